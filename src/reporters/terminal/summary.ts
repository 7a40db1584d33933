import stringWidth from 'string-width';
import type { Words } from '../../locales/index.ts';
import type { CorpusTable, Diagnostic, Severity, Summary } from '../../model/index.ts';
import { gradeOf } from '../../model/index.ts';
import type { AgentScore, ReportContext } from '../reporter.ts';
import type { Canvas } from './blocks.ts';
import { clipped, flowing, indented, padded, plain, wrapped } from './text.ts';

/** What the writer has counted while it printed. */
export interface Counts {
  readonly shown: Record<Severity, number>;
  readonly hidden: Record<Severity, number>;
  /** Shown findings by rule. */
  readonly rules: Map<string, number>;
}

const MOST_RULES = 8;
const MOST_AGENTS = 10;
const MOST_ROWS = 5;
/** Columns that the words of a table's row have at least. */
const LEAST_WORDS = 32;
const WIDEST_CELL = 16;
/** What fewer replies have in common says nothing about a team. */
const ENOUGH_REPLIES = 20;
const BAR = 24;

const UNITS = { lint: 'conversations', check: 'drafts', canned: 'canned' } as const satisfies Record<ReportContext['command'], string>;

/** The last lines of `lint` and `canned`: totals, worst rules, agents. */
export function summaryBlock(summary: Summary, agents: readonly AgentScore[], counts: Counts, canvas: Canvas): string[] {
  const { context, style, width } = canvas;
  const { words } = context;
  const what = [words.count[UNITS[context.command]](summary.conversations)];
  if (context.command === 'lint') what.push(words.count.replies(summary.replies));
  const found = foundLine(counts, canvas);
  const hidden = hiddenLine(counts, words);
  return [
    style.rule('━'.repeat(width)),
    ...flowing(
      [what.join(', '), style.score(summary.score)(words.score(summary.score, summary.grade)), found],
      style.faint('  ·  '),
      width - 2,
    ),
    ...(hidden === '' ? [] : wrapped(hidden, width - 2).map(style.faint)),
    ...rulesTable(counts.rules, canvas),
    ...(context.command === 'lint' && summary.replies >= ENOUGH_REPLIES
      ? (summary.tables ?? []).flatMap((table) => corpusTable(table, canvas))
      : []),
    ...(context.command === 'lint' ? agentsTable(agents, canvas) : []),
  ].map((line, index) => (line === '' || index === 0 ? line : ` ${line}`));
}

/** The last line of `check`, and of every command under `--quiet`. */
export function resultLine(summary: Summary, counts: Counts, canvas: Canvas): string {
  const { words, command, quiet } = canvas.context;
  const score = `${words.figures.number(summary.score)}${summary.score === 100 ? '' : ` (${summary.grade})`}`;
  const over = summary.conversations > 1 ? words.count[UNITS[command]](summary.conversations) : '';
  const hidden = quiet ? '' : hiddenLine(counts, words);
  return `${words.result(foundLine(counts, canvas), score, over)}${hidden === '' ? '' : ` ${hidden}`}`;
}

/** Diagnostics of one kind and file as one line, however many there are. */
export class DiagnosticLines {
  readonly #groups = new Map<string, { first: Diagnostic; count: number; lines: number[] }>();

  add(diagnostic: Diagnostic): void {
    const key = `${diagnostic.path}\n${diagnostic.code}`;
    const group = this.#groups.get(key) ?? { first: diagnostic, count: 0, lines: [] };
    this.#groups.set(key, group);
    group.count++;
    if (diagnostic.line !== undefined && group.lines.length < 4) group.lines.push(diagnostic.line);
  }

  print({ context, style, width }: Canvas): string[] {
    return [...this.#groups.values()].flatMap(({ first, count, lines }) => {
      const sign = first.level === 'note' ? style.severity.suggestion(context.words.note) : style.severity.warning(context.words.input);
      const more = lines.length > 0 && count > lines.length ? ' …' : '';
      const places = lines.length === 0 ? '' : `:${lines.join(',')}${more}`;
      const head = flowing(
        [sign, `${first.code}${count > 1 ? ` ×${count}` : ''}`, style.faint(`${plain(first.path)}${places}`)],
        '  ',
        width - 2,
      ).map((line, index) => (index === 0 ? line : `  ${line}`));
      return indented([...head, ...indented(wrapped(plain(context.redact(first.message)), width - 4), '  ')], ' ');
    });
  }
}

function foundLine({ shown }: Counts, { context: { words }, style }: Canvas): string {
  const parts = (['error', 'warning', 'suggestion'] as const)
    .filter((severity) => shown[severity] > 0)
    .map((severity) => style.severity[severity](words.count[severity](shown[severity])));
  return parts.length === 0 ? words.noFindings : parts.join(', ');
}

