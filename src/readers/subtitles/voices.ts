/** Who speaks in a cue: `<v Anna>`, `AGENT: ...`, `>> Bob: ...`, `[Bob] ...`. */

import type { Line } from '../reader.ts';
import { type Encoding, encodingWith } from '../shared/encoding.ts';
import type { Piece } from '../shared/lines-text.ts';
import { looksLikeName, type SpeakerLine, speakerLine } from '../shared/speaker-lines.ts';

/** Part of a line that one speaker says. */
export interface Said {
  /** Undefined where the line does not say: whoever spoke before goes on. */
  readonly start: SpeakerLine | undefined;
  /** True where `>>` tells that another one begins, named or not. */
  readonly isTurn: boolean;
  readonly piece: Piece;
}

const TAG = /<\/?[a-zA-Z0-9][^<>\n]*>|\{\\an?\d\}/;
const ENTITY = /&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,6}|#x[0-9a-fA-F]{1,5});/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"', apos: "'" };

/** Subtitle text: marks of style and time removed, entities decoded. */
const ENCODING: Encoding = encodingWith(new RegExp(`${TAG.source}|${ENTITY.source}`), (match) => {
  if (match.startsWith('<') || match.startsWith('{')) return '';
  if (!match.startsWith('&')) return undefined;
  const name = match.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES[name] ?? match;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : match;
});

const VOICE = /<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]+)>/g;
const BRACKETS = /^\s*(?:-\s+|>{2,3}\s*|(?:&gt;){2,3}\s*)?\[([^[\]:]{1,40})\]:?\s*/;
const CHEVRONS = /^\s*(?:>{2,3}|(?:&gt;){2,3})\s*/;
/** Marks of style and place before the text of a line. */
const STYLED = new RegExp(`^(?:\\s|${TAG.source})+`);
const WHOLE_NOTE = /^\s*(?:\[[^[\]]*\]|\([^()]*\)|[♪♫#*\s]+)\s*$/;
const SOUND =
  /^(?:music|applause|laugh\w*|silence|inaudible|unintelligible|crosstalk|noise|beep\w*|ring\w*|pause|cough\w*|sigh\w*|hold music|background\w*|blank_audio|musica|applausi|risate|silenzio|incomprensibile|rumore|squill\w*|pausa|musik|gel[äa]chter|musique|rires)\b/i;

/** True where a file names its speakers by voice tags: colons in it are only text then. */
export function hasVoiceTags(head: string): boolean {
  return /<v(?:\.[^\s<>]*)?[ \t]+[^<>\n]+>/.test(head);
}

/** A line that only tells a sound: `[music]`, `(phone rings)`, notes. A name in brackets over its text is none. */
export function isSound(text: string): boolean {
  if (!WHOLE_NOTE.test(text)) return false;
  const inner = text.replace(/[[\]()♪♫#*]/g, ' ').trim();
  return inner === '' || SOUND.test(inner) || !looksLikeName(inner);
}

/** The speaker that Webex puts into the line above the times: `12 "Anna Rossi" (3254551)`. */
export function speakerOfCue(name: string | undefined): SpeakerLine | undefined {
  const label = /^\d+\s+"([^"]+)"/.exec(name ?? '')?.[1];
  return label === undefined ? undefined : { label, time: '', textAt: 0 };
}

/** The parts of one line. */
export function saidIn(line: Line, voices: boolean): readonly Said[] {
  if (voices) return byVoice(line);
  const { text, number } = line;
  const lead = STYLED.exec(text)?.[0].length ?? 0;
  const bracket = BRACKETS.exec(text.slice(lead));
  if (bracket !== null && !SOUND.test(bracket[1] ?? '') && looksLikeName((bracket[1] ?? '').trim())) {
    const textAt = lead + bracket[0].length;
    return [{ start: { label: (bracket[1] ?? '').trim(), textAt }, isTurn: false, piece: pieceOf(text, number, textAt) }];
  }
  // `>>` and `&gt;&gt;` are marks of a new speaker; what follows may name him.
  const chevrons = CHEVRONS.exec(text.slice(lead));
  const marks = lead + (chevrons?.[0].length ?? 0);
  const start = speakerLine(text.slice(marks));
  return [{ start, isTurn: chevrons !== null, piece: pieceOf(text, number, marks + (start?.textAt ?? 0)) }];
}

/** The same line for a label that turned out to be no speaker. */
export function wholeLine({ piece }: Said, text: string): Piece {
  return pieceOf(text, piece.line, CHEVRONS.exec(text)?.[0].length ?? 0);
}

function byVoice({ text, number }: Line): readonly Said[] {
  const said: Said[] = [];
  let from = 0;
  let start: SpeakerLine | undefined;
  for (const match of text.matchAll(VOICE)) {
    if (text.slice(from, match.index).trim() !== '')
      said.push({ start, isTurn: false, piece: pieceOf(text.slice(0, match.index), number, from) });
    from = match.index + match[0].length;
    start = { label: (match[1] ?? '').trim(), textAt: from };
  }
  said.push({ start, isTurn: false, piece: pieceOf(text, number, from) });
  return said;
}

function pieceOf(text: string, line: number, from: number): Piece {
  return { raw: text.slice(from), line, column: from + 1, encoding: ENCODING };
}
