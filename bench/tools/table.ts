import { cpus } from 'node:os';

/** The middle one; between the two middle ones of an even number. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** A table in Markdown; all columns but the first stand at the right. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Three digits that count: 12,300 or 4.56. */
export function figure(number: number): string {
  const digits = number >= 100 ? 0 : number >= 10 ? 1 : 2;
  const rounded = number >= 1000 ? Number(number.toPrecision(3)) : number;
  return rounded.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** What the figures were measured with, and when. */
export function machine(): string {
  const [cpu] = cpus();
  return `Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${new Date().toISOString().slice(0, 10)}`;
}

/** The first argument: by what to multiply all sizes, 1 where there is none. */
export function scaleOf(args: readonly string[]): number {
  const scale = Number(args[0] ?? 1);
  if (scale > 0) return scale;
  console.error(`the first argument multiplies all sizes: a number above 0, not ${args[0]}`);
  process.exit(2);
}
