// Near-duplicates by bands beside brute force: how many pairs are found, and at what cost. `node scripts/run.mjs bench/duplicates.ts`
import { bandsFor, NearIndex, shinglesOf } from '../src/text/shingles.ts';
import { tokenise } from '../src/text/tokens.ts';
import { generatedReplies, recallOf, seeded } from '../test/text/replies.ts';
import { supportTalks } from './generate/support.ts';
import { figure, machine, markdown } from './tools/table.ts';

const seconds = (run: () => void): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

const REPLIES = 5000;

/**
 * Replies of the real-shaped conversations with numbers, links and names of those who take part masked, half of them with one to
 * twelve words changed, left out, put in or swapped, and some of those that came before said again in such a way.
 */
function editedReplies(count: number, seed: number): string[][] {
  const random = seeded(seed);
  const replies: string[][] = [];
  for (const { turns, customer, agent } of supportTalks(seed)) {
    const names = new Set(`${customer} ${agent}`.toLowerCase().split(' '));
    for (const { side, text } of turns) {
      if (side !== 'agent') continue;
      const own = tokenise(text).filter(({ kind, form }) => kind === 'word' && !names.has(form));
      const earlier = replies[Math.floor(random() * replies.length)];
      const words = earlier !== undefined && random() < 0.3 ? [...earlier] : own.map(({ form }) => form);
      replies.push(random() < 0.5 ? edited(words, 1 + Math.floor(random() * 12), random) : words);
      if (replies.length === count) return replies;
    }
  }
  return replies;
}

function edited(words: string[], edits: number, random: () => number): string[] {
  for (let edit = 0; edit < edits; edit++) {
    const at = Math.floor(random() * words.length);
    const kind = random();
    if (kind < 0.4) words[at] = `other${Math.floor(random() * 1e6)}`;
    else if (kind < 0.6) words.splice(at, 1);
    else if (kind < 0.8) words.splice(at, 0, `more${Math.floor(random() * 1e6)}`);
    else words.splice(at, 2, ...words.slice(at, at + 2).reverse());
  }
  return words;
}

function against(replies: readonly (readonly string[])[], similarity: number): string[] {
  const { bands, rows } = bandsFor(similarity);
  const { pairs, found, wrong, compared } = recallOf(replies, similarity);
  const share = (100 * compared) / ((replies.length * (replies.length - 1)) / 2);
  const cells = [
    similarity.toFixed(1),
    `${bands}×${rows}`,
    String(pairs),
    (found / pairs).toFixed(4),
    (found / (found + wrong)).toFixed(4),
  ];
  return [...cells, `${share.toFixed(2)}%`];
}

const HEAD = ['similarity', 'bands×rows', 'pairs', 'recall', 'precision', 'pairs compared'];
const SIMILARITIES = [0.5, 0.6, 0.7, 0.8, 0.9];
console.log(`Brute force = 1. ${machine()}.\n`);
console.log(`${REPLIES.toLocaleString('en-GB')} real-shaped replies with seeded edits:\n`);
const real = editedReplies(REPLIES, 7);
console.log(
  markdown(
    HEAD,
    SIMILARITIES.map((similarity) => against(real, similarity)),
  ),
);
console.log('\n2,000 replies made of few templates:\n');
const made = generatedReplies(2000, 7);
console.log(
  markdown(
    HEAD,
    SIMILARITIES.map((similarity) => against(made, similarity)),
  ),
);

const rows: string[][] = [];
for (const count of [2000, 8000, 32_000]) {
  const replies = generatedReplies(count, 11);
  let shingles: number[][] = [];
  const hashing = seconds(() => {
    shingles = replies.map(shinglesOf);
  });
  const banding = seconds(() => {
    const index = new NearIndex<number>(0.6);
    for (const [at, own] of shingles.entries()) if (index.near(own).length === 0) index.add(at, own);
  });
  const bytes = JSON.stringify(shingles).length / count;
  rows.push([count.toLocaleString('en-GB'), figure(hashing), figure(banding), figure(bytes)]);
}
console.log('\nThe cost of the bands, on replies made of few templates:\n');
console.log(markdown(['replies', 'seconds for shingles', 'seconds for bands', 'bytes a reply'], rows));
