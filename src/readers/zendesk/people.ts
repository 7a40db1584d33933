import type { Role } from '../../model/index.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isNamedAgent, roleOf } from '../shared/roles.ts';

/** Who wrote a comment, as far as the file tells. */
export interface Person {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly role: Role | undefined;
}

/** What is known about the people of one file: names and sides by user id. */
export class People {
  readonly #names = new Map<string, string>();
  readonly #roles = new Map<string, Role>();
  readonly #agents: readonly string[];
  readonly #known: People | undefined;

  /** @param known people of a list beside, whose roles are surer than what the file itself tells */
  constructor(agents: readonly string[], known?: People) {
    this.#agents = agents;
    this.#known = known;
  }

  /** Learns from a `users` side-load: `[{"id","name","role":"end-user"|"agent"|"admin"}]`. */
  users(record: DataRecord, path: KeyPath, value: unknown): void {
    if (!Array.isArray(value)) return;
    value.forEach((user: unknown, index) => {
      const person = personAt(record, [...path, index], user);
      if (person.id !== undefined) this.learn(person.id, person.name, person.role);
    });
  }

  /** Learns from one user of a list of all users. Of customers, who may be millions, the side is kept and the name is not. */
  user(record: DataRecord, path: KeyPath, value: unknown): void {
    const { id, name, role } = personAt(record, path, value);
    if (id !== undefined && role !== undefined) this.learn(id, role === 'customer' ? undefined : name, role);
  }

  /** Keeps what is new about a person; the first role stays, as the surest sources are read first. */
  learn(id: string, name: string | undefined, role: Role | undefined): void {
    if (name !== undefined) this.#names.set(id, name);
    if (role !== undefined && !this.#roles.has(id)) this.#roles.set(id, role);
  }

  nameOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : (this.#names.get(id) ?? this.#known?.nameOf(id));
  }

  roleOf(id: string | undefined): Role | undefined {
    if (id === undefined) return undefined;
    // Zendesk's own triggers and automations write as user -1.
    if (id === '-1') return 'bot';
    const known = this.#known?.roleOf(id) ?? this.#roles.get(id);
    if (known !== undefined) return known;
    const name = this.nameOf(id);
    return name !== undefined && isNamedAgent(name, this.#agents) ? 'agent' : undefined;
  }
}

/** A user object (`{"id","name","email","role"}`) at `path`; all undefined for anything else. */
export function personAt(record: DataRecord, path: KeyPath, value: unknown): Person {
  if (!isObject(value)) return { id: undefined, name: undefined, role: undefined };
  const name = typeof value['name'] === 'string' && value['name'] !== '' ? value['name'] : value['email'];
  return {
    id: idAt(record, [...path, 'id'], value['id']),
    name: typeof name === 'string' ? name : undefined,
    role: roleOf(value['role']),
  };
}
