// Memory and speed of the readers of help-desk exports on large files: a fixture's records, repeated with ids of their own until the
// file is large enough. `node scripts/run.mjs bench/repeated.ts [SIZE_MB] [READER/CASE...]`
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtin } from '../src/builtin.ts';
import { keepHeapSmall } from '../src/cli/process.ts';
import { openInputs } from '../src/io/open.ts';
import type { TranscriptReader } from '../src/readers/reader.ts';

const CASES = [
  ...['intercom/chats-ndjson', 'freshdesk/api-tickets', 'hubspot/threads-with-messages', 'helpscout/conversations-embedded'],
  ...['front/messages-page', 'gorgias/messages-pages', 'crisp/messages-page', 'chatwoot/messages-page', 'zammad/articles'],
  ...['livechat/archives', 'zendesk-chat/export-ndjson', 'freshchat/ndjson-webhook', 'zendesk/export-ndjson'],
];
/** Keys that hold the number or name of a conversation, message or person. */
const ID_KEY = /(?:^|_)id$|Id$|^(?:session|fingerprint|displayId|uuid|key)$|(?:ticket|thread|conversation|chat)s?_?id/i;

const [, , first = '1000', ...rest] = process.argv;
if (first === '--read') {
  const [file = '', name = ''] = rest;
  // As the command line does.
  keepHeapSmall();
  const start = process.cpuUsage();
  const messages = await readAll(name, file);
  const { user, system } = process.cpuUsage(start);
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1000, messages }));
} else measureAll(Number(first), rest.length > 0 ? rest : CASES);

function measureAll(megabytes: number, cases: readonly string[]): void {
  console.log('reader/case                   MB   messages   MB/s  peak MB');
  for (const each of cases) {
    const folder = mkdtempSync(join(tmpdir(), 'repeated-'));
    try {
      const path = join(folder, 'export.json');
      repeat(each, megabytes, path);
      const [reader = ''] = each.split('/');
      const output = execFileSync(process.execPath, ['scripts/run.mjs', 'bench/repeated.ts', '--read', path, reader], { encoding: 'utf8' });
      const { seconds, peak, messages } = JSON.parse(output) as { seconds: number; peak: number; messages: number };
      const size = statSync(path).size / 1e6;
      const cells = [each.padEnd(26), size.toFixed(0).padStart(5), String(messages).padStart(10)];
      console.log([...cells, (size / seconds).toFixed(1).padStart(6), peak.toFixed(0).padStart(8)].join(' '));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Writes records one a line: those of an array or of JSON Lines, else the whole page again and again. */
function repeat(each: string, megabytes: number, path: string): void {
  const folder = join('fixtures/readers', each);
  const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? '';
  const text = readFileSync(join(folder, input), 'utf8');
  const records = recordsOf(text);
  const out = openSync(path, 'w');
  let written = 0;
  for (let copy = 1; written < megabytes * 1e6; copy++) {
    const lines = records.map((record) => `${JSON.stringify(renamed(record, copy))}\n`).join('');
    written += writeSync(out, lines);
  }
  closeSync(out);
}

function recordsOf(text: string): readonly unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? whole : [whole];
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
  }
}

/** The record with every id changed in the same way, so that what belongs together still does. */
function renamed(value: unknown, copy: number, isId = false): unknown {
  if (isId && typeof value === 'number') return value + copy * 1e6;
  if (isId && typeof value === 'string' && /\d/.test(value)) return `${value}${copy}`;
  if (Array.isArray(value)) return value.map((item) => renamed(item, copy));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, copy, ID_KEY.test(key))]));
}

async function readAll(name: string, file: string): Promise<number> {
  const reader = builtin.readers?.find(({ meta }) => meta.name === name) as TranscriptReader | undefined;
  if (reader === undefined) throw new Error(`no reader ${name}`);
  let messages = 0;
  async function* nothing(): AsyncGenerator<Buffer> {}
  for await (const source of openInputs([file], { cwd: resolve('.'), stdin: nothing() })) {
    const count = (_: string, many = 1): void => {
      messages += many;
    };
    const context = { options: { map: {}, agents: [] }, diagnose: () => undefined, skip: count };
    for await (const conversation of reader.read(source, context)) messages += conversation.messages.length;
  }
  return messages;
}
