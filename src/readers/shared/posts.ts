import type { Conversation, Hidden, Message, Position, Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import type { Body } from './body.ts';
import type { DataRecord } from './record.ts';
import { inOrderOfTime } from './time.ts';

/** One message of an export, once its reader has understood it. */
export interface Post {
  readonly id?: string | undefined;
  readonly role: Role;
  readonly author?: string | undefined;
  /** ISO 8601. */
  readonly at?: string | undefined;
  readonly body: Body;
  /** Without it a post with nothing to read is `empty`. */
  readonly hidden?: Hidden | undefined;
  readonly attachments?: boolean | undefined;
  /** The file, where it is not the conversation's. */
  readonly path?: string | undefined;
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

/** Counts what posts keep in memory: their texts and, once for all posts of a page, the record that they were read from. */
export class PostSize {
  #last: DataRecord | undefined;

  /** In UTF-16 units. */
  of({ body }: Pick<Post, 'body'>): number {
    const { record } = body;
    const fresh = record !== undefined && record !== this.#last;
    this.#last = record;
    return body.text.length + (fresh ? (record?.size ?? 0) : 0);
  }
}

/** What an export says about a conversation besides its messages. */
export interface ThreadFacts {
  readonly id: string;
  readonly path: string;
  readonly channel?: string | undefined;
  readonly language?: string | undefined;
  readonly subject?: string | undefined;
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A conversation of posts: in order of time where all have one, else as they come. A post whose id came before, as in overlapping
 * pages, is left out and counted as `duplicate`; posts without id are numbered.
 */
export function threadOf(facts: ThreadFacts, posts: readonly Post[], context: ReadContext): Conversation {
  const bodies = new Map<string, Body>();
  const messages: Message[] = [];
  posts.forEach((post, index) => {
    const id = post.id ?? `${facts.id}-${index + 1}`;
    if (bodies.has(id)) {
      context.skip('duplicate');
      return;
    }
    bodies.set(id, post.body);
    messages.push(messageOf(id, post));
  });
  const { id, path, channel, language, subject, meta } = facts;
  return {
    id,
    path,
    ...(isFilled(channel) && { channel }),
    ...(isFilled(language) && { language }),
    ...(isFilled(subject) && { subject }),
    ...(meta !== undefined && { meta }),
    messages: inOrderOfTime(messages),
    locate: (message, offset): Position => bodies.get(message.id)?.locate(offset) ?? message.position,
  };
}

function messageOf(id: string, { role, author, at, body, hidden, attachments, path, meta }: Post): Message {
  const { text } = body;
  let position: Position | undefined;
  const message: { -readonly [K in keyof Message]: Message[K] } = {
    id,
    role,
    text,
    get position(): Position {
      position ??= body.locate(0);
      return position;
    },
  };
  // Not by spreading: this runs for each of a million messages.
  if (isFilled(author)) message.author = author;
  if (at !== undefined) message.at = at;
  if (path !== undefined) message.path = path;
  if (meta !== undefined) message.meta = meta;
  const why = hidden ?? (text.trim() === '' ? 'empty' : undefined);
  if (why !== undefined) message.hidden = why;
  if (attachments === true) message.attachments = true;
  return message;
}

/** True for a string with something to read. */
function isFilled(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
