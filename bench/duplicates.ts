// Near-duplicates by bands beside brute force: how many pairs are found, and at what cost. `node scripts/run.mjs bench/duplicates.ts`
import { bandsFor, NearIndex, shinglesOf } from '../src/text/shingles.ts';
import { generatedReplies, recallOf } from '../test/text/replies.ts';

const seconds = (run: () => void): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

console.log('2,000 generated replies with seeded edits, brute force = 1');
console.log('similarity  bands×rows  pairs    recall  false  compared');
for (const similarity of [0.5, 0.6, 0.7, 0.8, 0.9]) {
  const { bands, rows } = bandsFor(similarity);
  const { pairs, found, wrong, compared, replies } = recallOf(generatedReplies(2000, 7), similarity);
  const share = (100 * compared) / ((replies * (replies - 1)) / 2);
  console.log(
    [
      similarity.toFixed(1).padEnd(10),
      `${bands}×${rows}`.padEnd(10),
      String(pairs).padEnd(7),
      (found / pairs).toFixed(4),
      String(wrong).padEnd(5),
      `${share.toFixed(2)}% of all pairs`,
    ].join('  '),
  );
}

console.log('\nreplies  seconds (shingles)  seconds (bands)  bytes a reply');
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
  console.log([String(count).padEnd(7), hashing.toFixed(2).padEnd(18), banding.toFixed(2).padEnd(15), Math.round(bytes)].join('  '));
}
