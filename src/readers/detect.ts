import { UserError } from '../errors.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Detection, Reader, Source } from './reader.ts';
import { jsonLayout } from './shared/json-records.ts';

/** Below this a reader's claim is a guess that does more harm than a question. */
const LEAST = 0.3;

export interface Choice<R extends Reader> {
  readonly reader: R;
  readonly detection: Detection;
}

/**
 * The reader for a source: the one that the user named, else the one that is surest; of equals the first.
 * @throws UserError `unknown-reader` for a wrong `from`, `unknown-format` where no reader knows the source
 */
export function chooseReader<R extends Reader>(
  source: Pick<Source, 'path' | 'head'>,
  readers: readonly R[],
  { from }: { readonly from?: string | undefined } = {},
): Choice<R> {
  if (from !== undefined) {
    const reader = readers.find(({ meta }) => meta.name === from);
    if (reader !== undefined) return { reader, detection: { confidence: 1, why: 'it was named with --from' } };
    const names = readers.map(({ meta }) => meta.name);
    throw new UserError('unknown-reader', `There is no reader "${from}".${didYouMean(from, names)}`, {
      hint: `Readers: ${names.join(', ')}.`,
    });
  }
  const best = surest(source, readers);
  if (best !== undefined) return best;
  const { looks, hint } = describe(source.head);
  throw new UserError(
    'unknown-format',
    `${source.path === '-' ? 'Standard input' : source.path}: no reader knows this format. It looks like ${looks}.`,
    {
      path: source.path,
      hint,
    },
  );
}

/** The reader that is surest of a source, of equals the first; undefined where none is sure enough to be believed. */
export function surest<R extends Reader>(source: Pick<Source, 'path' | 'head'>, readers: readonly R[]): Choice<R> | undefined {
  let best: Choice<R> | undefined;
  for (const reader of readers) {
    const detection = reader.detect(source);
    if (detection === undefined || detection.confidence < LEAST) continue;
    if (best === undefined || detection.confidence > best.detection.confidence) best = { reader, detection };
  }
  return best;
}

/** What a text looks like to a person, and what to try with it. */
function describe(head: string): { readonly looks: string; readonly hint: string } {
  const map = 'such as --from transcript --map text=KEY --map role=KEY';
  const layout = jsonLayout(head);
  if (layout !== undefined) {
    const keys = [...new Set([...head.slice(0, 8192).matchAll(/"((?:[^"\\\n]|\\.){1,40})"\s*:/g)].map(([, key = '']) => key))];
    const shape = layout === 'lines' ? 'JSON Lines' : head.trimStart().startsWith('[') ? 'a JSON array' : 'a JSON object';
    const listed = keys.length === 0 ? 'without keys' : `with the keys ${keys.slice(0, 10).join(', ')}${keys.length > 10 ? ' ...' : ''}`;
    return { looks: `${shape} ${listed}`, hint: `Say which key is which, ${map}.` };
  }
  if (/^\s*<(?:[?!a-zA-Z])/.test(head)) return { looks: 'XML or HTML', hint: 'Export it as JSON, CSV or plain text.' };
  const [first = ''] = head.split('\n', 1);
  const columns = columnsOf(first.trim());
  if (columns !== undefined) {
    return {
      looks: `a table with the columns ${columns.slice(0, 10).join(', ')}${columns.length > 10 ? ' ...' : ''}`,
      hint: 'Say which column is which, such as --from csv --map text=COLUMN --map role=COLUMN.',
    };
  }
  return {
    looks: 'plain text without speakers',
    hint: 'Start each message with its speaker, such as "Agent: ..." and "Customer: ...", or name the format with --from.',
  };
}

function columnsOf(line: string): readonly string[] | undefined {
  for (const delimiter of ['\t', ';', ',', '|']) {
    const cells = line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '').trim());
    // Names of columns are short; a sentence with commas is not a header.
    if (cells.length > 1 && cells.every((cell) => cell.length > 0 && cell.length <= 40 && cell.split(/\s+/).length <= 4)) return cells;
  }
  return undefined;
}
