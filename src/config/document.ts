import type { ParseError } from 'jsonc-parser';
import { UserError } from '../errors.ts';
import type { Position } from '../model/index.ts';
import { type KeyPath, type Places, UserErrors } from './problems.ts';

/** A configuration file's content with the places of its parts. */
export interface ConfigDocument {
  readonly value: unknown;
  readonly places: Places;
}

/**
 * Parses YAML. An empty file is an empty configuration.
 * @throws UserError `bad-yaml` with the place
 */
export async function parseYaml(text: string, file: string): Promise<ConfigDocument> {
  const { isMap, isNode, isPair, LineCounter, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const placeAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  throwSyntax(
    'bad-yaml',
    'YAML',
    file,
    document.errors.map(({ message, pos }) => ({ message, place: placeAt(pos[0]) })),
  );
  return {
    value: document.toJS() ?? {},
    places: {
      key(path) {
        const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
        const name = path.at(-1);
        if (!isMap(parent)) return this.value(path);
        const pair = parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(name));
        const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
        return start === undefined ? undefined : placeAt(start);
      },
      value(path) {
        const node = path.length === 0 ? document.contents : document.getIn(path, true);
        const start = isNode(node) ? node.range?.[0] : undefined;
        return start === undefined ? undefined : placeAt(start);
      },
    },
  };
}

/**
 * Parses JSON; comments and trailing commas are allowed.
 * @param inside the key whose value is the configuration (`replylint` in package.json)
 * @throws UserError `bad-json` with the place
 */
export async function parseJson(text: string, file: string, inside?: string): Promise<ConfigDocument> {
  const { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  throwSyntax(
    'bad-json',
    'JSON',
    file,
    errors.map(({ error, offset }) => ({
      message: printParseErrorCode(error)
        .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
        .toLowerCase(),
      place: positionAt(text, offset),
    })),
  );
  const root = inside === undefined || tree === undefined ? tree : findNodeAtLocation(tree, [inside]);
  const find = (path: KeyPath) => (root === undefined ? undefined : findNodeAtLocation(root, [...path]));
  return {
    value: root === undefined ? {} : getNodeValue(root),
    places: {
      key(path) {
        const node = find(path);
        const owner = node?.parent?.type === 'property' ? node.parent : node;
        return owner === undefined ? undefined : positionAt(text, owner.offset);
      },
      value(path) {
        const node = find(path);
        return node === undefined ? undefined : positionAt(text, node.offset);
      },
    },
  };
}

function throwSyntax(code: string, format: string, file: string, errors: readonly { message: string; place: Position }[]): void {
  const [first, ...rest] = errors.map(
    ({ message, place }) =>
      new UserError(code, `Not valid ${format}: ${message.replace(/\s+/g, ' ')}`, { path: file, line: place.line, column: place.column }),
  );
  if (first === undefined) return;
  throw rest.length === 0 ? first : new UserErrors([first, ...rest]);
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
