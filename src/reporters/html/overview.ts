import type { Words } from '../../locales/index.ts';
import { type CorpusTable, gradeOf, SEVERITIES } from '../../model/index.ts';
import type { ReportContext } from '../reporter.ts';
import { fileOf } from '../shared/places.ts';
import { type Group, meanOf } from './collect.ts';
import { PARTS, type WeekData } from './data.ts';
import { type Content, UNITS } from './document.ts';
import { hrefTo, html, type Markup, type Part } from './markup.ts';
import type { Speech } from './speech.ts';

/** Rows that stand in sight; the rest is folded below. */
const IN_SIGHT = 10;

/** What must be known first: the score, where the findings are, and what is pasted most. */
export function overview(content: Content, speech: Speech): Markup {
  const { context, summary, agents, totals } = content;
  const { page } = context.words;
  const weeks = totals.weeks();
  return html`${lead(content, speech)}
<div class="panels">
${weeks.length > 1 ? weeksPanel(weeks, context) : undefined}
${rulesPanel(summary.rules, context)}
<div class="side">${agents.length > 1 ? agentsPanel(content) : undefined}
${groupsPanel(page.byChannel, page.channel, page.unknownChannel, totals.channels, context)}
${groupsPanel(page.byLanguage, page.language, page.script.unknownLanguage, totals.languages, context)}</div>
${context.command === 'lint' ? (summary.tables ?? []).map((table) => pastedPanel(table, content)) : undefined}
${corpusPanel(content)}
${inputPanel(content)}
</div>`;
}

function lead({ context, summary, findings, overAll }: Content, speech: Speech): Markup {
  const { count, page } = context.words;
  const { score, grade, replies, conversations } = summary;
  const judged =
    context.command === 'lint'
      ? page.repliesIn(count.replies(replies), count.conversations(conversations))
      : count[UNITS[context.command]](conversations);
  const kept = SEVERITIES.reduce((sum, severity) => sum + summary.findings[severity], 0) - findings - overAll;
  const total = Math.max(1, ...SEVERITIES.map((severity) => summary.findings[severity]));
  return html`<div class="lead"><p class="total grade-${grade}"><b>${speech.points(score)}</b> <span>${page.ofHundred(grade)}</span></p>
<div><p class="judged">${judged}, ${page.judgedOn} <time datetime="${context.startedAt}">${context.startedAt.slice(0, 10)}</time>.${
    context.anonymous === true ? ` ${page.anonymous}` : ''
  }${kept > 0 ? ` ${page.notListed(kept)}` : ''}</p>
<ul class="severities">${SEVERITIES.map((severity) => {
    const found = summary.findings[severity];
    return html`<li data-severity="${severity}"><b>${speech.number(found)}</b> <span>${speech.say(page.severity[severity], { count: found })}</span>${bar(found / total, severity)}</li>`;
  })}</ul></div></div>`;
}

function rulesPanel(rules: Readonly<Record<string, number>>, context: ReportContext): Markup | undefined {
  const { figures, page } = context.words;
  const sorted = Object.entries(rules).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const most = sorted[0]?.[1];
  if (most === undefined) return undefined;
  const rows = sorted.map(
    ([id, count]) =>
      html`<tr><th scope="row"><span data-rule="${id}">${id}</span><small>${context.describe(id)}</small></th><td class="wide">${bar(count / most)}</td><td class="n">${figures.number(count)}</td></tr>`,
  );
  return panel(page.byRule, 'rules', tableOf([page.rule, '', page.findings], rows, page));
}

function agentsPanel({ agents, context: { words } }: Content): Markup {
  const { figures, page } = words;
  const sorted = [...agents].sort((a, b) => a.score - b.score || b.replies - a.replies || (a.agent < b.agent ? -1 : 1));
  const rows = sorted.map(
    ({ agent, score, replies, findings }) =>
      html`<tr><th scope="row"><span data-agent="${agent}">${agent}</span></th><td class="n">${points(score, figures)}</td><td class="n">${figures.number(replies)}</td><td class="n">${figures.number(findings)}</td></tr>`,
  );
  return panel(page.byAgent, 'agents', tableOf([page.agent, page.script.score, page.replies, page.findings], rows, page));
}

function groupsPanel(
  title: string,
  name: string,
  unknown: string,
  groups: ReadonlyMap<string, Group>,
  { command, words: { figures, page } }: ReportContext,
): Markup | undefined {
  // One group is the whole, which stands above.
  if (groups.size < 2) return undefined;
  const rows = [...groups]
    .sort(([, a], [, b]) => b.conversations - a.conversations)
    .map(([key, group]) => {
      const findings = SEVERITIES.reduce((sum, severity) => sum + group.findings[severity], 0);
      return html`<tr><th scope="row">${key === '' ? unknown : key}</th><td class="n">${group.replies === 0 ? '–' : points(meanOf(group), figures)}</td><td class="n">${figures.number(group.conversations)}</td><td class="n">${figures.number(findings)}</td></tr>`;
    });
  return panel(title, 'groups', tableOf([name, page.script.score, page.units[command], page.findings], rows, page));
}

