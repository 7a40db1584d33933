import { type Document, isNode, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import { UserError } from '../../errors.ts';
import type { Position } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import type { DataRecord, KeyPath } from './record.ts';

/**
 * The documents of a YAML file, one record each. YAML cannot be streamed.
 * A document with errors is diagnosed (`bad-yaml`) and left out; the others are read.
 * @throws UserError `bad-yaml` where no document could be read, `too-large`
 */
export async function yamlRecords(source: Source, context: ReadContext): Promise<readonly DataRecord[]> {
  const text = await source.text();
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false });
  const records: DataRecord[] = [];
  const faults: { readonly message: string; readonly position: Position; readonly record: number }[] = [];
  (Array.isArray(documents) ? documents : []).forEach((document: Document.Parsed, index) => {
    const [error] = document.errors;
    const record = index + 1;
    if (error !== undefined) {
      const { line, col } = counter.linePos(error.pos[0]);
      faults.push({ message: error.message, position: { line, column: col }, record });
      return;
    }
    // Aliases are the only way in which a small file grows large: no transcript needs more than a few.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) return;
    records.push(yamlRecord(text, document, counter, value, record));
  });
  const [first] = faults;
  if (records.length === 0 && first !== undefined) {
    throw new UserError('bad-yaml', `${source.path} is not valid YAML: ${first.message}`, {
      path: source.path,
      ...first.position,
      hint: 'Check the indentation there, and put texts with a colon in quotes.',
    });
  }
  for (const { message, position, record } of faults) {
    context.diagnose({ code: 'bad-yaml', message: `Not valid YAML: ${message}`, line: position.line, record, level: 'error' });
  }
  return records;
}

function yamlRecord(text: string, document: Document.Parsed, counter: LineCounter, value: unknown, record: number): DataRecord {
  const positionAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const nodeAt = (path: KeyPath): unknown => (path.length === 0 ? document.contents : document.getIn(path, true));
  return {
    value,
    line: positionAt(document.contents?.range[0] ?? document.range[0]).line,
    record,
    place(path, offset) {
      const node = nodeAt(path);
      if (!isNode(node) || node.range === undefined || node.range === null) return positionAt(document.range[0]);
      if (!isScalar(node)) return positionAt(node.range[0]);
      return positionAt(scalarOffset(text, node.range[0], node.range[1], node.type, String(node.value), offset));
    },
    spelling(path) {
      const node = nodeAt(path);
      return isScalar(node) && typeof node.source === 'string' ? node.source : undefined;
    },
  };
}

/**
 * Index in the file of unit `offset` of a scalar. Exact within the text's first line, and for `|` blocks everywhere;
 * folded lines and escapes are followed by looking for the same words.
 */
function scalarOffset(text: string, start: number, end: number, type: string | null | undefined, value: string, offset: number): number {
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const body = text.indexOf('\n', start) + 1;
    return alignedOffset(text, body, end, value, offset);
  }
  return alignedOffset(text, type?.startsWith('QUOTE_') === true ? start + 1 : start, end, value, offset);
}

/** Walks value and source side by side; blanks of any kind and number match each other, and what is only in the source is passed over. */
function alignedOffset(text: string, start: number, end: number, value: string, offset: number): number {
  let index = start;
  for (let unit = 0; index < end; unit++) {
    const wanted = value[unit];
    if (wanted === undefined) break;
    if (isBlank(wanted)) {
      if (unit >= offset) break;
      if (isBlank(text[index])) index += 1;
      continue;
    }
    // Indentation, folds and escapes stand only in the source.
    let found = index;
    while (found < end && text[found] !== wanted) found += 1;
    if (found < end) index = found;
    if (unit >= offset) break;
    index += 1;
  }
  return Math.min(index, end);
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}
