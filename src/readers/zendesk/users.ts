import type { ReadContext, Source } from '../reader.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { isObject } from '../shared/record.ts';
import { People } from './people.ts';

/** `users.json`, `export_users_1.json`, `users.ndjson`: the list of users beside the tickets. */
const USERS_FILE = /(?:^|[^a-z])users?(?:[^a-z].*)?\.(?:json|jsonl|ndjson)$/i;

/** The list that was read last: thousands of files of a folder, each a ticket's comments, may have one list beside them. */
let latest: { readonly path: string; readonly head: string; readonly size: number | undefined; readonly people: People } | undefined;

/** Those whom the lists of users beside a file tell of; undefined where there is none. */
export async function usersBeside(source: Source, context: ReadContext): Promise<People | undefined> {
  const { family } = source;
  if (family === undefined) return undefined;
  let people: People | undefined;
  for (const name of new Set([...family.list('.').filter((other) => USERS_FILE.test(other)), 'users.json', '../users.json'])) {
    const users = await family.open(name);
    if (users !== undefined) people = await learn(users, people, context);
  }
  return people;
}

async function learn(users: Source, before: People | undefined, context: ReadContext): Promise<People> {
  const { path, head, size } = users;
  if (before === undefined && latest?.path === path && latest.size === size && latest.head === head) return latest.people;
  const people = new People([], before);
  // What is wrong with a list beside is told, and costs no message.
  const remarks: ReadContext = {
    options: context.options,
    skip() {},
    diagnose: ({ code, message }) => context.diagnose({ code, level: 'note', message: `${path}: ${message}` }),
  };
  for await (const record of jsonRecords(users, remarks, ['users'])) {
    if (isObject(record.value) && Array.isArray(record.value['users'])) people.users(record, ['users'], record.value['users']);
    else people.user(record, [], record.value);
  }
  if (before === undefined) latest = { path, head, size, people };
  return people;
}
