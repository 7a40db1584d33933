import type { Words } from '../../locales/index.ts';
import { type Conversation, type Finding, messageIn, type Position } from '../../model/index.ts';

/** Standard input has no name that a program could open. */
export const fileOf = (path: string): string => (path === '-' ? 'stdin' : path.replaceAll('\\', '/').replace(/^\.\//, ''));

/** A path as a relative URI reference (RFC 3986): each part percent-encoded. */
export const uriOf = (path: string): string => fileOf(path).split('/').map(encodeURIComponent).join('/');

/** Where the words of a finding end in the file; undefined where only the reader knew and does not tell. */
export function endOf(finding: Finding, conversation: Conversation | undefined): Position | undefined {
  const message = conversation && messageIn(conversation, finding.messageId);
  if (conversation?.locate === undefined || message === undefined || finding.span.end <= finding.span.start) return undefined;
  // The place after the last unit: of the last unit itself every reader knows it.
  const last = conversation.locate(message, finding.span.end - 1);
  return { line: last.line, column: last.column + 1 };
}

/** Message and suggested wordings as one text of several lines. */
export const messageWithSuggestions = ({ message, suggestions }: Finding, words: Words): string =>
  suggestions.length === 0 ? message : `${message}\n${suggestions.map(words.attempt).join('\n')}`;
