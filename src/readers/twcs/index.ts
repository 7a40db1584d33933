import { defineReader, lazyRead } from '../reader.ts';
import { sniffCsv } from '../shared/csv-table.ts';

/** Kaggle's "Customer Support on Twitter" (twcs.csv) and samples of it. */
export default defineReader({
  meta: { kind: 'transcript', name: 'twcs', title: 'Customer Support on Twitter (Kaggle)', extensions: ['csv'] },

  detect({ head }) {
    if (!/tweet_id/i.test(head)) return undefined;
    const header = sniffCsv(head);
    const names = new Set(header?.names.map((name) => name.toLowerCase()));
    if (!['tweet_id', 'inbound', 'text'].every((name) => names.has(name))) return undefined;
    const full = ['author_id', 'in_response_to_tweet_id'].every((name) => names.has(name));
    return { confidence: full ? 1 : 0.85, why: 'its header is that of twcs.csv (tweet_id, inbound, text)' };
  },

  read: lazyRead(() => import('./read.ts')),
});
