import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import { type Detection, defineReader, type ReadContext, type Source } from '../reader.ts';
import { CANNED_FIELDS, keyOf } from '../shared/fields.ts';
import { jsonLayout, jsonRecords } from '../shared/json-records.ts';
import type { DataRecord } from '../shared/record.ts';
import { yamlRecords } from '../shared/yaml-records.ts';
import { Library } from './library.ts';

/** Keys under which exports list their responses. */
const LISTS = [
  'responses',
  'macros',
  'replies',
  'canned_responses',
  'cannedResponses',
  'canned',
  'saved_replies',
  'savedReplies',
  'templates',
  'snippets',
  'matches',
  'combos',
  'items',
  'data',
  'results',
];

/** Canned responses as JSON Lines, JSON or YAML: our own format (design section 3), Beeftext, plain maps. */
export default defineReader({
  meta: {
    name: 'canned-json',
    title: 'Canned responses (JSON, JSON Lines, YAML)',
    extensions: ['json', 'jsonl', 'ndjson', 'yaml', 'yml'],
    kind: 'canned',
  },
  detect: ({ path, head }) => detect(path, head),
  async *read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
    const library = new Library(source.path, context, LISTS);
    for await (const record of recordsOf(source, context)) yield* library.take(record, [], record.value);
    if (library.responses > 0) return;
    if (library.lost > 0) {
      throw new UserError('no-responses', `${source.path} has no canned response that could be read.`, {
        path: source.path,
        hint: 'Say which key is which, such as --map text=body --map title=name.',
      });
    }
    context.diagnose({ code: 'no-responses', message: 'The file holds no canned responses.', level: 'note' });
  },
});

async function* recordsOf(source: Source, context: ReadContext): AsyncIterable<DataRecord> {
  if (jsonLayout(source.head) === undefined) yield* await yamlRecords(source, context);
  else yield* jsonRecords(source, context, LISTS);
}

/** Keys that say who wrote a text, or to which talk it belongs. */
const CONVERSATIONAL = new Set([
  ...['role', 'sender', 'sendertype', 'sendername', 'direction', 'speaker', 'inbound', 'incoming', 'authortype', 'fromagent', 'isagent'],
  ...['conversationid', 'threadid', 'ticketid', 'chatid', 'caseid'],
]);
const TEXT_KEYS = new Set<string>(CANNED_FIELDS.text);

function detect(path: string, head: string): Detection | undefined {
  if (jsonLayout(head) !== undefined) {
    const keys = [...head.matchAll(/"((?:[^"\\\n]|\\.){1,60})"\s*:/g)].map(([, key = '']) => keyOf(key));
    if (keys.includes('messages') && keys.includes('role')) return undefined;
    if (keys.some((key) => CONVERSATIONAL.has(key))) return { confidence: 0.3, why: 'it is JSON, though its keys are those of messages' };
    if (keys.some((key) => TEXT_KEYS.has(key))) return { confidence: 0.8, why: 'it is JSON whose keys name a text' };
    // A map of shortcut to text has no key of ours.
    return { confidence: 0.4, why: 'it is JSON' };
  }
  if (!/\.ya?ml$/i.test(path)) return undefined;
  const keys = [...head.matchAll(/^[ \t-]*["']?([\w -]{1,40}?)["']?:(?:\s|$)/gm)].map(([, key = '']) => keyOf(key));
  if (keys.length === 0) return undefined;
  return { confidence: keys.some((key) => TEXT_KEYS.has(key)) ? 0.8 : 0.5, why: 'it is YAML' };
}
