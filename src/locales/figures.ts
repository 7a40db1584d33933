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
  // Formatters are dear to make, and a run needs those of one language only.
  let plurals: Intl.PluralRules | undefined;
  let lists: Intl.ListFormat | undefined;
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (value: number, least: number, most: number): string => {
    // Written alike in all our languages.
    if (least === 0 && Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
    const known =
      formats.get(`${least} ${most}`) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(`${least} ${most}`, known);
    return known.format(value);
  };
  const number = (value: number): string => format(value, 0, 1);
  return {
    number,
    fixed: (value, decimals) => format(value, decimals, decimals),
    counted(count, one, other) {
      plurals ??= new Intl.PluralRules(locale);
      return `${number(count)} ${plurals.select(count) === 'one' ? one : other}`;
    },
    list(parts) {
      lists ??= new Intl.ListFormat(locale, { type: 'conjunction' });
      return lists.format(parts);
    },
  };
}
