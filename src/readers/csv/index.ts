import { defineReader, lazyRead } from '../reader.ts';
import { sniffCsv } from '../shared/csv-table.ts';
import { fitOf } from './columns.ts';

/** Any table with a header: a message a row, a question with its answer, or a whole conversation. */
export default defineReader({
  meta: { kind: 'transcript', name: 'csv', title: 'CSV or TSV table', extensions: ['csv', 'tsv', 'tab', 'txt'] },

  detect({ path, head }) {
    const header = sniffCsv(head);
    if (header === undefined) return undefined;
    const confidence = fitOf(header);
    if (confidence > 0) return { confidence, why: `its header has columns that messages have (${header.names.slice(0, 8).join(', ')})` };
    // Nothing is known about the columns, but --map may tell.
    return /\.(csv|tsv|tab)$/i.test(path) ? { confidence: 0.3, why: 'it is a table, though none of its columns is known' } : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});
