// A file of made-up conversations of any size, always the same one:
// `node scripts/run.mjs bench/generate.ts FORMAT SIZE_MB > file` for the readers' formats, with few different sentences;
// `node scripts/run.mjs bench/generate.ts replies|messages|conversations COUNT > file` for JSON Lines with the variety of real support.
import { once } from 'node:events';
import { iso, transcript, UNITS, writeSupport } from './generate/lines.ts';
import type { Talk } from './generate/talk.ts';
import { talks } from './generate/talk.ts';
import { HEADER, quoted, twcsRows } from './generate/twcs.ts';

const SEED = 7;

/** Each format's text, piece by piece and without end. */
const FORMATS: Readonly<Record<string, () => Generator<string>>> = {
  *twcs() {
    yield HEADER;
    yield* twcsRows(SEED);
  },
  *ndjson() {
    for (const talk of talks(SEED)) yield `${JSON.stringify(transcript(talk))}\n`;
  },
  /** One message a line, with conversations mixed as in an export by time. */
  *flat() {
    for (const talk of mixed()) yield `${JSON.stringify(talk)}\n`;
  },
  *csv() {
    yield 'conversation_id,created_at,sender,author,text\n';
    for (const { conversation_id, created_at, role, author, text } of mixed()) {
      yield `${conversation_id},${created_at},${role},${author},${quoted(text)}\n`;
    }
  },
  *zendesk() {
    for (const talk of talks(SEED)) yield `${JSON.stringify(ticket(talk))}\n`;
  },
  *whatsapp() {
    for (const { turns, start } of talks(SEED)) {
      for (const [index, { side, text }] of turns.entries()) {
        const at = new Date((start + index * 60) * 1000);
        const [year, month, day] = at.toISOString().slice(2, 10).split('-');
        yield `[${day}/${month}/${year}, ${at.toISOString().slice(11, 19)}] ${side === 'agent' ? 'Acme Support' : 'Ann Frost'}: ${text}\n`;
      }
    }
  },
};

/** Twenty conversations at a time, one message of each in turn. */
function* mixed(): Generator<{ conversation_id: string; created_at: string; role: string; author: string; text: string }> {
  const open: { talk: Talk; next: number }[] = [];
  for (const talk of talks(SEED)) {
    open.push({ talk, next: 0 });
    while (open.length >= 20) {
      for (const one of [...open]) {
        const { talk: of, next } = one;
        const turn = of.turns[next];
        if (turn === undefined) open.splice(open.indexOf(one), 1);
        else {
          const author = turn.side === 'agent' ? of.agent : of.customer;
          yield { conversation_id: `c${of.number}`, created_at: iso(of.start + next * 90), role: turn.side, author, text: turn.text };
          one.next += 1;
        }
      }
    }
  }
}

function ticket({ number, customer, agent, subject, turns, start }: Talk): object {
  const requester = { id: 360_000_000_000 + (number % 5000), name: customer, email: `c${number % 5000}@example.org` };
  const assignee = { id: 370_000_000_000, name: agent, email: 'desk@example.org' };
  return {
    url: `https://acme.example.org/api/v2/tickets/${number}.json`,
    id: number,
    external_id: null,
    via: { channel: 'email', source: { from: { address: requester.email, name: customer }, to: {}, rel: null } },
    created_at: iso(start),
    updated_at: iso(start + 900),
    subject,
    raw_subject: subject,
    description: turns[0]?.text,
    priority: 'normal',
    status: 'solved',
    requester,
    submitter: requester,
    assignee,
    tags: ['shipping'],
    custom_fields: [],
    comments: turns.map(({ side, text }, index) => ({
      id: number * 100 + index,
      type: 'Comment',
      author_id: side === 'agent' ? assignee.id : requester.id,
      body: text,
      html_body: `<div class="zd-comment" dir="auto">${text.replaceAll('&', '&amp;').replaceAll('\n', '<br>')}</div>`,
      plain_body: text,
      public: true,
      attachments: [],
      audit_id: number * 1000 + index,
      via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
      created_at: iso(start + index * 90),
      metadata: { system: {}, custom: {} },
    })),
  };
}

const [name = '', size = ''] = process.argv.slice(2);
const format = FORMATS[name];
const unit = UNITS.find((one) => one === name);
if ((format === undefined && unit === undefined) || !(Number(size) > 0)) {
  console.error(`usage: bench/generate.ts ${Object.keys(FORMATS).join('|')} SIZE_MB\n       bench/generate.ts ${UNITS.join('|')} COUNT`);
  process.exit(2);
}
if (unit !== undefined) writeSupport(process.stdout.fd, unit, Number(size));
let left = format === undefined ? 0 : Number(size) * 1e6;
let block = '';
for (const piece of format?.() ?? []) {
  block += piece;
  if (block.length < 1 << 20) continue;
  left -= Buffer.byteLength(block);
  if (!process.stdout.write(block)) await once(process.stdout, 'drain');
  block = '';
  if (left <= 0) break;
}
