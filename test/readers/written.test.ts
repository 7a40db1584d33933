/** What the readers of tables and of written transcripts share: every place is exact, and none takes another's files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../src/model/index.ts';
import cannedCsv from '../../src/readers/canned-csv/index.ts';
import csv from '../../src/readers/csv/index.ts';
import markdown from '../../src/readers/markdown/index.ts';
import plainText from '../../src/readers/plain-text/index.ts';
import type { TranscriptReader } from '../../src/readers/reader.ts';
import twcs from '../../src/readers/twcs/index.ts';
import whatsapp from '../../src/readers/whatsapp/index.ts';
import { readAll } from './helpers.ts';

const READERS: readonly TranscriptReader[] = [csv, twcs, plainText, markdown, whatsapp];
const ROOT = join(import.meta.dirname, '../../fixtures/readers');

interface Case {
  readonly name: string;
  readonly text: string;
  readonly path: string;
  readonly options: { readonly map?: Record<string, string>; readonly agents?: string[] };
}

function casesOf(reader: string): Case[] {
  return readdirSync(join(ROOT, reader)).flatMap((name) => {
    const folder = join(ROOT, reader, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.'));
    // Folders and archives are several files.
    if (input === undefined || input === 'input.zip') return [];
    const optionsFile = join(folder, 'options.json');
    const { path = input, ...options } = existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, 'utf8')) : {};
    const bytes = readFileSync(join(folder, input));
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
    return { name, text, path, options };
  });
}

/** Every letter and digit of a text must stand in the file where `locate` says. */
function expectPlaces(text: string, lines: readonly string[], locate: (offset: number) => Position): void {
  for (let offset = 0; offset < text.length; offset++) {
    const wanted = text[offset] ?? '';
    if (!/[\p{L}\p{N}]/u.test(wanted)) continue;
    const { line, column } = locate(offset);
    const found = lines[line - 1]?.[column - 1];
    // A character that is written as an entity stands where its entity begins.
    expect(found === '&' ? wanted : found, `offset ${offset} of ${JSON.stringify(text)}`).toBe(wanted);
  }
}

for (const reader of READERS) {
  describe(reader.meta.name, () => {
    for (const { name, text, path, options } of casesOf(reader.meta.name)) {
      test(`${name}: every place is exact`, async () => {
        const lines = text.split('\n');
        const { conversations } = await readAll(reader, text, { path, options });
        for (const { messages, locate } of conversations) {
          for (const message of messages) expectPlaces(message.text, lines, (offset) => locate?.(message, offset) ?? message.position);
        }
      });

      test(`${name}: no other reader wants it more`, () => {
        const rank = (other: TranscriptReader): number => other.detect({ path, head: text })?.confidence ?? 0;
        const best = READERS.toSorted((a, b) => rank(b) - rank(a))[0];
        expect(best?.meta.name).toBe(reader.meta.name);
      });
    }

    test.each(['', '\n\n', 'Lorem ipsum dolor sit amet.', '{"a":1}'])('nothing to read in %j', async (text) => {
      expect(reader.detect({ path: 'input.bin', head: text })).toBeUndefined();
      await expect(readAll(reader, text)).rejects.toMatchObject({ name: 'UserError', path: 'input.txt', hint: expect.any(String) });
    });
  });
}

describe('canned-csv', () => {
  for (const { name, text, path, options } of casesOf('canned-csv')) {
    test(`${name}: every place is exact`, async () => {
      const lines = text.split('\n');
      const { responses } = await readAll(cannedCsv, text, { path, options });
      for (const response of responses) {
        const { position } = response;
        expectPlaces(
          response.text,
          lines,
          (offset) => response.locate?.(offset) ?? { line: position.line, column: position.column + offset },
        );
      }
    });
  }
});
