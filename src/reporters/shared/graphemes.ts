/** Characters that stand alone wherever they stand; "\r" and "\n" together do not, so "\r" is none. */
const ALONE = /^[\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*$/;

/** What a reader takes for one character, each with its offset. Made by hand where that is plain: a segmenter takes long to start. */
export function* graphemesOf(text: string): Generator<{ readonly segment: string; readonly index: number }> {
  if (!ALONE.test(text)) yield* new Intl.Segmenter('en').segment(text);
  else for (let index = 0; index < text.length; index++) yield { segment: text[index] as string, index };
}
