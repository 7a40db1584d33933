/** How a language writes numbers, counts and lists. */
export interface Figures {
  /** A number with at most one decimal, as scores have. */
  number(value: number): string;
  /** A number with exactly so many decimals. */
  fixed(value: number, decimals: number): string;
  /** `1 reply`, `2 replies`: a count with its noun. */
  counted(count: number, one: string, other: string): string;
  /** `a`, `a and b`. */
  list(parts: readonly string[]): string;
}

/** The figures of a language, by its tag. */
export function figuresOf(locale: string): Figures {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const decimal = new Map<number, Intl.NumberFormat>();
  return {
    number: (value) => plain.format(value),
    fixed(value, decimals) {
      const format =
        decimal.get(decimals) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
      decimal.set(decimals, format);
      return format.format(value);
    },
    counted: (count, one, other) => `${plain.format(count)} ${plurals.select(count) === 'one' ? one : other}`,
    list: (parts) => lists.format(parts),
  };
}
