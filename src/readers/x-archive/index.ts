import { defineReader, lazyRead } from '../reader.ts';

/** The archive of an X (Twitter) account: direct messages with both sides, and the account's own posts. */
export default defineReader({
  meta: { kind: 'transcript', name: 'x-archive', title: 'X (Twitter) archive', extensions: ['js'] },

  detect({ head }) {
    if (/^\s*window\.__THAR_CONFIG\s*=/.test(head)) {
      return { confidence: 0.98, why: 'it is the table of contents of an X archive', side: true };
    }
    const name = /^\s*window\.YTD\.(\w+)\.part\d+\s*=/.exec(head)?.[1];
    if (name === undefined) return undefined;
    if (/^(?:tweets?|direct_messages?(?:_group)?)$/.test(name)) {
      return { confidence: 1, why: `it begins with "window.YTD.${name}", as files of an X archive do` };
    }
    return { confidence: 0.98, why: `it is "${name}" of an X archive, which holds no conversations`, side: true };
  },

  read: lazyRead(() => import('./read.ts')),
});
