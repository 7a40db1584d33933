import type { Conversation, Finding, Severity } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { fileOf, messageWithSuggestions } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';
import { attributes } from '../shared/xml.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'info' };

/** Checkstyle's XML, which most CI servers read. A file may come in several elements, as its findings come. */
export default defineReporter({
  meta: { name: 'checkstyle', title: 'Checkstyle XML', mediaType: 'application/xml' },
  create(context) {
    let open: string | undefined;
    const close = (): string => (open === undefined ? '' : '  </file>\n');
    const inFile = (path: string): string => {
      const file = fileOf(path);
      if (file === open) return '';
      const text = `${close()}  <file${attributes({ name: file })}>\n`;
      open = file;
      return text;
    };
    const listed = (findings: readonly Finding[], conversation?: Conversation): string => {
      let text = '';
      for (const finding of findings) {
        if (!isShown(finding.severity, context.showFrom)) continue;
        const shown = shownFinding(finding, conversation, context.redact);
        const { line, column } = finding.position;
        text += inFile(finding.path);
        text += `    <error${attributes({ line, column, severity: SEVERITIES[finding.severity], message: messageWithSuggestions(shown, context.words), source: `replylint.${finding.ruleId}` })}/>\n`;
      }
      return text;
    };
    return {
      start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n',
      conversation: ({ findings, conversation }) => listed(findings, conversation),
      corpus: (findings) => listed(findings),
      diagnostic: ({ path, line, message, code, level }) =>
        level === 'note'
          ? ''
          : `${inFile(path)}    <error${attributes({ line: line ?? 0, severity: 'warning', message: context.redact(message), source: `replylint.input.${code}` })}/>\n`,
      end: () => `${close()}</checkstyle>\n`,
    };
  },
});
