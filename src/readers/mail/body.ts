import type { Email } from 'postal-mime';
import type { Body } from '../shared/body.ts';
import { INVISIBLE } from '../shared/clean.ts';
import { htmlText } from '../shared/html.ts';
import { withoutHistory } from '../shared/mail-history.ts';
import { type MappedText, MappedTextBuilder } from '../shared/mapped-text.ts';
import type { RawMail } from './parts.ts';
import { type PartSource, placeOf } from './places.ts';

/** A text/plain part this many times shorter than the HTML one is a stub: "Please use a mail program that shows HTML". */
const STUB = 4;

/** A mail's text with the way back, and roughly the bytes that it takes. */
export interface MailBody {
  readonly body: Body;
  readonly size: number;
}

/** What the author wrote: the plain text of the mail, or its HTML where there is none worth the name, without history and signature. */
export function mailBody(email: Email, raw: RawMail): MailBody {
  const plain = email.text === undefined ? undefined : withoutHistory(visible(email.text)).trim();
  if (email.html !== undefined && (plain === undefined || plain.text === '' || isStub(plain.text, email.html))) {
    const html = withoutHistory(htmlText(email.html)).trim();
    if (plain === undefined || html.text.length > plain.text.length * STUB) return located(html, email.html, raw, true);
  }
  return plain === undefined ? located(visible(''), '', raw, false) : located(plain, email.text ?? '', raw, false);
}

/** HTML is several times longer than its text: most mails need not be looked at twice. */
function isStub(plain: string, html: string): boolean {
  return plain.length * STUB * 2 < html.length;
}

function located(mapped: MappedText, decoded: string, raw: RawMail, html: boolean): MailBody {
  const sources: PartSource[] = raw.parts
    .filter((part) => part.html === html)
    .map((part) => ({ part, bytes: part.encoding === 'base64' ? Buffer.alloc(0) : Buffer.from(raw.bytes.subarray(part.start, part.end)) }));
  // Without a text the place is that of the mail.
  const start = { line: sources[0]?.part.line ?? raw.line, column: 1 };
  const { text } = mapped;
  const size = 2 * (text.length + decoded.length) + sources.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { size, body: { text, locate: (offset) => (text === '' ? start : placeOf(sources, decoded, mapped.rawOffset(offset))) } };
}

const UNSEEN = new RegExp(`${INVISIBLE.source}|\\r`, 'g');

/** Plain text without marks that nobody sees, and with plain blanks. */
function visible(text: string): MappedText {
  const out = new MappedTextBuilder();
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(UNSEEN)) {
    out.copy(text.slice(from, index), from);
    if (/[\u00A0\u202F\u2007]/.test(mark)) out.replace(' ', index);
    from = index + 1;
  }
  out.copy(text.slice(from), from);
  return out.end();
}
