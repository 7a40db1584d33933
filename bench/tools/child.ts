import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What one process took, from its start to its end. */
export interface Used {
  /** By the wall clock. */
  readonly seconds: number;
  /** Of the processor, by all its threads. */
  readonly processor: number;
  /** Peak resident memory in MB. */
  readonly peak: number;
  /** What it wrote to standard output, where that is kept. */
  readonly output: string;
}

// A process tells what it took as it ends, on a pipe of its own.
const HOOK = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`,
)}`;

/**
 * Runs Node with these arguments.
 * @param keep whether its output is kept; else it is thrown away
 * @throws Error where it cannot be run, or ends with a status above 1, which is how the command line says that it failed
 */
export function runNode(args: readonly string[], keep = false): Used {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env; // Reading them would be a part of every start.
  const options: SpawnSyncOptions = { env, stdio: ['ignore', keep ? 'pipe' : 'ignore', 'inherit', 'pipe'], maxBuffer: 1 << 28 };
  const start = process.hrtime.bigint();
  const { status, error, output } = spawnSync(process.execPath, ['--import', HOOK, ...args], options);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error !== undefined) throw error;
  if (status === null || status > 1) throw new Error(`node ${args.join(' ')}: status ${status}`);
  const usage = JSON.parse(String(output[3])) as NodeJS.ResourceUsage;
  const processor = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
  return { seconds, processor, peak: usage.maxRSS / 1000, output: keep ? String(output[1]) : '' };
}

/**
 * Runs Node with these arguments and nothing of ours in it, its output thrown away.
 * @returns seconds by the wall clock, from its start to its end
 */
export function runPlain(args: readonly string[]): number {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const start = process.hrtime.bigint();
  const { error } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (error !== undefined) throw error;
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** The command line, judging a file in one thread with the recommended preset. */
export const lintArguments = (path: string, ...more: readonly string[]): string[] => [
  'bin/replylint.js',
  'lint',
  path,
  ...['--preset', 'recommended', '--format', 'jsonl', '--fail-on', 'never', '--no-progress', '--quiet'],
  ...more,
];

/** Arguments for so many threads; none where the build has no such option. */
export function threadArguments(threads: number): readonly string[] | undefined {
  return knowsThreads() ? ['--threads', String(threads)] : undefined;
}

let known: boolean | undefined;
function knowsThreads(): boolean {
  known ??= runNode(['bin/replylint.js', 'lint', '--help'], true).output.includes('--threads');
  return known;
}

/** Ends where the command line is not built. */
export function needBuild(): void {
  if (existsSync('dist/cli.js')) return;
  console.error('replylint is not built yet. Run "npm run build" first.');
  process.exit(2);
}
