import type { Hidden, Role } from '../../model/index.ts';
import { type Body, emptyBody, htmlBody, plainBody, richBody } from '../shared/body.ts';
import { type Item, textOf } from '../shared/items.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { idAt } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';
import type { People } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a note is made from: changes of status, what Freshdesk knows of the sender, forms of calls. */
const SYSTEM: ReadonlySet<unknown> = new Set([3, 4, 9]);
const FORWARDED = 8;

/** One note of a ticket, which the new API calls a conversation. */
export function notePost(item: Item, value: Values, requester: string | undefined, people: People): Post {
  const { record, path } = item;
  const author = idAt(record, [...path, 'user_id'], value['user_id']);
  return {
    id: idAt(record, [...path, 'id'], value['id']),
    role: roleOf(value, author, requester, people),
    author: people.nameOf(author),
    at: timeOf(value['created_at']),
    body: bodyOf(item, value, 'body'),
    hidden: hiddenOf(value),
    attachments: hasFiles(value),
  };
}

/** The ticket's first message, which stands in the ticket; undefined where a list leaves it out. */
export function descriptionPost(item: Item, value: Values, id: string, requester: string | undefined, people: People): Post | undefined {
  const { record, path } = item;
  const body = bodyOf(item, value, 'description');
  if (body.text === '' && !hasFiles(value)) return undefined;
  // An outbound mail opens a ticket in which the team writes first.
  const outbound = value['source'] === 10;
  const author = outbound ? idAt(record, [...path, 'responder_id'], value['responder_id']) : requester;
  return {
    id: `ticket-${id}`,
    role: outbound ? 'agent' : 'customer',
    author: people.nameOf(author),
    at: timeOf(value['created_at']),
    body,
    attachments: hasFiles(value),
  };
}

/**
 * The text under `key`. Export and old API: `body` is plain and `body_html` HTML; new API: `body` is HTML and `body_text` plain.
 * HTML comes first, as it says what is quoted history.
 */
function bodyOf({ record, path }: Item, value: Values, key: 'body' | 'description'): Body {
  const isNew = `${key}_text` in value;
  const [htmlKey, plainKey] = isNew ? [key, `${key}_text`] : [`${key}_html`, key];
  const html = textOf(value[htmlKey]);
  const rich = html === undefined ? undefined : htmlBody(record, [...path, htmlKey], html);
  if (rich !== undefined && rich.text !== '') return rich;
  const plain = textOf(value[plainKey]);
  if (plain === undefined) return rich ?? emptyBody(record, path);
  // Without the twin key beside it nothing tells which of both a text is.
  return ownWords(isNew || htmlKey in value ? plainBody(record, [...path, plainKey], plain) : richBody(record, [...path, plainKey], plain));
}

function roleOf(value: Values, author: string | undefined, requester: string | undefined, people: People): Role {
  if (SYSTEM.has(value['source'])) return 'system';
  if (value['auto_response'] === true) return 'bot';
  if (typeof value['incoming'] === 'boolean') return value['incoming'] ? 'customer' : 'agent';
  return author !== undefined && author === requester && !people.isAgent(author) ? 'customer' : 'agent';
}

function hiddenOf(value: Values): Hidden | undefined {
  if (value['deleted'] === true) return 'deleted';
  // A forward goes to somebody else, not to the customer.
  return value['private'] === true || (value['source'] === FORWARDED && value['incoming'] !== true) ? 'internal' : undefined;
}

function hasFiles(value: Values): boolean {
  return Array.isArray(value['attachments']) && value['attachments'].length > 0;
}

function timeOf(value: unknown): string | undefined {
  return typeof value === 'string' ? isoTime(value, undefined) : undefined;
}
