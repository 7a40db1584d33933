import type { Diagnostic, Finding, Summary } from '../../model/index.ts';
import type { AgentScore, ReportContext } from '../reporter.ts';
import { counted } from '../shared/words.ts';
import { early, earlyHash, script, scriptHash, style } from './assets.generated.ts';
import type { Totals } from './collect.ts';
import { type ConversationData, PARTS } from './data.ts';
import { embedded, html, type Markup, raw } from './markup.ts';
import { overview } from './overview.ts';
import { conversationArticle } from './render/conversation.ts';

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

/** What a report of each command is about. */
const TITLES: Readonly<Record<ReportContext['command'], string>> = {
  lint: 'Customer-service replies',
  check: 'Drafts',
  canned: 'Canned responses',
};

/** What each command judges. */
export const UNITS: Readonly<Record<ReportContext['command'], { readonly one: string; readonly many: string; readonly short: string }>> = {
  lint: { one: 'conversation', many: 'conversations', short: 'Conversations' },
  check: { one: 'draft', many: 'drafts', short: 'Drafts' },
  canned: { one: 'canned response', many: 'canned responses', short: 'Responses' },
};

/** The page up to the data of its conversations. Only the page's own two scripts run, and nothing is fetched from anywhere. */
export const headOf = ({ command, startedAt }: ReportContext): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${raw(earlyHash)}' '${raw(scriptHash)}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${TITLES[command]}, ${startedAt.slice(0, 10)}: replylint report</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
<script>${raw(early)}</script>
<script type="application/json" id="${PARTS.conversations}">[`.text;

/** The rest of the page. */
export function bodyOf(content: Content): string {
  const { context, totals, written } = content;
  return html`
]</script>
<script type="application/json" id="${PARTS.weeks}">${raw(embedded(totals.weeks()))}</script>
</head>
<body>
<a class="skip" href="#replylint-conversations">Skip to the conversations</a>
<header class="top"><p class="brand">replylint</p>
<nav aria-label="Sections"><a href="#${PARTS.overview}">Overview</a><a href="#replylint-conversations">${UNITS[context.command].short}</a></nav>
<p class="scripted tools"><button type="button" id="replylint-keys" aria-haspopup="dialog">Keys</button><button type="button" id="replylint-theme">Dark</button></p></header>
<main>
<section id="${PARTS.overview}" tabindex="-1" aria-label="Overview"><h1>${TITLES[context.command]}</h1>
${overview(content)}</section>
<section id="replylint-conversations" tabindex="-1" aria-labelledby="replylint-heading"><h2 id="replylint-heading">${UNITS[context.command].many.replace(/^./, (first) => first.toUpperCase())} with findings</h2>
${written === 0 ? html`<p class="empty">There is nothing to show: no reply has a finding.</p>` : listOf(content)}</section>
</main>
<footer><p>Written by replylint ${context.tool.version} on <time datetime="${context.startedAt}">${context.startedAt.slice(0, 16).replace('T', ' ')}</time> UTC. This page is one file and loads nothing from the network.</p></footer>
${keys}
<script>${raw(script)}</script>
</body>
</html>
`.text;
}

function listOf({ written, worst, findings, context }: Content): Markup {
  const shown = worst.reduce((sum, data) => sum + data.findings.length, 0);
  const left =
    written === worst.length
      ? undefined
      : html`<p class="left">Without scripts the ${worst.length} ${UNITS[context.command].many} with the lowest scores are shown. ${counted(written - worst.length, `more ${UNITS[context.command].one}`)} with ${counted(findings - shown, 'finding')} can be seen with scripts switched on.</p>`;
  return html`${controls}
<div class="scripted" id="${PARTS.list}" data-one="${UNITS[context.command].one}" data-many="${UNITS[context.command].many}"></div>
<noscript>${left}${worst.map((data) => conversationArticle(data, { shown: () => true, rows: STATIC_ROWS }))}</noscript>`;
}

const select = (name: string, label: string): Markup => html`<label><span>${label}</span><select name="${name}"></select></label>`;

const controls = html`<form class="scripted filters" role="search" aria-label="Filter conversations">
<label class="search"><span>Search</span><input type="search" name="search" placeholder="Words, names, ids" autocomplete="off" spellcheck="false"></label>
${select('rule', 'Rule')}${select('severity', 'Severity')}${select('agent', 'Agent')}${select('language', 'Language')}${select('score', 'Score')}${select('order', 'Order')}
<div class="state"><p class="found" role="status"></p><button type="button" class="clear">Clear filters</button></div></form>`;

const keys = html`<dialog id="replylint-help" aria-labelledby="replylint-help-title"><h2 id="replylint-help-title">Keys</h2><dl>
<div><dt><kbd>/</kbd></dt><dd>search</dd></div><div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous finding</dd></div>
<div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous page</dd></div><div><dt><kbd>x</kbd></dt><dd>clear the filters</dd></div>
<div><dt><kbd>d</kbd></dt><dd>dark or light</dd></div><div><dt><kbd>?</kbd></dt><dd>this list</dd></div></dl>
<form method="dialog"><button>Close</button></form></dialog>`;
