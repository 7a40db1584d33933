import type { ReadContext, Source } from '../reader.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { wordAt } from '../shared/lost.ts';
import { isObject } from '../shared/record.ts';

interface User {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly team: string | undefined;
  readonly isBot: boolean;
  /** A guest of the workspace, or somebody of another one. */
  readonly isGuest: boolean;
}

/** The people and channels of a workspace, from the lists beside its channels. */
export class Directory {
  readonly #users = new Map<string, User>();
  readonly #channels = new Map<string, string>();

  /** The lists stand one folder above a channel's days, or beside a dump. */
  static async of(source: Source, context: ReadContext): Promise<Directory> {
    const directory = new Directory();
    for (const folder of ['..', '.']) {
      for (const list of ['users', 'org_users', 'channels', 'groups']) {
        const file = await source.family?.open(`${folder}/${list}.json`);
        if (file !== undefined) await directory.#read(file, context);
      }
    }
    return directory;
  }

  /** What is wrong with a list is a matter of names only. */
  async #read(file: Source, context: ReadContext): Promise<void> {
    const quiet: ReadContext = { ...context, diagnose() {}, skip() {} };
    try {
      for await (const { value } of jsonRecords(file, quiet, ['members', 'users', 'channels'])) if (isObject(value)) this.#take(value);
    } catch {
      const message = `${file.path} could not be read: people and channels without names are called by their ids.`;
      context.diagnose({ code: 'side-file', message, level: 'note' });
    }
  }

  #take(value: Readonly<Record<string, unknown>>): void {
    const id = wordAt(value, 'id');
    if (id === undefined) return;
    const { profile } = value;
    if (!isObject(profile)) {
      this.#channels.set(id, wordAt(value, 'name') ?? id);
      return;
    }
    const names = [wordAt(profile, 'display_name'), wordAt(profile, 'real_name'), wordAt(value, 'real_name', 'name')];
    const aliases = [...names, wordAt(value, 'name'), wordAt(profile, 'email')].filter((name) => name !== undefined);
    this.#users.set(id, {
      name: aliases[0] ?? id,
      aliases,
      team: wordAt(value, 'team_id') ?? wordAt(profile, 'team'),
      isBot: value['is_bot'] === true,
      isGuest: ['is_restricted', 'is_ultra_restricted', 'is_stranger'].some((key) => value[key] === true),
    });
  }

  user(id: string): User | undefined {
    return this.#users.get(id);
  }

  channelName(id: string): string | undefined {
    return this.#channels.get(id);
  }

  /** The team that most people of the workspace are of. */
  get home(): string | undefined {
    return mostFrequent(
      [...this.#users.values()].flatMap(({ team, isGuest, isBot }) => (team === undefined || isGuest || isBot ? [] : team)),
    );
  }

  /** True where the workspace has people from outside. */
  hasOutsiders(home: string | undefined): boolean {
    return [...this.#users.values()].some(({ team, isGuest }) => isGuest || (team !== undefined && team !== home));
  }
}

/** The word that comes most often; of equals the first. */
export function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
