import type { Words } from '../../locales/index.ts';
import type { Conversation, Finding, Severity } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { endOf, fileOf, messageWithSuggestions } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'notice' };

/** Workflow commands of GitHub Actions: each finding becomes an annotation on its line. GitHub shows ten of a kind a step. */
export default defineReporter({
  meta: { name: 'github', title: 'Annotations of GitHub Actions', mediaType: 'text/plain' },
  create(context) {
    const listed = (findings: readonly Finding[], conversation?: Conversation): string =>
      findings
        .filter(({ severity }) => isShown(severity, context.showFrom))
        .map((finding) => annotation(shownFinding(finding, conversation, context.redact), endOf(finding, conversation), context.words))
        .join('');
    return {
      conversation: ({ findings, conversation }) => listed(findings, conversation),
      corpus: (findings) => listed(findings),
      diagnostic: ({ path, line, message, code, level }) =>
        level === 'note' ? '' : command('warning', { file: fileOf(path), line, title: `replylint: ${code}` }, context.redact(message)),
      end: () => '',
    };
  },
});

function annotation(finding: Finding, end: ReturnType<typeof endOf>, words: Words): string {
  const { severity, path, position, ruleId } = finding;
  // Columns of an annotation must lie on one line.
  const columns = end?.line === position.line ? { endColumn: end.column } : {};
  const at = {
    file: fileOf(path),
    line: position.line,
    col: position.column,
    endLine: end?.line,
    ...columns,
    title: `replylint: ${ruleId}`,
  };
  return command(COMMANDS[severity], at, messageWithSuggestions(finding, words));
}

function command(name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${list.join(',')}::${escaped(message)}\n`;
}

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