function weeksPanel(weeks: readonly WeekData[], { words: { figures, page } }: ReportContext): Markup {
  const { score, series, weekFrom } = page.script;
  const rows = weeks.map(
    (week) =>
      html`<tr><th scope="row">${week.monday}</th><td class="n">${week.score === null ? '–' : points(week.score, figures)}</td><td class="n">${figures.number(week.replies)}</td>${SEVERITIES.map((severity) => html`<td class="n">${figures.number(week[severity])}</td>`)}</tr>`,
  );
  const table = tableOf([weekFrom, score, page.replies, ...SEVERITIES.map((severity) => series[severity])], rows, page, rows.length);
  return panel(
    page.byWeek,
    'weeks',
    html`<div class="chart" id="${PARTS.weeks}-chart" role="img" aria-label="${page.chart}"></div><details class="figures"><summary>${page.table}</summary>${table}</details><noscript>${table}</noscript>`,
  );
}

/** A table of texts: who sent them matters less than to whom. Rows of another rule's table say what that rule says beside them. */
function pastedPanel({ title, rows }: CorpusTable, { context, ids }: Content): Markup | undefined {
  if (rows.length === 0) return undefined;
  const { figures, page } = context.words;
  const known = rows.every(({ data }) => ['count', 'upset', 'agents'].every((key) => typeof data[key] === 'number'));
  const head = known ? [page.text, page.sent, page.toUpset, page.agents] : [page.text, ''];
  const lines = rows.map(({ text, counts, data }) => {
    const example = (data['example'] as { conversationId?: unknown } | undefined)?.conversationId;
    const link =
      typeof example === 'string' && ids.has(example) ? html` <a class="example" href="${hrefTo(example)}">${page.example}</a>` : undefined;
    const cells: Part[] = known
      ? [data['count'], data['upset'], data['agents']].map((count) => figures.number(Number(count)))
      : [counts.join(', ')];
    return html`<tr><th scope="row" class="words" dir="auto">${context.redact(text)}${link}</th>${cells.map((cell) => html`<td class="n">${cell}</td>`)}</tr>`;
  });
  return panel(title, 'pasted', tableOf(head, lines, page));
}

function corpusPanel({ corpus, overAll, context }: Content): Markup | undefined {
  if (corpus.length === 0) return undefined;
  const left = overAll - corpus.length;
  const { page, severities } = context.words;
  return panel(
    page.overAll[context.command],
    'corpus',
    html`${corpus.map(
      ({ fingerprint, severity, ruleId, message, excerpt, suggestions, path, position }) =>
        html`<section class="finding ${severity}" id="${fingerprint}" tabindex="-1"><p class="label"><span class="severity">${severities[severity]}</span> <a href="${hrefTo(fingerprint)}">${ruleId}</a></p>
<p class="quote" dir="auto">${excerpt}</p><p>${message}</p>${suggestions.slice(0, 1).map((each) => html`<p class="try"><b>${page.script.attempt}</b> ${each}</p>`)}<p class="file">${fileOf(path)}:${position.line}:${position.column}</p></section>`,
    )}${left > 0 ? html`<p class="left">${page.ofThisKind(left)}</p>` : undefined}`,
  );
}

function inputPanel({ diagnostics, notes, context }: Content): Markup | undefined {
  if (diagnostics.length === 0) return undefined;
  const left = notes - diagnostics.length;
  const { page } = context.words;
  return panel(
    page.inputNotes,
    'input',
    html`<details><summary>${page.notes(notes)}</summary><ul>${diagnostics.map(
      ({ path, line, message, level }) =>
        html`<li><span class="file">${fileOf(path)}${line === undefined ? '' : `:${line}`}</span> ${level === 'note' ? undefined : html`<b>${page.notRead}</b> `}${context.redact(message)}</li>`,
    )}${left > 0 ? html`<li>${page.andMore(left)}</li>` : undefined}</ul></details>`,
  );
}

const panel = (title: string, name: string, content: Markup): Markup =>
  html`<section class="panel ${name}"><h2>${title}</h2>${content}</section>`;

function tableOf(head: readonly string[], rows: readonly Markup[], page: Words['page'], inSight = IN_SIGHT): Markup {
  const titles = html`<thead><tr>${head.map((title, index) =>
    title === '' ? html`<td></td>` : html`<th scope="col"${index === 0 ? undefined : html` class="n"`}>${title}</th>`,
  )}</tr></thead>`;
  const more = rows.slice(inSight);
  return html`<table>${titles}<tbody>${rows.slice(0, inSight)}</tbody></table>${
    more.length === 0
      ? undefined
      : html`<details><summary>${page.more(more.length)}</summary><table>${titles}<tbody>${more}</tbody></table></details>`
  }`;
}

const points = (score: number, { fixed }: Words['figures']): Markup =>
  html`<span class="points grade-${gradeOf(score)}">${fixed(score, 1)}</span>`;

const bar = (share: number, kind = 'plain'): Markup =>
  html`<span class="bar ${kind}" aria-hidden="true">${share === 0 ? undefined : html`<i style="width:${(share * 100).toFixed(1)}%"></i>`}</span>`;
