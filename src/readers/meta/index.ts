import { defineReader, lazyRead } from '../reader.ts';
import { detectMeta } from './detect.ts';

/** Messenger and Instagram: the JSON of "Download your information", and Messenger's download of encrypted chats. */
export default defineReader({
  meta: { kind: 'transcript', name: 'meta', title: 'Messenger or Instagram download', extensions: ['json'] },
  detect: ({ path, head }) => detectMeta(path, head),
  read: lazyRead(() => import('./read.ts')),
});
