import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation, Message } from '../../src/model/index.ts';
import { detectMail } from '../../src/readers/mail/detect.ts';
import mail from '../../src/readers/mail/index.ts';
import { folderOfLabels } from '../../src/readers/mail/labels.ts';
import { type Mail, readMail } from '../../src/readers/mail/message.ts';
import { MailSplitter } from '../../src/readers/mail/split.ts';
import { isAnswer, subjectKey } from '../../src/readers/mail/subject.ts';
import { MailThreads } from '../../src/readers/mail/threads.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(mail);

interface Written {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

let count = 0;

/** One mail from Ada, a customer, to the desk; `headers` replace its own. */
function letter({ headers = {}, body = 'Where is my parcel?' }: Written = {}): string {
  count += 1;
  const all: Record<string, string> = {
    From: 'Ada Moss <ada@letters.example.org>',
    To: 'help@lamps.example.com',
    Date: 'Sat, 06 Jan 2024 12:00:00 GMT',
    'Message-ID': `<m${count}@letters.example.org>`,
    Subject: `Parcel ${count}`,
    ...headers,
  };
  return `${Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')}\n${body}\n`;
}

const mbox = (...letters: readonly string[]): string =>
  letters.map((text) => `From ada@letters.example.org Sat Jan  6 12:00:00 2024\n${text}\n`).join('');

const messagesOf = (conversations: readonly Conversation[]): readonly Message[] => conversations.flatMap(({ messages }) => messages);

/** The one message of a mail, with its conversation. */
async function one(
  written: Written,
  agents: readonly string[] = ['@lamps.example.com'],
): Promise<{ message: Message; conversation: Conversation }> {
  const { conversations } = await readAll(mail, letter(written), { options: { agents } });
  const [conversation] = conversations;
  const message = conversation?.messages[0];
  if (conversation === undefined || message === undefined) throw new Error('nothing was read');
  return { message, conversation };
}

/** What stands in the text at the place that is found for a word of the message. */
async function pointed(text: string, word: string): Promise<string> {
  const { conversations } = await readAll(mail, text, { options: { agents: ['@lamps.example.com'] } });
  for (const conversation of conversations) {
    for (const message of conversation.messages) {
      const offset = message.text.indexOf(word);
      const place = offset < 0 ? undefined : conversation.locate?.(message, offset);
      if (place !== undefined) return text.split('\n')[place.line - 1]?.slice(place.column - 1) ?? '';
    }
  }
  throw new Error(`${word} was not read`);
}

describe('detection', () => {
  test.each([
    ['an mbox', 'From x@example.org Sat Jan  6 12:00:00 2024\nSubject: a\n\nb', 0.97],
    ['headers of a mail', 'Received: by x\nFrom: a@example.org\nSubject: b\n\nc', 0.95],
    ['headers in the order of a letter', 'From: a@example.org\nTo: b@example.org\nSubject: b\n\nc', 0.6],
  ])('%s', (_name, head, confidence) => expect(detectMail(head)?.confidence).toBe(confidence));

  test.each([
    ['a letter', 'From Monday on we are closed.\nSee you soon'],
    ['a transcript', 'Customer: hello\nAgent: hi\nCustomer: where is it?'],
    ['two headers', 'From: a@example.org\nSubject: b\n\nc'],
    ['a sentence among headers', 'From: a\nTo: b\nthis is no header\nSubject: c\nDate: d'],
  ])('not %s', (_name, head) => expect(detectMail(head)).toBeUndefined());
});

describe('who speaks', () => {
  test.each([
    ['@lamps.example.com', 'tom@lamps.example.com', 'agent'],
    ['lamps.example.com', 'tom@mail.lamps.example.com', 'agent'],
    ['tom@lamps.example.com', 'tom@lamps.example.com', 'agent'],
    ['Tom Reed', 'tom@elsewhere.example.net', 'agent'],
    ['tom@lamps.example.com', 'eve@lamps.example.com', 'customer'],
    ['lamps.example.com', 'tom@evil-lamps.example.com', 'customer'],
  ])('--agent %s and %s', async (agent, address, role) => {
    const name = address.startsWith('tom') ? 'Tom Reed' : 'Eve';
    const { message } = await one({ headers: { From: `${name} <${address}>` } }, [agent]);
    expect(message.role).toBe(role);
  });

  test.each([
    [{ 'Auto-Submitted': 'auto-replied' }, 'system'],
    [{ 'Auto-Submitted': 'no' }, 'customer'],
    [{ Precedence: 'auto_reply' }, 'system'],
    [{ Precedence: 'bulk' }, 'system'],
    // A shared inbox is a mailing list to Google.
    [{ Precedence: 'list' }, 'customer'],
    [{ 'X-Autoreply': 'yes' }, 'system'],
    [{ From: 'MAILER-DAEMON@mx.example.net' }, 'system'],
    [{ From: 'help@lamps.example.com', 'Auto-Submitted': 'auto-replied' }, 'bot'],
    [{ From: 'noreply@lamps.example.com' }, 'bot'],
    // A form of the shop's own site, and a list that writes for the author.
    [{ From: 'noreply@lamps.example.com', 'Reply-To': 'ada@letters.example.org' }, 'customer'],
    [{ From: "'Ada' via Help <help@lamps.example.com>", 'X-Original-From': 'Ada Moss <ada@letters.example.org>' }, 'customer'],
    [{ From: "'Ada' via Help <help@lamps.example.com>", 'Reply-To': 'Ada Moss <ada@letters.example.org>' }, 'customer'],
    [{ From: 'Tom <tom@lamps.example.com>', 'Reply-To': 'lamps@desk.example.net', To: 'ada@letters.example.org' }, 'agent'],
  ])('%j is %s', async (headers, role) => expect((await one({ headers })).message.role).toBe(role));

  test.each([
    [
      'who sent what lies under the sent mails',
      mbox(letter({ headers: { 'X-Gmail-Labels': 'Inviati', From: 'a@x.example', To: 'b@y.example' } })),
      'a@x.example',
    ],
    [
      'to whom mails were delivered',
      letter({ headers: { 'Delivered-To': 'b@y.example', From: 'a@x.example', To: 'b@y.example' } }),
      'y.example',
    ],
    ['the address of a desk', letter({ headers: { From: 'a@x.example', To: 'assistenza@y.example' } }), 'y.example'],
    [
      'who answers',
      mbox(
        letter({ headers: { From: 'a@x.example', To: 'b@gmail.com', 'Message-ID': '<q@x>' } }),
        letter({ headers: { From: 'b@gmail.com', To: 'a@x.example', 'In-Reply-To': '<q@x>' } }),
      ),
      'b@gmail.com',
    ],
    [
      'the writer of an answer that stands alone',
      letter({ headers: { From: 'z@y.example', To: 'a@x.example', Subject: 'Re: Lamp' } }),
      'y.example',
    ],
    ['the receiver of a lonely first mail', letter({ headers: { From: 'a@x.example', To: 'z@y.example' } }), 'y.example'],
    [
      'who takes part everywhere',
      mbox(
        letter({ headers: { From: 'a@x.example', To: 'b@y.example' } }),
        letter({ headers: { From: 'b@y.example', To: 'c@z.example' } }),
      ),
      'y.example',
    ],
    [
      'an address where all are of one domain',
      mbox(
        letter({ headers: { From: 'a@x.example', To: 'b@x.example' } }),
        letter({ headers: { From: 'c@x.example', To: 'b@x.example' } }),
      ),
      'b@x.example',
    ],
  ])('guessed: %s', async (_name, text, team) => {
    const { diagnostics } = await readAll(mail, text);
    const [note] = diagnostics;
    expect(note).toMatchObject({ code: 'guessed-roles', level: 'note', line: 1 });
    expect(note?.message).toContain(team.startsWith('a@x') ? 'x.example was taken' : `${team} was taken`);
    expect(note?.message).toContain('--agent');
  });

  test('mail among the team is internal', async () => {
    const { message } = await one({ headers: { From: 'tom@lamps.example.com', To: 'eve@lamps.example.com' } });
    expect(message).toMatchObject({ role: 'agent', hidden: 'internal' });
  });
});

describe('what is no reply', () => {
  test.each([
    [{ 'X-Gmail-Labels': 'Inbox,Drafts' }, 'draft'],
    [{ 'X-Gmail-Labels': '=?UTF-8?Q?Entw=C3=BCrfe?=' }, 'draft'],
    [{ 'X-Unsent': '1' }, 'draft'],
    [{ 'X-Mozilla-Draft-Info': 'internal/draft; vcard=0' }, 'draft'],
    [{ 'X-Mozilla-Status': '0009' }, 'deleted'],
    [{ 'X-Mozilla-Status': '0001' }, undefined],
  ])('%j is %s', async (headers, hidden) => expect((await one({ headers })).message.hidden).toBe(hidden));

  test.each([
    ['Trash', 'trash'],
    ['Cestino,Posta in arrivo', 'trash'],
    ['Spam,Aperto', 'spam'],
    ['Bozze', 'draft'],
    ['"Posta inviata"', 'sent'],
    ['[Gmail]/Sent Mail', 'sent'],
    ['Spam reports,Customers', undefined],
  ])('label %s', (labels, folder) => expect(folderOfLabels(labels)).toBe(folder));

  test.each([
    ['Spam.mbox', 'spam'],
    ['Takeout/Mail/Cestino.mbox', 'trash'],
  ])('the file %s is skipped', async (path, reason) => {
    const { conversations, skipped } = await readAll(mail, mbox(letter(), letter()), { path });
    expect([conversations.length, skipped]).toEqual([0, { [reason]: 2 }]);
  });

  test.each(['Drafts.mbox', 'Bozze.mbox'])('the file %s holds drafts', async (path) => {
    const { conversations } = await readAll(mail, mbox(letter()), { path });
    expect(messagesOf(conversations).map(({ hidden }) => hidden)).toEqual(['draft']);
  });
});

describe('texts and places', () => {
  const qp = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' };

  test('a plain text is found in its line', async () => {
    expect(await pointed(letter({ body: 'Hello,\r\n\r\nit is late, très late.' }), 'late.')).toBe('late.');
  });

  test('quoted-printable is found character by character', async () => {
    const body = 'Perch=C3=A9 il pacco =F0=9F=98=95 non =C3=A8 ancora arri=\nvato da voi?';
    expect(await pointed(letter({ headers: qp, body }), 'non')).toBe('non =C3=A8 ancora arri=');
    expect(await pointed(letter({ headers: qp, body }), 'vato')).toBe('vato da voi?');
    const latin = { ...qp, 'Content-Type': 'text/plain; charset=iso-8859-1' };
    expect(await pointed(letter({ headers: latin, body: 'Perch=E9 non arriva?' }), 'non')).toBe('non arriva?');
  });

  test('an encoding of several bytes is found by its line', async () => {
    const headers = { ...qp, 'Content-Type': 'text/plain; charset=gb18030' };
    expect(await pointed(letter({ headers, body: 'Hello\n=C4=E3=BA=C3 Tom' }), 'Tom')).toBe('=C4=E3=BA=C3 Tom');
  });

  test('flowing lines are joined, and found', async () => {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8; format=flowed' };
    const body = 'The parcel is \nstill not here.\n  stuffed\n> old';
    expect((await one({ headers, body })).message.text).toBe('The parcel is still not here.\n stuffed');
    expect(await pointed(letter({ headers, body }), 'still')).toBe('still not here.');
  });

  test('HTML is found behind its tags', async () => {
    const headers = { ...qp, 'Content-Type': 'text/html; charset=utf-8' };
    expect(await pointed(letter({ headers, body: '<p>Hello =E2=82=AC &amp; w=\norld</p>' }), 'world')).toBe('w=');
  });

  test('a line that the mbox marked is one column further right', async () => {
    const text = mbox(letter({ body: 'Hi.\n\n>From here it is far.' }));
    expect(await pointed(text, 'here')).toBe('here it is far.');
  });

  test('base64 is found by the first line of the text', async () => {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' };
    expect(await pointed(letter({ headers, body: Buffer.from('Dear Tom, it is late').toString('base64') }), 'late')).toMatch(/^RGVhciBU/);
  });

  test('the HTML is read where the plain text is a stub', async () => {
    const html = `<p>${'The parcel that I ordered three weeks ago is still not here. '.repeat(5)}</p>`;
    const body = `--b\nContent-Type: text/plain\n\nPlease show HTML.\n--b\nContent-Type: text/html\n\n${html}\n--b--`;
    const headers = { 'Content-Type': 'multipart/alternative; boundary=b', 'MIME-Version': '1.0' };
    expect((await one({ headers, body })).message.text).toMatch(/^The parcel/);
  });

  test('an attached text or mail is not the message', async () => {
    const part = (type: string, text: string, more = ''): string => `--b\nContent-Type: ${type}\n${more}\n${text}\n`;
    const body = `${part('text/plain', 'See the notes.')}${part('text/plain; name=n.txt', 'my notes', 'Content-Disposition: attachment; filename=n.txt\n')}${part('message/rfc822', 'Subject: old\n\nold mail')}--b--`;
    const { message } = await one({ headers: { 'Content-Type': 'multipart/mixed; boundary="b"' }, body });
    expect(message).toMatchObject({ text: 'See the notes.', attachments: true });
  });

  test('a signature of a program is no attachment', async () => {
    const body = '--b\nContent-Type: text/plain\n\nHello.\n--b\nContent-Type: application/pgp-signature; name=s.asc\n\nxyz\n--b--';
    const { message } = await one({ headers: { 'Content-Type': 'multipart/signed; boundary="b"' }, body });
    expect(message.attachments).toBeUndefined();
  });
});

describe('threads', () => {
  const ids = (conversations: readonly Conversation[]): readonly (readonly string[])[] =>
    conversations.map(({ messages }) => messages.map(({ id }) => id));

  test('mails hang together by their references, in any order', async () => {
    const a = letter({ headers: { 'Message-ID': '<a>', Date: 'Sat, 06 Jan 2024 12:00:00 GMT' } });
    const b = letter({ headers: { 'Message-ID': '<b>', References: '<a>', Date: 'Sat, 06 Jan 2024 13:00:00 GMT' } });
    const c = letter({ headers: { 'Message-ID': '<c>', 'In-Reply-To': '<b>', Date: 'Sat, 06 Jan 2024 14:00:00 GMT' } });
    const other = letter({ headers: { 'Message-ID': '<z>' } });
    expect(ids((await readAll(mail, mbox(c, other, a, b))).conversations)).toEqual([['a', 'b', 'c'], ['z']]);
    // What hangs together by a mail that is not there.
    expect(ids((await readAll(mail, mbox(a, other, c, b))).conversations)).toEqual([['a', 'b', 'c'], ['z']]);
  });

  test('without references the subject and the two people count, for thirty days', async () => {
    const first = letter({ headers: { Subject: 'Lamp', 'Message-ID': '<1>' } });
    const reply = (date: string, to = 'ada@letters.example.org'): string =>
      letter({ headers: { Subject: 'R: Lamp', From: 'help@lamps.example.com', To: to, Date: date, 'Message-ID': '<2>' } });
    const soon = 'Sun, 07 Jan 2024 12:00:00 GMT';
    const read = async (...letters: string[]): Promise<unknown> => ids((await readAll(mail, mbox(...letters))).conversations);
    expect(await read(first, reply(soon))).toEqual([['1', '2']]);
    expect(await read(reply(soon), first)).toEqual([['1', '2']]);
    expect(await read(first, reply('Sun, 07 Apr 2024 12:00:00 GMT'))).toEqual([['1'], ['2']]);
    expect(await read(first, reply(soon, 'eve@letters.example.org'))).toEqual([['1'], ['2']]);
    const again = letter({ headers: { Subject: 'Lamp', 'Message-ID': '<3>' } });
    expect(await read(first, again)).toEqual([['1'], ['3']]);
  });

  test.each([
    ['Re: RE[2]: [EXT] Order  12', 'order 12'],
    ['R: I: Ordine', 'ordine'],
    ['AW: WG: Bestellung', 'bestellung'],
    ['Recall: x', 'recall: x'],
  ])('subject %s', (subject, key) => expect(subjectKey(subject)).toBe(key));

  test('a forwarded mail is no answer', () => expect([isAnswer('Re: a'), isAnswer('Fwd: a'), isAnswer('a')]).toEqual([true, false, false]));

  const mailOf = async (headers: Readonly<Record<string, string>>, order: number): Promise<Mail> => {
    const splitter = new MailSplitter(false);
    const [raw] = [...splitter.push(Buffer.from(letter({ headers }))), ...splitter.end()];
    const read = raw === undefined ? 'nothing' : await readMail(raw, 'x.mbox', order);
    if (typeof read === 'string') throw new Error(read);
    return read;
  };

  test('in bounded memory the threads that rest longest are handed out, and late mails are counted', async () => {
    const threads = new MailThreads(8000);
    const early: string[] = [];
    for (let order = 1; order <= 20; order++) {
      // The first thread goes on all the time.
      const headers: Record<string, string> =
        order % 2 === 0 ? { 'Message-ID': `<n${order}>`, References: '<n1>' } : { 'Message-ID': `<n${order}>` };
      threads.add(await mailOf(headers, order));
      if (threads.full) for (const mails of threads.early()) early.push(...mails.map(({ id }) => id ?? ''));
    }
    expect(early).toContain('n3');
    threads.add(await mailOf({ 'Message-ID': '<late>', References: '<n3>' }, 21));
    expect(threads.split).toBeGreaterThan(0);
    const rest = [...threads.end()].flat().map(({ id }) => id ?? '');
    const expected = [...Array.from({ length: 20 }, (_, index) => `n${index + 1}`), 'late'];
    expect([...early, ...rest].sort()).toEqual(expected.sort());
  });
});

describe('splitting', () => {
  const split = (text: string | Buffer, size = 5): ReturnType<MailSplitter['push']> => {
    const splitter = new MailSplitter(true);
    const bytes = Buffer.from(text);
    const out = [];
    for (let start = 0; start < bytes.length; start += size) out.push(...splitter.push(bytes.subarray(start, start + size)));
    return [...out, ...splitter.end()];
  };

  test('a sentence that begins with From does not begin a mail', () => {
    const text = mbox(letter({ body: 'Hi.\n\nFrom Monday at 10:30 on we are open.\n\nFrom 2024 on: all is new\nTo: you\n' }), letter());
    expect(split(text).map(({ line, record }) => [line, record])).toEqual([
      [1, 1],
      [16, 2],
    ]);
  });

  test('contents of attachments are not held', () => {
    const line = `${'QUJD'.repeat(18)}\n`;
    const body = `--b\nContent-Type: text/plain\n\nSee the film.\n--b\nContent-Type: video/mp4\nContent-Transfer-Encoding: base64\n\n${line.repeat(200_000)}--b--`;
    const text = mbox(letter({ headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body }), letter());
    const mails = split(text, 65_536);
    expect(mails.map(({ bytes }) => bytes.length < 1000)).toEqual([true, true]);
    expect(mails[1]?.line).toBe(text.split('\n').indexOf(text.split('\n')[0] ?? '', 1) + 1);
  });

  test('a very long text is cut, with a note', async () => {
    const body = `Hello.\n${'log line of a machine\n'.repeat(26_000)}`;
    const { diagnostics, conversations } = await readAll(mail, mbox(letter({ body }), letter()), { options: { agents: ['Tom'] } });
    expect(diagnostics).toMatchObject([{ code: 'long-mail', level: 'note', line: 1, record: 1 }]);
    expect(messagesOf(conversations)).toHaveLength(2);
  });

  test('a mail that cannot be read costs one diagnostic', async () => {
    const bad = 'Subject: nobody sent it\n\nx\n';
    const { diagnostics, conversations, skipped } = await readAll(mail, mbox(letter(), bad, letter()), { options: { agents: ['Tom'] } });
    expect(diagnostics).toMatchObject([{ code: 'bad-mail', level: 'error', line: 10, record: 2 }]);
    expect([messagesOf(conversations).length, skipped]).toEqual([2, { unreadable: 1 }]);
  });

  test('cut into chunks anywhere, all is the same', () => {
    const text = mbox(letter({ body: 'Caffè\r\n\r\n>From x' }), letter());
    const whole = split(text, 1_000_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (size) => {
        expect(split(text, size)).toEqual(whole);
      }),
    );
  });
});

test('counts add up, whatever is dropped, shuffled, doubled or cut off', async () => {
  const labels = fc.constantFrom('', 'Inbox', 'Spam', 'Bozze', 'Cestino', 'Inviati');
  const spec = fc.record({
    id: fc.integer({ min: 0, max: 6 }),
    parent: fc.integer({ min: 0, max: 9 }),
    labels,
    broken: fc.boolean(),
    cut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(spec, { minLength: 1, maxLength: 12 }), async (specs) => {
      const text = mbox(
        ...specs.map(({ id, parent, labels: label, broken, cut }) => {
          const headers = { 'Message-ID': `<${id}@x>`, References: `<${parent}@x>`, 'X-Gmail-Labels': label, ...(broken && { From: '' }) };
          const whole = letter({ headers: { ...headers, 'Content-Type': 'multipart/mixed; boundary=b' }, body: '--b\n\nHello.\n--b--' });
          return cut ? whole.slice(0, -8) : whole;
        }),
      );
      const { conversations, skipped } = await readAll(mail, text);
      const counted = Object.values(skipped).reduce((sum, number) => sum + number, 0);
      expect(messagesOf(conversations).length + counted).toBe(specs.length);
    }),
    { numRuns: 60 },
  );
});
