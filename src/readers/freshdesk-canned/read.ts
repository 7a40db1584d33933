import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, richBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, inside, itemsOf, textOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { idAt, isObject } from '../shared/record.ts';
import { responseOf } from '../shared/responses.ts';

/** Lists inside a folder; the last two are names of older exports, from memory. */
const IN_FOLDER = ['canned_responses', 'responses', 'admin_canned_responses', 'ca_responses'];
const LISTS = ['canned_responses', 'responses'];

/** Reads folders with their responses (account export), and responses as the API gives them. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const run = new Run(source.path, context);
  // A folder is named beside its responses: only a top-level array is streamed.
  for await (const record of jsonRecords(source, context, [])) {
    for (const item of itemsOf(record, [])) yield* run.take(item, undefined);
    record.release();
  }
  run.end();
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #seen = new Set<string>();
  #count = 0;
  #withoutText = false;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
  }

  *take(item: Item, folder: string | undefined): Generator<CannedResponse> {
    const { record, path, value } = item;
    const wrapped = inside(item, 'folder') ?? inside(item, 'canned_response') ?? inside(item, 'ca_response');
    if (wrapped !== undefined) {
      yield* this.take(wrapped, folder);
      return;
    }
    if (!isObject(value)) {
      const message = 'This record is neither a folder nor a canned response.';
      this.#context.diagnose({ code: 'not-a-response', message, line: record.place(path, 0).line, record: record.record, level: 'error' });
      return;
    }
    const list = IN_FOLDER.find((key) => Array.isArray(value[key]));
    if (list !== undefined) {
      const name = textOf(value['name']) ?? folder;
      for (const inner of itemsOf(record, LISTS, [...path, list], value[list])) yield* this.take(inner, name);
      return;
    }
    this.#count += 1;
    const body = bodyOf(item, value);
    const title = textOf(value['title']) ?? textOf(value['name']);
    const own = idAt(record, [...path, 'id'], value['id']);
    const id = own ?? this.#named(title);
    if (body === undefined) {
      // Folders without their responses, and responses without content, as lists give them.
      this.#withoutText = true;
      this.#context.skip('no-text');
    } else if (this.#seen.has(id)) this.#context.skip('duplicate');
    else {
      this.#seen.add(id);
      yield responseOf({ id, path: this.#path, title, tags: folder === undefined ? [] : [folder] }, body);
    }
  }

  /** The export gives no ids, and two folders may hold responses of one title. */
  #named(title: string | undefined): string {
    const name = title ?? stemOf(this.#path);
    return title !== undefined && !this.#seen.has(name) ? name : `${name}#${this.#count}`;
  }

  end(): void {
    if (this.#seen.size > 0 || !this.#withoutText) return;
    throw new UserError('no-text', `${this.#path} lists folders or canned responses without their texts.`, {
      path: this.#path,
      hint: 'Dump /api/v2/canned_responses/ID for each of them, or use the account export.',
    });
  }
}

/** The HTML that the customer gets, in which lines are lines; else the plain text. */
function bodyOf({ record, path }: Item, value: Readonly<Record<string, unknown>>): Body | undefined {
  const html = textOf(value['content_html']);
  if (html !== undefined) return htmlBody(record, [...path, 'content_html'], html, { cutHistory: false });
  const plain = textOf(value['content']);
  return plain === undefined ? undefined : richBody(record, [...path, 'content'], plain, { cutHistory: false });
}
