/** The lines of a written transcript, as Zendesk Chat sends it by mail (from memory). */

/** `(09:12:03) Bob: text`, `(2024-03-12 09:12:03 AM) Bob: text`. */
const LINE = /^\((?:\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}:\d{2}(?: ?[AP]M)?\)\s+/i;
/** `*** Bob joined the chat ***` */
const NOTICE = /^\*{3}\s*(.*?)\s*\*{3}\s*$/;
const JOINED = /^(.+?) (?:has )?joined the chat\b/i;
const HEADER =
  /^(Timestamp|Unread|Visitor (?:ID|Name|Email|Phone|Notes)|Served by|IP|Country (?:Code|Name)|Region|City|User Agent|Platform|Browser|Department|Chat started on|Rating|Comment|Tags): ?(.*)$/i;
const RULE = /^\s*[=-]{5,}\s*$/;

export interface ChatLine {
  /** Who speaks; undefined where the chat itself does. */
  readonly label: string | undefined;
  /** Who comes in, where the line tells that. */
  readonly joined?: string;
  /** Offset of the text in the line. */
  readonly textAt: number;
}

/** A line that begins a message or a notice; undefined for other lines. */
export function lineOf(line: string): ChatLine | undefined {
  const time = LINE.exec(line);
  if (time === null) return undefined;
  const textAt = time[0].length;
  const rest = line.slice(textAt);
  const notice = NOTICE.exec(rest);
  if (notice !== null) {
    const joined = JOINED.exec(notice[1] ?? '')?.[1];
    return { label: undefined, textAt: textAt + 3, ...(joined !== undefined && { joined }) };
  }
  const colon = /^([^:\n]{1,80}):(?:\s+|$)/.exec(rest);
  if (colon === null) return undefined;
  return { label: (colon[1] ?? '').trim(), textAt: textAt + colon[0].length };
}

/** One of the lines above a chat, in lower case. */
export function headerOf(line: string): { readonly name: string; readonly value: string } | undefined {
  const match = HEADER.exec(line);
  return match === null ? undefined : { name: (match[1] ?? '').toLowerCase(), value: (match[2] ?? '').trim() };
}

/** A line between two chats. */
export function isRule(line: string): boolean {
  return RULE.test(line);
}
