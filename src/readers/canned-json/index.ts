import { type Detection, defineReader, lazyRead } from '../reader.ts';
import { CANNED_FIELDS, keyOf } from '../shared/fields.ts';
import { jsonLayout } from '../shared/json-records.ts';

/** Canned responses as JSON Lines, JSON or YAML: our own format (design section 3), Beeftext, plain maps. */
export default defineReader({
  meta: {
    name: 'canned-json',
    title: 'Canned responses (JSON, JSON Lines, YAML)',
    extensions: ['json', 'jsonl', 'ndjson', 'yaml', 'yml'],
    kind: 'canned',
  },
  detect: ({ path, head }) => detect(path, head),
  read: lazyRead(() => import('./read.ts')),
});

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
