import { type CorpusTable, gradeOf, SEVERITIES } from '../../model/index.ts';
import type { ReportContext } from '../reporter.ts';
import { fileOf } from '../shared/places.ts';
import { counted } from '../shared/words.ts';
import { type Group, meanOf } from './collect.ts';
import { PARTS, type WeekData } from './data.ts';
import { type Content, UNITS } from './document.ts';
import { hrefTo, html, type Markup, type Part } from './markup.ts';

/** Rows that stand in sight; the rest is folded below. */
const IN_SIGHT = 10;

/** What must be known first: the score, where the findings are, and what is pasted most. */
export function overview(content: Content): Markup {
  const { context, summary, agents, totals } = content;
  const weeks = totals.weeks();
  return html`${lead(content)}
<div class="panels">
${weeks.length > 1 ? weeksPanel(weeks) : undefined}
${rulesPanel(summary.rules, context)}
<div class="side">${agents.length > 1 ? agentsPanel(content) : undefined}
${groupsPanel('By channel', 'Channel', totals.channels, context)}
${groupsPanel('By language', 'Language', totals.languages, context)}</div>
${context.command === 'lint' ? (summary.tables ?? []).map((table) => pastedPanel(table, content)) : undefined}
${corpusPanel(content)}
${inputPanel(content)}
</div>`;
}

function lead({ context, summary, findings, overAll }: Content): Markup {
  const { score, grade, replies, conversations } = summary;
  const judged =
    context.command === 'lint'
      ? `${counted(replies, 'reply', 'replies')} in ${counted(conversations, 'conversation')}`
      : counted(conversations, UNITS[context.command].one);
  const kept = SEVERITIES.reduce((sum, severity) => sum + summary.findings[severity], 0) - findings - overAll;
  const total = Math.max(1, ...SEVERITIES.map((severity) => summary.findings[severity]));
  return html`<div class="lead"><p class="total grade-${grade}"><b>${score.toFixed(1)}</b> <span>of 100, grade ${grade}</span></p>
<div><p class="judged">${judged}, judged on <time datetime="${context.startedAt}">${context.startedAt.slice(0, 10)}</time>.${
    context.anonymous === true ? ' Names of agents are left out.' : ''
  }${kept > 0 ? ` ${counted(kept, 'more finding')} ${kept === 1 ? 'is' : 'are'} counted and not listed (--max-findings).` : ''}</p>
<ul class="severities">${SEVERITIES.map((severity) => {
    const count = summary.findings[severity];
    return html`<li data-severity="${severity}"><b>${grouped(count)}</b> <span>${count === 1 ? severity : `${severity}s`}</span>${bar(count / total, severity)}</li>`;
  })}</ul></div></div>`;
}

function rulesPanel(rules: Readonly<Record<string, number>>, context: ReportContext): Markup | undefined {
  const sorted = Object.entries(rules).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const most = sorted[0]?.[1];
  if (most === undefined) return undefined;
  const rows = sorted.map(
    ([id, count]) =>
      html`<tr><th scope="row"><span data-rule="${id}">${id}</span><small>${context.describe(id)}</small></th><td class="wide">${bar(count / most)}</td><td class="n">${grouped(count)}</td></tr>`,
  );
  return panel('Findings by rule', 'rules', tableOf(['Rule', '', 'Findings'], rows));
}

function agentsPanel({ agents }: Content): Markup {
  const sorted = [...agents].sort((a, b) => a.score - b.score || b.replies - a.replies || (a.agent < b.agent ? -1 : 1));
  const rows = sorted.map(
    ({ agent, score, replies, findings }) =>
      html`<tr><th scope="row"><span data-agent="${agent}">${agent}</span></th><td class="n">${points(score)}</td><td class="n">${grouped(replies)}</td><td class="n">${grouped(findings)}</td></tr>`,
  );
  return panel('By agent, lowest score first', 'agents', tableOf(['Agent', 'Score', 'Replies', 'Findings'], rows));
}

function groupsPanel(title: string, name: string, groups: ReadonlyMap<string, Group>, { command }: ReportContext): Markup | undefined {
  // One group is the whole, which stands above.
  if (groups.size < 2) return undefined;
  const rows = [...groups]
    .sort(([, a], [, b]) => b.conversations - a.conversations)
    .map(([key, group]) => {
      const findings = SEVERITIES.reduce((sum, severity) => sum + group.findings[severity], 0);
      return html`<tr><th scope="row">${key}</th><td class="n">${group.replies === 0 ? '–' : points(meanOf(group))}</td><td class="n">${grouped(group.conversations)}</td><td class="n">${grouped(findings)}</td></tr>`;
    });
  return panel(title, 'groups', tableOf([name, 'Score', UNITS[command].short, 'Findings'], rows));
}

