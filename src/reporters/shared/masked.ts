import { type Conversation, type Finding, messageIn, type Related, type Report, type Span, type Summary } from '../../model/index.ts';
import { applyEdits, type Edited, redactWithMap } from '../../text/redact.ts';

/** Masks personal data in a text; the identity where the user asked for the text as it is. */
export type Redact = (text: string) => string;

/** A text as it may be shown, with the way from places of the whole text to those of the shown one. */
export function masked(text: string, redact: Redact): Edited {
  const shown = redact(text);
  if (shown === text) return { text, at: (offset) => offset };
  const known = redactWithMap(text);
  return known.text === shown ? known : differing(text, shown);
}

/**
 * The words of a span as they may be shown. The whole text is masked first: half of a number alone would not be
 * recognised as one.
 */
export function maskedWords(text: string, span: Span, redact: Redact): string {
  const shown = masked(text, redact);
  return shown.text.slice(shown.at(span.start, 'start'), shown.at(span.end, 'end'));
}

/**
 * A finding as the report contract has it, with every text that may quote the conversation masked.
 * @param conversation undefined where the finding is over all of them: its excerpt is then all there is to mask
 */
export function shownFinding(finding: Finding, conversation: Conversation | undefined, redact: Redact): Finding {
  const text = conversation && messageIn(conversation, finding.messageId)?.text;
  const quoted = text?.slice(finding.span.start, finding.span.end) === finding.excerpt;
  return {
    ruleId: finding.ruleId,
    problem: finding.problem,
    category: finding.category,
    cause: finding.cause,
    severity: finding.severity,
    message: redact(finding.message),
    confidence: finding.confidence,
    evidence: finding.evidence.map(({ fact, weight }) => ({ fact: redact(fact), weight })),
    path: finding.path,
    conversationId: finding.conversationId,
    messageId: finding.messageId,
    turn: finding.turn,
    span: finding.span,
    position: finding.position,
    excerpt: text !== undefined && quoted ? maskedWords(text, finding.span, redact) : redact(finding.excerpt),
    suggestions: finding.suggestions.map(redact),
    related: finding.related.map(({ messageId, span, note }): Related => ({ messageId, span, note: redact(note) })),
    fingerprint: finding.fingerprint,
  };
}

/** The summary as the report contract has it: tables are lists of rows under their own names. */
export function shownSummary({ tables = [], ...summary }: Summary, redact: Redact): Report['summary'] {
  const lists = tables.map(({ name, rows }) => [name, rows.map(({ text, data }) => ({ text: redact(text), ...data }))]);
  return { ...summary, ...Object.fromEntries(lists) };
}

/** What a foreign way of masking did, as one edit between the common start and the common end. */
function differing(text: string, shown: string): Edited {
  const most = Math.min(text.length, shown.length);
  let start = 0;
  while (start < most && text[start] === shown[start]) start++;
  let tail = 0;
  while (tail < most - start && text[text.length - 1 - tail] === shown[shown.length - 1 - tail]) tail++;
  return applyEdits(text, [{ start, end: text.length - tail, text: shown.slice(start, shown.length - tail) }]);
}
