import { isoClock, isoDate } from '../shared/time.ts';

/** Beginnings of months' names without accents, in English, Italian, Spanish, French, Portuguese and German. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|gen|ene)/,
  /^(?:feb|fev)/,
  /^(?:mar|mrz)/,
  /^(?:apr|abr|avr)/,
  /^(?:may|mag|mai)/,
  /^(?:jun|giu|juin)/,
  /^(?:jul|lug|juil)/,
  /^(?:aug|ago|aou)/,
  /^(?:sep|set)/,
  /^(?:oct|ott|out|okt)/,
  /^nov/,
  /^(?:dec|dic|dez)/,
];

/** `March 12, 2024` or `12 marzo 2024`, then a clock and perhaps a zone. */
const TIME =
  /(?:(?<month>\p{L}+)\.? (?<day>\d{1,2}), (?<year>\d{4})|(?<day2>\d{1,2})\.? (?:de )?(?<month2>\p{L}+)\.? (?:de )?(?<year2>\d{4}))\D*?(?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})(?:\s*(?<half>[AaPp])\.?\s?[Mm]\.?)?(?:\s*(?<zone>UTC|GMT|Z))?/u;

/** A time as Takeout spells it out (`Tuesday, March 12, 2024 at 9:00:00 AM UTC`); undefined where it cannot be read. */
export function takeoutTime(text: string): string | undefined {
  // Newer files have a narrow no-break space before AM and PM.
  const groups = TIME.exec(text.replace(/[\u202F\u00A0]/g, ' '))?.groups;
  if (groups === undefined) return undefined;
  const { hour, minute, second, half, zone } = groups;
  const word = (groups['month'] ?? groups['month2'] ?? '')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const month = MONTHS.findIndex((pattern) => pattern.test(word)) + 1;
  const date = isoDate([Number(groups['year'] ?? groups['year2']), month, Number(groups['day'] ?? groups['day2'])], undefined);
  if (date === undefined) return undefined;
  const clock = isoClock(Number(hour), Number(minute), Number(second), half === undefined ? undefined : /p/i.test(half) ? 'pm' : 'am');
  return `${date}T${clock}${zone === undefined ? '' : 'Z'}`;
}
