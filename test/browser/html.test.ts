/** The HTML report in a real Chromium. Skipped where there is none: `CHROMIUM` names it, /usr/bin/chromium is looked for. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConversationResult } from '../../src/model/index.ts';
import reporter from '../../src/reporters/html/index.ts';
import { contextOf, results, summary, written } from '../reporters/sample.ts';
import { italian, italianContext } from '../reporters/sample-it.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGS =
  '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const there = existsSync(CHROMIUM);
if (!there) console.warn(`Skipped: there is no Chromium at ${CHROMIUM}. Set CHROMIUM to where it is.`);

const ATTACK = `</script><script>window.attacked = 1</script><img src=x onerror="window.attacked = 2"> "quoted" 'single' & \u2028`;
const [first, , refund] = results as [ConversationResult, ConversationResult, ConversationResult];

/** The shared report, one that attacks the page, and enough others for several pages and weeks. */
const many: readonly ConversationResult[] = [
  ...results,
  {
    ...refund,
    score: 12,
    conversation: {
      ...refund.conversation,
      id: `attack "1" <b>`,
      channel: ATTACK,
      subject: ATTACK,
      messages: refund.conversation.messages.map((message) => ({ ...message, author: ATTACK, text: `${message.text}\n${ATTACK}` })),
    },
    findings: refund.findings.map((finding, index) => ({
      ...finding,
      ruleId: index === 0 ? ATTACK : finding.ruleId,
      message: ATTACK,
      suggestions: [ATTACK],
      fingerprint: `attack:${index}`,
    })),
  },
  ...Array.from({ length: 60 }, (_, index) => ({
    ...first,
    score: 50 + index / 2,
    conversation: {
      ...first.conversation,
      id: `more-${index}`,
      messages: first.conversation.messages.map((message) => ({ ...message, at: `2024-0${1 + (index % 5)}-12T10:00:00Z` })),
    },
    findings: first.findings.map((finding) => ({ ...finding, fingerprint: `${finding.fingerprint}:more-${index}` })),
  })),
];

const folder = mkdtempSync(join(tmpdir(), 'replylint-browser-'));
const file = join(folder, 'report.html');
const address = pathToFileURL(file).href;
let browser: Browser;

beforeAll(async () => {
  if (!there) return;
  const text = written(reporter.create(contextOf({ showFrom: 'suggestion' })), {
    results: many,
    summary: {
      ...summary,
      tables: [
        {
          name: 'templates',
          title: 'Most pasted',
          rows: [{ text: ATTACK, counts: [], data: { count: 9, upset: 3, agents: 2, example: { conversationId: 'more-3' } } }],
        },
      ],
    },
  });
  writeFileSync(file, text);
  const inItalian = many.map((each, index) => (index < results.length ? (italian.results[index] as ConversationResult) : each));
  writeFileSync(join(folder, 'it.html'), written(reporter.create(italianContext({ showFrom: 'suggestion' })), { results: inItalian }));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS.split(' ') });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the report, collecting requests and errors; both must stay empty. */
async function open(hash = '', options: BrowserContextOptions = {}, at = address): Promise<Page & { readonly told: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const told: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== `${at}${hash}` && !request.url().startsWith('data:')) told.push(`request ${request.url()}`);
  });
  page.on('pageerror', (error) => told.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(message.text());
  });
  await page.goto(`${at}${hash}`);
  return Object.assign(page, { told });
}

const status = (page: Page): Promise<string | null> => page.locator('.found').textContent();
const ids = (page: Page): Promise<(string | null)[]> =>
  page.locator('#replylint-list .conversation').evaluateAll((all) => all.map((each) => each.id));
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Faults that keep people from using the page. */
const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe comes as a global of the page
    const { violations, passes } = await (globalThis as any).axe.run();
    if (passes.length === 0) return ['axe saw nothing'];
    return violations
      .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
  });
};

