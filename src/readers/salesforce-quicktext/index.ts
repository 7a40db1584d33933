import { defineReader, lazyRead } from '../reader.ts';
import { sniffCsv } from '../shared/csv-table.ts';
import { keyOf } from '../shared/fields.ts';

/** Salesforce Quick Text: the texts that agents insert. */
export default defineReader({
  meta: { name: 'salesforce-quicktext', title: 'Salesforce Quick Text (CSV)', extensions: ['csv'], kind: 'canned' },

  detect({ head }) {
    if (!/^.{0,1000}(?:insertable|folder ?name|quick ?text)/i.test(head)) return undefined;
    const names = (sniffCsv(head)?.names ?? []).map(keyOf);
    const has = (...keys: readonly string[]): boolean => keys.some((key) => names.includes(key));
    if (!has('message', 'quicktextmessage') || !has('name', 'quicktextname', 'quicktextquicktextname')) return undefined;
    if (!has('isinsertable', 'foldername', 'quicktextname', 'quicktextquicktextname', 'folderid') || has('actortype', 'conversationid'))
      return undefined;
    return { confidence: 0.93, why: "it is a table with the columns of Salesforce's QuickText" };
  },

  read: lazyRead(() => import('./read.ts')),
});
