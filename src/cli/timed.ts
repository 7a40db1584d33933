import type { CliIo } from './io.ts';
import type { TimingTable } from './timing.ts';

/** Where `TIMING` asks for it; else nothing of it is even loaded. */
export async function timingOf(io: CliIo): Promise<TimingTable | undefined> {
  const wanted = io.env['TIMING'] ?? '';
  return wanted === '' || wanted === '0' ? undefined : new (await import('./timing.ts')).TimingTable(wanted, io);
}
