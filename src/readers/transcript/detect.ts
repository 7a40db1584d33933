import type { Detection } from '../reader.ts';
import { keyOf, MESSAGE_FIELDS } from '../shared/fields.ts';
import { jsonLayout } from '../shared/json-records.ts';

const YAML_START = /^(?:%YAML.*\r?\n)?(?:---.*\r?\n|#.*\r?\n|[ \t]*\r?\n)*(?:- |-\r?\n|["']?[\w][\w .-]*["']?:(?:\s|$))/;

/** Keys at the beginning of a line, or in a map in braces: `- { id: m1, role: agent, text: ... }`. */
const ROLE = /(?:^[ \t-]*|[{,][ \t]*)["']?role["']?:[ \t]*\S/m;
const TEXT = /(?:^[ \t-]*|[{,][ \t]*)["']?(?:text|content)["']?:[ \t]*\S/m;

/** True for text that starts as a YAML list or map does. JSON is YAML too, but is not meant here. */
export function looksLikeYaml(head: string): boolean {
  return jsonLayout(head) === undefined && YAML_START.test(head);
}

/** Tells our format by its keys. `path` decides between YAML and text that happens to look like it. */
export function detectTranscript(path: string, head: string): Detection | undefined {
  if (jsonLayout(head) !== undefined) return detectJson(head);
  if (!looksLikeYaml(head)) return undefined;
  if (!ROLE.test(head) || !TEXT.test(head)) return undefined;
  return { confidence: /\.ya?ml(?:\.gz)?$/i.test(path) ? 0.85 : 0.6, why: 'it is YAML with "role" and "text"' };
}

function detectJson(head: string): Detection | undefined {
  const keys = new Set<string>();
  for (const [, key = ''] of head.matchAll(/"((?:[^"\\\n]|\\.){1,60})"\s*:/g)) keys.add(keyOf(key));
  const has = (...names: readonly string[]): boolean => names.some((name) => keys.has(name));
  if (has('messages') && has('role') && has('text', 'content'))
    return { confidence: 0.9, why: 'it is JSON with "messages" that have "role" and a text' };
  if (has('conversations') && has('from') && has('value'))
    return { confidence: 0.85, why: 'it is JSON with "conversations" of "from" and "value"' };
  const speaker = has(...MESSAGE_FIELDS.role.filter((name) => name !== 'type'), ...MESSAGE_FIELDS.author);
  if (has(...MESSAGE_FIELDS.text) && speaker) return { confidence: 0.4, why: 'it is JSON whose keys name a text and a speaker' };
  return undefined;
}
