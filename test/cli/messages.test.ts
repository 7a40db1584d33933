import { describe, expect, test } from 'vitest';
import { conversation, folderWith, run, shoutFolder } from './harness.ts';

const good = conversation('c1', 'C: Where is it?', 'A: In the drawer.');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** What a user types, and what the one line on standard error must say. Status 2, no stack, nothing on standard output. */
const CASES: readonly [situation: string, argv: readonly string[], says: RegExp][] = [
  ['missing file', ['nowhere.jsonl'], /^replylint: There is no file or folder nowhere\.jsonl\. /],
  ['missing file, nearly right', ['god.jsonl'], /nowhere|There is no file or folder god\.jsonl\. Did you mean good\.jsonl\?/],
  ['binary file', ['picture.png'], /^replylint: picture\.png is a PNG picture, not text\. Export the text/],
  ['empty file', ['empty.txt'], /^replylint: empty\.txt is empty\. /],
  ['nothing but a cut-off record', ['cut.jsonl'], /^replylint: .*cut\.jsonl/],
  [
    'a CSV without the mapped column',
    ['table.csv', '--map', 'Body=text'],
    /^replylint: There is no column "Body" for text.* \(table\.csv:1:1\)\. /,
  ],
  ['unknown format of a file', ['prose.txt'], /^replylint: prose\.txt: no reader knows this format.*plain text/],
  ['a canned library given to lint', ['library.json'], /^replylint: library\.json holds canned responses.*Use "replylint canned"\./],
  ['a transcript given to canned', ['canned', 'good.jsonl'], /^replylint: good\.jsonl holds conversations.*Use "replylint lint"\./],
  ['nothing to read', ['lint'], /^replylint: Nothing to read\. Give files/],
  ['mistyped command', ['chek', 'hello'], /^replylint: Unknown command "chek", and no file of that name\. Did you mean "check"\?/],
  [
    'mistyped command with its options',
    ['chek', 'hello', '--conversation', 'good.jsonl'],
    /^replylint: Unknown command "chek".* Did you mean "check"\?/,
  ],
  [
    'mistyped option of a command',
    ['eval', 'good.jsonl', '--tnue'],
    /^replylint: Unknown option --tnue of replylint eval\. Did you mean "--tune"\?/,
  ],
  ['a word like no command', ['xyzzy', '--nope'], /^replylint: Unknown option --nope of replylint lint\. See/],
  ['mistyped shell', ['completion', 'bsh'], /^replylint: Unknown shell "bsh"\. Did you mean "bash"\?/],
  ['no shell', ['completion'], /^replylint: replylint completion needs SHELL\. See/],
  [
    'mistyped option',
    ['good.jsonl', '--formt', 'json'],
    /^replylint: Unknown option --formt of replylint lint\. Did you mean "--format"\?/,
  ],
  ['option without its value', ['good.jsonl', '--format'], /^replylint: The option --format needs a value/],
  ['mistyped format', ['good.jsonl', '--format', 'jsn'], /^replylint: Unknown format "jsn"\. Did you mean "json"\?/],
  [
    'two formats on standard output',
    ['good.jsonl', '--format', 'json', '--format', 'jsonl'],
    /cannot both go to standard output\. .*--format jsonl=FILE/,
  ],
  ['mistyped rule', ['good.jsonl', '--rule', 'shuot=error'], /^replylint: Unknown rule "shuot"\. Did you mean "shout"\?/],
  [
    'mistyped severity of a rule',
    ['good.jsonl', '--rule', 'shout=warn'],
    /^replylint: --rule must be .*, not "warn"\. Did you mean "warning"\?/,
  ],
  ['rule without a severity', ['good.jsonl', '--rule', 'shout'], /^replylint: --rule needs ID=SEVERITY, not "shout"\. /],
  ['mistyped preset', ['good.jsonl', '--preset', 'strikt'], /^replylint: Unknown preset "strikt"\. Did you mean "strict"\?/],
  ['mistyped reader', ['good.jsonl', '--from', 'transcrpt'], /^replylint: Unknown reader "transcrpt"\. Did you mean "transcript"\?/],
  [
    'reader of the other kind',
    ['good.jsonl', '--from', 'canned-csv'],
    /^replylint: The reader "canned-csv" reads canned responses\. Use "replylint canned"/,
  ],
  ['mistyped level', ['good.jsonl', '--fail-on', 'eror'], /^replylint: --fail-on must be .*, not "eror"\. Did you mean "error"\?/],
  [
    'number out of range',
    ['good.jsonl', '--min-confidence', '60'],
    /^replylint: --min-confidence must be a number, from 0 to 1, not "60"\./,
  ],
  ['no number', ['good.jsonl', '--fail-under', 'x'], /^replylint: --fail-under must be a number, from 0 to 100, not "x"\./],
  ['half a finding', ['good.jsonl', '--max-findings', '1.5'], /^replylint: --max-findings must be a whole number, 0 or more/],
  ['mapping without a field', ['good.jsonl', '--map', 'Body'], /^replylint: --map needs COLUMN=FIELD, not "Body"\. /],
  ['mapping to an unknown field', ['good.jsonl', '--map', 'Body=txt'], /^replylint: Unknown field "txt"\. Did you mean "text"\?/],
  ['mapping turned round', ['good.jsonl', '--map', 'text=Body'], /^replylint: Unknown field "Body"\. .*Body=text\./],
  [
    'field mapped twice',
    ['good.jsonl', '--map', 'a=text', '--map', 'b=text'],
    /^replylint: The field "text" is mapped from "a" and from "b"/,
  ],
  ['missing configuration', ['good.jsonl', '--config', 'nowhere.yaml'], /^replylint: There is no configuration nowhere\.yaml\. /],
  ['empty draft', ['check', ''], /^replylint: The draft is empty\. /],
  ['no draft', ['check'], /^replylint: There is no draft to check\. /],
  ['unquoted draft', ['check', 'So', 'sorry'], /^replylint: Too many arguments for replylint check: sorry\. Quote the draft/],
  ['draft beside --last', ['check', 'hello', '--last', 'good.jsonl'], /^replylint: --last takes its drafts from the files/],
  [
    'missing conversation of a draft',
    ['check', 'hello', '--conversation', 'nowhere.txt'],
    /^replylint: There is no file or folder nowhere\.txt\. /,
  ],
  ['unknown rule to explain', ['rules', 'shuot'], /^replylint: Unknown rule "shuot"\. Did you mean "shout"\?/],
  ['format that is none of a list', ['rules', '--format', 'xml'], /^replylint: Unknown format "xml"\. /],
];

