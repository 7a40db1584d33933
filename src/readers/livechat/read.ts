import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import type { Body } from '../shared/body.ts';
import type { Post } from '../shared/posts.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { jsonSites, lose, type Site } from '../shared/site.ts';
import { ThreadPool } from '../shared/thread-pool.ts';

interface User {
  readonly role: Role;
  readonly name: string | undefined;
}

/** Reads chats of LiveChat's archives: a conversation is a thread, as a chat goes on over days. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const pool = new ThreadPool(context);
  for await (const site of jsonSites(source, context, ['chats'])) {
    const chat = site.object('chat') ?? site;
    const threads = chat.list('threads') ?? [chat.object('thread') ?? chat];
    if (threads.every((thread) => thread.list('events', 'messages') === undefined)) {
      if (chat.object('last_thread_summary') === undefined) lose(context, chat, 'not-a-chat', 'This record is no chat with "events".');
      else context.skip('chat-summary');
      continue;
    }
    const users = usersOf(chat, context.options.agents);
    for (const thread of threads) {
      const id = thread.id('id') ?? chat.id('id') ?? `${source.path}#${site.record.record}`;
      const posts = postsOf(id, thread, users, context);
      yield* pool.add({ id, path: source.path, channel: 'chat', meta: metaOf(chat, thread) }, posts);
    }
  }
  yield* pool.end();
}

function metaOf(chat: Site, thread: Site): Readonly<Record<string, unknown>> | undefined {
  const id = chat.id('id');
  return id === undefined || thread.id('id') === undefined || thread.value === chat.value ? undefined : { chat: id };
}

function usersOf(chat: Site, agents: readonly string[]): ReadonlyMap<string, User> {
  const users = new Map<string, User>();
  for (const user of chat.list('users') ?? []) {
    const id = user.id('id');
    if (id === undefined) continue;
    const name = user.string('name');
    const named = [id, name].some((one) => one !== undefined && isNamedAgent(one, agents));
    // People log in with their mail address; what has none and answers all the same is a bot.
    const role = named ? 'agent' : user.string('type') === 'customer' ? 'customer' : id.includes('@') ? 'agent' : 'bot';
    users.set(id, { role, name });
  }
  return users;
}

function postsOf(threadId: string, thread: Site, users: ReadonlyMap<string, User>, context: ReadContext): Post[] {
  const key = Array.isArray(thread.get('events')) ? 'events' : 'messages';
  const all = thread.get(key) as readonly unknown[] | undefined;
  const events = thread.list(key) ?? [];
  for (let broken = (all?.length ?? 0) - events.length; broken > 0; broken--) {
    lose(context, thread, 'not-an-event', 'An event of this thread is no object.');
  }
  return events.flatMap((event, index): Post[] => {
    const found = bodyOf(event);
    if (typeof found === 'string') {
      context.skip(found);
      return [];
    }
    const authorId = event.id('author_id');
    const user = authorId === undefined ? undefined : users.get(authorId);
    const side = event.string('user_type');
    return [
      {
        id: event.id('id', 'event_id') ?? `${threadId}_${index + 1}`,
        role: event.string('type') === 'system_message' ? 'system' : (user?.role ?? roleOfSide(side, authorId)),
        author: user?.name ?? event.string('author_name'),
        at: event.time('created_at', 'timestamp'),
        body: found,
        hidden: hiddenOf(event, side),
        attachments: event.string('type') === 'file',
      },
    ];
  });
}

/** `user_type` is of the older API, which names no users; else agents are told by their ids, which are mail addresses. */
function roleOfSide(side: string | undefined, authorId: string | undefined): Role {
  if (side !== undefined) return side === 'visitor' || side === 'customer' ? 'customer' : 'agent';
  return authorId?.includes('@') === true ? 'agent' : 'customer';
}

function hiddenOf(event: Site, side: string | undefined): Post['hidden'] {
  if (event.get('deleted') === true) return 'deleted';
  const whisper = side === 'supervisor' || event.string('visibility') === 'agents' || event.string('recipients') === 'agents';
  return whisper ? 'internal' : undefined;
}

/** What there is to read in an event; a reason to leave it out where nobody wrote it. */
function bodyOf(event: Site): Body | string {
  const type = event.string('type') ?? 'message';
  switch (type) {
    case 'message':
    case 'system_message':
      return event.plain('text');
    case 'file':
    case 'attachment':
      return event.nothing();
    case 'rich_message': {
      const [card] = event.list('elements') ?? [];
      const key = card?.named('subtitle', 'title', 'text');
      return card === undefined || key === undefined ? event.nothing() : card.plain(key);
    }
    case 'filled_form': {
      // Of a form before the chat, what the customer wrote in words is read: name and address are no message.
      const field = event.list('fields')?.findLast((one) => /question|textarea/.test(one.string('type') ?? ''));
      const key = field?.named('answer', 'value');
      return field === undefined || key === undefined ? 'form' : field.plain(key);
    }
    default:
      return type === 'form' ? 'form' : 'event';
  }
}
