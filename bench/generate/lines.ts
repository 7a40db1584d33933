import { closeSync, openSync, writeSync } from 'node:fs';
import { supportTalks } from './support.ts';
import type { Talk } from './talk.ts';

/** What a file is measured in. */
export type Unit = 'replies' | 'messages' | 'conversations';
export const UNITS: readonly Unit[] = ['replies', 'messages', 'conversations'];

/** How many of each a file holds. */
export type Counts = Record<Unit, number>;

/** A conversation in the form of the `transcript` reader. */
export function transcript({ number, customer, agent, subject, turns, start }: Talk): object {
  return {
    id: `c${number}`,
    channel: 'chat',
    subject,
    messages: turns.map(({ side, text }, index) => ({
      id: `c${number}-${index}`,
      role: side,
      author: side === 'agent' ? agent : customer,
      at: iso(start + index * 90),
      text,
    })),
  };
}

/** Seconds since 1970 as a time in UTC. */
export function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * Writes JSON Lines, a real-shaped conversation each, until there are so many of a unit; a conversation is not cut, so there may be a
 * few more.
 * @param file a path or an open file
 */
export function writeSupport(file: string | number, unit: Unit, count: number, seed = 7): Counts {
  const out = typeof file === 'string' ? openSync(file, 'w') : file;
  const counts: Counts = { replies: 0, messages: 0, conversations: 0 };
  let block = '';
  for (const talk of supportTalks(seed)) {
    block += `${JSON.stringify(transcript(talk))}\n`;
    counts.conversations++;
    counts.messages += talk.turns.length;
    counts.replies += talk.turns.filter(({ side }) => side === 'agent').length;
    const done = counts[unit] >= count;
    if (done || block.length > 1 << 20) {
      writeAll(out, block);
      block = '';
    }
    if (done) break;
  }
  if (typeof file === 'string') closeSync(out);
  return counts;
}

/** A pipe takes a part at a time. */
function writeAll(out: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(out, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
