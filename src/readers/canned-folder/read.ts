import { isAbsolute } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import type { CannedResponse, Position } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { advance, type Located, located } from '../shared/encoding.ts';
import { stemOf } from '../shared/file-name.ts';
import { htmlText } from '../shared/html.ts';
import { HTML } from './html-file.ts';

/** Opens with `---` on a line of its own and ends at the next one. */
const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/;

export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const stem = stemOf(source.path);
  if (/^readme$/i.test(stem)) {
    context.skip('readme');
    return;
  }
  const whole = await source.text();
  const front = FRONT_MATTER.exec(whole);
  const about = front === null ? {} : frontMatter(front[1] ?? '', context);
  const start = front?.[0].length ?? 0;
  const body = HTML.test(source.path) ? htmlOf(whole, start) : located(whole.slice(start), advance(whole, start, { line: 1, column: 1 }));
  if (body.text === '') {
    context.diagnose({ code: 'empty-response', message: 'The file has no text after its front matter.', line: 1, level: 'error' });
    return;
  }
  yield {
    id: text(about['id']) ?? stem,
    path: source.path,
    title: text(about['title']) ?? text(about['name']) ?? stem,
    text: body.text,
    ...optional('language', text(about['language']) ?? text(about['lang'])),
    ...optional('tags', tagsOf(about['tags']) ?? folderOf(source)),
    position: body.position,
    ...optional('locate', body.locate),
  };
}

/** The words of an HTML file from `start` on. */
function htmlOf(whole: string, start: number): Located {
  const mapped = htmlText(whole.slice(start), { cutHistory: false }).trim();
  const locate = (offset: number): Position => advance(whole, start + mapped.rawOffset(offset), { line: 1, column: 1 });
  return { text: mapped.text, position: locate(0), locate };
}

/** The sub-folder in which a response stands: its category. Files at the top of what the user named have none. */
function folderOf({ path, family }: Source): readonly string[] | undefined {
  const folders = path.split(/[/\\]/).slice(0, -1);
  const below = isAbsolute(path) || folders.includes('..') ? (family?.list('..').length ?? 0) > 0 : folders.length > 1;
  const [last] = folders.slice(-1);
  return below && last !== undefined && last !== '.' ? [last] : undefined;
}

/** The front matter's keys; none, with a note, where it is no YAML map. */
function frontMatter(yaml: string, context: ReadContext): Readonly<Record<string, unknown>> {
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length === 0 && (document.contents === null || isMap(document.contents))) {
    return (document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> | null) ?? {};
  }
  context.diagnose({
    code: 'bad-front-matter',
    message: `The front matter between the --- lines is no YAML map and is left out${document.errors[0] === undefined ? '' : `: ${document.errors[0].message}`}.`,
    line: 2,
    level: 'note',
  });
  return {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}

function tagsOf(value: unknown): readonly string[] | undefined {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const tags = list
    .filter((tag) => typeof tag === 'string')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : tags;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>;
}
