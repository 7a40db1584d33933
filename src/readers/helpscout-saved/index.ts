import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Help Scout: saved replies, as its API gives them. */
export default defineReader({
  meta: { name: 'helpscout-saved', title: 'Help Scout saved replies', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('name') && (keys.has('chatText') || keys.has('chatPreview')))
      return { confidence: 0.95, why: 'it is JSON of saved replies with "chatText"' };
    // Only Help Scout writes its placeholders so.
    if (keys.has('name', 'text') && /\{%\s*(?:customer|user|conversation|mailbox)\./.test(head))
      return { confidence: 0.95, why: 'it is JSON of saved replies with placeholders of Help Scout' };
    if (keys.has('id', 'name', 'preview') && isBare(head)) return { confidence: 0.85, why: 'it is JSON of saved replies with "preview"' };
    if (keys.has('id', 'name', 'text') && isBare(head) && /<(?:br|p|div)\b/i.test(head))
      return { confidence: 0.85, why: 'it is JSON of nothing but "id", "name" and "text" in HTML' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

/** True where no object of the head has a key that saved replies do not have. */
function isBare(head: string): boolean {
  return [...head.matchAll(/"([^"\\\n]{1,60})"\s*:/g)].every(([, key = '']) => ['id', 'name', 'text', 'chatText', 'preview'].includes(key));
}
