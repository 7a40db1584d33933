/** The person after whom the phone names the file: formats.md section 6. */

const TITLES = [
  /^WhatsApp Chat (?:with|mit|-) (.+)$/i,
  /^Chat WhatsApp con (.+)$/i,
  /^Chat de WhatsApp con (.+)$/i,
  /^Discussion WhatsApp avec (.+)$/i,
  /^Conversa do WhatsApp com (.+)$/i,
  /^WhatsApp-chat met (.+)$/i,
];

/**
 * The speaker for whom the chat is named: the other side of whoever exported it.
 * @param path may run through an archive (`WhatsApp Chat - Ann.zip/_chat.txt`)
 */
export function titleOf(path: string, authors: readonly string[]): string | undefined {
  for (const part of path.split(/[/\\:]/)) {
    const title = part.replace(/\.(?:txt|zip)$/i, '').replace(/\s*\(\d+\)$/, '');
    const name = TITLES.map((pattern) => pattern.exec(title)?.[1]).find((found) => found !== undefined);
    const author = name === undefined ? undefined : authors.find((other) => keyOf(other) === keyOf(name));
    if (author !== undefined) return author;
  }
  return undefined;
}

/** File systems lose some characters of a name, and phones write numbers with and without blanks. */
function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
