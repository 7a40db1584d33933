import type { Line, Source } from '../reader.ts';
import { type DateParts, type DayOrder, dayOrderOf } from '../shared/time.ts';
import { headOf } from './lines.ts';

/** Lines that are held, in UTF-16 units, while nothing in the file has told days from months. */
const HELD = 32 * 1024 * 1024;

/**
 * The lines of a chat and whether its dates begin with the day or the month, which is a matter of the whole file.
 * A number over twelve decides. Lines are held until there is one; without it, the order of the dates decides, else the day comes first.
 */
export async function withDayOrder(source: Source): Promise<{ readonly lines: AsyncIterable<Line>; readonly order: DayOrder }> {
  const held: Line[] = [];
  const dates: DateParts[] = [];
  const rest = source.lines()[Symbol.asyncIterator]();
  let units = 0;
  let sure: DayOrder;
  let ended = false;
  while (sure === undefined && units < HELD) {
    const next = await rest.next();
    if (next.done === true) {
      ended = true;
      break;
    }
    held.push(next.value);
    units += next.value.text.length;
    const date = headOf(next.value.text, next.value.number)?.date;
    const last = dates.at(-1);
    if (date === undefined || (last !== undefined && date.every((part, index) => part === last[index]))) continue;
    dates.push(date);
    sure = certainOrder(date);
  }
  async function* lines(): AsyncGenerator<Line> {
    yield* held.splice(0);
    if (!ended) yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { lines: lines(), order: sure ?? dayOrderOf(dates) ?? 'day-first' };
}

/** What one date proves by itself. */
function certainOrder([first, second]: DateParts): DayOrder {
  if (first > 12) return 'day-first';
  return second > 12 ? 'month-first' : undefined;
}
