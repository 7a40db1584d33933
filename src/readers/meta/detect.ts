import type { Detection } from '../reader.ts';

/** Folders of a download in which there are no messages. */
const OTHER_FOLDER =
  /(?:^|\/)(?:your_(?:facebook|instagram)_activity|personal_information|logged_information|security_and_login_information)\//;
const THREAD_FILE = /(?:^|\/)message_\d+\.json(?:\.gz)?$/;

/** Which of the two downloads a file is of, by the keys in its head; undefined for neither. */
export function shapeOf(head: string): 'download' | 'encrypted' | undefined {
  const has = (key: string): boolean => new RegExp(`"${key}"\\s*:`).test(head);
  if (!/^\s*\{/.test(head) || !has('messages')) return undefined;
  if (has('senderName') && (has('isUnsent') || has('threadName')) && has('timestamp')) return 'encrypted';
  const times = has('timestamp_ms') || has('timestamp');
  if (has('sender_name') && times && has('participants')) return 'download';
  // A thread whose messages were all removed.
  return has('participants') && has('thread_path') ? 'download' : undefined;
}

export function detectMeta(path: string, head: string): Detection | undefined {
  const shape = shapeOf(head);
  if (shape === 'download')
    return { confidence: 0.97, why: 'it is JSON with "participants" and messages with "sender_name", as Meta exports threads' };
  if (shape === 'encrypted')
    return { confidence: 0.95, why: 'it is JSON with "senderName" and "isUnsent", as Messenger exports encrypted chats' };
  if (!OTHER_FOLDER.test(path) || !/^\s*[{[]/.test(head) || THREAD_FILE.test(path)) return undefined;
  return { confidence: 0.6, why: 'it is a file of a Facebook or Instagram download that holds no messages', side: true };
}
