/** Chats of people that go on for years: threads as they are, all else cut where it fell silent. */

import type { Conversation } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { type Post, threadOf } from './posts.ts';
import { type Person, Sides } from './sides.ts';

/** One message, before it is known who is the team. */
export interface Said extends Omit<Post, 'role'> {
  /** Undefined where the channel itself speaks. */
  readonly by: Person | undefined;
  /** Messages of one thread have the same. */
  readonly thread?: string | undefined;
}

export interface ChatFacts {
  /** Name or id of the channel: conversations are called after it. */
  readonly id: string;
  /** The file, for messages that name none themselves. */
  readonly path: string;
  readonly channel: string;
  readonly subject?: string | undefined;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** How many messages wait for somebody of the team to write, at most. */
const WAITING = 50_000;

/** The silence after which a chat of so many messages is over: one that is never silent for a day must be cut somewhere. */
function silenceAfter(messages: number): number {
  return messages < 1000 ? DAY : messages < 10_000 ? HOUR : 0;
}

/**
 * The conversations of one channel. A thread of at least two messages is one; messages outside of threads belong together
 * until a silence of a day. Without threads conversations are given out as they end.
 */
export class Chat {
  readonly #facts: ChatFacts;
  readonly #context: ReadContext;
  readonly #threads = new Map<string, Said[]>();
  readonly sides: Sides;
  #open: Said[] = [];
  #count = 0;
  /** Complete, but nobody of the team is known yet. */
  #waiting: Said[][] = [];
  #waitingMessages = 0;

  /** @param sides of several chats that the same people write in */
  constructor(facts: ChatFacts, context: ReadContext, sides = new Sides(facts.path, context)) {
    this.#facts = facts;
    this.#context = context;
    this.sides = sides;
  }

  /** Takes one message; gives the conversations that are over by now. */
  *take(said: Said): Generator<Conversation> {
    if (said.by !== undefined) this.sides.meet(said.by);
    if (said.thread !== undefined) {
      const thread = this.#threads.get(said.thread);
      if (thread === undefined) this.#threads.set(said.thread, [said]);
      else thread.push(said);
      return;
    }
    if (this.#threads.size === 0 && isOver(this.#open, said)) yield* this.#finish();
    this.#open.push(said);
  }

  /** @throws UserError `unknown-roles` where nothing tells who is the team */
  *end(): Generator<Conversation> {
    this.sides.settle();
    yield* this.#flush();
    // Whoever opens a thread that nobody answers has just written into the channel.
    const flow = [...this.#open, ...[...this.#threads.values()].filter((posts) => posts.length === 1).flat()];
    this.#open = [];
    for (const said of inOrder(flow)) {
      if (isOver(this.#open, said)) yield* this.#finish();
      this.#open.push(said);
    }
    if (this.#open.length > 0) yield* this.#finish();
    yield* this.#flush();
    for (const [thread, posts] of this.#threads) if (posts.length > 1) yield this.#build(`${this.#facts.id}/${thread}`, posts);
  }

  *#finish(): Generator<Conversation> {
    this.#waiting.push(this.#open);
    this.#waitingMessages += this.#open.length;
    this.#open = [];
    if (this.sides.isSettled || this.#waitingMessages > WAITING) {
      this.sides.settle();
      yield* this.#flush();
    }
  }

  *#flush(): Generator<Conversation> {
    for (const posts of this.#waiting.splice(0)) {
      this.#count += 1;
      yield this.#build(`${this.#facts.id}#${this.#count}`, posts);
    }
    this.#waitingMessages = 0;
  }

  #build(id: string, said: readonly Said[]): Conversation {
    const { channel, subject } = this.#facts;
    const path = said[0]?.path ?? this.#facts.path;
    const posts = said.map(({ by, thread: _thread, path: own, ...post }): Post => {
      const role = by === undefined ? 'system' : this.sides.roleOf(by.id);
      return { ...post, author: post.author ?? by?.name, role, path: own === path ? undefined : own };
    });
    return threadOf({ id, path, channel, subject }, posts, this.#context);
  }
}

function isOver(before: readonly Said[], now: Said): boolean {
  const last = before.at(-1);
  if (last?.at === undefined || now.at === undefined) return false;
  return Math.abs(Date.parse(now.at) - Date.parse(last.at)) > silenceAfter(before.length);
}

/** By time, where all have one. */
function inOrder(said: readonly Said[]): readonly Said[] {
  const timed = said.map((one) => ({ one, time: Date.parse(one.at ?? '') }));
  return timed.some(({ time }) => Number.isNaN(time)) ? said : timed.sort((a, b) => a.time - b.time).map(({ one }) => one);
}
