import { Corpus } from '../../engine/corpus.ts';
import { UserError } from '../../errors.ts';
import { wordsIn } from '../../locales/index.ts';
import { redact } from '../../text/redact.ts';
import { exitStatus } from '../exit.ts';
import type { CliIo } from '../io.ts';
import { decide, lintSettings } from '../judging.ts';
import { Notices } from '../notices.ts';
import type { MergeFlags } from '../options.ts';
import { openOutputs } from '../outputs.ts';
import { runHash, type ShardSettings } from '../shards/dealing.ts';
import { MergedTally, reportAll, shownOutcome, togetherOf } from '../shards/merged.ts';
import { checkTogether, readShard, type ShardReport } from '../shards/reports.ts';

/** The formats that need no more of a conversation than its report holds. */
const FORMATS = ['json', 'jsonl', 'markdown', 'gitlab', 'checkstyle'];

/** `replylint merge REPORT...`: makes the reports of shards the report of one run. */
export async function merge(files: readonly string[], flags: MergeFlags, io: CliIo): Promise<number> {
  const partial = flags.partial === true;
  const format = flags.format ?? [{ name: 'json' }];
  for (const { name } of format) checkFormat(name, partial);
  const reports: ShardReport[] = [];
  for (const file of files) reports.push(await readShard(file, io.cwd));
  checkTogether(reports, partial);

  const [{ shard }] = reports as [ShardReport];
  const own = shard.settings as unknown as ShardSettings;
  const { overrides, locale, explain, anonymous, strictInput, accepted, since, maxFindings } = own;
  const decided = await decide('lint', { cwd: io.cwd, config: flags.config, overrides: { ...overrides, locale } }, {});
  const { settings, registry, translations } = decided;
  const lint = lintSettings(decided, { mode: 'lint', explain, accepted: new Set(accepted), since });
  if (runHash(decided, lint, shard.of, own) !== shard.run) {
    throw new UserError('other-configuration', 'The configuration here is not the one that the shards were judged by.', {
      hint: 'Run it where they ran, or name their configuration: --config FILE.',
    });
  }
  const outputs = await openOutputs({
    command: 'lint',
    flags: { format, explain, ...(maxFindings === undefined || partial ? {} : { maxFindings }) },
    severity: settings.severity,
    // Texts were masked when they were stored.
    redact: false,
    locale: settings.locale,
    translations,
    registry,
    io,
  });
  const words = wordsIn(settings.locale);
  const notices = new Notices((text) => io.stderr.write(text), flags.quiet === true, words.note);
  const tally = new MergedTally(reports, anonymous);
  const corpus = new Corpus(lint);
  for (const report of reports) corpus.merge(report.shard.corpus);
  await reportAll(reports, outputs);
  if (!partial) {
    const { findings, tables, crashes } = shownOutcome(corpus.finish(), settings.redact ? redact : (text) => text);
    for (const crash of crashes) await notices.crash(crash);
    tally.addCorpus(findings, tables);
    if (findings.length > 0) for (const output of outputs) await output.corpus(findings);
  }
  for (const output of outputs) await output.end(tally, partial ? togetherOf(reports, tally, corpus) : undefined);
  const kept = Math.max(0, ...outputs.map((output) => output.kept));
  if (kept > 0) await notices.note(words.notes.kept(kept, maxFindings ?? 0));
  await notices.end();
  const has = (what: 'crashed' | 'lost' | 'cut'): boolean => reports.some((report) => report.shard[what]);
  return exitStatus({
    findings: tally.findings,
    score: tally.score,
    failOn: partial ? 'never' : (flags.failOn ?? settings.failOn),
    failUnder: partial ? undefined : (flags.failUnder ?? settings.failUnder),
    crashed: notices.crashed || has('crashed'),
    lost: has('cut') || (has('lost') && strictInput),
  });
}

function checkFormat(name: string, partial: boolean): void {
  if (partial && name !== 'json') {
    throw new UserError('shard-format', `Some of the shards are merged into JSON, not into ${name}.`, { hint: 'Give --format json=FILE.' });
  }
  if (FORMATS.includes(name)) return;
  throw new UserError('merge-format', `The format "${name}" quotes conversations, which the reports of shards do not hold.`, {
    hint: `Formats of merge: ${FORMATS.join(', ')}.`,
  });
}
