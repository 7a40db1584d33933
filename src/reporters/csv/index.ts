import { stringify } from 'csv-stringify/sync';
import type { Conversation, ConversationResult, Finding } from '../../model/index.ts';
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
  const message = messageOf(finding, result?.conversation);
  const reply = result === undefined ? undefined : replyOf(finding, result);
  return [
    ...[fileOf(finding.path), finding.position.line, finding.position.column, finding.conversationId, finding.messageId],
    ...[message?.author ?? '', result?.conversation.channel ?? '', message?.at ?? '', reply?.score ?? ''],
    ...[finding.severity, finding.ruleId, finding.problem, finding.confidence],
    ...[finding.message, finding.excerpt, finding.suggestions[0] ?? '', finding.fingerprint],
  ];
}

const messageOf = ({ messageId }: Finding, conversation: Conversation | undefined) =>
  conversation?.messages.find(({ id }) => id === messageId);

/** The reply that a finding's message belongs to: the last one that starts at it or before. */
function replyOf({ messageId }: Finding, { conversation, replies }: ConversationResult) {
  const starts = new Map(replies.map((reply) => [reply.messageId, reply]));
  let current: (typeof replies)[number] | undefined;
  for (const { id } of conversation.messages) {
    current = starts.get(id) ?? current;
    if (id === messageId) return current;
  }
  return undefined;
}
