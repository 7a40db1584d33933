import { UserErrors } from '../../config/problems.ts';
import { tune } from '../../engine/eval/tune.ts';
import { UserError } from '../../errors.ts';
import { wordsIn } from '../../locales/index.ts';
import type { Diagnostic } from '../../model/index.ts';
import { userErrorLine } from '../errors.ts';
import { Evaluation } from '../eval/evaluation.ts';
import { LabelReader, noLabels } from '../eval/labels.ts';
import { RESAMPLES, reportOf, SEED, type Tuning } from '../eval/report.ts';
import { evalText } from '../eval/text.ts';
import { changesOf, ThresholdFile } from '../eval/thresholds.ts';
import { tuneText } from '../eval/tune-text.ts';
import { EXIT } from '../exit.ts';
import { type ReadEvents, readInputs } from '../inputs.ts';
import type { CliIo } from '../io.ts';
import { pageOf } from '../layout.ts';
import { languageNotes, Notices } from '../notices.ts';
import { type EvalFlags, overridesOf } from '../options.ts';
import { Progress } from '../progress.ts';
import { readersOf } from '../readers.ts';
import { setUp } from '../setup.ts';

const MOST = 10;

/** `replylint eval FILE...`: how the rules agree with a team's own ratings, and with `--tune` how they would agree best. */
export async function evaluate(paths: readonly string[], flags: EvalFlags, io: CliIo): Promise<number> {
  checkTogether(flags);
  const setup = await setUp(io.cwd, flags.config);
  const { by, tune: tuning, beta, folds, dryRun, ...shared } = flags;
  const { format: _, ...reading } = shared;
  const evaluation = new Evaluation(setup, overridesOf(reading), by);
  // Told before minutes of work, not after.
  const target = tuning === true && dryRun !== true ? await ThresholdFile.open(setup.loaded, io.cwd) : undefined;

  const progress = await Progress.create(paths, io, flags.progress !== false && flags.quiet !== true);
  const guarded = progress === undefined ? io : { ...io, stdout: progress.guard(io.stdout), stderr: progress.guard(io.stderr) };
  const notices = new Notices((text) => guarded.stderr.write(text), flags.quiet === true);
  try {
    const { unrated, diagnostics, failed } = await readAll(paths, evaluation, notices, guarded, progress);
    progress?.stop();
    for (const note of notesOn(evaluation)) await notices.note(note);
    const tuned = tuning === true ? tuneAll(evaluation, beta ?? 0.5, folds ?? 5) : undefined;
    const changes = tuned === undefined ? {} : changesOf(tuned.rules);
    const written = target === undefined || Object.keys(changes).length === 0 ? undefined : await target.write(changes);
    const outcome = tuned === undefined || written === undefined ? tuned : { ...tuned, written };
    const report = reportOf(evaluation, by, unrated, diagnostics, outcome);
    const page = pageOf(guarded, flags.color);
    // What cannot be told is null, so that every row has the same keys.
    if (flags.format === 'json') await guarded.stdout.write(`${JSON.stringify(report, (_, value) => value ?? null, 2)}\n`);
    else if (outcome === undefined) await guarded.stdout.write(evalText(report, page, flags.maxFindings ?? MOST));
    else await guarded.stdout.write(tuneText(outcome, page));
    if (tuned !== undefined) await notices.note(target?.told(written) ?? 'Nothing was written (--dry-run).');
    await notices.end();
    return failed || notices.crashed ? EXIT.failed : EXIT.clean;
  } finally {
    progress?.stop();
  }
}

function checkTogether({ tune: tuning, beta, folds, dryRun, minConfidence, by }: EvalFlags): void {
  if (tuning !== true) {
    const [alone] =
      Object.entries({ '--beta': beta, '--folds': folds, '--dry-run': dryRun }).find(([, value]) => value !== undefined) ?? [];
    if (alone !== undefined) throw new UserError('bad-option', `${alone} does nothing without --tune.`, { hint: 'Add --tune.' });
    return;
  }
  const [against] = Object.entries({ '--min-confidence': minConfidence, '--by': by }).find(([, value]) => value !== undefined) ?? [];
  if (against !== undefined)
    throw new UserError('bad-option', `${against} does not go with --tune.`, { hint: 'Leave one of the two out.' });
}

interface ReadAll {
  readonly unrated: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
}

/**
 * Reads and judges everything.
 * @throws UserErrors with every mistake in the labels, before anything is printed
 */
async function readAll(
  paths: readonly string[],
  evaluation: Evaluation,
  notices: Notices,
  io: CliIo,
  progress: Progress | undefined,
): Promise<ReadAll> {
  const { settings, registry } = evaluation;
  const diagnostics: Diagnostic[] = [];
  const failures: UserError[] = [];
  const faults: UserError[] = [];
  let told = 0;
  const events: ReadEvents = {
    diagnose: (diagnostic) => void diagnostics.push(diagnostic),
    skip: () => undefined,
    fail: (error) => void failures.push(error),
  };
  const labels = new LabelReader([...registry.rules.keys()], events.diagnose);
  const tell = async (): Promise<void> => {
    for (; told < diagnostics.length; told++) await notices.diagnostic(diagnostics[told] as Diagnostic);
    for (const failure of failures.splice(0)) {
      failed = true;
      await io.stderr.write(userErrorLine(failure));
    }
  };
  let failed = false;
  const readers = readersOf('transcript', registry, settings.from);
  const wrap = progress === undefined ? {} : { wrap: progress.wrap.bind(progress) };
  for await (const { path, items } of readInputs(paths, { readers, settings, io, events, ...wrap })) {
    let rated = 0;
    const before = labels.mistakes;
    for await (const conversation of items) {
      for (const reply of labels.take(conversation)) {
        rated++;
        for (const crash of await evaluation.judge(reply)) await notices.crash(crash);
      }
      progress?.step();
      await tell();
    }
    if (rated === 0 && labels.mistakes === before) faults.push(noLabels(path));
  }
  progress?.stop();
  await tell();
  const [first, ...rest] = [...labels.faults(), ...faults];
  if (first !== undefined) throw rest.length === 0 ? first : new UserErrors([first, ...rest]);
  // A record that is cut off takes an unknown number of ratings with it.
  return { unrated: labels.unrated, diagnostics, failed: failed || diagnostics.some(({ code }) => code === 'truncated-json') };
}

function notesOn(evaluation: Evaluation): string[] {
  const notes: string[] = [];
  const rules = [...evaluation.rules];
  const off = rules.filter(([, { on, judgesDrafts }]) => !on && judgesDrafts).map(([id]) => id);
  if (off.length > 0)
    notes.push(`Off in the configuration, and run here because labels name ${off.length === 1 ? 'it' : 'them'}: ${off.join(', ')}.`);
  const never = rules.filter(([, { judgesDrafts }]) => !judgesDrafts).map(([id]) => id);
  if (never.length > 0)
    notes.push(
      `Not judged in drafts, so that ${never.length === 1 ? 'its labels are' : 'their labels are'} not counted: ${never.join(', ')}.`,
    );
  return [...notes, ...languageNotes(evaluation.languages, evaluation.registry, wordsIn('en').notes)];
}

function tuneAll(evaluation: Evaluation, beta: number, folds: number): Tuning {
  const rules = [...evaluation.rules].filter(([, { judgesDrafts }]) => judgesDrafts).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    beta,
    folds,
    rules: Object.fromEntries(
      rules.map(([id, { rated, minConfidence }]) => [
        id,
        tune(rated, { beta, folds, current: minConfidence, seed: SEED, resamples: RESAMPLES }),
      ]),
    ),
  };
}
