import type { Detection } from '../reader.ts';

/** Headers that only mail has, and those that other texts may begin with as well. */
const OF_MAIL =
  /^(?:received|return-path|delivered-to|mime-version|message-id|dkim-signature|x-gm-thrid|x-mozilla-status|content-type|in-reply-to|references|authentication-results|arc-seal|x-received|thread-topic|thread-index|reply-to|x-mailer|x-unsent)$/i;
const COMMON = /^(?:from|to|cc|subject|date|sender)$/i;

/** Mail by its first lines. */
export function detectMail(head: string): Detection | undefined {
  const lines = head.slice(0, 16_384).split(/\r?\n/, 60);
  const mbox = /^From \S/.test(lines[0] ?? '');
  const { certain, common } = headersOf(mbox ? lines.slice(1) : lines);
  if (mbox) {
    return certain + common > 0 ? { confidence: 0.97, why: 'it begins with the "From " line of an mbox and headers of a mail' } : undefined;
  }
  if (certain + common < 3) return undefined;
  if (certain > 0) return { confidence: 0.95, why: 'it begins with the headers of a mail' };
  return { confidence: 0.6, why: 'it begins with lines such as From, To and Subject' };
}

/** How many known headers the block at the start has; none where a line in it is no header. */
function headersOf(lines: readonly string[]): { certain: number; common: number } {
  const names = new Set<string>();
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || (names.size === 0 && line.startsWith('>From '))) continue;
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1];
    if (name === undefined) return { certain: 0, common: 0 };
    names.add(name.toLowerCase());
  }
  const count = (pattern: RegExp): number => [...names].filter((name) => pattern.test(name)).length;
  return { certain: count(OF_MAIL), common: count(COMMON) };
}

/** True for the text of an mbox, false for one mail. */
export function isMbox(head: string): boolean {
  return head.startsWith('From ');
}