function hiddenLine({ hidden }: Counts, words: Words): string {
  const parts = (['warning', 'suggestion'] as const).filter((severity) => hidden[severity] > 0);
  const lowest = parts.at(-1);
  if (lowest === undefined) return '';
  const total = parts.reduce((sum, severity) => sum + hidden[severity], 0);
  const what = words.figures.list(parts.map((severity) => words.count[severity](hidden[severity])));
  return words.hidden(what, total, `--severity ${lowest}`);
}

function rulesTable(rules: ReadonlyMap<string, number>, { context, style, width }: Canvas): string[] {
  const worst = [...rules].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const most = worst[0]?.[1];
  // One rule needs no ranking: its findings stand above.
  if (most === undefined || worst.length < 2) return [];
  const listed = worst.slice(0, MOST_RULES);
  const names = Math.max(...listed.map(([id]) => stringWidth(plain(id))));
  const digits = String(most).length;
  const bar = Math.max(6, Math.min(BAR, width - names - digits - 8));
  const left = width - names - digits - bar - 9;
  return [
    '',
    style.strong(context.words.mostFrequent),
    ...listed.map(([id, count]) => {
      const filled = '█'.repeat(Math.max(1, Math.round((count / most) * bar)));
      const about = left >= 48 ? style.faint(clipped(plain(context.describe(id)), left)) : '';
      const line = `  ${padded(plain(id), names)}  ${String(count).padStart(digits)}  ${style.rule(filled)}`;
      return about === '' ? line : `${padded(line, names + digits + bar + 8)}${about}`;
    }),
    ...(worst.length > MOST_RULES ? [style.faint(`  ${context.words.moreRules(worst.length - MOST_RULES)}`)] : []),
  ];
}

/** One line a row: what is counted, then as many of the words as fit. */
function corpusTable({ title, rows }: CorpusTable, { context, style, width }: Canvas): string[] {
  const listed = rows.slice(0, MOST_ROWS);
  if (listed.length === 0) return [];
  const cells = (index: number): string[] => listed.map(({ counts }) => clipped(plain(counts[index] ?? ''), WIDEST_CELL));
  // Later columns say less: they make room for the words where there is little.
  const columns: { texts: string[]; width: number }[] = [];
  let left = width - 5;
  for (let index = 0; index < Math.max(...listed.map(({ counts }) => counts.length)); index++) {
    const texts = cells(index);
    const room = Math.max(...texts.map((text) => stringWidth(text)));
    if (index > 0 && left - room - 2 < LEAST_WORDS) break;
    columns.push({ texts, width: room });
    left -= room + 2;
  }
  return [
    '',
    style.strong(title),
    ...listed.map(({ text }, row) => {
      const counts = columns.map(({ texts, width: room }) => flushRight(texts[row] as string, room)).join('  ');
      return `  ${counts}  ${style.faint(clipped(`“${plain(context.redact(text))}”`, left))}`;
    }),
    ...(rows.length > MOST_ROWS ? [style.faint(`  ${context.words.more(rows.length - MOST_ROWS)}`)] : []),
  ];
}

const flushRight = (text: string, width: number): string => ' '.repeat(Math.max(0, width - stringWidth(text))) + text;

function agentsTable(agents: readonly AgentScore[], { context: { words }, style, width }: Canvas): string[] {
  if (agents.length < 2) return [];
  const worst = [...agents].sort((a, b) => a.score - b.score || b.replies - a.replies || (a.agent < b.agent ? -1 : 1));
  const rows = worst.slice(0, MOST_AGENTS).map(({ agent, score, replies, findings }) => ({
    agent: clipped(plain(agent), Math.max(8, Math.min(40, width - 44))),
    score,
    cells: [words.figures.fixed(score, 1), words.count.replies(replies), words.count.findings(findings)] as const,
  }));
  const both = width >= 56;
  const column = (index: 0 | 1 | 2): number => Math.max(...rows.map(({ cells }) => cells[index].length));
  const names = Math.max(...rows.map(({ agent }) => stringWidth(agent)));
  return [
    '',
    `${style.strong(words.agents)}, ${words.lowestFirst}`,
    ...rows.map(({ agent, score, cells }) => {
      const points = style.score(score)(`${cells[0].padStart(column(0))} ${gradeOf(score)}`);
      return `  ${padded(agent, names)}  ${points}  ${cells[1].padStart(column(1))}${both ? `  ${cells[2].padStart(column(2))}` : ''}`;
    }),
    ...(worst.length > MOST_AGENTS ? [style.faint(`  ${words.moreAgents(worst.length - MOST_AGENTS)}`)] : []),
  ];
}
