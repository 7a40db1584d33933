import PostalMime, { type Address, decodeWords, type Email } from 'postal-mime';
import { withoutC1 } from '../../text/windows-1252.ts';
import type { Body } from '../shared/body.ts';
import { isoTime } from '../shared/time.ts';
import { mailBody } from './body.ts';
import { type Folder, folderOfLabels } from './labels.ts';
import type { RawMail } from './parts.ts';

export interface Person {
  readonly name: string;
  /** In small letters. */
  readonly address: string;
}

/** One mail, as far as it is needed. */
export interface Mail {
  readonly path: string;
  readonly line: number;
  /** Counts over all files of a run. */
  readonly order: number;
  readonly id: string | undefined;
  /** Gmail's number of the thread. */
  readonly gmailThread: string | undefined;
  /** Ids of the mails before it in the thread. */
  readonly answers: readonly string[];
  readonly subject: string;
  readonly at: string | undefined;
  readonly from: Person;
  readonly replyTo: Person | undefined;
  readonly recipients: readonly Person[];
  /** The mailbox that the mail was put into. */
  readonly deliveredTo: string | undefined;
  /** Sent by a program: an answer that somebody is away, a newsletter, a failed delivery. */
  readonly automatic: boolean;
  readonly folder: Folder | undefined;
  readonly deleted: boolean;
  readonly attachments: boolean;
  readonly body: Body;
  /** Bytes that it takes, roughly. */
  readonly size: number;
}

/** Parts that are no files to the people who write to each other. */
const NO_FILE = /^(?:application\/(?:pgp-signature|(?:x-)?pkcs7-signature|pgp-keys|ms-tnef)|text\/calendar|message\/delivery-status)$/;

/**
 * Reads one mail.
 * @returns why it is none, where it has nobody who sent it
 */
export async function readMail(raw: RawMail, path: string, order: number): Promise<Mail | string> {
  let email: Email;
  try {
    email = repaired(await PostalMime.parse(raw.bytes, { forceRfc822Attachments: true, maxNestingDepth: 100 }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const header = (name: string): string => email.headers.find(({ key }) => key === name)?.value ?? '';
  const [from] = people([email.from ?? email.sender]);
  if (from === undefined) return 'it has no sender ("From")';
  const { body, size } = mailBody(email, raw);
  const status = Number.parseInt(header('x-mozilla-status'), 16);
  const [replyTo] = people(email.replyTo ?? []);
  const gmailThread = header('x-gm-thrid').trim();
  const draft = header('x-unsent').trim() === '1' || header('x-mozilla-draft-info') !== '';
  return {
    path,
    line: raw.line,
    order,
    id: idsIn(email.messageId ?? '')[0],
    gmailThread: gmailThread === '' ? undefined : gmailThread,
    answers: [...idsIn(email.references ?? ''), ...idsIn(email.inReplyTo ?? '')],
    subject: email.subject ?? '',
    at: timeOf(email, raw),
    from: { ...from, ...nameBehind(header('x-original-from'), from) },
    replyTo,
    recipients: people([...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])]),
    deliveredTo: (email.deliveredTo ?? header('x-original-to').trim()).toLowerCase() || undefined,
    automatic: isAutomatic(header, from.address),
    folder: folderOfLabels(decodeWords(header('x-gmail-labels'))) ?? (draft ? 'draft' : undefined),
    // Thunderbird only marks what was deleted until the folder is compacted.
    deleted: !Number.isNaN(status) && (status & 0x0008) !== 0,
    attachments: email.attachments.some(({ mimeType, related }) => related !== true && !NO_FILE.test(mimeType)),
    body,
    size,
  };
}

/** Some versions of Node take latin1 for windows-1252: quotes and the euro sign are lost. */
function repaired(email: Email): Email {
  const { text, html, subject } = email;
  return {
    ...email,
    ...(text !== undefined && { text: withoutC1(text) }),
    ...(html !== undefined && { html: withoutC1(html) }),
    ...(subject !== undefined && { subject: withoutC1(subject) }),
  };
}

/** Google Groups writes its own address into From and keeps the author's here. */
function nameBehind(original: string, from: Person): Partial<Person> {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>/.exec(decodeWords(original));
  return match === null ? {} : { name: match[1] === '' ? from.name : (match[1] ?? ''), address: (match[2] ?? '').toLowerCase() };
}

function people(addresses: readonly (Address | undefined)[]): Person[] {
  return addresses.flatMap((one) => {
    if (one === undefined) return [];
    if (one.group !== undefined) return people(one.group);
    return one.address === '' ? [] : [{ name: withoutC1(one.name.trim()), address: one.address.toLowerCase() }];
  });
}

/** `<a@b> <c@d>` without the brackets. */
function idsIn(value: string): string[] {
  const ids = value.match(/<[^<>\s]+>/g)?.map((id) => id.slice(1, -1));
  return ids ?? (value.trim() === '' || /\s/.test(value.trim()) ? [] : [value.trim()]);
}

function timeOf(email: Email, { envelope }: RawMail): string | undefined {
  const stated = email.date === undefined ? undefined : isoTime(email.date, undefined);
  if (stated !== undefined) return stated.replace('.000Z', 'Z');
  const arrived = /\s(?:[A-Z][a-z]{2},? +)?([A-Z][a-z]{2} +\d{1,2}) +(\d\d:\d\d:\d\d) ?([+-]\d{4})? ?(\d{4})/.exec(envelope);
  return arrived === null ? undefined : isoTime(`${arrived[1]} ${arrived[4]} ${arrived[2]} ${arrived[3] ?? ''}`.trim(), undefined);
}

function isAutomatic(header: (name: string) => string, address: string): boolean {
  const submitted = header('auto-submitted').trim().toLowerCase();
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^\s*(?:bulk|junk|auto[_-]reply)\b/i.test(header('precedence')) ||
    header('x-autoreply') !== '' ||
    header('x-autorespond') !== '' ||
    header('x-failed-recipients') !== '' ||
    /^(?:mailer-daemon|postmaster)@/.test(address)
  );
}
