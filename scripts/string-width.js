// In the place of string-width (scripts/build-check.mjs), which tells the width of all else.

/** Characters that take one column wherever they stand: Latin letters, punctuation, arrows, box drawing; none that joins with its neighbours. */
const ONE_COLUMN = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]*$/;

let stringWidth;

export default function widthOf(text, options) {
  if (ONE_COLUMN.test(text)) return text.length;
  stringWidth ??= require('string-width').default;
  return stringWidth(text, options);
}
