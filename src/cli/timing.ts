import type { LintSettings } from '../engine/lint.ts';
import { type Cost, type CostKind, Timing } from '../engine/timing.ts';
import type { CliIo } from './io.ts';
import type { ReportOutput } from './outputs.ts';

/** Rules and facts that are printed where `TIMING` does not say how many. */
const LINES = 10;

/** What a run cost, printed to standard error when it is over: `TIMING=1`, a number of lines, or `all`. */
export class TimingTable {
  readonly timing: Timing;
  readonly #io: CliIo;
  readonly #lines: number;

  /** @param wanted what `TIMING` says */
  constructor(wanted: string, io: CliIo) {
    const clock = io.clock ?? (() => performance.now());
    this.#io = io;
    this.#lines = wanted === 'all' ? Number.POSITIVE_INFINITY : Math.max(LINES, Math.trunc(Number(wanted)) || 0);
    // What the real clock shows at first is the time since the process began: its start counts.
    this.timing = new Timing(clock, 0);
  }

  /** The same settings, with rules that are measured. */
  lint(settings: LintSettings): LintSettings {
    const { timing } = this;
    const { rules, tables = [] } = settings;
    return { ...settings, rules: rules.map((rule) => timing.rule(rule)), tables: tables.map((rule) => timing.rule(rule)), timing };
  }

  /** Measures what a report costs, in place. */
  output(output: ReportOutput): void {
    const { timing } = this;
    const { conversation, corpus, diagnostic, end } = output;
    output.conversation = (...args) => timing.wait('part', 'reporting', () => conversation.apply(output, args));
    output.corpus = (...args) => timing.wait('part', 'reporting', () => corpus.apply(output, args));
    output.diagnostic = (...args) => timing.wait('part', 'reporting', () => diagnostic.apply(output, args));
    output.end = (...args) => timing.wait('part', 'reporting', () => end.apply(output, args));
  }

  async print(): Promise<void> {
    await this.#io.stderr.write(tableOf(this.timing.costs(), this.#lines));
  }
}

const HEADS: Readonly<Record<CostKind, string>> = { rule: 'Rules', fact: 'Facts', part: 'Parts of the run' };

/** The table: rules, facts and parts, each by cost, with their sums; all together are the whole run. */
function tableOf(costs: readonly Cost[], lines: number): string {
  const whole = sumOf(costs);
  const width = Math.max(...costs.map(({ name }) => name.length), 20);
  const row = (name: string, milliseconds: number, calls: string): string => {
    const share = `${(whole === 0 ? 0 : (100 * milliseconds) / whole).toFixed(1)}%`;
    return `  ${name.padEnd(width)}  ${milliseconds.toFixed(1).padStart(10)}  ${share.padStart(6)}  ${calls.padStart(9)}`.trimEnd();
  };
  const out: string[] = [];
  for (const kind of ['rule', 'fact', 'part'] as const) {
    const own = costs.filter((cost) => cost.kind === kind).sort((a, b) => b.milliseconds - a.milliseconds || (a.name < b.name ? -1 : 1));
    const shown = kind === 'part' ? own : own.slice(0, lines);
    const rest = own.slice(shown.length);
    out.push('', `${HEADS[kind].padEnd(width + 2)}  ${'ms'.padStart(10)}  ${'share'.padStart(6)}  ${'calls'.padStart(9)}`);
    for (const { name, milliseconds, calls } of shown) out.push(row(name, milliseconds, String(calls)));
    if (rest.length > 0) out.push(row(`${rest.length} more (TIMING=all)`, sumOf(rest), ''));
    out.push(row('together', sumOf(own), ''));
  }
  out.push('', row('whole run', whole, ''), '');
  return out.join('\n');
}

const sumOf = (costs: readonly Cost[]): number => costs.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
