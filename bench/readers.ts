// Speed and memory of the readers on large files, beside reading their bytes alone. Time is the processor's, so that it is nearly the
// same on a busy machine.
// `node scripts/run.mjs bench/readers.ts [SIZE_MB] [FORMAT...]`. Files are made in the temporary folder and removed again.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keepHeapSmall } from '../src/cli/process.ts';
import { openInputs } from '../src/io/open.ts';
import csv from '../src/readers/csv/index.ts';
import type { TranscriptReader } from '../src/readers/reader.ts';
import transcript from '../src/readers/transcript/index.ts';
import twcs from '../src/readers/twcs/index.ts';
import whatsapp from '../src/readers/whatsapp/index.ts';
import zendesk from '../src/readers/zendesk/index.ts';

interface Measured {
  readonly seconds: number;
  /** Peak resident memory in MB. */
  readonly peak: number;
  readonly conversations: number;
  readonly messages: number;
}

/** By the format that bench/generate.ts makes. */
const READERS: Readonly<Record<string, { readonly reader: TranscriptReader; readonly file: string }>> = {
  twcs: { reader: twcs, file: 'twcs.csv' },
  ndjson: { reader: transcript, file: 'transcript.jsonl' },
  flat: { reader: transcript, file: 'messages.jsonl' },
  csv: { reader: csv, file: 'messages.csv' },
  zendesk: { reader: zendesk, file: 'export.json' },
  whatsapp: { reader: whatsapp, file: 'chat.txt' },
};

const [, , first = '1000', ...rest] = process.argv;
if (first === '--bytes' || first === '--read') {
  const [file = '', format = ''] = rest;
  // As the command line does.
  keepHeapSmall();
  const start = process.cpuUsage();
  const counts = first === '--bytes' ? await bytesOf(file) : await readAll(format, file);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(JSON.stringify({ seconds, peak: process.resourceUsage().maxRSS / 1000, ...counts }));
} else await measureAll(Number(first), rest.length > 0 ? rest : Object.keys(READERS));

async function measureAll(megabytes: number, formats: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'readers-'));
  try {
    console.log(row(['format', 'reader', 'MB', 'messages', 'MB/s', 'times bytes alone', 'peak MB', 'over bytes alone']));
    for (const format of formats) {
      const { reader, file } = READERS[format] ?? unknown(format);
      const path = join(folder, file);
      await generate(format, megabytes, path);
      const size = statSync(path).size / 1e6;
      const bytes = measured('--bytes', path, format);
      const read = measured('--read', path, format);
      rmSync(path);
      const speed = (size / read.seconds).toFixed(1);
      const times = (read.seconds / bytes.seconds).toFixed(1);
      const over = (read.peak - bytes.peak).toFixed(0);
      console.log(row([format, reader.meta.name, size.toFixed(0), String(read.messages), speed, times, read.peak.toFixed(0), over]));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unknown(format: string): never {
  console.error(`no format ${format}: ${Object.keys(READERS).join(', ')}`);
  process.exit(2);
}

function row(cells: readonly string[]): string {
  const widths = [9, 11, 6, 10, 7, 18, 8, 0];
  return cells.map((one, index) => one.padEnd(widths[index] ?? 0)).join(' ');
}

async function generate(format: string, megabytes: number, path: string): Promise<void> {
  const out = createWriteStream(path);
  const child = spawn(process.execPath, ['scripts/run.mjs', 'bench/generate.ts', format, String(megabytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.pipe(out);
  await once(out, 'finish');
}

/** In a process of its own, whose peak memory is that of this file alone. */
function measured(what: string, path: string, format: string): Measured {
  const output = execFileSync(process.execPath, ['scripts/run.mjs', 'bench/readers.ts', what, resolve(path), format], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Measured;
}

async function bytesOf(file: string): Promise<Pick<Measured, 'conversations' | 'messages'>> {
  let length = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) length += (chunk as Buffer).length;
  return { conversations: 0, messages: length > 0 ? 0 : -1 };
}

async function readAll(format: string, file: string): Promise<Pick<Measured, 'conversations' | 'messages'>> {
  const { reader } = READERS[format] ?? unknown(format);
  let conversations = 0;
  let messages = 0;
  const nothing = (): void => {};
  async function* stdin(): AsyncGenerator<Buffer> {}
  for await (const source of openInputs([file], { cwd: resolve('.'), stdin: stdin() })) {
    const context = { options: { map: {}, agents: [] }, diagnose: nothing, skip: nothing };
    for await (const conversation of reader.read(source, context)) {
      conversations += 1;
      messages += conversation.messages.length;
    }
  }
  return { conversations, messages };
}
