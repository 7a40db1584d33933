/** The published JSON Schemas: fresh, true to the types, and true of what the program writes and reads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { InferInput } from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { schemas, textOf } from '../../scripts/schemas.ts';
import { configSchema, SETTINGS } from '../../src/config/schema.ts';
import type { cannedSchema } from '../../src/config/schemas/canned.ts';
import type { reportSchema } from '../../src/config/schemas/report.ts';
import type { transcriptSchema } from '../../src/config/schemas/transcript.ts';
import { wordsIn } from '../../src/locales/index.ts';
import type { CannedResponse, Message, Report } from '../../src/model/index.ts';
import json from '../../src/reporters/json/index.ts';
import { conversation, folderWith, run } from '../cli/harness.ts';
import { results } from '../reporters/sample.ts';

const ajv = new Ajv({ allErrors: true, strict: true, strictTuples: false, allowUnionTypes: true });
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
const [config, transcript, canned, report] = ['config', 'transcript', 'canned', 'report'].map(
  (name) => validators[`${name}.schema.json`] as ValidateFunction,
) as [ValidateFunction, ValidateFunction, ValidateFunction, ValidateFunction];

/** Why a value does not fit; empty where it does. */
const faults = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

// The schemas and the types of the model say the same: the compiler checks both directions.
type Mutable<T> = T extends readonly (infer E)[] ? Mutable<E>[] : T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Fits<A, B> = A extends B ? true : false;
type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
type Written = InferInput<typeof reportSchema>;
type Message1 = Extract<InferInput<typeof transcriptSchema>, { messages: unknown }>['messages'][number];
type Response = Extract<InferInput<typeof cannedSchema>, { text: unknown }>;
const same: [
  Fits<Mutable<Report>, Written>,
  Fits<Written, Mutable<Report>>,
  Fits<Mutable<Named<Report['summary']>>, Named<Written['summary']>>,
  Fits<Pick<Mutable<Message>, 'id' | 'role' | 'text' | 'author' | 'at'>, Message1>,
  Fits<Pick<Mutable<CannedResponse>, 'id' | 'text' | 'title' | 'language' | 'tags'>, Response>,
] = [true, true, true, true, true];

test('the compiler agrees', () => expect(same).not.toContain(false));

test('the published files are those that the code gives', () => {
  expect(readdirSync('schemas').sort()).toEqual(Object.keys(schemas).sort());
  for (const [name, schema] of Object.entries(schemas)) expect(readFileSync(join('schemas', name), 'utf8')).toBe(textOf(schema));
});

describe('report', () => {
  const CHATS = [
    conversation(
      'bad',
      'C: My parcel is broken and I am furious!',
      'A: Please fill in the form.',
      'C: No!!',
      'A: Please fill in the form.',
    ),
    ...Array.from({ length: 6 }, (_, n) =>
      conversation(`same${n}`, 'C: This is terrible!', 'A: We are looking into it for you and will be back as soon as we can.'),
    ),
  ];

  test.each([[[]], [['--explain']], [['--no-redact', '--severity', 'suggestion']]])('of lint %j', async (flags) => {
    const cwd = folderWith({ 't.jsonl': `${CHATS.map((chat) => JSON.stringify(chat)).join('\n')}\n{"id":"c9"}\n` });
    const { out } = await run(['t.jsonl', '--format', 'json', ...flags], { cwd });
    const printed = JSON.parse(out);
    expect(faults(report, printed)).toEqual([]);
    expect(printed.findings.length).toBeGreaterThan(0);
    expect(printed.diagnostics.length).toBeGreaterThan(0);
    expect(printed.summary.templates.length).toBeGreaterThan(0);
    if (flags.includes('--explain' as never)) expect(out).toContain('"losses":[{');
  });

  test('of check and canned', async () => {
    expect(faults(report, JSON.parse((await run(['check', 'Please wait.', '--format', 'json'])).out))).toEqual([]);
    const cwd = folderWith({ 'm.jsonl': '{"id":"a","text":"Hello {{naem}}, we apologise for any inconvenience."}\n' });
    expect(faults(report, JSON.parse((await run(['canned', 'm.jsonl', '--format', 'json'], { cwd })).out))).toEqual([]);
  });

  test('with everything that a reporter can meet', () => {
    const writer = json.create({
      tool: { name: 'replylint', version: '0.0.0' },
      command: 'lint',
      startedAt: '2024-03-01T00:00:00Z',
      color: false,
      width: 80,
      showFrom: 'suggestion',
      quiet: false,
      locale: 'en',
      words: wordsIn('en'),
      fact: (english) => english,
      redact: (text) => text,
      describe: () => '',
    });
    const summary = {
      conversations: 1,
      replies: 1,
      messages: 1,
      score: 1,
      grade: 'E',
      findings: { error: 1, warning: 0, suggestion: 0 },
      rules: {},
      skipped: 0,
    };
    const text = [writer.start?.(), ...results.map((result) => writer.conversation(result)), writer.end(summary, [])].join('');
    expect(faults(report, JSON.parse(text))).toEqual([]);
  });

  test('another shape is none', async () => {
    const printed = JSON.parse((await run(['check', 'Please wait.', '--format', 'json'])).out);
    expect(faults(report, { ...printed, version: 2 })).not.toEqual([]);
    expect(faults(report, { ...printed, findings: [{ ruleId: 'x' }] })).not.toEqual([]);
    const { tool: _, ...rest } = printed;
    expect(faults(report, rest)).not.toEqual([]);
  });
});

