import { INVISIBLE } from './clean.ts';
import { MappedText, MappedTextBuilder } from './mapped-text.ts';

/** What one match of a markup stands for: other text, or what a named group of it holds, with markup of its own or without. */
export type Meaning = string | { readonly group: string; readonly verbatim?: boolean };

/** The markup of a chat: `pattern` has the flags g and d; what `meaning` gives undefined for stands for itself. */
export interface Markup {
  readonly pattern: RegExp;
  meaning(match: RegExpExecArray): Meaning | undefined;
}

/** The text as people see it in the chat, without invisible marks and blanks at its ends; every offset leads back into the raw text. */
export function withoutMarkup(raw: string, markup: Markup): MappedText {
  if (raw.search(markup.pattern) < 0 && !INVISIBLE.test(raw)) return MappedText.of(raw).trim();
  const out = new MappedTextBuilder();
  render(raw, 0, raw.length, markup, out);
  return out.end().trim();
}

function render(raw: string, from: number, to: number, markup: Markup, out: MappedTextBuilder): void {
  // Lookbehinds see the text before; the end must be hidden from greedy patterns.
  const text = to === raw.length ? raw : raw.slice(0, to);
  const pattern = new RegExp(markup.pattern.source, markup.pattern.flags);
  pattern.lastIndex = from;
  let at = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    copy(raw, at, match.index, out);
    at = match.index + match[0].length;
    if (match[0] === '') pattern.lastIndex += 1;
    const meaning = markup.meaning(match);
    if (meaning === undefined) copy(raw, match.index, at, out);
    else if (typeof meaning === 'string') out.replace(meaning, match.index);
    else {
      const [start, end] = match.indices?.groups?.[meaning.group] ?? [at, at];
      if (meaning.verbatim === true) copy(raw, start, end, out);
      else render(raw, start, end, markup, out);
    }
  }
  copy(raw, at, to, out);
}

/** Copies a stretch without its invisible marks. */
function copy(raw: string, from: number, to: number, out: MappedTextBuilder): void {
  let start = from;
  for (let at = from; at < to; at++) {
    const unit = raw.charAt(at);
    if (!INVISIBLE.test(unit)) continue;
    out.copy(raw.slice(start, at), start);
    if (/[\u00A0\u202F\u2007]/.test(unit)) out.replace(' ', at);
    start = at + 1;
  }
  out.copy(raw.slice(start, to), start);
}
