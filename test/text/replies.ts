import { NearIndex, shinglesOf, similarityOf } from '../../src/text/shingles.ts';

/** The same numbers for the same seed (mulberry32), 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const OPENINGS = [
  'thanks for your patience',
  'sorry about this',
  'i have looked into it',
  'good news',
  'i see what happened',
  'let me explain',
];
const SUBJECTS = [
  'your parcel',
  'the refund',
  'your booking',
  'the meter reading',
  'your new card',
  'the invoice',
  'the repair',
  'your ticket',
];
const STATES = [
  'was held back because the address could not be read by the courier',
  'has been sent to the team in charge who will look at it today',
  'is ready and waits for you at the desk beside the main entrance',
  'did not go through since the bank asked for a second confirmation',
  'was changed as you asked and nothing else is needed from your side',
  'will arrive with the next delivery because the first van was full',
];
const STEPS = [
  'please open the app and press confirm so that we can go on',
  'you will get a message from me as soon as it has moved',
  'there is nothing that you have to do in the meantime',
  'if it does not arrive just write back here and i send another one',
  'you can follow it from the link in the letter that we sent',
];

/** Replies in which most are one of some templates with seeded edits: words changed, left out, put in or swapped. */
export function generatedReplies(count: number, seed: number): string[][] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const templates = Array.from({ length: Math.ceil(count / 8) }, (_, index) =>
    `${pick(OPENINGS)} ${pick(SUBJECTS)} ${pick(STATES)} ${pick(STEPS)} ref${index} ${pick(STEPS)} case${index}`.split(' '),
  );
  return Array.from({ length: count }, (_, index) => {
    const words = [...pick(templates)];
    const edits = Math.floor(random() * 5);
    for (let edit = 0; edit < edits; edit++) {
      const at = Math.floor(random() * words.length);
      const kind = random();
      if (kind < 0.5) words[at] = `slot${index}${edit}`;
      else if (kind < 0.7) words.splice(at, 1);
      else if (kind < 0.9) words.splice(at, 0, `more${index}${edit}`);
      else words.splice(at, 2, ...words.slice(at, at + 2).reverse());
    }
    return words;
  });
}

/** How many of the pairs that brute force finds the bands find, and at what cost. */
export function recallOf(replies: readonly (readonly string[])[], similarity: number) {
  const shingles = replies.map(shinglesOf);
  const index = new NearIndex<number>(similarity);
  const found = new Set<string>();
  for (const [at, own] of shingles.entries()) {
    for (const { item } of index.near(own)) found.add(`${item} ${at}`);
    index.add(at, own);
  }
  let pairs = 0;
  let hits = 0;
  for (let b = 0; b < shingles.length; b++) {
    for (let a = 0; a < b; a++) {
      if (similarityOf(shingles[a] as number[], shingles[b] as number[]) < similarity) continue;
      pairs++;
      if (found.has(`${a} ${b}`)) hits++;
    }
  }
  return { pairs, found: hits, wrong: found.size - hits, compared: index.compared, replies: replies.length };
}
