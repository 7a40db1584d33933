import { Parser } from 'htmlparser2';
import { INVISIBLE } from './clean.ts';
import { type MappedText, MappedTextBuilder } from './mapped-text.ts';

/** Elements whose content is not read by the customer, or is not text. */
const SILENT = new Set(['head', 'style', 'script', 'noscript', 'template', 'title', 'svg', 'object', 'select', 'map']);
/** Elements that begin and end on a line of their own. */
const BLOCKS = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'div',
    'dl',
    'dt',
    'fieldset',
    'figure',
    'figcaption',
    'footer',
    'form',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul'],
]);
/** Blocks that leave an empty line between themselves and what stands around them. */
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ol', 'ul', 'table', 'pre']);
const CELLS = new Set(['td', 'th']);
/** Containers in which mail programs keep the mail that is answered. */
const HISTORY_CLASS =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|tutanota_quote|freshdesk_quote|history_container|intercom-quoted|x_gmail_quote)(?:\s|$)/i;
/** Outlook only marks where the old mail begins: what follows it is history up to the end. */
const HISTORY_BEGINS = /^(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg|x_appendonsend|OLK_SRC_BODY_SECTION|reply-intro)$/i;
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
/** Runs of blanks (the group), which no-break spaces are too, and words; marks that nobody sees are in neither. */
const PIECES = new RegExp(`([^\\S\\uFEFF]+)|[^\\s${INVISIBLE.source.slice(1, -1)}]+`, 'g');

export interface HtmlOptions {
  /** False keeps quoted text: in chats and canned responses a block quote is part of the message. */
  readonly cutHistory?: boolean;
}

/**
 * The text of an HTML fragment as a person reads it: blocks on lines of their own, runs of blanks as one, entities decoded,
 * links by their words, pictures left out, quoted mail left out. Line breaks that the author did not see are not made up.
 * Every offset of the text leads back to its place in the fragment.
 */
export function htmlText(raw: string, { cutHistory = true }: HtmlOptions = {}): MappedText {
  const run = new HtmlRun(raw, cutHistory);
  return run.read();
}

class HtmlRun {
  readonly #raw: string;
  readonly #cutHistory: boolean;
  readonly #out = new MappedTextBuilder();
  /** Names of open elements that are not read; while there is one, text is dropped. */
  readonly #silent: string[] = [];
  #over = false;
  /** Line breaks owed before the next visible text, and whether a blank is. */
  #breaks = 0;
  #blank = false;
  #blankAt = 0;
  #pre = 0;

  constructor(raw: string, cutHistory: boolean) {
    this.#raw = raw;
    this.#cutHistory = cutHistory;
  }

  read(): MappedText {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes, parser.startIndex),
        onclosetag: (name) => this.#close(name),
        ontext: (text) => this.#text(text, parser.startIndex, parser.endIndex),
      },
      { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: true },
    );
    parser.write(this.#raw);
    parser.end();
    return this.#out.end();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>, at: number): void {
    if (this.#over) return;
    if (this.#silent.length > 0) {
      if (this.#silent.at(-1) === name) this.#silent.push(name);
      return;
    }
    if (this.#cutHistory && HISTORY_BEGINS.test(attributes['id'] ?? '')) {
      this.#over = true;
      return;
    }
    if (this.#isSilent(name, attributes)) {
      // What stood on both sides of a quote was not one line.
      if (name === 'blockquote') this.#block(name);
      this.#silent.push(name);
      return;
    }
    if (name === 'br') this.#breaks += 1;
    else if (name === 'attribute') this.#variable(attributes, at);
    // Microsoft Teams has its emoji in the tag.
    else if (name === 'emoji') this.#write(attributes['alt'] ?? '', at);
    else if (BLOCKS.has(name)) this.#block(name);
    else if (CELLS.has(name)) this.#owe(at);
    if (name === 'pre') this.#pre += 1;
    if (name === 'li') this.#write('- ', at);
  }

  #close(name: string): void {
    if (this.#silent.length > 0) {
      if (this.#silent.at(-1) === name) this.#silent.pop();
      return;
    }
    if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    if (BLOCKS.has(name)) this.#block(name);
  }

  #isSilent(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (SILENT.has(name) || HIDDEN_STYLE.test(attributes['style'] ?? '')) return true;
    if (!this.#cutHistory) return false;
    return name === 'blockquote' || HISTORY_CLASS.test(attributes['class'] ?? '');
  }

  /** Intercom's `<attribute key="user.name" default="there"/>`, in the way its editor shows it. */
  #variable(attributes: Readonly<Record<string, string>>, at: number): void {
    const { key = '', default: fallback } = attributes;
    this.#write(`{{${key}${fallback === undefined ? '' : `|fallback:"${fallback}"`}}}`, at);
  }

  #block(name: string): void {
    if (this.#out.length === 0) return;
    this.#breaks = Math.max(this.#breaks, SPACED.has(name) ? 2 : 1);
  }

  #owe(at: number): void {
    if (!this.#blank) this.#blankAt = at;
    this.#blank = true;
  }

  /** Writes text that stands for markup. */
  #write(piece: string, at: number): void {
    this.#settle(at);
    this.#out.replace(piece, at);
  }

  /** Pays the line breaks or the blank that are owed before something visible. */
  #settle(at: number): void {
    if (this.#out.length > 0) {
      if (this.#breaks > 0) this.#out.replace('\n'.repeat(Math.min(this.#breaks, 2)), at);
      else if (this.#blank && this.#out.last !== ' ') this.#out.replace(' ', this.#blankAt);
    }
    this.#breaks = 0;
    this.#blank = false;
  }

  #text(text: string, start: number, end: number): void {
    if (this.#over || this.#silent.length > 0) return;
    // A decoded entity is shorter than its source; all else is copied unit by unit.
    const exact = end - start + 1 === text.length && this.#raw.startsWith(text, start);
    for (const { 0: piece, 1: blanks, index } of text.matchAll(PIECES)) {
      const at = exact ? start + index : start;
      if (blanks === undefined) {
        this.#settle(at);
        if (exact) this.#out.copy(piece, at);
        else this.#out.replace(piece, at);
      } else if (this.#pre === 0) this.#owe(at);
      else {
        const others = blanks.replaceAll('\n', '');
        this.#breaks += blanks.length - others.length;
        if (others !== '') this.#owe(exact ? at + blanks.indexOf(others.charAt(0)) : at);
      }
    }
  }
}
