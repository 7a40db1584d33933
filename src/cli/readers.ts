import type { Registry } from '../config/registry.ts';
import { UserError } from '../errors.ts';
import type { CannedReader, Reader, TranscriptReader } from '../readers/reader.ts';

/**
 * The readers of one kind.
 * @throws UserError `wrong-reader` where --from names one of the other kind
 */
export function readersOf(kind: 'transcript', registry: Registry, from?: string): readonly TranscriptReader[];
export function readersOf(kind: 'canned', registry: Registry, from?: string): readonly CannedReader[];
export function readersOf(kind: Reader['meta']['kind'], registry: Registry, from?: string): readonly Reader[] {
  const all = [...registry.readers.values()];
  const named = all.find(({ meta }) => meta.name === from);
  if (named !== undefined && named.meta.kind !== kind) {
    const names = all.filter(({ meta }) => meta.kind === kind).map(({ meta }) => meta.name);
    const [reads, command] = named.meta.kind === 'canned' ? ['canned responses', 'canned'] : ['transcripts', 'lint'];
    throw new UserError('wrong-reader', `The reader "${from}" reads ${reads}.`, {
      hint: `Use "replylint ${command}", or one of the readers ${names.join(', ')}.`,
    });
  }
  return all.filter(({ meta }) => meta.kind === kind);
}
