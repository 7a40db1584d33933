import { defineReader, lazyRead } from '../reader.ts';
import { looksLikeSnippets } from './rows.ts';

/** TextExpander groups, and the CSV without header that TextExpander, aText and others exchange. */
export default defineReader({
  meta: { kind: 'canned', name: 'textexpander', title: 'TextExpander snippets', extensions: ['textexpander', 'csv', 'xml', 'plist'] },

  detect({ path, head }) {
    if (/<plist\b/.test(head) && /<key>\s*(?:snippetsTE2|snippetPlists|abbreviation)\s*<\/key>/.test(head)) {
      return { confidence: 0.98, why: 'it is a property list with snippets, as TextExpander has' };
    }
    if (!/\.(?:csv|tsv)$/i.test(path) || !looksLikeSnippets(head)) return undefined;
    return { confidence: 0.6, why: 'it is a table without a header: an abbreviation and its text in each row' };
  },

  read: lazyRead(() => import('./read.ts')),
});
