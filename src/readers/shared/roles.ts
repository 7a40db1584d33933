import type { Role } from '../../model/index.ts';

/** Words for who speaks, in normal form, with the forms that people write in transcripts. */
const WORDS: Readonly<Record<Role, readonly string[]>> = {
  agent: [
    'agent',
    'support',
    'supporter',
    'rep',
    'representative',
    'operator',
    'advisor',
    'adviser',
    'assistant',
    'gpt',
    'chatgpt',
    'bing',
    'bard',
    'model',
    'staff',
    'team',
    'admin',
    'csr',
    'teammate',
    'brand',
    'company',
    'outbound',
    'outgoing',
    'out',
    'sent',
    'helpdesk',
    'help desk',
    'support agent',
    'support team',
    'customer service',
    'customer care',
    'customer support',
    'live agent',
    'human agent',
    'service',
    'operatore',
    'operatrice',
    'assistenza',
    'assistenza clienti',
    'servizio clienti',
    'supporto',
    'agente',
    'consulente',
    'venditore',
    'azienda',
    'addetto',
    'addetta',
    'kundenservice',
    'kundendienst',
    'berater',
    'beraterin',
    'mitarbeiter',
    'mitarbeiterin',
    'soporte',
    'asesor',
    'asesora',
    'atencion al cliente',
    'operador',
    'operadora',
    'conseiller',
    'conseillere',
    'service client',
    'agent de support',
    'suporte',
    'atendente',
    'atendimento',
  ],
  customer: [
    'customer',
    'client',
    'user',
    'end user',
    'enduser',
    'visitor',
    'caller',
    'contact',
    'guest',
    'buyer',
    'shopper',
    'human',
    'requester',
    'consumer',
    'inbound',
    'incoming',
    'in',
    'received',
    'lead',
    'member',
    'passenger',
    'patient',
    'cliente',
    'utente',
    'visitatore',
    'visitatrice',
    'acquirente',
    'kunde',
    'kundin',
    'nutzer',
    'nutzerin',
    'besucher',
    'kaufer',
    'usuario',
    'usuaria',
    'visitante',
    'cliente final',
    'utilisateur',
    'utilisatrice',
    'visiteur',
    'cliente final',
    'usuario final',
  ],
  bot: [
    'bot',
    'chatbot',
    'virtual agent',
    'virtual assistant',
    'automated',
    'automatic',
    'auto',
    'ai',
    'ai agent',
    'fin',
    'risponditore',
    'assistente virtuale',
  ],
  system: ['system', 'event', 'activity', 'info', 'notification', 'developer', 'tool', 'function', 'sistema', 'systeme'],
};

const ROLE_OF = new Map(Object.entries(WORDS).flatMap(([role, words]) => words.map((word) => [word, role as Role] as const)));
/** Raw spelling to role: exports repeat a handful of spellings millions of times. */
const known = new Map<string, Role | undefined>();
const KNOWN_LIMIT = 1000;

/** The role that a word names ("Agent", "end-user", "Operatore", "Customer 2"); undefined where it names none, such as a person's name. */
export function roleOf(value: unknown): Role | undefined {
  if (typeof value !== 'string') return undefined;
  if (known.has(value)) return known.get(value);
  const role = ROLE_OF.get(normal(value));
  if (known.size < KNOWN_LIMIT) known.set(value, role);
  return role;
}

/** Every word that `roleOf` knows, for "did you mean". */
export const ROLE_WORDS: readonly string[] = [...ROLE_OF.keys()];

function normal(word: string): string {
  return word
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\s_\-.]+/g, ' ')
    .replace(/ ?#?\d+$/, '')
    .trim();
}

const TRUE = new Set(['true', '1', 'yes', 'y', 't', 'sì', 'si', 'vero', 'ja', 'oui', 'sim', 'sí']);
const FALSE = new Set(['false', '0', 'no', 'n', 'f', 'falso', 'nein', 'non', 'não', 'nao']);

/** A boolean as exports write it (`True`, `1`, `sì` ...); undefined for anything else. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : undefined;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}

/** Columns whose value is a yes or no about the side, by what yes means; names in the normal form of `keyOf`. */
const YES_IS: Readonly<Record<string, Role>> = {
  inbound: 'customer',
  incoming: 'customer',
  isinbound: 'customer',
  isincoming: 'customer',
  iscustomer: 'customer',
  fromcustomer: 'customer',
  isagent: 'agent',
  fromagent: 'agent',
  outbound: 'agent',
  outgoing: 'agent',
  isoutbound: 'agent',
  isoutgoing: 'agent',
  isstaff: 'agent',
};

/** The role that a column's value states, be it a word (`sender: agent`) or a yes or no (`inbound: True`). `key` in the form of `keyOf`. */
export function roleOfField(key: string, value: unknown): Role | undefined {
  const yes = YES_IS[key];
  if (yes !== undefined) {
    const answer = booleanOf(value);
    if (answer !== undefined) return answer ? yes : yes === 'customer' ? 'agent' : 'customer';
  }
  return roleOf(value);
}

/** True where `name` is one of the `--agent` names, compared without case, accents, a leading @ or ~ and outer blanks. */
export function isNamedAgent(name: string, agents: readonly string[]): boolean {
  if (agents.length === 0) return false;
  const wanted = nameKey(name);
  return agents.some((agent) => nameKey(agent) === wanted);
}

function nameKey(name: string): string {
  return name
    .trim()
    .replace(/^[@~]\s*/, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/g, ' ');
}