describe('transcript', () => {
  const chat = {
    id: 'c1',
    channel: 'twitter',
    language: 'it',
    shop: 'Milano',
    messages: [
      { id: 'm1', role: 'customer', author: 'anna', at: '2015-06-17T12:00:00+02:00', text: 'Dove?' },
      {
        id: 2,
        role: 'assistant',
        text: [
          { type: 'text', text: 'Qui.' },
          { type: 'image_url', image_url: {} },
        ],
        internal: false,
        team: 'L2',
      },
    ],
  };

  test.each([
    ['a line', chat],
    ['a list', [chat, { ...chat, id: 'c2' }]],
    ['an envelope', { conversations: [chat], exported: 'today' }],
  ])('%s fits, and is read', async (_, value) => {
    expect(faults(transcript, value)).toEqual([]);
    const { out, err, status } = await run(['t.json', '--format', 'json'], { cwd: folderWith({ 't.json': JSON.stringify(value) }) });
    expect(err).not.toContain('error');
    expect(status, err).toBeLessThan(2);
    expect(JSON.parse(out).diagnostics).toEqual([]);
    expect(JSON.parse(out).summary.replies).toBeGreaterThan(0);
  });

  test('the conversations that our own documents and fixtures hold fit', () => {
    for (const name of readdirSync('fixtures/conversations'))
      expect(faults(transcript, parse(readFileSync(join('fixtures/conversations', name), 'utf8'))), name).toEqual([]);
  });

  test.each([
    ['no messages', { id: 'c1' }],
    ['no role', { id: 'c1', messages: [{ id: 'm1', text: 'x' }] }],
    ['an unknown role', { id: 'c1', messages: [{ id: 'm1', role: 'agnet', text: 'x' }] }],
    ['no text', { id: 'c1', messages: [{ id: 'm1', role: 'agent' }] }],
  ])('%s does not', (_, value) => expect(faults(transcript, value)).not.toEqual([]));
});

describe('canned library', () => {
  const response = { id: 'r1', title: 'Thanks', text: 'Thank you, {{name}}.', language: 'en', tags: ['orders'], folder: 7 };

  test.each([
    ['a line', response],
    ['a list', [response]],
    ['an envelope', { responses: [response] }],
  ])('%s fits, and is read', async (_, value) => {
    expect(faults(canned, value)).toEqual([]);
    const { out } = await run(['canned', 'm.json', '--format', 'json'], { cwd: folderWith({ 'm.json': JSON.stringify(value) }) });
    expect(JSON.parse(out)).toMatchObject({ conversations: [{ id: 'r1' }], diagnostics: [] });
  });

  test.each([
    ['no text', { id: 'r1' }],
    ['a text of another kind', { id: 'r1', text: 7 }],
    ['tags of another kind', { ...response, tags: 'x' }],
  ])('%s does not', (_, value) => expect(faults(canned, value)).not.toEqual([]));
});