describe.skipIf(!there)('the HTML report in Chromium', { timeout: 90_000 }, () => {
  test('opens with overview and the lowest scores first, and asks for nothing', async () => {
    const page = await open();
    expect(await page.locator('.total b').textContent()).toBe('64.6');
    expect(await status(page)).toBe('251 findings in 64 conversations');
    expect(await page.locator('#replylint-list .conversation').count()).toBe(20);
    expect((await ids(page)).slice(0, 2)).toEqual(['attack "1" <b>', 'router-0417']);
    expect(await page.locator('.chart canvas').count()).toBe(1);
    expect(page.told).toEqual([]);
  });

  test('a conversation full of markup stays text', async () => {
    const page = await open();
    const card = page.locator('.conversation').first();
    expect(await card.locator('h3').textContent()).toContain('<script>window.attacked = 1</script>');
    expect(await card.locator('.text').first().textContent()).toContain(`<img src=x onerror="window.attacked = 2"> "quoted" 'single' &`);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
    expect(page.told).toEqual([]);
  });

  test('marks the words that a finding is about', async () => {
    const page = await open('#%238841');
    const card = page.locator('[id="#8841"]');
    expect(await card.locator('mark.warning').allTextContents()).toContain('any inconvenience this may have caused');
    expect(await card.locator('mark.related').first().textContent()).toBe('I still have no refund');
    expect(await card.evaluate((article) => article === document.activeElement)).toBe(true);
  });

  test('filters by rule, severity, agent, language, score and words', async () => {
    const page = await open();
    await page.selectOption('select[name=rule]', 'duplicate-reply');
    expect(await status(page)).toBe('61 of 251 findings, in 61 of 64 conversations');
    await page.selectOption('select[name=severity]', 'warning');
    expect(await status(page)).toBe('0 of 251 findings, in 0 of 64 conversations');
    expect(await page.locator('.empty').textContent()).toContain('Nothing matches');
    await page.click('.clear');
    await page.selectOption('select[name=agent]', 'Priya');
    expect(await ids(page)).toEqual(['#8841']);
    await page.click('.clear');
    await page.selectOption('select[name=language]', 'ja');
    expect(await ids(page)).toEqual(['scooter-7']);
    await page.click('.clear');
    await page.selectOption('select[name=score]', '40');
    expect(await ids(page)).toEqual(['attack "1" <b>', 'router-0417']);
    await page.click('.clear');
    await page.fill('input[name=search]', 'COAT two weeks');
    await page.waitForFunction(() => document.querySelectorAll('#replylint-list .conversation').length === 2);
    expect(await ids(page)).toEqual(['attack "1" <b>', '#8841']);
    expect(page.told).toEqual([]);
  });

  test('a rule of the overview leads to its findings', async () => {
    const page = await open();
    await page.click('.panel.rules .lead-to:text-is("tone-mismatch")');
    expect(await page.locator('select[name=rule]').inputValue()).toBe('tone-mismatch');
    expect(await status(page)).toBe('61 of 251 findings, in 61 of 64 conversations');
    expect(await page.locator('.about').first().textContent()).toContain('3 other findings not in this selection');
  });

  test('a link to a finding opens its page and what it is folded in, whatever is filtered', async () => {
    const fingerprint = `${first.findings[3]?.fingerprint}:more-57`;
    const page = await open(`#${encodeURIComponent(fingerprint)}`);
    const note = page.locator(`[id="${fingerprint}"]`);
    expect(await note.isVisible()).toBe(true);
    expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.selectOption('select[name=language]', 'ja');
    await page.evaluate(() => {
      location.hash = '#more-40';
    });
    await page.waitForSelector('[id="more-40"]');
    expect(await page.locator('select[name=language]').inputValue()).toBe('');
  });

  test('pages and findings are reached by keys', async () => {
    const page = await open();
    await page.keyboard.press('n');
    expect(await page.locator('.pager span').textContent()).toBe('Page 2 of 4');
    await page.keyboard.press('p');
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('j');
    const one = await focused();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(one);
    await page.keyboard.press('k');
    expect(await focused()).toBe(one);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('search');
    await page.keyboard.type('d?x');
    expect(await page.locator('input[name=search]').inputValue()).toBe('d?x');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
  });

  test('is dark where the system is, and where the reader wants it', async () => {
    const background = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await open('', { colorScheme: 'dark' });
    const page = await open('', { colorScheme: 'light' });
    const [there_, here] = [await background(dark), await background(page)];
    expect(there_).not.toBe(here);
    await page.click('#replylint-theme');
    expect(await background(page)).toBe(there_);
    await page.reload();
    expect(await background(page)).toBe(there_);
  });

  test('fits a page made narrower before its chart is drawn anew', async () => {
    const page = await open();
    // The observer tells of the new width at some later time: here never.
    await page.addInitScript(() => {
      globalThis.ResizeObserver = class {
        observe() {}
        unobserve() {}
        disconnect() {}
      };
    });
    await page.reload();
    const width = await page.locator('.chart canvas').evaluate((canvas) => canvas.clientWidth);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.locator('.chart canvas').evaluate((canvas) => canvas.clientWidth)).toBe(width);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  test('fits a phone', async () => {
    const page = await open('', { viewport: { width: 360, height: 740 } });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const [words, notes] = [page.locator('.row:has(.notes) .message').first(), page.locator('.notes').first()];
    expect((await notes.boundingBox())?.y).toBeGreaterThan((await words.boundingBox())?.y as number);
  });

  test('prints every conversation that the filter leaves, without the controls', async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#replylint-list .conversation').count()).toBe(64);
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(await page.locator('input[name=search]').isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('#replylint-list .conversation').count()).toBe(20);
  });

  test('can be read without scripts', async () => {
    const page = await open('', { javaScriptEnabled: false });
    expect(await page.locator('article.conversation').count()).toBe(40);
    expect(await page.locator('.left').textContent()).toContain('24 more conversations');
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.weeks table').last().isVisible()).toBe(true);
  });

  test.each(['light', 'dark'] as const)('axe finds no serious fault (%s)', async (colorScheme) => {
    expect(await faults(await open('', { colorScheme }))).toEqual([]);
    expect(await faults(await open('', { colorScheme, viewport: { width: 360, height: 740 } }))).toEqual([]);
  });

  test('speaks Italian in filters, counts, chart and help', async () => {
    const page = await open('', {}, pathToFileURL(join(folder, 'it.html')).href);
    const choices = (name: string): Promise<string[]> => page.locator(`select[name=${name}] option`).allTextContents();
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
    expect(await status(page)).toBe('251 segnalazioni in 64 conversazioni');
    expect(await choices('severity')).toEqual(['Tutte', 'errore (124)', 'avviso (66)', 'consiglio (61)']);
    expect(await page.locator('.pager').textContent()).toBe('PrecedentePagina 1 di 4Successiva');
    expect(await page.locator('.chart .u-legend').textContent()).toMatch(/^Settimana dal.*Consigli.*Avvisi.*Errori.*Punteggio/);
    await page.selectOption('select[name=rule]', 'tone-mismatch');
    expect(await status(page)).toBe('61 segnalazioni su 251, in 61 conversazioni su 64');
    expect(await page.locator('.about').first().textContent()).toContain('altre 3 segnalazioni fuori da questa selezione');
    await page.click('.clear');
    await page.selectOption('select[name=language]', 'ja');
    expect(await status(page)).toBe('1 segnalazione su 251, in 1 conversazione su 64');
    await page.click('#replylint-theme');
    expect(await page.locator('#replylint-theme').textContent()).toBe('Chiaro');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(page.told).toEqual([]);
  });

  test('nothing that is written into the page could reach the network', async () => {
    const page = await open();
    const refused = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
      await fetch('https://example.org/').catch(() => undefined);
      const image = new Image();
      image.src = 'https://example.org/a.png';
      const script = document.createElement('script');
      script.textContent = 'window.attacked = 3';
      document.body.append(script);
      // An image is asked for later than a script.
      while (directives.length < 3) await new Promise((done) => setTimeout(done, 10));
      return { directives: directives.sort(), attacked: 'attacked' in window };
    });
    expect(refused).toEqual({ directives: ['connect-src', 'img-src', 'script-src-elem'], attacked: false });
  });
});
