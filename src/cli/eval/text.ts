import stringWidth from 'string-width';
import type { Estimate } from '../../engine/eval/bootstrap.ts';
import { clipped, plain } from '../../reporters/shared/plain.ts';
import { counted } from '../../reporters/shared/words.ts';
import { hung, type Page, wrapped } from '../layout.ts';
import type { EvalReport } from './report.ts';
import type { Disagreement, Row, RuleResult } from './results.ts';

/** From here on an interval stands beside its figure, not below it. */
const WIDE = 100;
const NAME = 24;
/** Columns of the figures, with or without intervals beside them. */
const FIGURES = { wide: 81, narrow: 60 };

/** A figure between 0 and 1. */
export const figure = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2));

const range = ({ low, high }: Estimate): string => (low === undefined || high === undefined ? '' : `${figure(low)}–${figure(high)}`);

/** The whole report for people. */
export function evalText(report: EvalReport, page: Page, most: number): string {
  const { paint } = page;
  const { conversations, replies, labels, unrated } = report.summary;
  const rest = unrated === 0 ? '' : ` ${counted(unrated, 'more conversation')} without labels ${unrated === 1 ? 'is' : 'are'} left out.`;
  const what = `${counted(labels, 'rating')} of ${counted(replies, 'reply', 'replies')} in ${counted(conversations, 'conversation')}, each reply judged as "check" would.${rest}`;
  return (
    wrapped(what, page, 0) +
    `\n${tableText(report.rules, page)}` +
    wrapped(
      paint.dim(
        `95 % intervals from ${report.settings.resamples.toLocaleString('en')} resamples of conversations. positives: rated 1. found: at or above minConfidence.`,
      ),
      page,
    ) +
    calibrationText(report.rules, page) +
    disagreementsText(report, page, most)
  );
}

/** Columns of figures behind a name: the name to the left, the rest to the right. */
function columns(rows: readonly (readonly string[])[], page: Page): string {
  const width = (at: number): number => Math.max(0, ...rows.map((row) => stringWidth(row[at] ?? '')));
  const widths = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) => width(at));
  // A page too narrow for all gives the name a line of its own.
  const narrow = widths.reduce((sum, each) => sum + each + 2, 0) > page.width;
  return rows
    .map(([name = '', ...cells]) => {
      const right = cells.map((cell, at) => `${' '.repeat((widths[at + 1] ?? 0) - stringWidth(cell) + 2)}${cell}`).join('');
      if (narrow) return `${name === '' ? '' : `  ${name}\n`}${`  ${right}`.trimEnd()}\n`;
      return `${`  ${name}${' '.repeat((widths[0] ?? 0) - stringWidth(name))}${right}`.trimEnd()}\n`;
    })
    .join('');
}

function tableText(rules: readonly RuleResult[], page: Page): string {
  const { paint } = page;
  const wide = page.width >= WIDE;
  const room = Math.min(Math.max(page.width - (wide ? FIGURES.wide : FIGURES.narrow), 16), 40);
  const lines = (name: string, row: Row): string[][] => {
    const metrics = [row.precision, row.recall, row.f1];
    const numbers = [row.n, row.positives, row.found].map(String);
    if (wide) {
      const cells = metrics.map((metric) => `${figure(metric.value)}${range(metric) === '' ? '' : paint.dim(` (${range(metric)})`)}`);
      return [[name, ...numbers, ...cells]];
    }
    return [
      [name, ...numbers, ...metrics.map(({ value }) => figure(value))],
      ['', '', '', '', ...metrics.map((metric) => paint.dim(range(metric)))],
    ];
  };
  const head = ['rule', 'n', 'positives', 'found', 'precision', 'recall', 'F1'].map((word) => paint.dim(word));
  const rows = rules.flatMap((rule) => [
    ...lines(paint.bold(clipped(rule.ruleId, room)), rule),
    ...Object.entries(rule.groups ?? {}).flatMap(([name, row]) => lines(`  ${groupName(name, room - 2)}`, row)),
  ]);
  return columns([head, ...rows], page);
}

/** A group's name; of a long path the end says which file it is. */
function groupName(name: string, room: number): string {
  const text = name === 'und' ? 'not known' : plain(name);
  const parts = text.split(/[/\\]/);
  if (parts.length === 1 || stringWidth(text) <= room) return clipped(text, room);
  const end = parts.findIndex((_, from) => from > 0 && stringWidth(parts.slice(from).join('/')) <= room - 2);
  return end === -1 ? clipped(parts.at(-1) ?? '', room) : `…/${parts.slice(end).join('/')}`;
}

function calibrationText(rules: readonly RuleResult[], page: Page): string {
  const { paint } = page;
  const rows = rules.flatMap(({ ruleId, calibration: { ece, bins } }) =>
    bins.map(({ from, to, n, stated, right }, index) => [
      index === 0 ? paint.bold(clipped(ruleId, NAME)) : '',
      index === 0 ? figure(ece) : '',
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      String(n),
      figure(stated),
      figure(right),
    ]),
  );
  if (rows.length === 0) return '';
  const head = ['rule', 'error', 'confidence', 'found', 'stated', 'right'].map((word) => paint.dim(word));
  return (
    `\n${paint.bold('Calibration')}\n${columns([head, ...rows], page)}` +
    wrapped(
      paint.dim('stated: mean confidence of the findings. right: how many of them were rated 1. error: expected calibration error.'),
      page,
    )
  );
}

function disagreementsText({ disagreements, rules }: EvalReport, page: Page, most: number): string {
  const { paint } = page;
  const thresholds = new Map(rules.map(({ ruleId, minConfidence }) => [ruleId, minConfidence]));
  const groups = new Map<string, Disagreement[]>();
  for (const each of disagreements) {
    const key = `${each.ruleId}, ${each.kind === 'missed' ? 'missed' : 'false alarms'}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  if (groups.size === 0) return `\n${paint.bold('Disagreements')}\n  None.\n`;
  let out = `\n${paint.bold('Disagreements to read')}${most === 0 ? paint.dim(' (--max-findings N prints them)') : ''}\n`;
  for (const [title, all] of groups) {
    out += `${most === 0 ? '' : '\n'}  ${paint.bold(title)} ${paint.dim(`(${all.length})`)}\n`;
    for (const each of all.slice(0, most)) out += `\n${disagreementText(each, thresholds.get(each.ruleId), page)}`;
    if (most > 0 && all.length > most) out += paint.dim(`\n  ${all.length - most} more; --max-findings ${all.length} shows all.\n`);
  }
  return out;
}

function disagreementText(each: Disagreement, threshold: number | undefined, page: Page): string {
  const { paint } = page;
  const { request, reply, finding, path, position } = each;
  const room = page.width - 8;
  const place = `${path === '-' ? 'standard input' : path}:${position.line}`;
  const line = (who: string, text: string, lines: number): string =>
    hung(paint.dim(`${who} `), clipped(plain(text), room * lines), page, 4);
  let out = wrapped(`${plain(`${each.conversationId} ${each.messageId}`)}  ${paint.dim(plain(place))}`, page);
  if (request !== undefined) out += line('C:', request, 2);
  out += line('A:', reply, 3);
  if (finding === undefined) return out + wrapped(paint.dim('Nothing was counted.'), page, 4);
  const facts = finding.evidence
    .map(({ fact, weight }) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)} ${plain(fact)}`)
    .join('; ');
  const sure = figure(finding.confidence) + (each.kind === 'missed' ? `, below ${figure(threshold)}` : '');
  return out + wrapped(paint.dim(`${sure} (${finding.problem}): ${facts}`), page, 4);
}
