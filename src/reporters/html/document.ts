import type { Words } from '../../locales/index.ts';
import type { Diagnostic, Finding, Summary } from '../../model/index.ts';
import type { AgentScore, ReportContext } from '../reporter.ts';
import { early, earlyHash, script, scriptHash, style } from './assets.generated.ts';
import type { Totals } from './collect.ts';
import { type ConversationData, PARTS } from './data.ts';
import { embedded, html, type Markup, raw } from './markup.ts';
import { overview } from './overview.ts';
import { conversationArticle } from './render/conversation.ts';
import { type Speech, speechDataOf, speechOf } from './speech.ts';

type Page = Words['page'];

/** Messages of one conversation that a reader without scripts gets. */
const STATIC_ROWS = 60;

/** Everything that the page says besides the conversations that have left already. */
export interface Content {
  readonly context: ReportContext;
  readonly summary: Summary;
  readonly agents: readonly AgentScore[];
  readonly totals: Totals;
  readonly worst: readonly ConversationData[];
  /** Of the conversations that are in the page. */
  readonly ids: ReadonlySet<string>;
  /** Findings over all conversations: those that are listed, and how many there are. */
  readonly corpus: readonly Finding[];
  readonly overAll: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: number;
  /** Conversations with findings, and their findings. */
  readonly written: number;
  readonly findings: number;
}

/** What each command judges, as its count is named in the catalogue. */
export const UNITS = { lint: 'conversations', check: 'drafts', canned: 'canned' } as const satisfies Record<
  ReportContext['command'],
  string
>;

/** The page up to the data of its conversations. Only the page's own two scripts run, and nothing is fetched from anywhere. */
export const headOf = ({ command, locale, startedAt, words: { page } }: ReportContext): string =>
  html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${raw(earlyHash)}' '${raw(scriptHash)}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${page.pageTitle(page.titles[command], startedAt.slice(0, 10))}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
<script>${raw(early)}</script>
<script type="application/json" id="${PARTS.conversations}">[`.text;

/** The rest of the page. */
export function bodyOf(content: Content): string {
  const { context, totals, written } = content;
  const { command, startedAt } = context;
  const { page } = context.words;
  const data = speechDataOf(context);
  const speech = speechOf(data);
  return html`
]</script>
<script type="application/json" id="${PARTS.weeks}">${raw(embedded(totals.weeks()))}</script>
<script type="application/json" id="${PARTS.words}">${raw(embedded(data))}</script>
</head>
<body>
<a class="skip" href="#replylint-conversations">${page.skip}</a>
<header class="top"><p class="brand">replylint</p>
<nav aria-label="${page.sections}"><a href="#${PARTS.overview}">${page.overview}</a><a href="#replylint-conversations">${page.units[command]}</a></nav>
<p class="scripted tools"><button type="button" id="replylint-keys" aria-haspopup="dialog">${page.keys}</button><button type="button" id="replylint-theme">${page.script.dark}</button></p></header>
<main>
<section id="${PARTS.overview}" tabindex="-1" aria-label="${page.overview}"><h1>${page.titles[command]}</h1>
${overview(content, speech)}</section>
<section id="replylint-conversations" tabindex="-1" aria-labelledby="replylint-heading"><h2 id="replylint-heading">${page.withFindings[command]}</h2>
${written === 0 ? html`<p class="empty">${page.nothing}</p>` : listOf(content, speech)}</section>
</main>
<footer><p>${page.writtenBy(context.tool.version)} <time datetime="${startedAt}">${startedAt.slice(0, 16).replace('T', ' ')}</time> ${page.oneFile}</p></footer>
${keysOf(page)}
<script>${raw(script)}</script>
</body>
</html>
`.text;
}

function listOf({ written, worst, findings, context: { command, words } }: Content, speech: Speech): Markup {
  const { count, page } = words;
  const shown = worst.reduce((sum, data) => sum + data.findings.length, 0);
  const left =
    written === worst.length
      ? undefined
      : html`<p class="left">${page.withoutScripts[command](worst.length)} ${page.withScripts[command](written - worst.length, count.findings(findings - shown))}</p>`;
  return html`${controlsOf(page)}
<div class="scripted" id="${PARTS.list}"></div>
<noscript>${left}${worst.map((data) => conversationArticle(data, { shown: () => true, rows: STATIC_ROWS }, speech))}</noscript>`;
}

const select = (name: string, label: string): Markup => html`<label><span>${label}</span><select name="${name}"></select></label>`;

const controlsOf = (page: Page): Markup => html`<form class="scripted filters" role="search" aria-label="${page.filter}">
<label class="search"><span>${page.search}</span><input type="search" name="search" placeholder="${page.searchFor}" autocomplete="off" spellcheck="false"></label>
${select('rule', page.rule)}${select('severity', page.severityOf)}${select('agent', page.agent)}${select('language', page.language)}${select('score', page.script.score)}${select('order', page.order)}
<div class="state"><p class="found" role="status"></p><button type="button" class="clear">${page.clear}</button></div></form>`;

const keysOf = ({
  keys,
  help,
}: Page): Markup => html`<dialog id="replylint-help" aria-labelledby="replylint-help-title"><h2 id="replylint-help-title">${keys}</h2><dl>
<div><dt><kbd>/</kbd></dt><dd>${help.search}</dd></div><div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>${help.finding}</dd></div>
<div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>${help.page}</dd></div><div><dt><kbd>x</kbd></dt><dd>${help.clear}</dd></div>
<div><dt><kbd>d</kbd></dt><dd>${help.theme}</dd></div><div><dt><kbd>?</kbd></dt><dd>${help.help}</dd></div></dl>
<form method="dialog"><button>${help.close}</button></form></dialog>`;
