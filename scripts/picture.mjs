// Makes the picture of the README from a real run: `npm run picture` (after a build).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LINES = 43;
const command = ['lint', 'fixtures/conversations/phone-company.en.yaml'];
const { stdout } = spawnSync(process.execPath, ['bin/replylint.js', ...command], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1', COLUMNS: '88' },
});
const lines = stdout.split('\n');
// Whole findings only: cut at the last empty line that fits.
const end = lines.slice(0, LINES).findLastIndex((line) => line.trim() === '');
const ansi = join(mkdtempSync(join(tmpdir(), 'replylint-')), 'run.ansi');
writeFileSync(ansi, `${lines.slice(0, end).join('\n')}\n`);
const { status } = spawnSync(
  process.execPath,
  ['scripts/run.mjs', 'scripts/screenshot.ts', ansi, 'docs/images/terminal.svg', `npx replylint ${command[1]}`],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
