import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { shardSchema } from '../../config/schemas/report.ts';
import { UserError } from '../../errors.ts';
import type { Diagnostic, Finding, Report, ShardPart } from '../../model/index.ts';

/** The report of a shard, or of several that were merged. */
export interface ShardReport {
  /** As the user named it. */
  readonly file: string;
  readonly conversations: Report['conversations'];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly shard: ShardPart;
}

/** One conversation of a report with its findings. */
export type Piece = Report['conversations'][number] & { readonly findings: readonly Finding[] };

const list = v.array(v.record(v.string(), v.unknown()));
const schema = v.looseObject({
  version: v.literal(1),
  conversations: list,
  findings: list,
  diagnostics: list,
  shard: v.optional(shardSchema),
});

/**
 * Reads the report of a shard.
 * @throws UserError `missing-file`, `bad-report`, `no-shard`
 */
export async function readShard(file: string, cwd: string): Promise<ShardReport> {
  let read: unknown;
  try {
    read = JSON.parse(await readFile(resolve(cwd, file), 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) throw new UserError('missing-file', `There is no report ${file}.`, { path: file });
    throw bad(file, (error as Error).message);
  }
  const parsed = v.safeParse(schema, read);
  if (!parsed.success) throw bad(file, 'it is no report of "replylint lint --shard" by this version');
  const { shard, conversations, findings, diagnostics } = parsed.output;
  if (shard === undefined) {
    throw new UserError('no-shard', `${file} is the report of a whole run, not of a shard.`, {
      path: file,
      hint: 'Shards are made by: replylint lint ... --shard I/N --format json=FILE.',
    });
  }
  const counted = shard.findings.reduce((sum, count) => sum + count, 0);
  const own = Array.from({ length: shard.read }, (_, number) => partOf(number, shard)).filter((part) => shard.parts.includes(part)).length;
  if (conversations.length !== own || shard.findings.length !== own || counted !== findings.length)
    throw bad(file, 'something of it is missing');
  if (shard.diagnostics.length !== diagnostics.length) throw bad(file, 'something of it is missing');
  return {
    file,
    shard,
    ...({ conversations, findings, diagnostics } as unknown as Pick<ShardReport, 'conversations' | 'findings' | 'diagnostics'>),
  };
}

const bad = (file: string, why: string): UserError =>
  new UserError('bad-report', `The report ${file} cannot be merged: ${why}.`, { path: file, hint: 'Run its shard again.' });

/** The shard that a conversation is judged by. */
const partOf = (number: number, { of }: Pick<ShardPart, 'of'>): number => (number % of) + 1;

/**
 * Sees to it that these are the shards of one run, no shard twice and, unless told otherwise, none missing.
 * @throws UserError `other-run`, `other-input`, `shard-twice`, `missing-shards`
 */
export function checkTogether(reports: readonly ShardReport[], partial: boolean): void {
  const [first] = reports as readonly [ShardReport];
  const owners = new Map<number, string>();
  for (const { file, shard } of reports) {
    if (shard.of !== first.shard.of || shard.run !== first.shard.run) {
      throw new UserError(
        'other-run',
        `${file} and ${first.file} are of different runs: the version, the number of shards or the settings differ.`,
        {
          path: file,
          hint: 'Shards are merged where they were made by the same command, but for the number in --shard.',
        },
      );
    }
    if (shard.input !== first.shard.input || shard.read !== first.shard.read) {
      throw new UserError(
        'other-input',
        `${file} and ${first.file} have read different conversations (${shard.read} and ${first.shard.read}).`,
        {
          path: file,
          hint: 'Every shard must be given the same files, in the same order.',
        },
      );
    }
    for (const part of shard.parts) {
      const owner = owners.get(part);
      if (owner !== undefined)
        throw new UserError('shard-twice', `Shard ${part} of ${shard.of} is in ${owner} and in ${file}.`, { path: file });
      owners.set(part, file);
    }
  }
  const missing = Array.from({ length: first.shard.of }, (_, index) => index + 1).filter((part) => !owners.has(part));
  if (missing.length > 0 && !partial) {
    const named = missing.length > 10 ? `${missing.slice(0, 10).join(', ')} ...` : missing.join(', ');
    throw new UserError('missing-shards', `Of ${first.shard.of} shards ${missing.length} are missing: ${named}.`, {
      hint: 'Give all reports at once, or --partial for a report that is merged later.',
    });
  }
}

/** All conversations of these shards in the order of the input, each with its number there. */
export function* inOrder(reports: readonly ShardReport[]): Generator<{ readonly number: number; readonly piece: Piece }> {
  const owners = new Map(
    reports.flatMap((report) => {
      const pieces = piecesOf(report);
      return report.shard.parts.map((part) => [part, pieces] as const);
    }),
  );
  const [{ shard }] = reports as readonly [ShardReport];
  for (let number = 0; number < shard.read; number++) {
    const next = owners.get(partOf(number, shard))?.next();
    if (next !== undefined && next.done !== true) yield { number, piece: next.value };
  }
}

function* piecesOf({ conversations, findings, shard }: ShardReport): Generator<Piece> {
  let at = 0;
  for (const [index, conversation] of conversations.entries()) {
    const end = at + (shard.findings[index] as number);
    yield { ...conversation, findings: findings.slice(at, end) };
    at = end;
  }
}
