import type { Corpus, CorpusOutcome } from '../../engine/corpus.ts';
import type { ConversationResult, CorpusTable, Finding, ShardPart } from '../../model/index.ts';
import type { AgentScore } from '../../reporters/reporter.ts';
import { byAlias } from '../anonymous.ts';
import type { ReportOutput } from '../outputs.ts';
import { Tally } from '../tally.ts';
import { inOrder, type Piece, type ShardReport } from './reports.ts';

/** The counters of all shards; agents that bear made-up names come in the order of these. */
export class MergedTally extends Tally {
  readonly #anonymous: boolean;

  constructor(reports: readonly ShardReport[], anonymous: boolean) {
    super();
    this.#anonymous = anonymous;
    for (const { shard } of reports) this.merge(shard.sums);
  }

  override agents(): AgentScore[] {
    const agents = super.agents();
    return this.#anonymous ? agents.sort(byAlias) : agents;
  }
}

/** Writes what the shards have found, in the order of the input, as the one run would have. */
export async function reportAll(reports: readonly ShardReport[], outputs: readonly ReportOutput[]): Promise<void> {
  const told = reports
    .flatMap(({ diagnostics, shard }) =>
      diagnostics.map((diagnostic, index) => ({ diagnostic, after: shard.diagnostics[index] as number })),
    )
    .reverse();
  const tell = async (before: number): Promise<void> => {
    for (let next = told.at(-1); next !== undefined && next.after <= before; next = told.at(-1)) {
      for (const output of outputs) await output.diagnostic(next.diagnostic);
      told.pop();
    }
  };
  for (const { number, piece } of inOrder(reports)) {
    await tell(number);
    for (const output of outputs) await output.conversation(resultOf(piece));
  }
  await tell(Number.POSITIVE_INFINITY);
}

/** A conversation as a report has it: without its words. */
const resultOf = ({ id, path, score, replies, findings }: Piece): ConversationResult => ({
  conversation: { id, path, messages: [] },
  score,
  replies,
  findings,
});

/** The corpus findings as a run shows them: what they quote was masked when it was stored, what rules say of it is masked here. */
export function shownOutcome({ findings, ...outcome }: CorpusOutcome, redact: (text: string) => string): CorpusOutcome {
  return {
    ...outcome,
    findings: findings.map(
      (finding): Finding => ({
        ...finding,
        message: redact(finding.message),
        evidence: finding.evidence.map(({ fact, weight }) => ({ fact: redact(fact), weight })),
        suggestions: finding.suggestions.map(redact),
        related: finding.related.map((each) => ({ ...each, note: redact(each.note) })),
      }),
    ),
    tables: outcome.tables as readonly CorpusTable[],
  };
}

/** What several shards are together, for a later merge. */
export function togetherOf(reports: readonly ShardReport[], tally: Tally, corpus: Corpus): ShardPart {
  const [{ shard }] = reports as readonly [ShardReport];
  const { of, run, input, read, settings } = shard;
  return {
    of,
    parts: reports.flatMap((report) => report.shard.parts).sort((a, b) => a - b),
    run,
    input,
    read,
    settings,
    findings: [...inOrder(reports)].map(({ piece }) => piece.findings.length),
    diagnostics: reports.flatMap((report) => report.shard.diagnostics),
    sums: tally.save(),
    corpus: corpus.save(),
    crashed: reports.some((report) => report.shard.crashed),
    lost: reports.some((report) => report.shard.lost),
    cut: reports.some((report) => report.shard.cut),
  };
}
