import { UserError } from '../errors.ts';

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/**
 * The moment that `--since` names, in milliseconds since 1970: an ISO 8601 date or time (without a zone: UTC), or a span back from
 * now such as `12h`, `7d` or `4w`.
 * @throws UserError `bad-option`
 */
export function sinceOf(value: string, now = Date.now()): number {
  const span = /^(\d{1,5})([hdw])$/.exec(value.trim());
  if (span !== null) return now - Number(span[1]) * (UNITS[span[2] ?? ''] ?? 0);
  const iso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(value.trim());
  const time = iso === null ? Number.NaN : Date.parse(iso[0].includes('T') && iso[1] === undefined ? `${iso[0]}Z` : iso[0]);
  if (Number.isNaN(time)) {
    throw new UserError('bad-option', `--since must be a date, a time or a span, not "${value}".`, {
      hint: 'Such as 2024-03-01, 2024-03-01T09:00:00+01:00, 12h, 7d or 4w.',
    });
  }
  return time;
}