function weeksPanel(weeks: readonly WeekData[]): Markup {
  const rows = weeks.map(
    (week) =>
      html`<tr><th scope="row">${week.monday}</th><td class="n">${week.score === null ? '–' : points(week.score)}</td><td class="n">${grouped(week.replies)}</td>${SEVERITIES.map((severity) => html`<td class="n">${grouped(week[severity])}</td>`)}</tr>`,
  );
  const table = tableOf(['Week from', 'Score', 'Replies', 'Errors', 'Warnings', 'Suggestions'], rows, rows.length);
  return panel(
    'By week',
    'weeks',
    html`<div class="chart" id="${PARTS.weeks}-chart" role="img" aria-label="Findings and mean score by week; the table has the figures"></div><details class="figures"><summary>Figures</summary>${table}</details><noscript>${table}</noscript>`,
  );
}

/** A table of texts: who sent them matters less than to whom. Rows of another rule's table say what that rule says beside them. */
function pastedPanel({ title, rows }: CorpusTable, { context, ids }: Content): Markup | undefined {
  if (rows.length === 0) return undefined;
  const known = rows.every(({ data }) => ['count', 'upset', 'agents'].every((key) => typeof data[key] === 'number'));
  const head = known ? ['Text', 'Sent', 'To upset customers', 'Agents'] : ['Text', ''];
  const lines = rows.map(({ text, counts, data }) => {
    const example = (data['example'] as { conversationId?: unknown } | undefined)?.conversationId;
    const link =
      typeof example === 'string' && ids.has(example) ? html` <a class="example" href="${hrefTo(example)}">example</a>` : undefined;
    const cells: Part[] = known
      ? [data['count'], data['upset'], data['agents']].map((count) => grouped(Number(count)))
      : [counts.join(', ')];
    return html`<tr><th scope="row" class="words" dir="auto">${context.redact(text)}${link}</th>${cells.map((cell) => html`<td class="n">${cell}</td>`)}</tr>`;
  });
  return panel(title, 'pasted', tableOf(head, lines));
}

function corpusPanel({ corpus, overAll, context }: Content): Markup | undefined {
  if (corpus.length === 0) return undefined;
  const left = overAll - corpus.length;
  return panel(
    `Over all ${UNITS[context.command].many}`,
    'corpus',
    html`${corpus.map(
      ({ fingerprint, severity, ruleId, message, excerpt, suggestions, path, position }) =>
        html`<section class="finding ${severity}" id="${fingerprint}" tabindex="-1"><p class="label"><span class="severity">${severity}</span> <a href="${hrefTo(fingerprint)}">${ruleId}</a></p>
<p class="quote" dir="auto">${excerpt}</p><p>${message}</p>${suggestions.slice(0, 1).map((each) => html`<p class="try"><b>Try</b> ${each}</p>`)}<p class="file">${fileOf(path)}:${position.line}:${position.column}</p></section>`,
    )}${left > 0 ? html`<p class="left">${counted(left, 'more finding')} of this kind; another format has them all.</p>` : undefined}`,
  );
}

function inputPanel({ diagnostics, notes, context }: Content): Markup | undefined {
  if (diagnostics.length === 0) return undefined;
  const left = notes - diagnostics.length;
  return panel(
    'Notes on the input',
    'input',
    html`<details><summary>${counted(notes, 'note')}</summary><ul>${diagnostics.map(
      ({ path, line, message, level }) =>
        html`<li><span class="file">${fileOf(path)}${line === undefined ? '' : `:${line}`}</span> ${level === 'note' ? undefined : html`<b>not read</b> `}${context.redact(message)}</li>`,
    )}${left > 0 ? html`<li>and ${left} more</li>` : undefined}</ul></details>`,
  );
}

const panel = (title: string, name: string, content: Markup): Markup =>
  html`<section class="panel ${name}"><h2>${title}</h2>${content}</section>`;

function tableOf(head: readonly string[], rows: readonly Markup[], inSight = IN_SIGHT): Markup {
  const titles = html`<thead><tr>${head.map((title, index) =>
    title === '' ? html`<td></td>` : html`<th scope="col"${index === 0 ? undefined : html` class="n"`}>${title}</th>`,
  )}</tr></thead>`;
  const more = rows.slice(inSight);
  return html`<table>${titles}<tbody>${rows.slice(0, inSight)}</tbody></table>${
    more.length === 0
      ? undefined
      : html`<details><summary>${more.length} more</summary><table>${titles}<tbody>${more}</tbody></table></details>`
  }`;
}

const points = (score: number): Markup => html`<span class="points grade-${gradeOf(score)}">${score.toFixed(1)}</span>`;

const bar = (share: number, kind = 'plain'): Markup =>
  html`<span class="bar ${kind}" aria-hidden="true">${share === 0 ? undefined : html`<i style="width:${(share * 100).toFixed(1)}%"></i>`}</span>`;

/** A count with its thousands apart. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
