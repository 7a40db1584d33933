import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { jsonLayout } from '../shared/json-records.ts';
import type { Post } from '../shared/posts.ts';
import { isObject } from '../shared/record.ts';
import { isNamedAgent, roleOf } from '../shared/roles.ts';
import { jsonSites, lose, Site } from '../shared/site.ts';
import { ThreadPool } from '../shared/thread-pool.ts';
import { readWritten } from './written.ts';

/** Reads chats and offline messages of Zendesk Chat. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  if (jsonLayout(source.head) === undefined) yield* readWritten(source, context);
  else yield* readJson(source, context);
}

async function* readJson(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const pool = new ThreadPool(context);
  for await (const site of jsonSites(source, context, ['chats'])) {
    for (const chat of chatsOf(site)) {
      const id = chat.id('id', 'chat_id') ?? `${source.path}#${site.record.record}`;
      const subject = chat.string('department_name');
      if (chat.get('type') === 'offline_msg') {
        yield* pool.add({ id, path: source.path, channel: 'offline message', subject }, [offlineMessage(id, chat)]);
      } else if (Array.isArray(chat.get('history'))) {
        yield* pool.add({ id, path: source.path, channel: 'chat', subject }, history(id, chat, context));
      } else lose(context, chat, 'not-a-chat', 'This record is no chat with a "history", and no offline message.');
    }
  }
  yield* pool.end();
}

/** The chats of a record: itself, or those that a search by ids gives under `docs`. */
function chatsOf(site: Site): Site[] {
  const docs = site.object('docs');
  if (docs === undefined) return [site.object('chat') ?? site];
  return Object.keys(docs.value).flatMap((key) => {
    const value = docs.get(key);
    return isObject(value) ? [new Site(docs.record, [...docs.path, key], value)] : [];
  });
}

function offlineMessage(id: string, chat: Site): Post {
  return { id, role: 'customer', author: visitorName(chat), at: chat.time('timestamp'), body: chat.plain('message') };
}

function visitorName(chat: Site): string | undefined {
  return chat.object('visitor')?.string('name', 'email');
}

function history(id: string, chat: Site, context: ReadContext): Post[] {
  const events = chat.list('history') ?? [];
  const broken = (chat.get('history') as readonly unknown[]).length - events.length;
  for (let left = broken; left > 0; left--) lose(context, chat, 'not-an-event', 'An event of this chat is no object.');
  return events.flatMap((event, index): Post[] => {
    const type = event.string('type') ?? 'chat.msg';
    const file = /^chat\.file/.test(type);
    if (type !== 'chat.msg' && type !== 'chat.event' && !file) {
      context.skip('event');
      return [];
    }
    const author = event.string('name', 'display_name');
    return [
      {
        id: event.id('msg_id') ?? `${id}-${index + 1}`,
        role: type === 'chat.event' ? 'system' : roleAt(event, author, chat, context.options.agents),
        author,
        at: event.time('timestamp'),
        body: file ? event.nothing() : event.plain('msg'),
        attachments: file || event.object('attachment') !== undefined,
      },
    ];
  });
}

/** `sender_type` says it; before it was there, `nick` did: `agent:7`, `visitor:12`, `agent:trigger`. */
function roleAt(event: Site, author: string | undefined, chat: Site, agents: readonly string[]): Role {
  const nick = event.string('nick') ?? '';
  const sender = event.string('sender_type')?.toLowerCase();
  if (nick === 'agent:trigger' || sender === 'trigger') return 'bot';
  if (nick === 'agent:system') return 'system';
  const stated = roleOf(sender) ?? (nick.startsWith('agent') ? 'agent' : nick.startsWith('visitor') ? 'customer' : undefined);
  if (stated !== undefined) return stated;
  if (author !== undefined && isNamedAgent(author, agents)) return 'agent';
  const names = chat.get('agent_names');
  const listed = Array.isArray(names) && names.includes(author);
  return listed || (event.id('agent_id') !== undefined && author !== visitorName(chat)) ? 'agent' : 'customer';
}
