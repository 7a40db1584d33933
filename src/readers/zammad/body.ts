import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { ownWords } from '../shared/own-words.ts';
import type { DataRecord, KeyPath } from '../shared/record.ts';

/** How an article came or went, and in which form. */
interface ArticleForm {
  readonly html: boolean;
  readonly type: string | undefined;
}

/** The text of an article; of mail without the mails that it answers and without its signature. */
export function articleBody(record: DataRecord, path: KeyPath, raw: string, { html, type }: ArticleForm): Body {
  const body = html ? htmlBody(record, path, withoutSignature(raw), { cutHistory: type !== 'chat' }) : plainBody(record, path, raw);
  return type === 'email' ? ownWords(body) : body;
}

/** Where Zammad found the signature, or the quoted mail, of what came in. */
const MARKER = /<span\b[^>]*\bclass=["'][^"']*\bjs-signatureMarker\b/i;

/** What it puts under a reply itself. */
const SIGNATURE = /<div\b[^>]*\bdata-signature=["']true["'][^>]*>/i;

const DIV = /<(\/?)div\b[^>]*>/gi;

/** The HTML with blanks in place of what Zammad marks as no words of the author: every offset stays what it was. */
function withoutSignature(raw: string): string {
  const own = SIGNATURE.exec(raw);
  const text = own === null ? raw : blanked(raw, own.index, endOfDiv(raw, own.index));
  const marker = MARKER.exec(text)?.index;
  // A mail that begins with the mark would be left without a word.
  if (
    marker === undefined ||
    text
      .slice(0, marker)
      .replace(/<[^<>]*>|&nbsp;/g, '')
      .trim() === ''
  )
    return text;
  return text.slice(0, marker);
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** The offset behind the element that opens at `start`. */
function endOfDiv(raw: string, start: number): number {
  let depth = 0;
  DIV.lastIndex = start;
  for (let tag = DIV.exec(raw); tag !== null; tag = DIV.exec(raw)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return DIV.lastIndex;
  }
  return raw.length;
}
