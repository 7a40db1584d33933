import type { Place, Turn, TurnFacts } from '../../src/rule/index.ts';

/** A line of more words is no signature. */
const LINE = 4;

/** The customer's name: at the foot of a message, or as the export gives it. Handles and nicknames are none. */
export function nameOf(
  customer: readonly Turn[],
  team: readonly Turn[],
  facts: (turn: Turn) => TurnFacts,
  own: TurnFacts,
): { forms: string[]; at: Turn | Place } | undefined {
  for (const turn of customer) {
    const said = facts(turn);
    const foot = said.sentences.at(-1);
    if (foot !== undefined && said.sentences.length > 1) {
      const words = said.tokens.slice(foot.first, foot.last).filter(({ kind }) => kind === 'word');
      // On a line of its own a name need not be in a list: "D. Okafor".
      const alone = /\n\s*$/.test(turn.text.slice(0, foot.span.start));
      const strange = words.some(
        ({ form }) => form.length > 1 && ['generic', 'stopwords', 'common'].some((list) => said.inList(list, form)),
      );
      const listed = words.some(({ form }) => said.inList('names', form));
      if (words.length > 0 && words.length <= 3 && words.every(({ capital }) => capital) && (listed || (alone && !strange))) {
        return { forms: words.map(({ form }) => form).filter((form) => form.length > 1), at: foot };
      }
    }
    const author = turn.author ?? '';
    const parts = /^[\p{L}'’ .-]+$/u.test(author) ? author.toLowerCase().split(/[\s.-]+/) : [];
    if (parts.length > 0 && parts.length <= 3 && own.inList('names', parts[0] as string)) return { forms: parts, at: turn };
  }
  // Who was greeted by name once is no stranger now.
  for (const turn of team) {
    const greeted = facts(turn);
    const greeting = greeted.matches('greeting', 'named')[0];
    const forms = greeted.tokens.filter(({ start, end, capital, form }) => {
      return greeting !== undefined && start >= greeting.span.start && end <= greeting.span.end && capital && greeted.inList('names', form);
    });
    if (greeting !== undefined && forms.length > 0) return { forms: forms.map(({ form }) => form), at: greeting };
  }
  return undefined;
}

/** A desk's or a company's name, not a person's. */
export const isDesk = (author: string, own: TurnFacts): boolean =>
  author
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => own.inList('generic', word));

/** True where a person signs: initials behind a mark, a name at the foot, or "Ana here". */
export function isSigned(own: TurnFacts): boolean {
  if (own.signature !== undefined || own.has('human-touch', 'name')) return true;
  return own.sentences.slice(-3).some((sentence) => {
    const words = own.tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word' || kind === 'mask');
    const isName = ({ kind, capital, form }: (typeof words)[number]): boolean => kind === 'mask' || (capital && own.inList('names', form));
    if (sentence === own.sentences.at(-1) && words.slice(-3).some(isName)) return true;
    if (words.length === 0 || words.length > LINE || sentence.mark === '?') return false;
    // A foot such as "Ewan" or "Jana Hrubá, Returns" has a name that no list knows.
    return (
      words.some(isName) ||
      (sentence === own.sentences.at(-1) &&
        words.every(({ capital, form }) => capital && !own.inList('generic', form) && !own.inList('stopwords', form)) &&
        sentence.mark !== '!')
    );
  });
}
