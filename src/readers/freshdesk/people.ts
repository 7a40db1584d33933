import { UserError } from '../../errors.ts';
import type { ReadContext, Source } from '../reader.ts';
import { isXml } from '../shared/freshdesk-export.ts';
import { inside, itemsOf, textOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { xmlRecords } from '../shared/xml-records.ts';

/** Lists of people that stand beside the tickets. */
const LISTS = /^(?:Users|Agents|Contacts|Requesters)\d*\.(?:json|xml)$/i;
const FIRST = ['Users0.json', 'Agents0.json', 'Users0.xml', 'Agents0.xml', 'agents.json', 'contacts.json'];
const INSIDE = ['users', 'agents', 'contacts'];

/** Names by user id, and who of them is of the team. */
export class People {
  readonly #names = new Map<string, string>();
  readonly #agents = new Set<string>();
  readonly #named: readonly string[];

  /** @param named the names that --agent gives */
  constructor(named: readonly string[]) {
    this.#named = named;
  }

  learn(id: string | undefined, name: string | undefined, agent = false): void {
    if (id === undefined) return;
    if (name !== undefined && !this.#names.has(id)) this.#names.set(id, name);
    if (agent) this.#agents.add(id);
  }

  nameOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.#names.get(id);
  }

  isAgent(id: string | undefined): boolean {
    if (id === undefined) return false;
    const name = this.#names.get(id);
    return this.#agents.has(id) || (name !== undefined && isNamedAgent(name, this.#named));
  }

  /** Reads the users and agents that the export has in files of their own. A damaged one costs names only, with a note. */
  async readBeside(source: Source, context: ReadContext): Promise<void> {
    const { family } = source;
    if (family === undefined) return;
    const names = new Set([...family.list('.').filter((name) => LISTS.test(name)), ...FIRST]);
    for (const name of names) {
      const list = await family.open(name);
      if (list === undefined) continue;
      let damaged = false;
      const quiet: ReadContext = {
        options: context.options,
        diagnose: () => {
          damaged = true;
        },
        skip: () => undefined,
      };
      try {
        const records = isXml(list.head)
          ? xmlRecords(list, quiet, [/agents/i.test(name) ? 'agent' : 'user'])
          : jsonRecords(list, quiet, INSIDE);
        for await (const record of records) {
          for (const { path, value } of itemsOf(record, INSIDE)) this.#person(record, path, value);
        }
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        damaged = true;
      }
      if (damaged) context.diagnose({ code: 'side-file', level: 'note', message: `${name} is damaged: some names are missing.` });
    }
  }

  #person(record: DataRecord, path: KeyPath, value: unknown): void {
    const item = { record, path, value };
    // `{"agent":{"user_id":..,"user":{..}}}` and `{"user":{..}}` of the export; flat users, with `contact` for agents, in the API.
    const agent = inside(item, 'agent');
    const outer = agent ?? inside(item, 'user') ?? item;
    if (!isObject(outer.value)) return;
    const inner = inside(outer, 'user') ?? inside(outer, 'contact');
    const about = inner?.value ?? outer.value;
    const name = textOf(about['name']) ?? textOf(about['email']);
    const isAgent = agent !== undefined || about['helpdesk_agent'] === true || outer.value['ticket_scope'] !== undefined;
    const at = [...outer.path, outer.value['user_id'] === undefined ? 'id' : 'user_id'];
    this.learn(idAt(record, at, outer.value['user_id'] ?? outer.value['id']), name, isAgent);
  }
}
