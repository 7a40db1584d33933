import { defineReader, lazyRead } from '../reader.ts';

/** Telegram Desktop's machine-readable JSON: one chat, or all of an account. */
export default defineReader({
  meta: { kind: 'transcript', name: 'telegram', title: 'Telegram Desktop export', extensions: ['json'] },

  detect({ head }) {
    const has = (key: string): boolean => new RegExp(`"${key}"\\s*:`).test(head);
    if (!/^\s*\{/.test(head)) return undefined;
    const message = has('from_id') && (has('date_unixtime') || has('text_entities') || /"type"\s*:\s*"(?:message|service)"/.test(head));
    const chat = /"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|(?:private|public)_(?:group|supergroup|channel))"/.test(head);
    if (has('messages') && chat && (message || has('actor_id') || has('date_unixtime'))) {
      return { confidence: 0.97, why: 'it is JSON of a chat with "from_id" and "date_unixtime", as Telegram Desktop exports it' };
    }
    if (has('messages') && message)
      return { confidence: 0.9, why: 'it is JSON of messages with "from_id" and "date_unixtime", as of Telegram' };
    // Contacts and sessions can fill the head of a whole account.
    const account =
      /"about"\s*:\s*"[^"]{0,60}Telegram/.test(head) || (has('personal_information') && has('user_id') && has('phone_number'));
    if (account) return { confidence: 0.9, why: 'it is JSON of a whole account, as Telegram Desktop exports it' };
    return chat && has('messages') ? { confidence: 0.8, why: 'it is JSON of a chat of a type that Telegram has' } : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});
