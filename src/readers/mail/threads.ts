/** Mails brought together to threads, with bounded memory. */

import type { Mail } from './message.ts';
import { isAnswer, subjectKey } from './subject.ts';

/** Bytes of text that are held before threads are handed out early: some thirty thousand mails of usual length. */
const HELD = 256 * 1024 * 1024;
/** What a mail takes besides its text. */
const MAIL = 1500;
/** Mails of one subject without any reference belong together within this time. */
const NEAR = 30 * 24 * 3600 * 1000;

export interface Thread {
  mails: Mail[];
  size: number;
  /** Handed out already. */
  done: boolean;
  /** The thread that it became a part of. */
  into?: Thread;
}

/** The last mail that had a subject and two people. */
interface Trace {
  readonly thread: Thread;
  readonly time: number;
  /** True for an answer that does not say to which mail. */
  readonly lost: boolean;
}

/**
 * Which mails belong together is known at the end only, so all are held, and the result is exact, up to a limit.
 * From there on the threads without a new mail for the longest time are handed out.
 */
export class MailThreads {
  readonly #limit: number;
  /** Threads by the hash of a mail's id: ids themselves would take several times the memory. */
  readonly #byId = new Map<number, Thread>();
  readonly #traces = new Map<number, Trace>();
  /** Not handed out, the one without a mail for the longest time first. */
  readonly #open = new Set<Thread>();
  #held = 0;
  /** Threads that a mail came for after they had been handed out. */
  split = 0;

  /** @param limit in bytes */
  constructor(limit = HELD) {
    this.#limit = limit;
  }

  /** Threads that are held. */
  get open(): ReadonlySet<Thread> {
    return this.#open;
  }

  add(mail: Mail): void {
    const ids = [...keysOf(mail)].map(hash);
    const known = new Set<Thread>();
    let late = false;
    for (const id of ids) {
      const found = this.#byId.get(id);
      if (found === undefined) continue;
      const thread = rootOf(found);
      if (thread.done) late = true;
      else known.add(thread);
    }
    const traces = traceKeys(mail).map(hash);
    const time = mail.at === undefined ? Number.NaN : Date.parse(mail.at);
    const lost = isAnswer(mail.subject) && mail.answers.length === 0;
    if (known.size === 0 && mail.gmailThread === undefined) {
      const near = traces.map((key) => this.#traces.get(key)).find((trace) => trace !== undefined && isNear(trace, time, lost));
      if (near !== undefined) {
        const thread = rootOf(near.thread);
        if (!thread.done) known.add(thread);
      }
    }
    if (late) this.split += 1;
    const thread = this.#merge([...known]);
    thread.mails.push(mail);
    const size = mail.size + MAIL;
    thread.size += size;
    this.#held += size;
    for (const id of ids) this.#byId.set(id, thread);
    for (const key of traces) this.#traces.set(key, { thread, time, lost });
  }

  /** True while more is held than shall be. */
  get full(): boolean {
    return this.#held > this.#limit;
  }

  /** The threads that are handed out early: half of what is held. */
  *early(): Generator<readonly Mail[]> {
    for (const thread of this.#open) {
      if (this.#held <= this.#limit / 2) break;
      yield this.#handOut(thread);
    }
    for (const [key, { thread }] of this.#traces) if (rootOf(thread).done) this.#traces.delete(key);
  }

  /** The rest, in the order in which the file begins them. */
  *end(): Generator<readonly Mail[]> {
    const first = (thread: Thread): number => Math.min(...thread.mails.slice(0, 1000).map(({ order }) => order));
    const open = [...this.#open].map((thread) => ({ thread, at: first(thread) })).sort((a, b) => a.at - b.at);
    for (const { thread } of open) yield this.#handOut(thread);
  }

  #handOut(thread: Thread): readonly Mail[] {
    const { mails } = thread;
    this.#open.delete(thread);
    this.#held -= thread.size;
    thread.mails = [];
    thread.done = true;
    return mails.sort((a, b) => a.order - b.order);
  }

  /** One thread of several: the largest takes the others in. */
  #merge(threads: readonly Thread[]): Thread {
    const [into = { mails: [], size: 0, done: false }, ...others] = [...threads].sort((a, b) => b.mails.length - a.mails.length);
    for (const other of others) {
      for (const mail of other.mails) into.mails.push(mail);
      into.size += other.size;
      other.mails = [];
      other.into = into;
      this.#open.delete(other);
    }
    this.#open.delete(into);
    this.#open.add(into);
    return into;
  }
}

function rootOf(thread: Thread): Thread {
  let root = thread;
  while (root.into !== undefined) root = root.into;
  return root;
}

function* keysOf({ id, gmailThread, answers }: Mail): Generator<string> {
  if (id !== undefined) yield id;
  // Gmail knows better than the references, which outlive a change of the subject.
  if (gmailThread !== undefined) yield `gmail:${gmailThread}`;
  else yield* answers;
}

/** The subject with each pair of the people who wrote to each other. */
function traceKeys({ subject, from, recipients }: Mail): string[] {
  const key = subjectKey(subject);
  if (key === '') return [];
  return recipients.slice(0, 10).map(({ address }) => [key, ...[from.address, address].sort()].join('\n'));
}

function isNear(trace: Trace, time: number, lost: boolean): boolean {
  if (!lost && !trace.lost) return false;
  return Number.isNaN(time) || Number.isNaN(trace.time) || Math.abs(time - trace.time) <= NEAR;
}

/** 53 bits of a string: two of a million ids are alike in one of ten thousand runs. */
function hash(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return 4294967296 * (2097151 & high) + (low >>> 0);
}
