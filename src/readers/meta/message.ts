import type { Position } from '../../model/index.ts';
import type { Body } from '../shared/body.ts';
import { type DataRecord, isObject } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';
import { metaBody, repaired } from './mojibake.ts';

/** A message before it is known who the team is. */
export interface Sent {
  readonly author: string;
  readonly at: string | undefined;
  readonly body: Body;
  /** True for what Messenger itself says: calls, reactions, people who join. */
  readonly notice: boolean;
  readonly deleted: boolean;
  readonly attachments: boolean;
  readonly path: string;
}

const MEDIA = ['photos', 'videos', 'audio_files', 'files', 'gifs', 'sticker', 'share', 'media'];

/** `type` of what no person wrote. */
const NOTICE_TYPES = new Set(['Call', 'Subscribe', 'Unsubscribe', 'call', 'subscribe', 'unsubscribe']);

/** Lines in the place of a message, in English and Italian, without the sender's name before them. */
const NOTICES = [
  /^reacted \S{1,16} to (?:your|a|his|her|their) message$/i,
  /^ha (?:aggiunto la reazione|reagito con) \S{1,16} (?:al tuo|a un|al suo) messaggio$/i,
  /^(?:liked a message|ha messo ["“]?mi piace["”]? a un messaggio)$/i,
  /^(?:missed (?:a|your) (?:video )?call(?: from .{1,60})?|started an? (?:audio |video )?(?:call|chat)|called you)\.?$/i,
  /^(?:The (?:video|audio) (?:chat|call) ended|La (?:video)?chiamata è terminata|Hai perso una (?:video)?chiamata.{0,80})\.?$/i,
  /^(?:Say hi to your new .{1,80}|(?:You )?are now connected on Messenger|Ora siete connessi su Messenger|Di' ciao .{1,80})\.?$/i,
  /^(?:unsent|removed) a message\.?$/i,
  /^(?:named the group|left the group|set the nickname for|changed the (?:chat )?theme|added .{1,60} to the group)\b.{0,120}$/i,
  /^ha (?:abbandonato il gruppo|impostato il soprannome|cambiato il tema|chiamato il gruppo)(?!\p{L}).{0,120}$/iu,
];

/** What stands in the place of the words of a file that was sent, without the sender's name. */
const SENT = [
  /^sent (?:an attachment|a (?:photo|video|sticker|GIF|location|link|voice message|live location))\.?$/i,
  /^(?:hai|ha) inviato (?:un allegato|una foto|un video|uno sticker|una GIF|una posizione|un link|un messaggio vocale)\.?$/i,
];

/** One record of `messages`, of a download or of encrypted chats; undefined for what is no message. */
export function readMessage(record: DataRecord, path: string): Sent | undefined {
  const { value } = record;
  if (!isObject(value)) return undefined;
  const sender = value['sender_name'] ?? value['senderName'];
  const time = value['timestamp_ms'] ?? value['timestamp'];
  if (typeof sender !== 'string' && typeof time !== 'number') return undefined;
  const key = typeof value['content'] === 'string' ? 'content' : 'text';
  const raw = value[key];
  const written = typeof raw === 'string' && raw !== '' ? metaBody(record, [key], raw) : undefined;
  const author = typeof sender === 'string' ? repaired(sender).trim() : '';
  const line = written === undefined ? '' : withoutName(written.text.trim(), author);
  const stand = SENT.some((pattern) => pattern.test(line));
  const nothing: Body = { text: '', locate: (): Position => record.place([], 0) };
  const media = MEDIA.some((name) => (Array.isArray(value[name]) ? value[name].length > 0 : isObject(value[name])));
  return {
    author,
    at: typeof time === 'number' ? isoTime(String(time), undefined) : undefined,
    body: written === undefined || stand ? nothing : written,
    notice:
      NOTICE_TYPES.has(String(value['type'])) ||
      typeof value['call_duration'] === 'number' ||
      NOTICES.some((pattern) => pattern.test(line)),
    deleted: value['is_unsent'] === true || value['isUnsent'] === true,
    attachments: media || stand,
    path,
  };
}

/** "Ann sent a photo." and "You sent a photo." are lines of Messenger; "I sent a photo." is what somebody says. */
function withoutName(text: string, author: string): string {
  const [first = ''] = author.split(' ', 1);
  const name = [author, first, 'You'].find((one) => one !== '' && text.startsWith(`${one} `));
  return name === undefined ? text : text.slice(name.length + 1);
}
