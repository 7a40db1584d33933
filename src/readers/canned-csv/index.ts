import { defineReader, lazyRead } from '../reader.ts';
import { sniffCsv } from '../shared/csv-table.ts';
import { CANNED_FIELDS, FieldFinder, keyOf, MESSAGE_FIELDS } from '../shared/fields.ts';

/** Columns that a library of replies never has and a transcript nearly always has. */
const CONVERSATIONAL = ['conversation', 'role', 'at', 'author'] as const;

/** A list of canned responses: a name or shortcut, and the text. */
export default defineReader({
  meta: { kind: 'canned', name: 'canned-csv', title: 'Canned responses as CSV', extensions: ['csv', 'tsv'] },

  detect({ head }) {
    const header = sniffCsv(head);
    if (header === undefined) return undefined;
    const canned = new FieldFinder(CANNED_FIELDS).assign(header.names);
    if (canned.text === undefined || (canned.title === undefined && canned.id === undefined)) return undefined;
    const messages = new FieldFinder(MESSAGE_FIELDS).assign(header.names);
    const telling = CONVERSATIONAL.some(
      (field) => messages[field] !== undefined && messages[field] !== canned.title && messages[field] !== canned.id,
    );
    const osTicket = header.names.some((name) => keyOf(name) === 'isenabled') && keyOf(canned.text) === 'response';
    const names = [canned.id ?? canned.title, canned.text].map((name) => `"${name}"`).join(' and ');
    return { confidence: osTicket ? 0.8 : telling ? 0.3 : 0.7, why: `its header has the columns ${names}` };
  },

  read: lazyRead(() => import('./read.ts')),
});
