import type { Hidden, Role } from '../../model/index.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
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
  readonly body: Body;
}

/** A part of a text that was redacted. */
const REDACTED = '\u2587';

/** Where a comment's text may stand, the plainest first. */
const TEXTS = ['plain_body', 'body', 'message', 'html_body'] as const;

/** Reads a comment or a `Comment` event; undefined where it has no text. */
export function readComment(record: DataRecord, path: KeyPath, value: unknown): Comment | undefined {
  if (!isObject(value)) return undefined;
  const filled = TEXTS.find((name) => typeof value[name] === 'string' && value[name].trim() !== '');
  const key = filled ?? TEXTS.find((name) => typeof value[name] === 'string');
  if (key === undefined) return undefined;
  const at = value['created_at'] ?? value['timestamp'];
  return {
    record,
    path,
    value,
    id: idAt(record, [...path, 'id'], value['id']),
    authorId: idAt(record, [...path, 'author_id'], value['author_id']),
    // Absent in chats, which only tell what the customer saw.
    isPublic: value['public'] !== false && value['comment_public'] !== false,
    at: at === null || at === undefined ? undefined : isoTime(String(at), undefined),
    body: bodyAt(record, [...path, key], key, String(value[key])),
  };
}

function bodyAt(record: DataRecord, path: KeyPath, key: (typeof TEXTS)[number], raw: string): Body {
  if (key === 'html_body') return ownWords(htmlBody(record, path, raw));
  // Plain bodies may still hold entities such as `&nbsp;` (from memory, not verified).
  const body = plainBody(record, path, raw, { entities: key === 'plain_body' });
  // Lines of a chat quote nothing.
  return key === 'message' ? body : ownWords(body);
}

/** The post of a comment whose author's side is decided. */
export function postOf(comment: Comment, role: Role, author: string | undefined): Post {
  const { id, value, body, at } = comment;
  const attachments = Array.isArray(value['attachments']) && value['attachments'].length > 0;
  return { id, role, author, at, body, hidden: hiddenOf(comment), attachments };
}

function hiddenOf({ isPublic, body }: Comment): Hidden | undefined {
  if (!isPublic) return 'internal';
  const visible = body.text.trim();
  return visible !== '' && visible.replaceAll(REDACTED, '').trim() === '' ? 'deleted' : undefined;
}
