// `node scripts/run.mjs scripts/screenshot.ts IN.ansi OUT.svg [TITLE]`: terminal text with ANSI colours as a picture.
// A picture made from a real run does not lie about the output, and needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import stringWidth from 'string-width';

interface Look {
  readonly color?: string | undefined;
  readonly background?: string | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

interface Run {
  readonly text: string;
  readonly column: number;
  readonly columns: number;
  readonly look: Look;
}

const BACKGROUND = '#1b1f27';
const BAR = '#262b35';
const TEXT = '#d7dce5';
const BASIC = ['#3b4252', '#ff6b6b', '#8fd18b', '#f2c14e', '#6cb2ff', '#d69cf5', '#63d3d3', TEXT];
const BRIGHT = ['#6b7486', '#ff8f8f', '#b0e6ac', '#ffd97a', '#97caff', '#e6bcff', '#93e8e8', '#ffffff'];

const ESCAPE = String.fromCharCode(27);
const COLOURS = new RegExp(`${ESCAPE}\\[([\\d;:]*)m`);
/** Links, cursor movements and other control characters: a picture has none. */
const OTHERS = new RegExp(`${ESCAPE}\\].*?(?:\\x07|${ESCAPE}\\\\)|${ESCAPE}\\[[\\d;?]*[A-Za-z]|[\\x00-\\x1f\\x7f]`, 'g');

const CELL = 8.4;
const LINE = 19;
const SIZE = 14;
const PADDING = 18;
const TITLE = 34;
const FONT =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace";

/** The sixteen, the cube of 216 and the greys of an indexed colour. */
function indexed(index: number): string | undefined {
  if (index < 16) return [...BASIC, ...BRIGHT][index];
  if (index > 255) return undefined;
  const hex = (value: number): string => value.toString(16).padStart(2, '0');
  if (index >= 232) return `#${hex(8 + (index - 232) * 10).repeat(3)}`;
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return `#${hex(level(Math.floor(cube / 36)))}${hex(level(Math.floor(cube / 6) % 6))}${hex(level(cube % 6))}`;
}

/** The look after one escape sequence's parameters. */
function changed(look: Look, parameters: readonly number[]): Look {
  let next = look;
  for (let i = 0; i < parameters.length; i++) {
    const code = parameters[i] as number;
    if (code === 0) next = {};
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 3) next = { ...next, italic: true };
    else if (code === 4) next = { ...next, underline: true };
    else if (code === 7) next = { ...next, inverse: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code === 23) next = { ...next, italic: false };
    else if (code === 24) next = { ...next, underline: false };
    else if (code === 27) next = { ...next, inverse: false };
    else if (code === 39) next = { ...next, color: undefined };
    else if (code === 49) next = { ...next, background: undefined };
    else if (code >= 30 && code <= 37) next = { ...next, color: BASIC[code - 30] };
    else if (code >= 90 && code <= 97) next = { ...next, color: BRIGHT[code - 90] };
    else if (code >= 40 && code <= 47) next = { ...next, background: BASIC[code - 40] };
    else if (code >= 100 && code <= 107) next = { ...next, background: BRIGHT[code - 100] };
    else if (code === 38 || code === 48) {
      const rgb = parameters.slice(i + 2, i + 5);
      const isRgb = parameters[i + 1] === 2;
      const color = isRgb ? `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}` : indexed(parameters[i + 2] ?? 0);
      next = code === 38 ? { ...next, color } : { ...next, background: color };
      i += isRgb ? 4 : 2;
    }
  }
  return next;
}

/** Splits a line at its escape sequences; wide characters are runs of their own, so that columns hold in any font. */
function runsOf(line: string, start: Look): { runs: Run[]; look: Look } {
  const runs: Run[] = [];
  let look = start;
  let column = 0;
  const add = (text: string): void => {
    const columns = stringWidth(text);
    if (columns > 0) runs.push({ text, column, columns, look });
    column += columns;
  };
  line.split(COLOURS).forEach((part, index) => {
    // Every second part is what the expression captured: the parameters.
    if (index % 2 === 1) {
      look = changed(look, part.split(/[;:]/).map(Number));
      return;
    }
    let narrow = '';
    for (const { segment } of new Intl.Segmenter('en').segment(part.replace(OTHERS, ''))) {
      if (stringWidth(segment) === 1) {
        narrow += segment;
        continue;
      }
      add(narrow);
      add(segment);
      narrow = '';
    }
    add(narrow);
  });
  return { runs, look };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string);

