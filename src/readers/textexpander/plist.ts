/** Property lists of TextExpander: a group with its snippets, each a `dict`. */

import { Parser } from 'htmlparser2';
import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { cleanText } from '../shared/clean.ts';
import { advance, encodingWith, type Located, located } from '../shared/encoding.ts';
import { UniqueIds } from '../shared/unique-id.ts';

const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/;

/** TextExpander writes a percent sign twice: a single one begins a macro. */
const decode = (match: string): string | undefined =>
  match === '%%' ? '%' : match.startsWith('&') ? cleanText(match, { entities: true }) : undefined;
const XML = encodingWith(new RegExp(`%%|${ENTITY.source}`), decode);
const VERBATIM = encodingWith(/%%/, decode);
const CDATA = /^(\s*<!\[CDATA\[)([\s\S]*)\]\]>\s*$/;

/** `snippetType` of snippets that run a program instead of writing their text. */
const SCRIPTS = new Set(['2', '3', '4']);

/** A value as it stands in the file, between its tags. */
interface Value {
  readonly start: number;
  readonly end: number;
}

type Dict = Map<string, Value>;

/** The snippets, with the name of their group as tag. */
export function* plistSnippets(xml: string, path: string, context: ReadContext): Generator<CannedResponse> {
  const { dicts, groups } = dictsOf(xml);
  const ids = new UniqueIds();
  const textOf = (dict: Dict, key: string): string | undefined => {
    const value = dict.get(key);
    const text = value === undefined ? '' : place(xml, value).text;
    return text === '' ? undefined : text;
  };
  const group = groups.map((dict) => textOf(dict, 'name')).find((name) => name !== undefined);
  for (const [index, dict] of dicts.entries()) {
    const abbreviation = textOf(dict, 'abbreviation');
    if (SCRIPTS.has(textOf(dict, 'snippetType') ?? '')) {
      context.skip('script');
      continue;
    }
    const value = dict.get('plainText');
    const body = value === undefined ? undefined : place(xml, value);
    if (body === undefined || body.text === '') {
      context.skip('empty');
      continue;
    }
    const title = textOf(dict, 'label') ?? abbreviation;
    yield {
      id: ids.of(abbreviation ?? textOf(dict, 'uuidString') ?? `#${index + 1}`),
      path,
      ...(title !== undefined && { title }),
      text: body.text,
      ...(group !== undefined && { tags: [group] }),
      position: body.position,
      ...(body.locate !== undefined && { locate: body.locate }),
    };
  }
  if (dicts.length === 0) {
    throw new UserError('no-responses', `${path} is a property list without snippets.`, {
      path,
      hint: 'Export a snippet group from TextExpander, or save it as CSV.',
    });
  }
}

/** The dictionaries of the file: those of snippets, and those around them. */
function dictsOf(xml: string): { dicts: readonly Dict[]; groups: readonly Dict[] } {
  const dicts: Dict[] = [];
  const groups: Dict[] = [];
  const open: Dict[] = [];
  let key = '';
  let from = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'dict') open.push(new Map());
        from = parser.endIndex + 1;
      },
      onclosetag(name) {
        const value = { start: from, end: parser.startIndex };
        if (name === 'key') key = xml.slice(value.start, value.end).trim();
        else if (name === 'string' || name === 'integer') open.at(-1)?.set(key, value);
        else if (name === 'dict') {
          const dict = open.pop();
          if (dict === undefined) return;
          (dict.has('abbreviation') || dict.has('plainText') ? dicts : groups).push(dict);
        }
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(xml);
  return { dicts, groups };
}

function place(xml: string, { start, end }: Value): Located {
  const raw = xml.slice(start, end);
  const cdata = CDATA.exec(raw);
  const lead = cdata?.[1]?.length ?? 0;
  const at = advance(xml, start + lead, { line: 1, column: 1 });
  return cdata === null ? located(raw, at, XML) : located(cdata[2] ?? '', at, VERBATIM);
}
