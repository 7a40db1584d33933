import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { type CliIo, wantsColor, widthOf } from './io.ts';

/** What the commands that print lists need to lay out text. */
export interface Page {
  readonly paint: ChalkInstance;
  readonly width: number;
}

/** The page that standard output is. */
export function pageOf(io: CliIo, color: boolean | undefined): Page {
  return { paint: new Chalk({ level: wantsColor(io.stdout, io.env, color) ? 1 : 0 }), width: Math.min(widthOf(io.stdout), 120) };
}

/** Text broken to the page, each line indented. */
export function wrapped(text: string, page: Page, indent = 2): string {
  const margin = ' '.repeat(indent);
  const lines = wrapAnsi(text, Math.max(24, page.width - indent)).split('\n');
  return lines.map((line) => `${margin}${line.trimEnd()}\n`).join('');
}

/** Text broken to the page behind a head, its further lines under the text. */
export function hung(head: string, text: string, page: Page, indent = 2): string {
  const margin = ' '.repeat(indent + stringWidth(head));
  const lines = wrapAnsi(text, Math.max(24, page.width - margin.length)).split('\n');
  return lines.map((line, index) => `${index === 0 ? ' '.repeat(indent) + head : margin}${line}`.trimEnd().concat('\n')).join('');
}

/** Columns side by side; the last one is wrapped into what is left of the page. */
export function table(rows: readonly (readonly string[])[], page: Page, indent = 2): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: Math.max(0, columns - 1) }, (_, at) => Math.max(0, ...rows.map((row) => stringWidth(row[at] ?? ''))));
  const left = widths.reduce((sum, width) => sum + width + 2, indent);
  const room = page.width - left;
  let out = '';
  for (const row of rows) {
    const cells = widths.map((width, at) => `${row[at] ?? ''}${' '.repeat(width - stringWidth(row[at] ?? ''))}`);
    const last = row[columns - 1] ?? '';
    // On a narrow page the last column goes below the others.
    if (room < 30) out += `${' '.repeat(indent)}${cells.join('  ').trimEnd()}\n${last === '' ? '' : wrapped(last, page, indent + 4)}`;
    else {
      const [first = '', ...rest] = wrapAnsi(last, room)
        .split('\n')
        .map((line) => line.trimEnd());
      out += `${`${' '.repeat(indent)}${cells.join('  ')}${cells.length === 0 ? '' : '  '}${first}`.trimEnd()}\n`;
      out += rest.map((line) => `${' '.repeat(left)}${line}\n`).join('');
    }
  }
  return out;
}
