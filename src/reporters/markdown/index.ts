import type { Words } from '../../locales/index.ts';
import { type ConversationResult, type Finding, SEVERITIES, type Summary } from '../../model/index.ts';
import { type AgentScore, defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { fileOf } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';

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
    const { words } = context;
    const sections: string[] = [];
    let length = 0;
    let left = 0;
    const add = (title: string, findings: readonly Finding[], result?: ConversationResult): void => {
      const shown = findings.filter(({ severity }) => isShown(severity, context.showFrom));
      if (shown.length === 0) return;
      const items = shown.map((finding) => itemOf(shownFinding(finding, result?.conversation, context.redact), words));
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
        add(`${inline(conversation.id)} · ${words.figures.number(score)} / 100`, result.findings, result);
        return '';
      },
      corpus(findings) {
        add(words.markdown.overAll, findings);
        return '';
      },
      diagnostic: () => '',
      end(summary, agents) {
        const rest = left === 0 ? '' : `\n_${words.markdown.left(left)}_\n`;
        return `${headOf(summary, agents, context.redact, words)}${sections.length === 0 ? '' : `\n## ${words.markdown.findings}\n\n${sections.join('\n')}`}${rest}`;
      },
    };
  },
});

function headOf(summary: Summary, agents: readonly AgentScore[], redact: (text: string) => string, words: Words): string {
  const { conversations, replies, score, grade, findings, rules, tables = [] } = summary;
  const { count, figures, markdown } = words;
  const counts = SEVERITIES.map((severity) => count[severity](findings[severity])).join(', ');
  const byRule = Object.entries(rules).sort(([, a], [, b]) => b - a);
  const lowest = [...agents].sort((a, b) => a.score - b.score).slice(0, SHOWN_AGENTS);
  return [
    `# replylint: ${figures.number(score)} / 100 (${grade})`,
    markdown.summary(count.replies(replies), count.conversations(conversations), counts),
    ...(byRule.length === 0
      ? []
      : [
          table(
            [markdown.rule, markdown.findings],
            byRule.map(([id, times]) => [`\`${id}\``, figures.number(times)]),
          ),
        ]),
    ...(lowest.length < 2
      ? []
      : [
          table(
            [markdown.agent, markdown.score, markdown.replies, markdown.findings],
            lowest.map((each) => [inline(each.agent), ...[each.score, each.replies, each.findings].map(figures.number)]),
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

function itemOf({ severity, ruleId, message, path, position, excerpt, suggestions }: Finding, words: Words): string {
  const place = `${fileOf(path)}:${position.line}:${position.column}`;
  const quoted = excerpt.trim() === '' ? '' : `\n  ${code(shortened(excerpt))}`;
  const wording = suggestions.map((suggestion) => `\n  - ${words.attempt(inline(suggestion))}`).join('');
  return `- ${SIGNS[severity]} **${words.severities[severity]}** \`${ruleId}\` ${inline(message)} (${code(place)})${quoted}${wording}`;
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
