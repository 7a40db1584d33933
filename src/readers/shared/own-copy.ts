/**
 * The same text in memory of its own. V8 keeps a piece cut out of a long text as a reference into it: an id that is remembered
 * to the end would hold the whole stretch of the file in which it stood.
 */
export function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
