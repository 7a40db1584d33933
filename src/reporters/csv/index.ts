import { stringify } from 'csv-stringify/sync';
import { type ConversationResult, type Finding, messageIn, repliesByMessage } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { fileOf } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';

const COLUMNS = [
  ...['path', 'line', 'column', 'conversation', 'message', 'agent', 'channel', 'at', 'score', 'severity', 'rule', 'problem', 'confidence'],
  ...['text', 'words', 'suggestion', 'fingerprint'],
];

/**
 * Findings as a table (RFC 4180), one a row. A cell that a spreadsheet would run as a formula begins with an apostrophe: the words
 * are a stranger's.
 */
export default defineReporter({
  meta: { name: 'csv', title: 'Findings as CSV', mediaType: 'text/csv' },
  create(context) {
    const rows = (findings: readonly Finding[], result?: ConversationResult): string =>
      csv(
        findings
          .filter(({ severity }) => isShown(severity, context.showFrom))
          .map((finding) => rowOf(shownFinding(finding, result?.conversation, context.redact), result)),
      );
    return {
      start: () => csv([COLUMNS]),
      conversation: (result) => rows(result.findings, result),
      corpus: (findings) => rows(findings),
      diagnostic: () => '',
      end: () => '',
    };
  },
});

const csv = (rows: readonly (readonly unknown[])[]): string =>
  rows.length === 0 ? '' : stringify([...rows] as unknown[][], { escape_formulas: true, record_delimiter: 'windows' });

function rowOf(finding: Finding, result: ConversationResult | undefined): unknown[] {
  const { messageId } = finding;
  const message = result && messageIn(result.conversation, messageId);
  const reply = result && repliesByMessage(result).get(messageId);
  return [
    ...[fileOf(finding.path), finding.position.line, finding.position.column, finding.conversationId, messageId],
    ...[message?.author ?? '', result?.conversation.channel ?? '', message?.at ?? '', reply?.score ?? ''],
    ...[finding.severity, finding.ruleId, finding.problem, finding.confidence],
    ...[finding.message, finding.excerpt, finding.suggestions[0] ?? '', finding.fingerprint],
  ];
}
