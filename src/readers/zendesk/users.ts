import type { ReadContext, Source } from '../reader.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { isObject } from '../shared/record.ts';
import type { People } from './people.ts';

/** `users.json`, `export_users_1.json`, `users.ndjson`: the list of users beside the tickets. */
const USERS_FILE = /(?:^|[^a-z])users?(?:[^a-z].*)?\.(?:json|jsonl|ndjson)$/i;

/** Learns who is of the team from the lists of users beside a file, where there are some. */
export async function learnUsers(source: Source, people: People, context: ReadContext): Promise<void> {
  const { family } = source;
  if (family === undefined) return;
  const names = new Set([...family.list('.').filter((name) => USERS_FILE.test(name)), 'users.json', '../users.json']);
  for (const name of names) {
    const users = await family.open(name);
    if (users === undefined) continue;
    // What is wrong with a list beside is told, and costs no message.
    const remarks: ReadContext = {
      options: context.options,
      skip() {},
      diagnose: ({ code, message }) => context.diagnose({ code, level: 'note', message: `${users.path}: ${message}` }),
    };
    for await (const record of jsonRecords(users, remarks, ['users'])) {
      if (isObject(record.value) && Array.isArray(record.value['users'])) people.users(record, ['users'], record.value['users']);
      else people.user(record, [], record.value);
    }
  }
}
