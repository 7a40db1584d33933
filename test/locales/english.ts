/** Words that hold English sentences together, or stand in most of our English reports, and are no Italian words ("in", "all", "no" are). */
const ENGLISH = new Set(
  (
    'the an and of to that this these those it is are was were be been by for from with without what which who whom when where why how ' +
    'not nor or but if than then there their they them you your we our us he she his her its has have had will would can could should ' +
    'may might must does did at on out off over under after before between again any some more most other another one two same ' +
    'says said shown hidden sure score reply replies customer finding findings error warning suggestion agent draft conversation line'
  ).split(' '),
);

/** The English words of a text. */
export const englishIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? []).filter((word) => ENGLISH.has(word));