describe('configuration', () => {
  /** What replylint itself says of a configuration. */
  const accepted = async (value: object): Promise<boolean> =>
    (await run(['check', 'Thank you, Sam.'], { cwd: folderWith({ 'replylint.config.json': JSON.stringify(value) }) })).status < 2;

  test.each([
    {},
    { $schema: './node_modules/replylint/schemas/config.schema.json' },
    { extends: 'strict' },
    { extends: ['recommended', 'social'], rules: { 'no-apology': 'error', 'duplicate-reply': 'off' } },
    { rules: { 'template-repeat': { severity: 'warning', minCount: 3 }, 'unanswered-question': { minConfidence: 0.7 } } },
    { rules: { 'banned-phrase': { phrases: ['kindly', { match: 'as per my last', instead: ['as I wrote'] }] } } },
    { map: { Body: 'text' }, agents: ['Anna'], minConfidence: 0.5, failOn: 'never', failUnder: 80, redact: false },
  ])('%j fits, and replylint takes it', async (value) => {
    expect(faults(config, value)).toEqual([]);
    expect(await accepted(value)).toBe(true);
  });

  test.each([
    { rulez: {} },
    { extends: 7 },
    { failOn: 'warn' },
    { minConfidence: 60 },
    { agents: 'Anna' },
    { rules: { 'no-apology': 'warn' } },
    { rules: { 'no-apology': { sevrity: 'error' } } },
    { rules: { 'template-repeat': { minCount: 'five' } } },
  ])('%j does not, and replylint refuses it', async (value) => {
    expect(faults(config, value)).not.toEqual([]);
    expect(await accepted(value)).toBe(false);
  });

  test('every rule is named, with its own options', () => {
    const named = (schemas['config.schema.json'] as { properties: { rules: { properties: Record<string, unknown> } } }).properties.rules
      .properties;
    expect(Object.keys(named).sort()).toEqual(Object.keys(rules).sort());
    for (const setting of SETTINGS) expect(faults(config, { rules: { 'wrong-name': setting } })).toEqual([]);
  });

  test('what docs/configuration.md and the starter show fits', async () => {
    const shown = [...readFileSync('docs/configuration.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
    expect(shown.length).toBeGreaterThan(0);
    // Yes and no are words in the YAML of today.
    for (const text of shown) expect(faults(config, parse(text)), text).toEqual([]);
    const cwd = folderWith({});
    await run(['init'], { cwd });
    const starter = readFileSync(join(cwd, 'replylint.config.yaml'), 'utf8');
    expect(faults(config, parse(starter))).toEqual([]);
    const keys = Object.keys(configSchema.entries).join('|');
    const uncommented = starter
      .replace(/^rules: \{\}\n/m, 'rules:\n')
      .replace(new RegExp(`^# (?=(?:${keys}):|  )`, 'gm'), '')
      .replace(/^# {2}/gm, '  ');
    expect(Object.keys(parse(uncommented))).toContain('failOn');
    expect(faults(config, parse(uncommented))).toEqual([]);
  });
});

describe('init names the schema', () => {
  const first = async (files: Record<string, string>): Promise<string | undefined> => {
    const cwd = folderWith(files);
    await run(['init'], { cwd });
    return readFileSync(join(cwd, 'replylint.config.yaml'), 'utf8').split('\n')[0];
  };

  test('in the installed package, where there is one', async () => {
    const path = 'node_modules/replylint/schemas/config.schema.json';
    expect(await first({ [path]: '{}' })).toBe(`# yaml-language-server: $schema=./${path}`);
    expect(existsSync('schemas/config.schema.json')).toBe(true);
  });

  test('else by its address, of this version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await first({})).toBe(`# yaml-language-server: $schema=https://unpkg.com/replylint@${version}/schemas/config.schema.json`);
  });
});
