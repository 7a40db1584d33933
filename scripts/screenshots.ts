// `node scripts/run.mjs scripts/screenshots.ts` (after a build): pictures of the HTML report for the documentation, from a real run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContextOptions, chromium } from 'playwright-core';
import { parse } from 'yaml';

const FOLDER = 'fixtures/conversations';
const IMAGES = 'docs/images';
const DAY = 86_400_000;
const START = Date.UTC(2024, 2, 4, 8);
const WEEKS = 9;
const ARGS =
  '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync';

interface Line {
  readonly at?: string;
}

/** The fixtures as they are, but for their times: they are spread over some weeks, as those of a team would be. */
function conversations(): string {
  const all = readdirSync(FOLDER)
    .sort()
    .flatMap((name) => parse(readFileSync(join(FOLDER, name), 'utf8')).conversations as { messages: Line[] }[]);
  return all
    .map((conversation, index) => {
      const day = START + ((index * 23) % (WEEKS * 7)) * DAY;
      const first = Date.parse(conversation.messages[0]?.at ?? '');
      const messages = conversation.messages.map((line, place) => {
        const passed = line.at === undefined || Number.isNaN(first) ? place * 17 * 60_000 : Date.parse(line.at) - first;
        return { ...line, at: new Date(day + (index % 9) * 3_600_000 + passed).toISOString() };
      });
      return `${JSON.stringify({ ...conversation, messages })}\n`;
    })
    .join('');
}

const folder = mkdtempSync(join(tmpdir(), 'replylint-'));
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ARGS.split(' ') });
try {
  writeFileSync(join(folder, 'conversations.jsonl'), conversations());
  const { status } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'bin/replylint.js'), 'lint', 'conversations.jsonl', '--format', 'html=report.html', '--fail-on', 'never'],
    { cwd: folder, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`replylint ended with status ${status}.`);
  const take = async (name: string, options: BrowserContextOptions, hash = ''): Promise<void> => {
    const page = await browser.newPage(options);
    await page.goto(`${pathToFileURL(join(folder, 'report.html')).href}${hash}`);
    await page.screenshot({ path: join(IMAGES, `html-${name}.png`) });
    await page.close();
  };
  const viewport = { width: 1200, height: 900 };
  await take('overview', { viewport });
  await take('conversation', { viewport }, '#wrong-sim');
  await take('dark', { viewport, colorScheme: 'dark' }, '#wrong-sim');
  await take('phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, '#wrong-sim');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
