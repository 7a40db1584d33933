import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Front: message templates, as its API gives them. */
export default defineReader({
  meta: { name: 'front-templates', title: 'Front message templates', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('body', 'is_available_for_all_inboxes') || (keys.has('body', 'name') && /"id"\s*:\s*"rsp_\w+"/.test(head)))
      return { confidence: 0.95, why: 'it is JSON of message templates named "rsp_..."' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});
