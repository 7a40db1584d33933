/** The person after whom the phone names the file. */

import { stemOf } from '../shared/file-name.ts';

const TITLES = [
  /^(?:WhatsApp[ -]Chat|Chat WhatsApp) (?:with|mit|con|-) (.+)$/i,
  /^Chat de WhatsApp con (.+)$/i,
  /^Discussion WhatsApp avec (.+)$/i,
  /^Conversa (?:do|no) WhatsApp com (.+)$/i,
  /^WhatsApp-chat met (.+)$/i,
  /^Чат WhatsApp с (.+)$/i,
];

/** iOS has one name for the file in all its archives, and the chat's for the archive. */
const INNER = '_chat';

export interface Title {
  readonly name: string;
  /** The speaker of that name, if the person has written. */
  readonly author: string | undefined;
}

/**
 * For whom the chat is named: the other side of whoever exported it. Undefined where the path does not name a person,
 * or names somebody in a chat of several people.
 * @param path may run through an archive (`WhatsApp Chat - Ann.zip/_chat.txt`)
 */
export function titleOf(path: string, authors: readonly string[]): Title | undefined {
  const names = path.split(/[/\\:]/).flatMap((part) => nameIn(part) ?? []);
  for (const name of names) {
    const author = authors.find((other) => keyOf(other) === keyOf(name));
    if (author !== undefined) return { name, author };
  }
  const [name] = names;
  return name !== undefined && authors.length === 1 ? { name, author: undefined } : undefined;
}

/** What the conversations of a file are called after. */
export function chatName(path: string): string {
  const stem = stemOf(path);
  return stem === INNER && /[/\\]/.test(path) ? stemOf(path.split(/[/\\]/).slice(0, -1).join('/')) : stem;
}

function nameIn(part: string): string | undefined {
  const title = part
    .replace(/(?:\.(?:txt|zip|gz))+$/i, '')
    .replaceAll('_', ' ')
    .replace(/\s*\(\d+\)$/, '');
  return TITLES.map((pattern) => pattern.exec(title)?.[1]).find((found) => found !== undefined);
}

/** File systems lose some characters of a name, and phones write numbers with and without blanks. */
function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
