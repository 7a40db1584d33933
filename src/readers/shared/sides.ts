import type { UserError } from '../../errors.ts';
import type { Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { isNamedAgent } from './roles.ts';
import { Speakers, speakerOf, unknownSpeakers } from './speakers.ts';

/** Somebody in a chat of people. */
export interface Person {
  /** Tells people of the same name apart. */
  readonly id: string;
  readonly name: string;
  /** Other words for this person that `--agent` may use: user names, addresses, names of roles. */
  readonly aliases?: readonly string[];
  /** Where the export says it. */
  readonly role?: Role | undefined;
}

/** Which people of a chat are the team: by `--agent`, by what the export says, by their names, else by a guess that is told. */
export class Sides {
  readonly #context: ReadContext;
  readonly #path: string;
  readonly #roles = new Map<string, Role>();
  /** Names of people of whom nothing is known, by id, in the order in which they first wrote. */
  readonly #unknown = new Map<string, string>();
  #hasAgent = false;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
  }

  /** Takes notice of somebody who wrote something. */
  meet({ id, name, aliases = [], role }: Person): void {
    if (this.#roles.has(id) || this.#unknown.has(id)) return;
    const { agents } = this.#context.options;
    const named = [id, name, ...aliases].some((word) => isNamedAgent(word, agents));
    const found = named ? 'agent' : (role ?? speakerOf(name).role);
    if (found === undefined) this.#unknown.set(id, name);
    else this.#roles.set(id, found);
    if (found === 'agent') this.#hasAgent = true;
  }

  /** True as soon as the team is known: whoever is not of it is a customer then. */
  get isSettled(): boolean {
    return this.#hasAgent || this.#context.options.agents.length > 0;
  }

  has(role: Role): boolean {
    for (const one of this.#roles.values()) if (one === role) return true;
    return false;
  }

  /**
   * Decides on those of whom nothing is known, once all have been met: beside known customers they are the team;
   * whoever wrote alone, and of two the first, is the customer, with a note.
   * @throws UserError `unknown-roles` where more people are left
   */
  settle(): void {
    if (this.isSettled || this.#unknown.size === 0) return;
    const [first, second, third] = this.#unknown;
    if (this.has('customer')) for (const id of this.#unknown.keys()) this.#roles.set(id, 'agent');
    else if (first !== undefined && second !== undefined && third === undefined) {
      this.#roles.set(first[0], 'customer');
      this.#roles.set(second[0], 'agent');
      new Speakers(this.#context).note(first[1], second[1], 1);
    } else if (first !== undefined && second === undefined) {
      this.#roles.set(first[0], 'customer');
      const message = `Only "${first[1]}" wrote, and was taken for the customer. If that is wrong, name the team with --agent "${first[1]}".`;
      this.#context.diagnose({ code: 'guessed-roles', level: 'note', line: 1, message });
    } else throw this.unknown();
    this.#unknown.clear();
    this.#hasAgent = this.has('agent');
  }

  /** True where somebody wrote of whom nothing is known. */
  get hasUnknown(): boolean {
    return this.#unknown.size > 0;
  }

  /** The error that says that nobody could be told apart. */
  unknown(): UserError {
    return unknownSpeakers(this.#path, [...this.#unknown.values()], 1);
  }

  roleOf(id: string): Role {
    return this.#roles.get(id) ?? 'customer';
  }
}
