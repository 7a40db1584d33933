import { expect, test } from 'vitest';
import reader from '../../src/readers/espanso/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test('a place in a block text, behind an entity of HTML, and behind a form field is that of its word', async () => {
  const yaml = 'matches:\n  - trigger: a\n    replace: |\n      one\n      two WRONG\n  - trigger: b\n    html: "<p>A &amp; WRONG</p>"\n';
  const { responses } = await readAll(reader, yaml, { path: 'x.yml' });
  const lines = yaml.split('\n');
  const found = responses.map(({ text, locate }) => locate?.(text.indexOf('WRONG')));
  expect(found).toEqual([
    { line: 5, column: (lines[4] ?? '').indexOf('WRONG') + 1 },
    { line: 7, column: (lines[6] ?? '').indexOf('WRONG') + 1 },
  ]);
});

test('other YAML is left alone', () => {
  expect(reader.detect({ path: 'a.yml', head: 'matches:\n  - home: 2\n' })).toBeUndefined();
  expect(reader.detect({ path: 'a.yml', head: 'responses:\n  - trigger: x\n    text: hi\n' })).toBeUndefined();
});

test('a file of variables only is no error', async () => {
  const { diagnostics } = await readAll(reader, 'global_vars:\n  - name: x\n    type: echo\n');
  expect(diagnostics).toMatchObject([{ code: 'no-responses', level: 'note' }]);
});

test('a broken match is told with the line where it stands', async () => {
  const { diagnostics } = await readAll(reader, 'matches:\n  - trigger: a\n    replace: b c\n  - replace: nobody types this\n');
  expect(diagnostics).toMatchObject([{ code: 'bad-match', line: 4, level: 'error' }]);
});
