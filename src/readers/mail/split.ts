/** Cuts a stream of bytes into mails. */

import { LineSplitter } from './bytes.ts';
import { MailBuilder, type RawMail } from './parts.ts';

/** `From sender Tue Mar 12 10:02:03 2024`, with a zone before or after the year. */
const STRICT = /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +[A-Z][a-z]{2} +\d{1,2} +\d\d:\d\d(?::\d\d)? .*\b\d{4}\b/;
/** Other programs' lines of the kind, which only count after an empty line. */
const LOOSE = /^From (?:\S+@\S+\s*$|\S+ .*\d{1,2}:\d\d.*\b(?:19|20)\d\d\b)/;
const HEADER = /^(?:>From |[!-9;-~]+[ \t]*:)/;

export class MailSplitter {
  readonly #mbox: boolean;
  readonly #lines = new LineSplitter((line) => this.#take(line));
  #ready: RawMail[] = [];
  #mail: MailBuilder | undefined;
  #number = 0;
  #record = 0;
  #blank = true;
  #quoted = false;
  /** A `From ` line that starts a mail if a header follows. */
  #candidate: Buffer | undefined;

  /** @param mbox false for a file that is one mail */
  constructor(mbox: boolean) {
    this.#mbox = mbox;
  }

  /** Takes some bytes; returns the mails that are complete by now. */
  push(chunk: Uint8Array): readonly RawMail[] {
    this.#lines.push(chunk);
    return this.#out();
  }

  end(): readonly RawMail[] {
    this.#lines.end();
    if (this.#candidate !== undefined) this.#start(this.#candidate.toString('latin1'), this.#number);
    this.#finish();
    return this.#out();
  }

  #out(): readonly RawMail[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #take(given: Buffer): void {
    this.#number += 1;
    const line = this.#number === 1 && given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf ? given.subarray(3) : given;
    if (!this.#mbox) {
      if (this.#mail === undefined) this.#start('', this.#number);
      this.#mail?.add(line, this.#number, false);
      return;
    }
    const candidate = this.#candidate;
    if (candidate !== undefined) {
      this.#candidate = undefined;
      if (HEADER.test(line.toString('latin1', 0, 100))) this.#start(candidate.toString('latin1'), this.#number - 1);
      else this.#feed(candidate, this.#number - 1);
    }
    if (line[0] === 0x46 && this.#isFrom(line)) this.#candidate = Buffer.from(line);
    else this.#feed(line, this.#number);
  }

  #isFrom(line: Buffer): boolean {
    const text = line.toString('latin1', 0, 300);
    return STRICT.test(text) || (this.#blank && LOOSE.test(text)) || (this.#number === 1 && text.startsWith('From '));
  }

  #feed(line: Buffer, number: number): void {
    this.#blank = line.length === 0;
    const quoted = line[0] === 0x3e;
    // `>From` among other quoted lines is quoted itself; alone it is a line that the mbox had to mark.
    const escaped = quoted && !this.#quoted && /^>+From /.test(line.toString('latin1', 0, 40));
    this.#quoted = quoted && !escaped;
    this.#mail?.add(escaped ? line.subarray(1) : line, number, escaped);
  }

  #start(envelope: string, line: number): void {
    this.#finish();
    this.#record += 1;
    this.#mail = new MailBuilder(line, this.#record, envelope);
    this.#blank = false;
    this.#quoted = false;
  }

  #finish(): void {
    if (this.#mail !== undefined) this.#ready.push(this.#mail.end());
    this.#mail = undefined;
  }
}
