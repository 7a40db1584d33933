import type { Detection } from '../reader.ts';
import { defineReader, lazyRead } from '../reader.ts';
import { sniffCsv } from '../shared/csv-table.ts';
import { keyOf } from '../shared/fields.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** osTicket: the entries of its threads, as a database client exports them. */
export default defineReader({
  meta: {
    name: 'osticket',
    title: 'osTicket thread entries (CSV or JSON)',
    extensions: ['csv', 'tsv', 'json', 'jsonl'],
    kind: 'transcript',
  },
  detect: ({ head }) => detect(head),
  read: lazyRead(() => import('./read.ts')),
});

function detect(head: string): Detection | undefined {
  const keys = jsonKeys(head);
  if (keys !== undefined) {
    if (!keys.has('thread_id', 'poster', 'body') || !(keys.has('staff_id') || keys.has('user_id'))) return undefined;
    return { confidence: 0.93, why: 'it is JSON of entries with "thread_id", "poster" and "body"' };
  }
  if (!/^.{0,400}thread_id/i.test(head)) return undefined;
  const names = (sniffCsv(head)?.names ?? []).map(keyOf);
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  if (!has('threadid', 'poster', 'body') || !(has('staffid') || has('userid') || has('type'))) return undefined;
  return { confidence: 0.93, why: 'it is a table with the columns thread_id, poster and body' };
}
