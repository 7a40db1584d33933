import type { ConversationResult, Finding, Summary } from '../../model/index.ts';
import { type AgentScore, defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { fileOf } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';
import { counted } from '../shared/words.ts';

/** A comment on GitHub holds 65,536 characters, one on GitLab more: what would go beyond is counted instead. */
const MOST = 60_000;
const SHOWN_AGENTS = 10;
/** Longer passages are in the file. */
const MOST_WORDS = 200;
const SIGNS = { error: '🔴', warning: '🟠', suggestion: '🔵' } as const;

/** A report to paste into a pull request or a wiki: what must be known first, then the findings by conversation. */
export default defineReporter({
  meta: { name: 'markdown', title: 'Markdown, for a pull request or wiki', mediaType: 'text/markdown' },
  create(context) {
    const sections: string[] = [];
    let length = 0;
    let left = 0;
    const add = (title: string, findings: readonly Finding[], result?: ConversationResult): void => {
      const shown = findings.filter(({ severity }) => isShown(severity, context.showFrom));
      if (shown.length === 0) return;
      const items = shown.map((finding) => itemOf(shownFinding(finding, result?.conversation, context.redact)));
      const section = `### ${title}\n\n${items.join('\n')}\n`;
      if (length + section.length > MOST) {
        left += shown.length;
        return;
      }
      length += section.length;
      sections.push(section);
    };
    return {
      conversation(result) {
        const { conversation, score } = result;
        add(`${inline(conversation.id)} · ${score} / 100`, result.findings, result);
        return '';
      },
      corpus(findings) {
        add('Over all conversations', findings);
        return '';
      },
      diagnostic: () => '',
      end(summary, agents) {
        const rest = left === 0 ? '' : `\n_${counted(left, 'more finding')} would not fit into a comment; another format has them all._\n`;
        return `${headOf(summary, agents, context.redact)}${sections.length === 0 ? '' : `\n## Findings\n\n${sections.join('\n')}`}${rest}`;
      },
    };
  },
});

function headOf(summary: Summary, agents: readonly AgentScore[], redact: (text: string) => string): string {
  const { conversations, replies, score, grade, findings, rules, tables = [] } = summary;
  const counts = `${counted(findings.error, 'error')}, ${counted(findings.warning, 'warning')}, ${counted(findings.suggestion, 'suggestion')}`;
  const byRule = Object.entries(rules).sort(([, a], [, b]) => b - a);
  const lowest = [...agents].sort((a, b) => a.score - b.score).slice(0, SHOWN_AGENTS);
  return [
    `# replylint: ${score} / 100 (${grade})`,
    `${counted(replies, 'reply', 'replies')} in ${counted(conversations, 'conversation')}: ${counts}.`,
    ...(byRule.length === 0
      ? []
      : [
          table(
            ['Rule', 'Findings'],
            byRule.map(([id, count]) => [`\`${id}\``, String(count)]),
          ),
        ]),
    ...(lowest.length < 2
      ? []
      : [
          table(
            ['Agent', 'Score', 'Replies', 'Findings'],
            lowest.map((each) => [inline(each.agent), String(each.score), String(each.replies), String(each.findings)]),
          ),
        ]),
    ...tables
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) =>
        table(
          [inline(title), ''],
          rows.slice(0, 5).map((row) => [code(redact(row.text)), inline(row.counts.join(', '))]),
        ),
      ),
  ]
    .join('\n\n')
    .concat('\n');
}

function itemOf({ severity, ruleId, message, path, position, excerpt, suggestions }: Finding): string {
  const place = `${fileOf(path)}:${position.line}:${position.column}`;
  const words = excerpt.trim() === '' ? '' : `\n  ${code(shortened(excerpt))}`;
  const wording = suggestions.map((suggestion) => `\n  - Try: ${inline(suggestion)}`).join('');
  return `- ${SIGNS[severity]} **${severity}** \`${ruleId}\` ${inline(message)} (${code(place)})${words}${wording}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text of a stranger in running Markdown: no markup, no link, and neither people nor issues are mentioned. */
const inline = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&commat;')
    .replaceAll('#', '&num;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('://', ':&#47;/');

const shortened = (text: string): string => (text.length <= MOST_WORDS ? text : `${text.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …`);

/** Text of a stranger as code: between more backticks than it has. A bar would end the cell of a table even there. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('|', '¦');
  const fence = '`'.repeat(1 + Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
