import type { Conversation } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { ownCopy } from './own-copy.ts';
import { type Post, PostSize, type ThreadFacts, threadOf } from './posts.ts';
import { counted } from './words.ts';

/** Bytes that are held, roughly: more than ten thousand messages. */
const HELD = 24 * 1024 * 1024;

/** What a message takes besides its text and record. */
const MESSAGE = 700;

/** Conversations handed out whose end is remembered: at least so many of the last ones. */
const REMEMBERED = 100_000;

interface Held {
  facts: ThreadFacts;
  readonly posts: Post[];
  size: number;
}

/**
 * Conversations that come whole, and sometimes twice: overlapping pages, an export that was made again, one event a line.
 * The latest are held, so that what is near comes together; the oldest are handed out when memory is full. Of one that comes back
 * after that, messages no later than its last one are counted as `duplicate`, and later ones are a conversation of their own. Of those
 * handed out the last hundred thousand are remembered; one that comes back after more is a conversation again.
 */
export class ThreadPool {
  readonly #context: ReadContext;
  readonly #limit: number;
  readonly #held = new Map<string, Held>();
  /** Time of the last message of what was handed out, in milliseconds: the latest, and those before them. */
  #last = new Map<string, number>();
  #lastBefore = new Map<string, number>();
  readonly #split = new Set<string>();
  readonly #sizes = new PostSize();
  #size = 0;
  /** Conversations handed out so far. */
  count = 0;

  /** @param limit in bytes */
  constructor(context: ReadContext, limit = HELD) {
    this.#context = context;
    this.#limit = limit;
  }

  /** Takes a conversation, or a part of it; gives those for which there is no room any more. */
  *add(facts: ThreadFacts, posts: readonly Post[]): Generator<Conversation> {
    const fresh = this.#fresh(facts.id, posts);
    if (fresh.length === 0) return;
    const size = fresh.reduce((sum, post) => sum + MESSAGE + 2 * this.#sizes.of(post), 0);
    const held = this.#held.get(facts.id);
    if (held === undefined) this.#held.set(facts.id, { facts, posts: [...fresh], size });
    else {
      held.facts = Object.assign({}, facts, defined(held.facts));
      held.posts.push(...fresh);
      held.size += size;
    }
    this.#size += size;
    for (const [id, oldest] of this.#held) {
      if (this.#size <= this.#limit || this.#held.size === 1) break;
      this.#held.delete(id);
      this.#size -= oldest.size;
      yield this.#thread(oldest);
    }
  }

  /** The rest, and a note where conversations came in pieces. */
  *end(): Generator<Conversation> {
    if (this.#split.size > 0) {
      this.#context.diagnose({
        code: 'split-conversations',
        message: `${counted(this.#split.size, 'conversation')} came in pieces: more messages stand far behind in the file. Sort it by conversation to read them whole.`,
        level: 'note',
      });
    }
    for (const held of this.#held.values()) yield this.#thread(held);
    this.#held.clear();
  }

  #fresh(id: string, posts: readonly Post[]): readonly Post[] {
    const last = this.#last.get(id) ?? this.#lastBefore.get(id);
    if (last === undefined) return posts;
    const fresh = posts.filter(({ at }) => at !== undefined && Date.parse(at) > last);
    if (fresh.length < posts.length) this.#context.skip('duplicate', posts.length - fresh.length);
    if (fresh.length > 0) this.#split.add(id);
    return fresh;
  }

  #thread({ facts, posts }: Held): Conversation {
    this.count += 1;
    const thread = threadOf(facts, posts, this.#context);
    const end = thread.messages.at(-1)?.at;
    this.#last.set(ownCopy(facts.id), end === undefined ? Number.POSITIVE_INFINITY : Date.parse(end));
    if (this.#last.size >= REMEMBERED) {
      this.#lastBefore = this.#last;
      this.#last = new Map();
    }
    return thread;
  }
}

/** Without keys that are undefined, which would hide what a later copy says. */
function defined(facts: ThreadFacts): Partial<ThreadFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
