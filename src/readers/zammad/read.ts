import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { DumpRun, isFilled, listUnder, readDump, timeOf } from '../shared/dump.ts';
import { type Item, inside } from '../shared/items.ts';
import { wordAt } from '../shared/lost.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';
import { articleBody } from './body.ts';

const LISTS = ['tickets'];

/** By name, as expanded answers have it, and by the number that every installation has. */
const SENDERS: Readonly<Record<string, Role>> = {
  Agent: 'agent',
  Customer: 'customer',
  System: 'system',
  1: 'agent',
  2: 'customer',
  3: 'system',
};

/** Types by the numbers that a new installation gives them. */
const TYPES: Readonly<Record<string, string>> = { 1: 'email', 2: 'sms', 3: 'chat', 5: 'phone', 11: 'web' };

export const read = (source: Source, context: ReadContext): AsyncGenerator<Conversation> => readDump(source, context, LISTS, Run);

class Run extends DumpRun {
  protected readonly hint = 'A list of tickets holds no articles: save /api/v1/ticket_articles/by_ticket/ID of each ticket.';

  override *take(item: Item): Generator<Conversation> {
    const { record, path, value } = item;
    if (!isObject(value)) {
      this.dump.lose(item, 'This record is no ticket and no article.');
      return;
    }
    const assets = inside(item, 'assets');
    if (assets !== undefined) {
      yield* this.#assets(assets);
      return;
    }
    const articles = listUnder(item, value, 'articles') ?? listUnder(item, value, 'ticket_articles');
    if (articles !== undefined && articles.length > 0) {
      const posts = articles.flatMap((article) => this.#post(article) ?? []);
      const id = idAt(record, [...path, 'id'], value['id']) ?? this.dump.idOfFile;
      yield* this.dump.whole({ id, subject: wordAt(value, 'title'), channel: firstChannel(articles) }, posts);
    } else if (value['body'] === undefined && (value['title'] !== undefined || articles !== undefined)) this.dump.without();
    else yield* this.#loose(item, undefined);
  }

  /** `?all=true` gives articles and tickets by id: `{"TicketArticle":{"3":{...}},"Ticket":{"42":{...}}}`. */
  *#assets({ record, path, value }: Item & { readonly value: Readonly<Record<string, unknown>> }): Generator<Conversation> {
    const articles = isObject(value['TicketArticle']) ? value['TicketArticle'] : {};
    const tickets = isObject(value['Ticket']) ? value['Ticket'] : {};
    if (Object.keys(articles).length === 0) this.dump.without();
    for (const [key, article] of Object.entries(articles)) {
      const ticket = isObject(article) ? tickets[String(article['ticket_id'])] : undefined;
      const item = { record, path: [...path, 'TicketArticle', key], value: article };
      yield* this.#loose(item, isObject(ticket) ? wordAt(ticket, 'title') : undefined);
    }
  }

  *#loose(item: Item, title: string | undefined): Generator<Conversation> {
    const post = this.#post(item);
    const { record, path, value } = item;
    if (post === undefined || !isObject(value)) return;
    const id = idAt(record, [...path, 'ticket_id'], value['ticket_id']) ?? this.dump.idOfFile;
    yield* this.dump.loose({ id, subject: title ?? wordAt(value, 'subject'), channel: channelOf(value) }, post);
  }

  #post(item: Item): Post | undefined {
    const { record, path, value } = item;
    const role = isObject(value) ? SENDERS[String(value['sender'] ?? value['sender_id'])] : undefined;
    if (!isObject(value) || role === undefined || typeof value['body'] !== 'string') {
      this.dump.lose(item, 'An article has no "body" or no "sender" that is known.');
      return undefined;
    }
    return {
      id: idAt(record, [...path, 'id'], value['id']),
      role,
      author: authorOf(value),
      at: timeOf(value['created_at']),
      hidden: value['internal'] === true ? 'internal' : undefined,
      attachments: isFilled(value['attachments']),
      body: articleBody(record, [...path, 'body'], value['body'], {
        html: String(value['content_type']).startsWith('text/html'),
        type: typeOf(value),
      }),
    };
  }
}

/** `Bob via Acme <help@acme.example>` is Bob; without a name, whoever made the article. */
function authorOf(article: Readonly<Record<string, unknown>>): string | undefined {
  const from = wordAt(article, 'from');
  const name = from
    ?.replace(/<[^<>]*>.*$/s, '')
    .replace(/^\s*"|"\s*$/g, '')
    .replace(/ via .*$/, '')
    .trim();
  return name === undefined || name === '' ? (from ?? wordAt(article, 'created_by')) : name;
}

function typeOf(article: Readonly<Record<string, unknown>>): string | undefined {
  return wordAt(article, 'type') ?? TYPES[String(article['type_id'])];
}

/** How the article came or went. A note is written in Zammad itself, whatever the ticket's channel. */
function channelOf(article: Readonly<Record<string, unknown>>): string | undefined {
  const type = typeOf(article);
  return type === 'note' ? undefined : type;
}

function firstChannel(articles: readonly Item[]): string | undefined {
  for (const { value } of articles) {
    const channel = isObject(value) ? channelOf(value) : undefined;
    if (channel !== undefined) return channel;
  }
  return undefined;
}
