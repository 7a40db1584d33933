import type { Position } from '../../model/index.ts';
import { htmlText } from '../shared/html.ts';
import { MappedText } from '../shared/mapped-text.ts';
import type { Row } from '../shared/table-row.ts';

/** One line of a chat. */
export interface Spoken {
  readonly name: string;
  /** Since the chat began. */
  readonly seconds: number;
  readonly text: string;
  locate(offset: number): Position;
}

interface Parts {
  readonly spoken: readonly Spoken[];
  /** What the chat itself says, in blocks in the middle. */
  readonly notices: number;
  /** Those whom it calls agents. */
  readonly agents: ReadonlySet<string>;
  /** When it began, in milliseconds. */
  readonly start: number | undefined;
}

/** A block in the middle. */
const CENTRED = /<(p|div)\b[^>]*(?:align\s*=\s*["']?center|text-align\s*:\s*center)[^>]*>([\s\S]*?)<\/\1\s*>/gi;
/** `( 1m 13s ) `, at the beginning of a line. */
const STAMP = /(?<=^\s*|>\s*)\(\s*((?:\d+\s?d\s+)?(?:\d+\s?h\s+)?(?:\d+\s?m\s+)?\d+\s?s)\s*\)\s*/g;
/** What may follow the name of an agent in such a block. */
const AFTER_NAME = /\s+(?:successfully|transferred|has|left|joined|ended|accepted|declined|failed|requested)\b.*$/i;

/** Takes the HTML of a chat apart. Every text leads back to its place in the cell. */
export function partsOf(row: Row): Parts {
  let content = '';
  const whole = row.mapped('body', (cell) => {
    content = cell;
    return MappedText.of(cell);
  });
  const agents = new Set<string>();
  let notices = 0;
  let start: number | undefined;
  const spoken: Spoken[] = [];
  const between = (from: number, to: number): void => {
    const stamps = [...content.slice(from, to).matchAll(STAMP)];
    const first = stamps[0]?.index ?? to - from;
    // A text before the first time is said by nobody.
    if (htmlText(content.slice(from, from + first)).text !== '') notices += 1;
    stamps.forEach((stamp, index) => {
      const at = from + stamp.index + stamp[0].length;
      const end = from + (stamps[index + 1]?.index ?? to - from);
      spoken.push(spokenAt(content, at, end, secondsOf(stamp[1] ?? ''), whole.locate));
    });
  };
  let last = 0;
  for (const block of content.matchAll(CENTRED)) {
    between(last, block.index);
    last = block.index + block[0].length;
    notices += 1;
    const { text } = htmlText(block[2] ?? '');
    start ??= startOf(text);
    const agent = /^Agente?:?\s+(.+)$/i.exec(text)?.[1]?.replace(AFTER_NAME, '').trim();
    if (agent !== undefined) agents.add(agent);
  }
  between(last, content.length);
  return { spoken, notices, agents, start };
}

function spokenAt(content: string, from: number, to: number, seconds: number, locate: (offset: number) => Position): Spoken {
  const line = htmlText(content.slice(from, to), { cutHistory: false });
  const colon = line.text.search(/:(?:\s|$)/);
  const name = colon === -1 ? '' : line.text.slice(0, colon).trim();
  const said = colon === -1 ? line : line.keep([{ start: colon + 1, end: line.text.length }]).trim();
  return { name, seconds, text: said.text, locate: (offset) => locate(from + said.rawOffset(offset)) };
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** `1h 2m 3s` in seconds. */
function secondsOf(span: string): number {
  return [...span.matchAll(/(\d+)\s?([dhms])/g)].reduce((sum, [, count, unit = 's']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}

/** `Chat Started: Monday, December 17, 2018, 23:27:57 (-0500)`; other languages write dates that cannot be read for sure. */
function startOf(text: string): number | undefined {
  const found = /([A-Z][a-z]+ \d{1,2}, \d{4}),? (\d{1,2}:\d{2}:\d{2}(?: ?[AP]M)?) \(([+-]\d{4})\)/.exec(text);
  if (found === null) return undefined;
  const time = Date.parse(`${found[1]} ${found[2]} ${found[3]}`);
  return Number.isNaN(time) ? undefined : time;
}
