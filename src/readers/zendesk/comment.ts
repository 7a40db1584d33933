import type { Hidden, Message, Position, Role } from '../../model/index.ts';
import { type CleanOptions, cleanText, rawOffset } from '../shared/clean.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';

/** A comment before its author's side is known. */
export interface Comment {
  readonly record: DataRecord;
  readonly path: KeyPath;
  readonly value: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly authorId: string | undefined;
  readonly isPublic: boolean;
  readonly at: string | undefined;
  readonly text: string;
  readonly locate: (offset: number) => Position;
}

/**
 * The line above which a mail notification asks to answer; Zendesk translates its words and keeps the marks.
 * It and all below it is the notification, not the reply.
 */
const DELIMITER = /^[> \t]*##- .{3,120}? -##/m;

/** A part of a text that was redacted: formats.md 2.1. */
const REDACTED = '\u2587';

/** Plain bodies may still hold entities such as `&nbsp;` (from memory, not verified). */
const PLAIN: CleanOptions = { entities: true };

/** Reads a comment or a `Comment` event; undefined where it has no text that is not HTML only. */
export function readComment(record: DataRecord, path: KeyPath, value: unknown): Comment | undefined {
  if (!isObject(value)) return undefined;
  const key = ['plain_body', 'body', 'message'].find((name) => typeof value[name] === 'string');
  if (key === undefined) return undefined;
  const raw = String(value[key]);
  const options = key === 'plain_body' ? PLAIN : {};
  const whole = cleanText(raw, options);
  const cut = whole.search(DELIMITER);
  const at = value['created_at'] ?? value['timestamp'];
  return {
    record,
    path,
    value,
    id: idAt(record, [...path, 'id'], value['id']),
    authorId: idAt(record, [...path, 'author_id'], value['author_id']),
    // Absent in ticket events and chats, which only tell what the customer saw.
    isPublic: value['public'] !== false,
    at: at === null || at === undefined ? undefined : isoTime(String(at), undefined),
    text: cut === -1 ? whole : whole.slice(0, cut).trimEnd(),
    locate: (offset) => record.place([...path, key], rawOffset(raw, offset, options)),
  };
}

/** The message of a comment whose author's side is decided. */
export function messageOf(comment: Comment, role: Role, author: string | undefined, fallbackId: string): Message {
  const { value, text, at, locate } = comment;
  const hidden = hiddenOf(comment);
  let position: Position | undefined;
  return {
    id: comment.id ?? fallbackId,
    role,
    ...(author === undefined ? {} : { author }),
    ...(at === undefined ? {} : { at }),
    text,
    ...(hidden === undefined ? {} : { hidden }),
    ...(Array.isArray(value['attachments']) && value['attachments'].length > 0 ? { attachments: true } : {}),
    get position(): Position {
      position ??= locate(0);
      return position;
    },
  };
}

function hiddenOf({ isPublic, text }: Comment): Hidden | undefined {
  if (!isPublic) return 'internal';
  const visible = text.trim();
  if (visible === '') return 'empty';
  return visible.replaceAll(REDACTED, '').trim() === '' ? 'deleted' : undefined;
}
