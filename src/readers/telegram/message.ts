import type { Position } from '../../model/index.ts';
import type { Body } from '../shared/body.ts';
import { cleanText, rawOffset } from '../shared/clean.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';

/** A message before it is known who the team is. */
export interface Sent {
  readonly id: string | undefined;
  readonly author: string | undefined;
  /** `user123`, `channel123`; undefined in very old exports. */
  readonly authorId: string | undefined;
  readonly at: string | undefined;
  readonly body: Body;
  readonly attachments: boolean;
}

/** Where exports have what is no text. */
const MEDIA = ['photo', 'file', 'media_type', 'location_information', 'contact_information', 'poll', 'game_title', 'invoice_information'];

/** Telegram Desktop writes control characters as `\x1F`, which JSON does not know: they become as many marks that no text keeps. */
export function mended(text: string): string {
  if (!text.includes('\\x')) return text;
  return text.replace(/\\(?:x[0-9A-Fa-f]{2}|[\s\S])/g, (found) => (found.length === 4 ? '\u200E'.repeat(4) : found));
}

/** An entry of type `message`. */
export function readMessage(record: DataRecord, value: Readonly<Record<string, unknown>>): Sent {
  const from = value['from'];
  return {
    id: idAt(record, ['id'], value['id']),
    author: typeof from === 'string' && from.trim() !== '' ? cleanText(from).trim() : undefined,
    authorId: senderId(idAt(record, ['from_id'], value['from_id'])),
    at: timeOf(value['date'], value['date_unixtime']),
    body: textOf(record, value['text']),
    attachments: MEDIA.some((key) => value[key] !== undefined && value[key] !== null),
  };
}

/** `date` is the exporter's clock and `date_unixtime` the moment: the difference is the zone. */
function timeOf(date: unknown, unix: unknown): string | undefined {
  const local = typeof date === 'string' ? isoTime(date, undefined) : undefined;
  const moment = typeof unix === 'string' || typeof unix === 'number' ? isoTime(String(unix), undefined) : undefined;
  if (local === undefined || moment === undefined) return moment ?? local;
  const minutes = (Date.parse(`${local}Z`) - Date.parse(moment)) / 60_000;
  if (!Number.isInteger(minutes / 15) || Math.abs(minutes) > 14 * 60) return moment;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** Old exports give the number alone. */
export function senderId(id: string | undefined): string | undefined {
  return id !== undefined && /^\d+$/.test(id) ? `user${id}` : id;
}

/** `text` is a string, or a list of strings and of formatted pieces. */
function textOf(record: DataRecord, text: unknown): Body {
  const pieces: { readonly path: KeyPath; readonly raw: string; readonly text: string }[] = [];
  const add = (path: KeyPath, raw: unknown): void => {
    if (typeof raw === 'string' && raw !== '') pieces.push({ path, raw, text: cleanText(raw) });
  };
  if (Array.isArray(text)) {
    text.forEach((item: unknown, index) => {
      if (isObject(item)) add(['text', index, 'text'], item['text']);
      else add(['text', index], item);
    });
  } else add(['text'], text);
  return {
    text: pieces.map((piece) => piece.text).join(''),
    locate(offset): Position {
      let rest = offset;
      for (const [index, piece] of pieces.entries()) {
        const last = index === pieces.length - 1;
        if (rest < piece.text.length || last) return record.place(piece.path, rawOffset(piece.raw, rest));
        rest -= piece.text.length;
      }
      return record.place([], 0);
    },
  };
}
