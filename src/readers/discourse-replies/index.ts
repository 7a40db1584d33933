import { defineReader, lazyRead } from '../reader.ts';
import { jsonLayout } from '../shared/json-records.ts';

/** The list of Discourse's Canned Replies plugin, as its own page loads it. */
export default defineReader({
  meta: { kind: 'canned', name: 'discourse-replies', title: 'Discourse canned replies', extensions: ['json'] },

  detect({ head }) {
    if (jsonLayout(head) === undefined) return undefined;
    const has = (key: string): boolean => new RegExp(`"${key}"\\s*:`).test(head);
    if (!has('title') || !has('content') || !has('usages')) return undefined;
    return {
      confidence: has('replies') ? 0.95 : 0.9,
      why: 'it is JSON with "title", "content" and "usages", as canned replies of Discourse have',
    };
  },

  read: lazyRead(() => import('./read.ts')),
});
