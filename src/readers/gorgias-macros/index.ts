import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Gorgias: macros, as its API gives them. */
export default defineReader({
  meta: { name: 'gorgias-macros', title: 'Gorgias macros', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('actions') && (keys.is('name', 'setResponseText') || keys.is('name', 'addInternalNote')))
      return { confidence: 0.95, why: 'it is JSON of macros with the action "setResponseText"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});
