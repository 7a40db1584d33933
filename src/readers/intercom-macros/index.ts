import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Intercom: macros (saved replies) as its API gives them. */
export default defineReader({
  meta: { name: 'intercom-macros', title: 'Intercom macros', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.is('type', 'macro')) return { confidence: 0.97, why: 'it is JSON of the type "macro"' };
    const sign = keys.has('body_text') && (keys.has('visible_to') || keys.has('available_on'));
    return sign ? { confidence: 0.9, why: 'it is JSON of macros with "body_text" and who sees them' } : undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});
