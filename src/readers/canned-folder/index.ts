import { defineReader, lazyRead } from '../reader.ts';
import { HTML } from './html-file.ts';

/**
 * A folder of canned responses: each .md, .txt or .html file is one, its name is the title, its sub-folder a tag;
 * YAML front matter may say more.
 */
export default defineReader({
  meta: {
    name: 'canned-folder',
    title: 'Canned responses, one text file each',
    extensions: ['md', 'markdown', 'txt', 'html', 'htm'],
    kind: 'canned',
  },
  detect({ path, head }) {
    if (HTML.test(path)) return { confidence: 0.5, why: 'it is an HTML file, read as one response' };
    if (/\.(?:md|markdown|txt)$/i.test(path)) return { confidence: 0.5, why: 'it is a text file, read as one response' };
    // Standard input that no other reader knows is the text of one response.
    return path === '-' && head.trim() !== '' && !/^\s*[[{<]/.test(head)
      ? { confidence: 0.3, why: 'it is text, read as one response' }
      : undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});
