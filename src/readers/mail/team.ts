/** Who of the people in a mailbox is the team, where nobody says it. */

import type { ReadContext } from '../reader.ts';
import { isNamedAgent } from '../shared/roles.ts';
import type { Mail, Person } from './message.ts';
import { isAnswer } from './subject.ts';

/** Domains at which everybody can have an address: there a person is an address, not a domain. */
const FREE =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|email|proton|protonmail|pm|fastmail|libero|virgilio|tiscali|tiscalinet|alice|tin|inwind|iol|fastwebnet|orange|wanadoo|free|laposte|sfr|neuf|t-online|freenet|arcor|terra|telefonica|uol|bol|ig|sapo|yandex|qq|163|zoho)\.(?:com|co|net|org|it|de|fr|es|pt|br|at|ch|be|nl|eu|uk|me|ru|ie)(?:\.[a-z]{2})?$/;
/** Addresses of a desk. */
const DESK =
  /^(?:support|help|helpdesk|service|kundenservice|kundendienst|customer[._-]?(?:service|care|support)|care|info|contact|hello|ciao|assistenza(?:clienti)?|servizio[._-]?clienti|clienti|aiuto|hilfe|kontakt|sav|aide|contacto|ayuda|soporte|atencion|suporte|ajuda|apoio|orders?|ordini|shop|sales|returns|resi|billing)(?:[._+-].*)?@/;
/** Addresses that a program writes from. */
const MACHINE =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|non[._-]?rispondere|wordpress|www-data|webmaster|website|web-?forms?|forms?|contact-?form)(?:[._+-].*)?@/;

interface Tally {
  /** Threads in which it takes part, which it begins, and in which it answers. */
  threads: number;
  begins: number;
  answers: number;
  desk: boolean;
}

export class Team {
  readonly #context: ReadContext;
  readonly #members = new Set<string>();
  #decided = false;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  has({ name, address }: Person): boolean {
    const { agents } = this.#context.options;
    if (agents.length > 0) return agents.some((agent) => isAt(address, agent)) || (name !== '' && isNamedAgent(name, agents));
    return this.#members.has(address) || this.#members.has(domainOf(address));
  }

  /** True for an address that no person writes from. */
  isMachine({ address }: Person): boolean {
    return MACHINE.test(address);
  }

  /** Guesses the team, once for a run, from the threads read so far; says so in a note. */
  decide(threads: Iterable<{ readonly mails: readonly Mail[] }>): void {
    if (this.#decided || this.#context.options.agents.length > 0) return;
    this.#decided = true;
    const held = [...threads].map(({ mails }) => mails);
    const written = held.map((mails) => mails.filter(({ automatic }) => !automatic)).filter((mails) => mails.length > 0);
    // Newsletters and failed deliveries say little of who answers whom.
    const all = written.length > 0 ? written : held;
    const domains = new Set(all.flatMap((mails) => mails.flatMap((mail) => partiesOf(mail).map(({ address }) => domainOf(address)))));
    // Colleagues who help colleagues: the domain tells nobody apart.
    const entityOf = (address: string): string => (domains.size === 1 || FREE.test(domainOf(address)) ? address : domainOf(address));
    const tallies = tally(all, entityOf);
    const ranked = [...tallies].sort(
      ([nameA, a], [nameB, b]) =>
        b.threads - a.threads ||
        Number(b.desk) - Number(a.desk) ||
        b.answers - a.answers ||
        a.begins - b.begins ||
        (nameA < nameB ? -1 : 1),
    );
    const owner = ownerOf(all, entityOf, tallies);
    const chosen = owner ?? ranked[0]?.[0];
    if (chosen === undefined) return;
    this.#members.add(chosen);
    const other = ranked.find(([name]) => name !== chosen)?.[0] ?? 'example.com';
    const count = tallies.get(chosen)?.threads ?? 0;
    const first = held
      .flat()
      .reduce<Mail | undefined>((least, mail) => (least === undefined || mail.order < least.order ? mail : least), undefined);
    const why = owner === undefined ? `which takes part in ${count} of ${all.length} conversations` : 'whose mailbox this seems to be';
    this.#context.diagnose({
      code: 'guessed-roles',
      level: 'note',
      line: first?.line ?? 1,
      message: `${chosen} was taken for the team, ${why}. If that is wrong, name the team with --agent "${other.includes('@') ? other : `@${other}`}".`,
    });
  }
}

function tally(all: readonly (readonly Mail[])[], entityOf: (address: string) => string): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const mails of all) {
    const writers = mails.map(({ from }) => entityOf(from.address));
    const [first] = mails;
    // Of a thread whose first mail is missing, the one that is left is an answer.
    const begun = first === undefined || first.answers.length > 0 || isAnswer(first.subject) ? undefined : writers[0];
    const seen = new Set<string>();
    for (const { address } of mails.flatMap(partiesOf)) {
      const entity = entityOf(address);
      const one = tallies.get(entity) ?? { threads: 0, begins: 0, answers: 0, desk: false };
      tallies.set(entity, one);
      one.desk ||= DESK.test(address);
      if (seen.has(entity)) continue;
      seen.add(entity);
      one.threads += 1;
      if (entity === begun) one.begins += 1;
      else if (writers.includes(entity)) one.answers += 1;
    }
  }
  return tallies;
}

/** Whose mailbox it is: who sent what lies under the sent mails, else whom the mails were delivered to. */
function ownerOf(
  all: readonly (readonly Mail[])[],
  entityOf: (address: string) => string,
  tallies: ReadonlyMap<string, Tally>,
): string | undefined {
  const mails = all.flat();
  const sent = mails.filter(({ folder }) => folder === 'sent' || folder === 'draft').map(({ from }) => from.address);
  const delivered = mails.flatMap(({ deliveredTo }) => deliveredTo ?? []);
  for (const addresses of [sent, delivered]) {
    const votes = new Map<string, number>();
    for (const address of addresses) votes.set(entityOf(address), (votes.get(entityOf(address)) ?? 0) + 1);
    const [first] = [...votes].sort(([, a], [, b]) => b - a);
    if (first !== undefined && (tallies.get(first[0])?.threads ?? 0) * 2 >= all.length) return first[0];
  }
  return undefined;
}

const partiesOf = ({ from, recipients }: Mail): readonly Person[] => [from, ...recipients];

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** True where an address is the one of `--agent`, or at its domain (`@example.com`, `example.com`) or below it. */
function isAt(address: string, agent: string): boolean {
  const wanted = agent.trim().toLowerCase();
  if (/^[^@\s]+@[^@\s]+$/.test(wanted)) return address === wanted;
  if (!/^@?[^@\s]+\.[^@\s]+$/.test(wanted)) return false;
  const domain = wanted.replace(/^@/, '');
  return domainOf(address) === domain || domainOf(address).endsWith(`.${domain}`);
}