const number = (value: number): string => String(Math.round(value * 100) / 100);

function drawn({ text, column, columns, look }: Run, y: number): string {
  const x = PADDING + column * CELL;
  const ink = (look.inverse === true ? (look.background ?? BACKGROUND) : look.color) ?? TEXT;
  const ground = look.inverse === true ? (look.color ?? TEXT) : look.background;
  const width = number(columns * CELL);
  const box =
    ground === undefined ? '' : `<rect x="${number(x)}" y="${number(y - SIZE)}" width="${width}" height="${LINE}" fill="${ground}"/>`;
  // Drawn, not `text-decoration`: viewers place and even drop that one differently.
  const opacity = look.dim === true ? ' opacity="0.62"' : '';
  const below =
    look.underline === true ? `<rect x="${number(x)}" y="${number(y + 3)}" width="${width}" height="1.4" fill="${ink}"${opacity}/>` : '';
  // Runs of bars and rules are drawn as shapes: in most fonts the glyphs leave gaps.
  if (/^█+$/.test(text)) return `${box}<rect x="${number(x)}" y="${number(y - 10)}" width="${width}" height="11" fill="${ink}"/>`;
  if (/^[─━]+$/.test(text)) {
    const thick = text.startsWith('━') ? 2.4 : 1.2;
    return `${box}<rect x="${number(x)}" y="${number(y - 5 - thick / 2)}" width="${width}" height="${thick}" fill="${ink}"${opacity}/>`;
  }
  if (text.trim() === '') return box + below;
  const lead = text.length - text.trimStart().length;
  const word = text.trim();
  const attributes = [
    `x="${number(x + lead * CELL)}"`,
    `y="${number(y)}"`,
    `textLength="${number(stringWidth(word) * CELL)}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(ink === TEXT ? [] : [`fill="${ink}"`]),
    ...(look.bold === true ? ['font-weight="bold"'] : []),
    ...(look.italic === true ? ['font-style="italic"'] : []),
  ];
  return `${box}<text ${attributes.join(' ')}${opacity}>${escaped(word)}</text>${below}`;
}

/** Bars, rules and gutters part runs, so that they can be drawn as shapes. */
const parted = (run: Run): Run[] => {
  let column = run.column;
  return (run.text.match(/█+|[─━]+|[^█─━]+/g) ?? []).map((text) => {
    const columns = stringWidth(text);
    const part = { ...run, text, column, columns };
    column += columns;
    return part;
  });
};

/** The whole picture: a window with a title and the text. */
export function svgOf(ansi: string, title: string): string {
  const lines = ansi.replace(/\r\n/g, '\n').trimEnd().split('\n');
  let look: Look = {};
  const rows = lines.map((line) => {
    const read = runsOf(line, look);
    look = read.look;
    return read.runs.flatMap(parted);
  });
  const columns = Math.max(40, ...rows.flat().map((run) => run.column + run.columns));
  const width = number(Math.ceil(columns * CELL + 2 * PADDING));
  const height = TITLE + rows.length * LINE + 2 * PADDING - 6;
  const body = rows
    .map((runs, index) => runs.map((run) => drawn(run, TITLE + PADDING + SIZE - 2 + index * LINE)).join(''))
    .filter((row) => row !== '');
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (color, index) => `<circle cx="${20 + index * 20}" cy="${TITLE / 2}" r="6" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-label="${escaped(title)}">`,
    `<rect width="100%" height="100%" rx="10" fill="${BACKGROUND}"/>`,
    `<path d="M0 10a10 10 0 0 1 10-10H${number(Number(width) - 10)}a10 10 0 0 1 10 10V${TITLE}H0z" fill="${BAR}"/>`,
    ...dots,
    `<g font-family="${escaped(FONT)}" font-size="${SIZE}" fill="${TEXT}" xml:space="preserve">`,
    `<text x="50%" y="${TITLE / 2 + 5}" text-anchor="middle" font-size="12.5" opacity="0.75">${escaped(title)}</text>`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const [input, output, title = 'replylint'] = process.argv.slice(2);
if (input === undefined || output === undefined) {
  console.error('usage: node scripts/run.mjs scripts/screenshot.ts IN.ansi OUT.svg [TITLE]');
  process.exitCode = 2;
} else {
  writeFileSync(output, svgOf(readFileSync(input, 'utf8'), title));
}
