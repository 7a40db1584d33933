import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Zendesk macros: the comments that they write. */
export default defineReader({
  meta: { name: 'zendesk-macros', title: 'Zendesk macros', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has, is } = keys;
    if (!has('actions', 'field', 'value')) return undefined;
    if (is('field', 'comment_value') || is('field', 'comment_value_html')) {
      return { confidence: 0.95, why: 'it is JSON of macros whose "actions" set a comment' };
    }
    // The first macros of a library may write nothing.
    const macros = has('macros') && (has('restriction') || has('raw_title'));
    const sets = is('field', 'comment_mode_is_public') || is('field', 'status') || is('field', 'current_tags');
    return macros || sets ? { confidence: 0.85, why: 'it is JSON of macros with "actions" on the fields of a ticket' } : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});