describe('one clear line for what a user can mend', () => {
  test.for(CASES)('%s', async ([, argv, says]) => {
    const cwd = shoutFolder({
      'good.jsonl': [good],
      'picture.png': png,
      'empty.txt': '',
      'cut.jsonl': '{"id":"c1","messages":[{"id":"m1","ro',
      'table.csv': 'text,role\nhello,agent\n',
      'prose.txt': 'Nobody speaks here.\n',
      'library.json': { responses: [{ id: 'r1', title: 'Thanks', text: 'Thank you for your order.' }] },
    });
    const { status, out, err } = await run(argv, { cwd });
    expect(err).toMatch(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toContain('    at ');
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

const MACROS = {
  type: 'list',
  data: [
    { type: 'macro', id: '1', name: 'Late', body: '<p>Hello</p>', body_text: 'Hello', visible_to: 'everyone', available_on: ['inbox'] },
  ],
};

test('a canned library given to lint is told by what it is, also where another reader could take it', async () => {
  const { err, status } = await run(['macros.json'], { cwd: folderWith({ 'macros.json': JSON.stringify(MACROS) }) });
  expect(err).toContain('Use "replylint canned"');
  expect(status).toBe(2);
});

test('an empty draft on standard input is told so', async () => {
  const { status, err } = await run(['check'], { stdin: '\n' });
  expect(err).toMatch(/^replylint: The draft is empty \(standard input\)\. /);
  expect(status).toBe(2);
});

test('a lost record is told with its place, and the rest is judged', async () => {
  const cwd = shoutFolder({ 't.jsonl': `${JSON.stringify(good)}\n{"id": "c2", "messages": [{"id` });
  const { status, out, err } = await run(['t.jsonl', '--format', 'json'], { cwd });
  expect(err).toMatch(/^replylint: .* \(t\.jsonl:2\)\.\n$/);
  const report = JSON.parse(out);
  expect(report.diagnostics).toMatchObject([{ path: 't.jsonl', line: 2 }]);
  expect(report.summary).toMatchObject({ conversations: 1, skipped: 1 });
  // A file that ends in the middle of a record is not whole: what followed is missing.
  expect(status).toBe(2);
});

test('a crash of a rule names the rule and the conversation, with a stack, once', async () => {
  const broken =
    "export default { meta: { description: 'x', category: 'tone', severity: 'error', since: '1.0.0', presets: [], problems: { a: 'b' } }," +
    " create: () => ({ reply() { throw new Error('boom'); } }) };";
  const cwd = shoutFolder({ 'shout.js': broken, 't.jsonl': [good, conversation('c2', 'C: And now?', 'A: Now too.')] });
  const { status, out, err } = await run(['t.jsonl'], { cwd });
  expect(err).toContain('replylint: the rule "shout" crashed on the conversation "c1".\nError: boom\n    at ');
  expect(err).toContain('crashed on 2 conversations');
  expect(err.match(/boom/g)).toHaveLength(1);
  expect(out).toContain('2 conversations');
  expect(status).toBe(2);
});
