import { seeded } from '../../test/text/replies.ts';
import { type Talk, talks } from './talk.ts';

export const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';

/** Threads that stand open beside each other, as in the real file: a tweet and its answers are up to this many threads apart. */
const OPEN = 40;

const BRANDS = ['acmecares', 'telcoaiuto', 'NorthAirHelps', 'BrightBankUK'];

/**
 * Rows of the form of Kaggle's twcs.csv: threads interleaved, branches, parts "1/2", orphans (about one thread in thirty answers a
 * tweet that is not there), line breaks and doubled quotes in the text, entities, masks, signatures.
 */
export function* twcsRows(seed: number): Generator<string> {
  const random = seeded(seed + 1);
  let id = 0;
  const open: string[][] = [];
  for (const talk of talks(seed)) {
    open.push(thread(talk, random, () => ++id));
    if (open.length < OPEN) continue;
    for (let rows = 0; rows < 6; rows++) {
      const at = Math.floor(random() * open.length);
      const row = open[at]?.shift();
      if (row !== undefined) yield row;
      if (open[at]?.length === 0) open.splice(at, 1);
    }
  }
}

function thread(talk: Talk, random: () => number, nextId: () => number): string[] {
  const brand = BRANDS[talk.number % BRANDS.length] ?? '';
  const customer = String(115_000 + talk.number);
  const ids = talk.turns.map(nextId);
  const orphan = random() < 0.03;
  const rows = talk.turns.map(({ side, text }, index) => {
    const to = side === 'agent' ? customer : brand;
    const signed = `@${to} ${text}${side === 'agent' ? ' ^MK' : ''}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const time = `${new Date((talk.start + index * 300) * 1000).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 +0000 $4')}`;
    // Every ninth thread branches: its last two tweets answer the same one.
    const branch = talk.number % 9 === 0 && index === ids.length - 1 && index > 1 ? 2 : 1;
    const parent = index === 0 ? (orphan ? 900_000_000 + talk.number : '') : (ids[index - branch] ?? '');
    const forks = talk.number % 9 === 0 && index === ids.length - 3 ? [ids[index + 1], ids[index + 2]] : [ids[index + 1]];
    const last = talk.number % 9 === 0 && ids.length > 2 && index === ids.length - 2;
    const answers = last ? '' : forks.filter((one) => one !== undefined).join(',');
    const cells = [ids[index], side === 'agent' ? brand : customer, side === 'customer' ? 'True' : 'False', time];
    return `${cells.join(',')},${quoted(signed)},${quoted(answers)},${parent}\n`;
  });
  // The file's order is not that of time.
  return random() < 0.5 ? rows.reverse() : rows;
}

/** A cell, in quotes where it needs them. */
export function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
