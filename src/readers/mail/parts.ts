/** The parts of one mail, told while its lines come by, so that attachments are never held. */

import { ByteBuilder } from './bytes.ts';

/** What is kept of one part at most, in bytes. */
const LARGEST_PART = 512 * 1024;

export type TransferEncoding = 'none' | 'quoted-printable' | 'base64';

/** A part of text that is shown to the reader of the mail. */
export interface TextPart {
  readonly html: boolean;
  readonly encoding: TransferEncoding;
  readonly charset: string;
  /** The line in the file where its text begins. */
  readonly line: number;
  /** Where it stands in the kept bytes. */
  readonly start: number;
  end: number;
  /** Lines of it, from 0, that lost one `>` of the mbox, and with it one column. */
  readonly unescaped: Set<number>;
}

/** One mail without the contents of its attachments. */
export interface RawMail {
  /** Its first line in the file, and its number, both from 1. */
  readonly line: number;
  readonly record: number;
  /** The `From ` line of an mbox. */
  readonly envelope: string;
  readonly bytes: Buffer;
  readonly parts: readonly TextPart[];
  /** True where a part was longer than what is kept of one. */
  readonly cut: boolean;
}

interface Boundary {
  readonly delimiter: string;
  readonly digest: boolean;
}

/** Takes one mail line by line. */
export class MailBuilder {
  readonly #line: number;
  readonly #record: number;
  readonly #envelope: string;
  readonly #out = new ByteBuilder();
  readonly #parts: TextPart[] = [];
  #boundaries: Boundary[] = [];
  /** Those that say how the present part is written. */
  #headers: string[] = [];
  #ofContent = false;
  #inHeader = true;
  /** Bytes that may still be kept of the present part; 0 in an attachment. */
  #room = LARGEST_PART;
  #text: TextPart | undefined;
  #cut = false;

  constructor(line: number, record: number, envelope: string) {
    this.#line = line;
    this.#record = record;
    this.#envelope = envelope;
  }

  /** `unescaped` where the line lost a `>`. The bytes are copied. */
  add(bytes: Buffer, number: number, unescaped: boolean): void {
    // Two dashes: most lines need no closer look.
    if (bytes[0] === 0x2d && bytes[1] === 0x2d && this.#boundaries.length > 0 && this.#isBoundary(bytes)) {
      this.#out.line(bytes);
      return;
    }
    if (this.#inHeader) this.#header(bytes, number);
    else if (this.#room > 0) {
      this.#out.line(bytes);
      this.#room -= bytes.length + 1;
      if (this.#text === undefined) return;
      if (unescaped) this.#text.unescaped.add(number - this.#text.line);
      this.#text.end = this.#out.length;
      if (this.#room <= 0) this.#cut = true;
    }
  }

  end(): RawMail {
    return {
      line: this.#line,
      record: this.#record,
      envelope: this.#envelope,
      bytes: this.#out.take(),
      parts: this.#parts,
      cut: this.#cut,
    };
  }

  #header(bytes: Buffer, number: number): void {
    if (bytes.length === 0) {
      this.#out.line(bytes);
      this.#inHeader = false;
      this.#begin(number + 1);
      return;
    }
    if (this.#room <= 0) return;
    this.#out.line(bytes);
    this.#room -= bytes.length + 1;
    const line = bytes.toString('latin1');
    const folded = /^[ \t]/.test(line);
    if (!folded) this.#ofContent = /^content-/i.test(line);
    if (!this.#ofContent) return;
    if (folded) this.#headers.push(`${this.#headers.pop()} ${line.trim()}`);
    else this.#headers.push(line);
  }

  /** The body of a part begins in this line. */
  #begin(line: number): void {
    const value = (name: string): string => {
      const found = this.#headers.find((header) => header.toLowerCase().startsWith(`${name}:`));
      return found?.slice(name.length + 1).trim() ?? '';
    };
    const stated = value('content-type');
    const fallback = this.#boundaries.at(-1)?.digest === true ? 'message/rfc822' : 'text/plain';
    const type = /^[\w.+-]+\/[\w.+-]+/.exec(stated)?.[0].toLowerCase() ?? fallback;
    const attached = /^attachment\b/i.test(value('content-disposition'));
    const encoding = value('content-transfer-encoding').toLowerCase();
    this.#text = undefined;
    this.#headers = [];
    this.#room = 0;
    if (type.startsWith('multipart/')) {
      const delimiter = parameter(stated, 'boundary');
      if (delimiter !== undefined) this.#boundaries.push({ delimiter: `--${delimiter}`, digest: type === 'multipart/digest' });
      return;
    }
    if (attached || (type !== 'text/plain' && type !== 'text/html')) return;
    this.#room = LARGEST_PART;
    this.#text = {
      html: type === 'text/html',
      encoding: encoding.includes('base64') ? 'base64' : encoding.includes('quoted-printable') ? 'quoted-printable' : 'none',
      charset: parameter(stated, 'charset') ?? 'utf-8',
      line,
      start: this.#out.length,
      end: this.#out.length,
      unescaped: new Set(),
    };
    this.#parts.push(this.#text);
  }

  #isBoundary(bytes: Buffer): boolean {
    const line = bytes.toString('latin1').trimEnd();
    const level = this.#boundaries.findLastIndex(({ delimiter }) => line === delimiter || line === `${delimiter}--`);
    if (level < 0) return false;
    const last = line !== this.#boundaries[level]?.delimiter;
    this.#boundaries = this.#boundaries.slice(0, last ? level : level + 1);
    this.#text = undefined;
    this.#headers = [];
    this.#ofContent = false;
    this.#inHeader = !last;
    // What stands after the last part is for nobody.
    this.#room = last ? 0 : LARGEST_PART;
    return true;
  }
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
}
