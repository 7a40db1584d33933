import { expect, test } from 'vitest';
import { createLinter } from '../../src/io/linter.ts';
import cannedCsv from '../../src/readers/canned-csv/index.ts';
import cannedFolder from '../../src/readers/canned-folder/index.ts';
import cannedJson from '../../src/readers/canned-json/index.ts';
import discourse from '../../src/readers/discourse-replies/index.ts';
import espanso from '../../src/readers/espanso/index.ts';
import type { CannedReader } from '../../src/readers/reader.ts';
import textexpander from '../../src/readers/textexpander/index.ts';
import { readAll } from './helpers.ts';

/** Each file has one slip; its place is that of the marked text, which stands there once. */
const FILES: readonly (readonly [name: string, reader: CannedReader, path: string, file: string, slip: string])[] = [
  [
    'a list of JSON',
    cannedJson,
    'a.json',
    '[\n  {"name": "a", "body": "Thanks!"},\n  {"name": "b", "body": "Line one\\n\\"two\\" {{ticket.requester.frist_name}}"}\n]',
    '{{ticket.requester.frist_name}}',
  ],
  [
    'a table with cells of several lines',
    cannedCsv,
    'a.csv',
    'short_code,content\nhi,"Hi ""you"",\nwelcome"\nlate,"Sorry,\n""it"" is late, #{ticket.customer.frstname}"\n',
    '#{ticket.customer.frstname}',
  ],
  [
    'Espanso',
    espanso,
    'a.yml',
    'matches:\n  - trigger: ":a"\n    replace: |\n      Hi {{form1.name}},\n      your order {{order.nmber}} is late.\n',
    '{{order.nmber}}',
  ],
  [
    'TextExpander',
    textexpander,
    'a.textexpander',
    '<plist version="1.0"><dict>\n<key>abbreviation</key><string>;a</string>\n<key>plainText</key><string>Sorry &amp; thanks,\nit&#39;s %filtext:name=x% again.</string>\n</dict></plist>',
    '%filtext:name=x%',
  ],
  [
    'an HTML file',
    cannedFolder,
    'a.html',
    '<html><body>\n<p>Hi &amp; welcome,</p>\n<p>your <b>ticket</b> is %{ticket.numbr}.</p></body></html>',
    '%{ticket.numbr}',
  ],
  [
    'a Markdown file',
    cannedFolder,
    'a.md',
    '---\ntitle: A\n---\nHi,\n\nit is {{current_user.frist_name}} again.\n',
    '{{current_user.frist_name}}',
  ],
  [
    'Discourse',
    discourse,
    'a.json',
    '{"replies": [\n {"id": 1, "title": "a", "content": "Hi @%{reply_to_usernme,fallback:there},\\nwelcome", "usages": 1}]}',
    '%{reply_to_usernme,fallback:there}',
  ],
];

test.each(FILES)('a misspelt placeholder in %s is found where it stands', async (_, reader, path, file, slip) => {
  const linter = await createLinter({ extends: [], rules: { placeholder: 'error' } });
  const { responses } = await readAll(reader, file, { path });
  const found = [];
  for (const response of responses) found.push(...(await linter.canned(response)).findings);
  const before = file.slice(0, file.indexOf(slip)).split('\n');
  expect(found.map(({ problem, position, excerpt }) => [problem, position, excerpt.includes(slip)])).toEqual([
    ['misspelt', { line: before.length, column: (before.at(-1) ?? '').length + 1 }, true],
  ]);
});
