import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { stemOf } from './file-name.ts';
import { Grouping } from './grouping.ts';
import { ownWords } from './own-words.ts';
import { type Post, PostSize, type ThreadFacts, threadOf } from './posts.ts';
import { isNamedAgent } from './roles.ts';
import { jsonSites, lose, type Site } from './site.ts';

/** A message as a product's own reader understands it. */
export interface ProductMessage {
  /** Its conversation; without one the file is one. */
  readonly conversation?: string | undefined;
  readonly facts?: Partial<Omit<ThreadFacts, 'id' | 'path'>>;
  readonly post: Omit<Post, 'role'> & {
    /** Undefined where the export does not say it: the first one who writes is taken for the customer, whoever answers for the team. */
    readonly role: Role | undefined;
    /** Tells authors apart; the author's name where there is none. */
    readonly authorId?: string | undefined;
  };
}

/** What is peculiar to a product whose API gives messages as JSON. */
export interface JsonProduct {
  /** Keys under which pages list their records. */
  readonly lists: readonly string[];
  /** Those of `lists` whose elements need nothing of the page around them. */
  readonly streamed?: readonly string[];
  /**
   * Reads one record.
   * @returns a reason (kebab-case) for what is no message to judge; undefined for what is no message of this product at all
   */
  message(site: Site): ProductMessage | string | undefined;
}

interface Row {
  readonly facts: ThreadFacts;
  readonly post: ProductMessage['post'];
  readonly line: number;
}

/** Reads a file of messages that name their conversation, brought together by it. */
export async function* readProduct(source: Source, context: ReadContext, product: JsonProduct): AsyncGenerator<Conversation> {
  const grouping = new Grouping<Row>();
  const sizes = new PostSize();
  const fileId = idOfFile(source.path);
  for await (const site of jsonSites(source, context, product.lists, product.streamed)) {
    const found = product.message(site);
    if (found === undefined) lose(context, site, 'not-a-message', 'This record is no message.');
    else if (typeof found === 'string') context.skip(found);
    else {
      const facts = { ...found.facts, id: found.conversation ?? fileId, path: source.path };
      const row = {
        facts,
        post: isChat(facts.channel) ? found.post : { ...found.post, body: ownWords(found.post.body) },
        line: site.record.line,
      };
      for (const { rows } of grouping.add(facts.id, row, sizes.of(row.post))) yield threadOfRows(rows, context);
    }
  }
  const rest = grouping.end();
  if (grouping.split.size > 0) {
    context.diagnose({
      code: 'split-conversations',
      message: `The messages of ${grouping.split.size} conversations are far apart in a file too large to hold, so they came in pieces. Sort it by conversation to read them whole.`,
      level: 'note',
    });
  }
  for (const { rows } of rest) yield threadOfRows(rows, context);
}

/** Only in mail the messages before stand under a message. */
function isChat(channel: string | undefined): boolean {
  return channel !== undefined && !/mail/i.test(channel);
}

/** Pages of messages often do not name their conversation: files are called after it (`42.json`, `messages_42.json`). */
function idOfFile(path: string): string {
  const stem = stemOf(path);
  return /(\d+)$/.exec(stem)?.[1] ?? stem;
}

function threadOfRows(rows: readonly Row[], context: ReadContext): Conversation {
  const { agents } = context.options;
  const [first] = rows as readonly [Row, ...Row[]];
  const facts: ThreadFacts = Object.assign({}, ...rows.map((row) => defined(row.facts)).toReversed());
  const keyOf = ({ authorId, author }: ProductMessage['post']): string => authorId ?? author ?? '';
  const isOwn = ({ role }: ProductMessage['post']): boolean => role === 'bot' || role === 'system';
  const isAgent = ({ authorId, author }: ProductMessage['post']): boolean =>
    [authorId, author].some((name) => name !== undefined && isNamedAgent(name, agents));
  const known = new Map<string, Role>();
  for (const { post } of rows) {
    if (isOwn(post)) continue;
    if (isAgent(post)) known.set(keyOf(post), 'agent');
    else if (post.role !== undefined && !known.has(keyOf(post))) known.set(keyOf(post), post.role);
  }
  const teamIsKnown = agents.length > 0 || [...known.values()].includes('agent');
  const open = rows.map(({ post }) => post).filter((post) => post.role === undefined && !known.has(keyOf(post)));
  const asked = open.length === 0 || [...known.values()].includes('customer') ? undefined : earliest(open);
  if (asked !== undefined && !teamIsKnown) {
    context.diagnose({
      code: 'guessed-roles',
      message: `Conversation ${facts.id} does not say who asked: "${asked.author ?? keyOf(asked)}", who writes first, was taken for the customer. Name the team with --agent.`,
      line: first.line,
      level: 'note',
    });
  }
  const other: Role = teamIsKnown ? 'customer' : 'agent';
  // A message without id that is the same in all it says came in two pages.
  const numbers = new Map<string, string>();
  const numberOf = (post: ProductMessage['post'], index: number): string => {
    const key = post.at === undefined ? String(index) : JSON.stringify([post.at, keyOf(post), post.body.text]);
    const id = numbers.get(key) ?? `${facts.id}-${numbers.size + 1}`;
    numbers.set(key, id);
    return id;
  };
  const posts = rows.map(({ post }, index): Post => {
    const role = isAgent(post) && !isOwn(post) ? 'agent' : (post.role ?? known.get(keyOf(post)));
    return {
      ...post,
      id: post.id ?? numberOf(post, index),
      role: role ?? (asked !== undefined && keyOf(post) === keyOf(asked) ? 'customer' : other),
    };
  });
  return threadOf(facts, posts, context);
}

function earliest<T extends { readonly at?: string | undefined }>(posts: readonly T[]): T | undefined {
  if (posts.some(({ at }) => at === undefined)) return posts[0];
  return posts.reduce((first, post) => (Date.parse(post.at ?? '') < Date.parse(first.at ?? '') ? post : first));
}

function defined(facts: ThreadFacts): Partial<ThreadFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
