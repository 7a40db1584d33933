// Throughput of the whole command on real-shaped replies, beside other linters on the same replies and beside what reading the file costs.
// `npm ci --prefix bench && node scripts/run.mjs bench/throughput.ts [SCALE]`: SCALE multiplies all sizes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../test/text/replies.ts';
import { writeSupport } from './generate/lines.ts';
import { supportTalks } from './generate/support.ts';
import { lintArguments, needBuild, runNode, threadArguments } from './tools/child.ts';
import { inFolder } from './tools/files.ts';
import { figure, machine, markdown, median, scaleOf } from './tools/table.ts';

const REPLIES = 100_000;
const MESSAGES = 1_000_000;
/** Each round runs every competitor right after the command, and ratios are taken in the round. */
const ROUNDS = 3;
/** How many replies each of the others judges: some seconds' work. */
const OTHERS: Readonly<Record<string, { readonly replies: number; readonly name: string }>> = {
  textlint: { replies: 1500, name: 'textlint: write-good, alex, terminology' },
  alex: { replies: 3000, name: 'alex' },
  'write-good': { replies: 15_000, name: 'write-good' },
};
const LIMITS = { parse: '`JSON.parse` of every line', scan: '`JSON.parse` and one regular expression of 400 phrases' } as const;

/** Seconds of the processor and of the clock for one reply. */
interface Pace {
  readonly processor: number;
  readonly clock: number;
}

needBuild();
if (!existsSync('bench/node_modules/textlint')) {
  console.error('The linters to compare with are not installed. Run "npm ci --prefix bench" first.');
  process.exit(2);
}
const scale = scaleOf(process.argv.slice(2));
const oneThread = threadArguments(1) ?? [];
inFolder((folder) => {
  const path = join(folder, 'replies.jsonl');
  const counts = writeSupport(path, 'replies', REPLIES * scale);
  const { rows, ratios } = compared(path, counts.replies);
  console.log(
    `${counts.replies.toLocaleString('en-GB')} replies in ${counts.conversations.toLocaleString('en-GB')} conversations, one thread.`,
  );
  console.log(`${machine()}; medians of ${ROUNDS} rounds.\n`);
  console.log(markdown(['', 'replies/s of processor', 'replies/s by the clock'], rows));
  console.log(`\n${ratios}`);
});
inFolder((folder) => {
  const path = join(folder, 'messages.jsonl');
  const { messages, replies } = writeSupport(path, 'messages', MESSAGES * scale);
  const lint = runNode(lintArguments(path, ...oneThread));
  const parse = runNode(['bench/children/limit.mjs', 'parse', path]);
  console.log(`\n${messages.toLocaleString('en-GB')} messages, one thread, one run.\n`);
  const row = (name: string, { seconds, processor, peak }: typeof lint): string[] => [
    name,
    figure(seconds),
    figure(processor),
    figure(replies / processor),
    figure(peak),
  ];
  console.log(
    markdown(['', 'seconds', 'of processor', 'replies/s of processor', 'peak MB'], [row('replylint lint', lint), row(LIMITS.parse, parse)]),
  );
  console.log(`\nThe command takes ${figure(lint.processor / parse.processor)} times the processor time of \`JSON.parse\`.`);
});

function compared(path: string, replies: number): { rows: string[][]; ratios: string } {
  const paces = new Map<string, Pace[]>();
  const add = (name: string, pace: Pace): void => {
    paces.set(name, [...(paces.get(name) ?? []), pace]);
  };
  const phrases = JSON.stringify(phrasesOf(400));
  for (let round = 0; round < ROUNDS; round++) {
    const lint = runNode(lintArguments(path, ...oneThread));
    add('replylint', { processor: lint.processor / replies, clock: lint.seconds / replies });
    for (const what of ['parse', 'scan'] as const) {
      const { processor, seconds } = runNode(['bench/children/limit.mjs', what, path, phrases]);
      add(what, { processor: processor / replies, clock: seconds / replies });
    }
    for (const [name, { replies: most }] of Object.entries(OTHERS)) {
      const { output } = runNode(['bench/children/linter.mjs', name, path, String(Math.ceil(most * Math.min(10 * scale, 1)))], true);
      const used = JSON.parse(output) as { replies: number; seconds: number; processor: number };
      add(name, { processor: used.processor / used.replies, clock: used.seconds / used.replies });
    }
  }
  const names = {
    replylint: 'replylint lint',
    ...LIMITS,
    ...Object.fromEntries(Object.entries(OTHERS).map(([id, { name }]) => [id, name])),
  };
  const speed = (id: string, of: keyof Pace): string => figure(1 / median((paces.get(id) ?? []).map((pace) => pace[of])));
  /** How many times the one takes the time of the other, by the processor and by the clock. */
  const ratio = (one: string, other: string): string => {
    const others = paces.get(other) ?? [];
    const by = (of: keyof Pace): string =>
      figure(median((paces.get(one) ?? []).map((pace, round) => pace[of] / (others[round] as Pace)[of])));
    return `${by('processor')} times by the processor, ${by('clock')} by the clock`;
  };
  return {
    rows: Object.entries(names).map(([id, name]) => [name, speed(id, 'processor'), speed(id, 'clock')]),
    ratios: [
      ...Object.entries(LIMITS).map(([id, name]) => `- replylint takes the time of ${name}: ${ratio('replylint', id)}.`),
      ...Object.entries(OTHERS).map(([id, { name }]) => `- replylint is as fast as ${name}: ${ratio(id, 'replylint')}.`),
    ].join('\n'),
  };
}

/** Different runs of three words out of generated replies: what a list of stock phrases would be. */
function phrasesOf(count: number): string[] {
  const random = seeded(5);
  const phrases = new Set<string>();
  for (const { turns } of supportTalks(99)) {
    for (const { side, text } of turns) {
      const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
      const at = Math.floor(random() * words.length);
      if (side === 'agent' && at + 3 <= words.length) phrases.add(words.slice(at, at + 3).join(' '));
      if (phrases.size === count) return [...phrases];
    }
  }
  return [...phrases];
}
