/** The lines of a plain transcript: who speaks, a separator between conversations, or just text. */

import { lazily } from '../../text/each.ts';
import { speakerOf } from './speakers.ts';

/** A line by which somebody begins to speak. */
export interface SpeakerLine {
  readonly label: string;
  /** The time as it stands in the line. */
  readonly time?: string;
  /** Offset of the text in the line; its length where the text stands on the lines below. */
  readonly textAt: number;
}

const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?`;
const DATE = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}),?[T\s]\s*`;
const TIME = String.raw`(?:${DATE})?${CLOCK}(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b)?`;
const LABEL = String.raw`[\p{L}\p{N}@~+_*][^:\t[\]()<>]{0,48}?(?:\s?[([][^()[\]:]{1,30}[)\]])?`;

/** `[time] Name: text`, `(time) Name: text`, `time - Name: text`, `<time> Name: text`. */
const TIME_FIRST = lazily(() => new RegExp(String.raw`^\s*(?:[([<](${TIME})[)\]>]|(${TIME}))\s*(?:[-–|]\s*)?(${LABEL})\s*:(?:\s+|$)`, 'u'));
/** `Name [time]: text`, `Name (time): text`, `Name (Support) 10:02`, `Name, 10:02`: the text may follow on the next lines. */
const TIME_LAST = lazily(
  () => new RegExp(String.raw`^\s*(${LABEL}),?\s*(?:[-–|]\s*)?(?:[([](${TIME})[)\]]|(${TIME}))\s*(?::(?:\s+|$)|$)`, 'u'),
);
/** `Name: text`, `>> Customer: text`, `- Agent: text`. */
const UNTIMED = lazily(() => new RegExp(String.raw`^\s*(?:>{1,2}\s*|[-*•]\s+)?(${LABEL})\s*:(?:\s+|$)`, 'u'));
/** `[time] text` without a name: the channel itself speaks. */
const NOTICE = lazily(
  () =>
    new RegExp(
      String.raw`^\s*(?:[([<](${TIME})[)\]>]|(${TIME})\s*[-–|])\s*` +
        String.raw`(?=\*{2,}|.*\b(?:joined|left|ended|closed|entrat[oa]|uscit[oa]|terminata|chiusa)\b)`,
      'iu',
    ),
);

/** Words before a colon that begin a remark, not a speech. */
const NOT_A_NAME = lazily(
  () =>
    new RegExp(
      [
        String.raw`^(?:https?|www|ftp|mailto|tel|fax|e-?mail|mail|note?|nota|nb|n\.b\.|ps|p\.s\.|re|fwd?|subject|oggetto|betreff|asunto`,
        'objet|assunto|date|data|to|cc|order|ordine|tracking|link|url|id|password|iban|totale?|step|passo|example|esempio',
        String.raw`attenzione|warning|edit|update|aggiornamento|risposta|domanda|q|a)\b`,
      ].join('|'),
      'iu',
    ),
);

/** Reads a line as the beginning of a message; undefined where it is none. Whether an untimed label is a person is for the caller. */
export function speakerLine(line: string): SpeakerLine | undefined {
  const early = TIME_FIRST().exec(line);
  if (early !== null) return { label: trim(early[3]), time: early[1] ?? early[2] ?? '', textAt: early[0].length };
  const late = TIME_LAST().exec(line);
  if (late !== null && (late[2] !== undefined || isHeader(trim(late[1]))))
    return { label: trim(late[1]), time: late[2] ?? late[3] ?? '', textAt: late[0].length };
  const plain = UNTIMED().exec(line);
  return plain === null ? undefined : { label: trim(plain[1]), textAt: plain[0].length };
}

/** Whether what stands before a bare time is who wrote at that time, and not a sentence: "see you at 10:30". */
function isHeader(label: string): boolean {
  if (speakerOf(label).role !== undefined) return true;
  const words = label.split(/\s+/);
  return words.length <= 3 && words.every((word) => /^[@~\p{Lu}]/u.test(word));
}

function trim(label = ''): string {
  return label.trim().replace(/^\*+|\*+$/g, '');
}

/** Where the text of a line of the channel itself starts ("[10:02] *** Bob joined the chat ***"); undefined for other lines. */
export function noticeAt(line: string): { readonly time: string; readonly textAt: number } | undefined {
  const match = NOTICE().exec(line);
  return match === null ? undefined : { time: match[1] ?? match[2] ?? '', textAt: match[0].length };
}

/** Whether a label that states no role reads like the name of a person, a company or a handle. */
export function looksLikeName(label: string): boolean {
  if (NOT_A_NAME().test(label) || label.split(/\s+/).length > 4) return false;
  return /^[@~+\p{Lu}]/u.test(label) && !/[.!?;"]\s/u.test(label);
}

const RULE = /^\s*([-=_*~])\1{2,}\s*$/;
const TITLE = new RegExp(
  [
    String.raw`^[\s\-=*#~_[\]]*(?:conversation|conversazione|conversaci[oó]n|conversa|gespräch|dialog(?:ue|o)?`,
    String.raw`|ticket|chat|thread|case|caso|sessione?)\s*(?:id|n[.°º]|no\.|number|numero|nr\.?)?\s*[#:]?\s*`,
    String.raw`([\p{L}\p{N}_.-]*\d[\p{L}\p{N}_-]*)?[\s\-=*#~_:[\]]*$`,
  ].join(''),
  'iu',
);

/** A line between two conversations, with the id where it names one; undefined for other lines. */
export function separatorOf(line: string): { readonly id?: string } | undefined {
  if (RULE.test(line)) return {};
  const title = TITLE.exec(line);
  if (title === null) return undefined;
  if (title[1] !== undefined) return { id: title[1] };
  // "Chat" alone on a line is a title only where it is marked as one.
  return /^\s*[#=*-]/.test(line) ? {} : undefined;
}
