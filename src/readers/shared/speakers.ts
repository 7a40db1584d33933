/** Who the speakers of a transcript are, where it gives labels such as "Agent", "Anna (support)" or just names. */

import { UserError } from '../../errors.ts';
import type { Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { isNamedAgent, roleOf } from './roles.ts';

export interface Speaker {
  /** The person's name; absent where the label is only a role. */
  readonly name?: string;
  /** As far as the label itself says it. */
  readonly role?: Role;
}

const IN_BRACKETS = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/;
const SIDE_BY_SIDE = /^(.+?)\s*(?:\s[-–—/]|[|,/])\s*(.+)$/;
/** Departments whose name begins with the word for the other side: "Customer Success", "Client Services". */
const DEPARTMENT = /^(?:customer|client|user|guest)s?\s+(?:success|services?|care|relations|experience|support|team|desk)\b/i;

/** What a label says by itself: `Agent`, `Anna (Agent)`, `Operatore Luca`, `Support - Anna`, `Anna`. */
export function speakerOf(label: string): Speaker {
  const whole = roleOf(label);
  if (whole !== undefined) return { role: whole };
  const parts = IN_BRACKETS.exec(label) ?? SIDE_BY_SIDE.exec(label);
  if (parts !== null) {
    const [, first = '', second = ''] = parts;
    const role = roleOf(second);
    if (role !== undefined) return { ...nameOf(first), role };
    const before = roleOf(first);
    if (before !== undefined) return { name: second.trim(), role: before };
  }
  if (DEPARTMENT.test(label)) return { name: label, role: 'agent' };
  const words = label.split(/\s+/);
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const role = roleOf(words.slice(0, count).join(' '));
    const rest = words.slice(count).join(' ');
    if (role !== undefined && /^[\p{Lu}@#\d]/u.test(rest)) return { name: rest, role };
  }
  // "Acme Support", "Negozio Assistenza": short words ("in", "out") say nothing at the end of a name.
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const role = last.length > 3 ? roleOf(last) : undefined;
  return { name: label, ...(role !== undefined && { role }) };
}

function nameOf(label: string): { name?: string } {
  return roleOf(label) === undefined ? { name: label.trim() } : {};
}

/** Gives roles to the labels of a file, conversation by conversation; what it once found out about a name stays. */
export class Speakers {
  readonly #context: ReadContext;
  readonly #known = new Map<string, Role>();
  #told = false;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** The role that the label alone, --agent or an earlier conversation gives; undefined where none does. */
  roleOf(label: string): Role | undefined {
    const { agents } = this.#context.options;
    const { name, role } = speakerOf(label);
    return isNamedAgent(name ?? label, agents) || isNamedAgent(label, agents) ? 'agent' : (role ?? this.#known.get(label));
  }

  /** How many speakers have been given a role. */
  get known(): number {
    return this.#known.size;
  }

  /** A name whose role another sign gave away, such as the file's title. */
  learn(label: string, role: Role): void {
    this.#known.set(label, role);
  }

  /**
   * The roles of one conversation's labels, in the order in which they first speak.
   * Of two speakers of whom nothing is known the first is taken for the customer, with a `guessed-roles` note;
   * of more, those of whom nothing is known are left out of the result.
   */
  resolve(labels: readonly string[], line: number): ReadonlyMap<string, Role> {
    const { agents } = this.#context.options;
    const roles = new Map<string, Role>();
    const unknown: string[] = [];
    for (const label of new Set(labels)) {
      const found = this.roleOf(label);
      if (found === undefined) unknown.push(label);
      else {
        roles.set(label, found);
        this.#known.set(label, found);
      }
    }
    const sides = new Set(roles.values());
    const [first, second] = unknown;
    if (agents.length > 0 || (sides.has('agent') && !sides.has('customer'))) this.#settle(unknown, 'customer', roles);
    else if (sides.has('customer') && !sides.has('agent') && unknown.length === 1) this.#settle(unknown, 'agent', roles);
    else if (first !== undefined && second !== undefined && unknown.length === 2 && sides.size === 0) {
      this.#settle([first], 'customer', roles);
      this.#settle([second], 'agent', roles);
      this.note(first, second, line);
    }
    return roles;
  }

  /** Says once for a file how roles were guessed. */
  note(customer: string, agent: string, line: number): void {
    if (this.#told) return;
    this.#told = true;
    const message = `"${customer}" was taken for the customer and "${agent}" for the agent.`;
    const remedy = `If that is wrong, name the team with --agent "${customer}".`;
    this.#context.diagnose({ code: 'guessed-roles', level: 'note', line, message: `${message} ${remedy}` });
  }

  #settle(labels: readonly string[], role: Role, roles: Map<string, Role>): void {
    for (const label of labels) {
      roles.set(label, role);
      this.#known.set(label, role);
    }
  }
}

/** Nobody in the file could be given a role. */
export function unknownSpeakers(path: string, labels: readonly string[], line: number): UserError {
  const names = labels.slice(0, 5).map((label) => `"${label}"`);
  return new UserError('unknown-roles', `Nothing tells who of the ${labels.length} speakers (${names.join(', ')}) is the team.`, {
    path,
    line,
    hint: `Name the team, as in --agent ${names[0] ?? '"Support"'}.`,
  });
}
