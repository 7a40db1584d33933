import { defineReader, lazyRead } from '../reader.ts';
import { jsonLayout } from '../shared/json-records.ts';

/** Corpora of ConvoKit: `utterances.jsonl`, with the files beside it. */
export default defineReader({
  meta: { kind: 'transcript', name: 'convokit', title: 'ConvoKit corpus', extensions: ['jsonl', 'json'] },

  detect({ path, head }) {
    if (jsonLayout(head) === undefined) return undefined;
    const has = (...keys: readonly string[]): boolean => keys.some((key) => new RegExp(`"${key}"\\s*:`).test(head));
    if (has('text') && has('speaker', 'user') && has('conversation_id', 'root') && has('reply_to', 'reply-to')) {
      return { confidence: 0.95, why: 'its records have "speaker", "conversation_id" and "reply_to", as utterances of ConvoKit have' };
    }
    const [name = ''] = /(?:^|[/\\])(?:speakers|users|conversations|corpus|index)\.json$/.exec(path) ?? [];
    // Of the corpus as a whole nothing is known beforehand but the file's name.
    const kind = name.endsWith('corpus.json') || has('meta', 'vectors', 'utterances-index', 'speakers-index', 'users-index');
    return name !== '' && kind && !has('text', 'body', 'messages', 'email')
      ? { confidence: 0.5, why: 'it is a file beside the utterances of a ConvoKit corpus', side: true }
      : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});
