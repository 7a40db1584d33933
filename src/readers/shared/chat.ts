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

/** The silence after which a chat is over. A late reply still belongs to its request; a chat that never sleeps must be cut somewhere. */
function silenceAfter(messages: number, isOwed: boolean): number {
  if (messages >= 10_000) return 0;
  if (messages >= 1000) return HOUR;
  return isOwed ? 30 * DAY : DAY;
}

/**
 * The conversations of one channel. A thread of at least two messages is one; messages outside of threads belong together until
 * a silence of a day, or of 30 days while a customer waits. Without threads conversations are given out as they end.
 */
export class Chat {
  readonly #facts: ChatFacts;
  readonly #context: ReadContext;
  readonly #threads = new Map<string, Said[]>();
  readonly sides: Sides;
  /** The conversation that goes on. */
  #open: Said[] = [];
  /** Messages that wait until it is known who is the team, or where the threads end. */
  #held: Said[] = [];
  #count = 0;

  /** @param sides of several chats that the same people write in */
  constructor(facts: ChatFacts, context: ReadContext, sides = new Sides(facts.path, context)) {
    this.#facts = facts;
    this.#context = context;
    this.sides = sides;
  }

  /**
   * Takes one message; gives the conversations that are over by now.
   * @throws UserError `unknown-roles` where many messages do not tell who is the team
   */
  *take(said: Said): Generator<Conversation> {
    if (said.by !== undefined) this.sides.meet(said.by);
    if (said.thread !== undefined) {
      const thread = this.#threads.get(said.thread);
      if (thread === undefined) this.#threads.set(said.thread, [said]);
      else thread.push(said);
      return;
    }
    this.#held.push(said);
    if (this.#threads.size > 0 || (!this.sides.isSettled && this.#held.length < WAITING)) return;
    this.sides.settle();
    for (const one of this.#held.splice(0)) yield* this.#follow(one);
  }

  /** @throws UserError `unknown-roles` where nothing tells who is the team */
  *end(): Generator<Conversation> {
    this.sides.settle();
    // Whoever opens a thread that nobody answers has just written into the channel.
    const roots = [...this.#threads.values()].flatMap((posts) => (posts.length === 1 ? posts : []));
    const rest = inOrder([...this.#open, ...this.#held, ...roots]);
    this.#open = [];
    for (const said of rest) yield* this.#follow(said);
    yield* this.#finish();
    for (const [thread, posts] of this.#threads) if (posts.length > 1) yield this.#build(`${this.#facts.id}/${thread}`, posts);
  }

  *#follow(said: Said): Generator<Conversation> {
    if (this.#isOver(said)) yield* this.#finish();
    this.#open.push(said);
  }

  *#finish(): Generator<Conversation> {
    if (this.#open.length === 0) return;
    this.#count += 1;
    yield this.#build(`${this.#facts.id}#${this.#count}`, this.#open);
    this.#open = [];
  }

  #isOver(now: Said): boolean {
    const last = this.#open.at(-1);
    if (last?.at === undefined || now.at === undefined) return false;
    const gap = Date.parse(now.at) - Date.parse(last.at);
    const before = this.#open.findLast(({ by }) => by !== undefined && this.sides.roleOf(by.id) !== 'bot');
    // Some exports are newest first.
    const isOwed = gap < 0 ? this.#isOwed(now.by, before?.by) : this.#isOwed(before?.by, now.by);
    return Math.abs(gap) > silenceAfter(this.#open.length, isOwed);
  }

  /** Whether a customer waits when somebody writes: another customer begins something of his own. */
  #isOwed(earlier: Person | undefined, later: Person | undefined): boolean {
    if (earlier === undefined || this.sides.roleOf(earlier.id) !== 'customer') return false;
    return later === undefined || later.id === earlier.id || this.sides.roleOf(later.id) !== 'customer';
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

/** By time, where all have one. */
function inOrder(said: readonly Said[]): readonly Said[] {
  const timed = said.map((one) => ({ one, time: Date.parse(one.at ?? '') }));
  return timed.some(({ time }) => Number.isNaN(time)) ? said : timed.sort((a, b) => a.time - b.time).map(({ one }) => one);
}
