import { FieldFinder, keyOf, MESSAGE_FIELDS, type MessageField, type Synonyms } from '../shared/fields.ts';

type TranscriptField = MessageField | 'draft' | 'deleted';

const FIELDS: Synonyms<TranscriptField> = {
  ...MESSAGE_FIELDS,
  draft: ['draft', 'isdraft'],
  deleted: ['deleted', 'isdeleted', 'removed'],
};

const CONVERSATION_FIELDS: Synonyms<'id' | 'channel' | 'language' | 'subject'> = {
  id: ['id', ...MESSAGE_FIELDS.conversation],
  channel: MESSAGE_FIELDS.channel,
  language: MESSAGE_FIELDS.language,
  subject: [...MESSAGE_FIELDS.subject, 'title'],
};

/** Keys under which a conversation lists its messages, in falling order of trust. */
const MESSAGE_LISTS = [
  'messages',
  'turns',
  'utterances',
  'dialogue',
  'dialog',
  'transcript',
  'chat',
  'history',
  'log',
  'entries',
  'comments',
  'posts',
  'tweets',
  'conversation',
  'conversations',
  'thread',
  'items',
];

/** What the keys of one kind of message object mean. */
export interface MessageShape {
  readonly keys: readonly string[];
  readonly fields: Readonly<Partial<Record<TranscriptField, string>>>;
  /** The role's key in the normal form of `keyOf`. */
  readonly roleKey: string;
  /** Further keys that may name the speaker, such as `sender` beside `is_agent`. */
  readonly speakers: readonly string[];
  /** Keys that mean nothing to us. */
  readonly rest: readonly string[];
}

export interface ConversationShape {
  readonly list: string | undefined;
  readonly fields: Readonly<Partial<Record<'id' | 'channel' | 'language' | 'subject', string>>>;
  readonly rest: readonly string[];
}

/** Knows the meaning of keys; exports repeat one or two key lists, so what was found out once is kept. */
export class Shapes {
  readonly #map: Readonly<Record<string, string>>;
  readonly #message: FieldFinder<TranscriptField>;
  readonly #conversation: FieldFinder<'id' | 'channel' | 'language' | 'subject'>;
  readonly #known: MessageShape[] = [];
  /** Mapped names that no object had so far, by field. */
  readonly #unseen: Map<string, string>;
  #someKeys: readonly string[] = [];

  constructor(map: Readonly<Record<string, string>>) {
    const { conversation, id: _messageId, ...others } = map;
    this.#map = map;
    this.#message = new FieldFinder(FIELDS, map);
    this.#conversation = new FieldFinder(CONVERSATION_FIELDS, conversation === undefined ? others : { ...others, id: conversation });
    this.#unseen = new Map(Object.entries(map));
  }

  message(value: Record<string, unknown>): MessageShape {
    const keys = Object.keys(value);
    for (const shape of this.#known) if (sameKeys(shape.keys, keys)) return shape;
    const fields = this.#message.assign(keys);
    const used = new Set(Object.values(fields));
    const speakers = keys.filter((key) => !used.has(key) && this.#message.fieldOf(key) === 'role');
    const shape: MessageShape = {
      keys,
      fields,
      roleKey: fields.role === undefined ? '' : keyOf(fields.role),
      speakers,
      rest: keys.filter((key) => !used.has(key)),
    };
    this.#saw(keys);
    // Objects with data as keys would fill the list with shapes that never come again.
    if (this.#known.length < 16) this.#known.push(shape);
    return shape;
  }

  conversation(value: Record<string, unknown>): ConversationShape {
    const keys = Object.keys(value);
    const list = this.#listOf(value, keys);
    const fields = this.#conversation.assign(keys.filter((key) => key !== list && typeof value[key] !== 'object'));
    const used = new Set(Object.values(fields));
    this.#saw(keys);
    return { list, fields, rest: keys.filter((key) => key !== list && !used.has(key)) };
  }

  /** Mapped names that no record had, with the keys that one had instead. */
  unseen(): { readonly names: readonly (readonly [field: string, name: string])[]; readonly keys: readonly string[] } {
    return { names: [...this.#unseen], keys: this.#someKeys };
  }

  #listOf(value: Record<string, unknown>, keys: readonly string[]): string | undefined {
    const mapped = this.#map['messages'];
    if (mapped !== undefined) return Array.isArray(value[mapped]) ? mapped : undefined;
    if (Array.isArray(value['messages'])) return 'messages';
    let best: string | undefined;
    let bestRank = MESSAGE_LISTS.length;
    for (const key of keys) {
      const rank = Array.isArray(value[key]) ? MESSAGE_LISTS.indexOf(keyOf(key)) : -1;
      if (rank === -1 || rank >= bestRank) continue;
      best = key;
      bestRank = rank;
    }
    return best;
  }

  #saw(keys: readonly string[]): void {
    if (this.#unseen.size === 0) return;
    if (keys.length > this.#someKeys.length) this.#someKeys = keys;
    for (const [field, name] of this.#unseen) if (keys.includes(name)) this.#unseen.delete(field);
  }
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
