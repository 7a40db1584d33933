import { jsonLayout } from './json-records.ts';

/** Tells whether the head of a JSON file has a key, however deep; undefined where the text is no JSON. */
export function keysOfHead(head: string): ((key: string) => boolean) | undefined {
  if (jsonLayout(head) === undefined) return undefined;
  return (key) => head.includes(`"${key}"`) && new RegExp(`"${key}"\\s*:`).test(head);
}
