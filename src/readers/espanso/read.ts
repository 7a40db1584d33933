import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { type DataRecord, isObject, type KeyPath } from '../shared/record.ts';
import { responseOf } from '../shared/responses.ts';
import { UniqueIds } from '../shared/unique-id.ts';
import { yamlRecords } from '../shared/yaml-records.ts';

/** Keys that hold what a match writes, in the order in which Espanso asks for them. */
const TEXTS = ['replace', 'markdown', 'html', 'form'] as const;

/** The matches of a file that write words. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const ids = new UniqueIds();
  let seen = 0;
  for (const record of await yamlRecords(source, context)) {
    const matches = isObject(record.value) ? record.value['matches'] : undefined;
    if (!Array.isArray(matches)) {
      if (isObject(record.value)) continue;
      throw new UserError('not-espanso', `${source.path} has no list of "matches".`, {
        path: source.path,
        line: record.line,
        hint: 'Other YAML is read with --from canned-json.',
      });
    }
    for (const [index, match] of matches.entries()) {
      seen += 1;
      const path = ['matches', index];
      const trigger = isObject(match) ? triggerOf(match) : undefined;
      if (!isObject(match) || trigger === undefined) {
        lose(context, record, path, 'A match has no "trigger", "triggers" or "regex".');
        continue;
      }
      const body = bodyOf(record, path, match);
      if (typeof body === 'string') {
        if (body === 'missing')
          lose(context, record, path, `The match ${trigger} has none of ${TEXTS.map((key) => `"${key}"`).join(', ')}.`);
        else context.skip(body);
        continue;
      }
      const label = match['label'];
      yield responseOf(
        { id: ids.of(trigger), path: source.path, title: typeof label === 'string' ? label : trigger, tags: [stemOf(source.path)] },
        body,
      );
    }
  }
  if (seen === 0) context.diagnose({ code: 'no-responses', message: 'The file holds no matches.', level: 'note' });
}

/** What a person types to get the text: the first trigger, else the regular expression. */
function triggerOf({ trigger, triggers, regex }: Record<string, unknown>): string | undefined {
  const first = trigger ?? (Array.isArray(triggers) ? triggers[0] : undefined) ?? regex;
  return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : undefined;
}

/** What a match writes; or why that is nothing to judge. */
function bodyOf(
  record: DataRecord,
  path: KeyPath,
  match: Record<string, unknown>,
): Body | 'missing' | 'image' | 'empty' | 'only-variables' {
  const key = TEXTS.find((name) => typeof match[name] === 'string');
  if (key === undefined) return match['image_path'] === undefined ? 'missing' : 'image';
  const raw = match[key] as string;
  const at = [...path, key];
  const body = key === 'html' ? htmlBody(record, at, raw, { cutHistory: false }) : plainBody(record, at, raw);
  if (body.text.trim() === '') return 'empty';
  // ":date" and the like write a value and no words.
  return /\p{L}/u.test(body.text.replace(/\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|\$\|\$/g, '')) ? body : 'only-variables';
}

function lose(context: ReadContext, record: DataRecord, path: KeyPath, message: string): void {
  context.diagnose({ code: 'bad-match', message, line: record.place(path, 0).line, record: record.record, level: 'error' });
}
