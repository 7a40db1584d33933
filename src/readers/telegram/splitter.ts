import { JsonSplitter } from '../shared/json-splitter.ts';

/**
 * Cuts an export into its messages while it comes in, however deep the chats stand: an account of any size is read with the
 * memory of one message. Before the messages of each chat comes a record `{"chat": ...}` of what stands before them in it.
 */
export function chatSplitter(): JsonSplitter {
  return new JsonSplitter(['messages'], (head) => `{"chat":${head.replace(/,?\s*"messages"\s*:$/, '')}}}`);
}
