/** How exports name the things that a message and a canned response have. */

export type MessageField =
  | 'conversation'
  | 'id'
  | 'role'
  | 'author'
  | 'at'
  | 'text'
  | 'channel'
  | 'language'
  | 'internal'
  | 'subject'
  | 'attachments';
export type CannedField = 'id' | 'title' | 'text' | 'language' | 'tags';

/** Synonyms in falling order of trust, in the normal form of `keyOf`. */
export type Synonyms<F extends string> = Readonly<Record<F, readonly string[]>>;

export const MESSAGE_FIELDS: Synonyms<MessageField> = {
  conversation: [
    'conversation',
    'conversationid',
    'convid',
    'conv',
    'threadid',
    'ticketid',
    'ticketnumber',
    'ticket',
    'caseid',
    'casenumber',
    'chatid',
    'sessionid',
    'dialogueid',
    'dialogid',
    'thread',
    'root',
    'idconversazione',
    'conversazione',
    'numeroticket',
  ],
  id: ['id', 'messageid', 'msgid', 'tweetid', 'commentid', 'uuid', 'utteranceid', 'idmessaggio'],
  role: [
    'role',
    'sendertype',
    'authortype',
    'sendertyperole',
    'senderrole',
    'authorrole',
    'direction',
    'isagent',
    'fromagent',
    'inbound',
    'incoming',
    'isinbound',
    'isincoming',
    'iscustomer',
    'fromcustomer',
    'outbound',
    'outgoing',
    'sender',
    'from',
    'speaker',
    'participant',
    'ruolo',
    'mittente',
    'direzione',
    'type',
  ],
  author: [
    'author',
    'authorname',
    'agentname',
    'fromname',
    'sendername',
    'name',
    'username',
    'user',
    'authorid',
    'autore',
    'nome',
    'operatore',
    'speakername',
    'displayname',
  ],
  at: [
    'at',
    'createdat',
    'timestamp',
    'sentat',
    'datetime',
    'time',
    'date',
    'ts',
    'created',
    'createddate',
    'createdon',
    'senton',
    'data',
    'ora',
    'dataora',
    'datainvio',
  ],
  text: [
    'text',
    'plainbody',
    'bodytext',
    'messagebody',
    'messagetext',
    'body',
    'message',
    'msg',
    'content',
    'comment',
    'utterance',
    'reply',
    'value',
    'transcript',
    'testo',
    'messaggio',
    'contenuto',
    'risposta',
  ],
  channel: ['channel', 'source', 'platform', 'medium', 'canale'],
  language: ['language', 'lang', 'locale', 'languagecode', 'lingua'],
  internal: ['internal', 'isinternal', 'private', 'isprivate', 'internalnote', 'isnote', 'interno', 'notainterna'],
  subject: ['subject', 'topic', 'oggetto'],
  attachments: ['attachments', 'hasattachments', 'attachment', 'files', 'allegati'],
};

export const CANNED_FIELDS: Synonyms<CannedField> = {
  id: ['id', 'shortcut', 'shortcode', 'trigger', 'abbreviation', 'abbr', 'keyword', 'key', 'slug', 'code', 'cannedid'],
  title: ['title', 'name', 'label', 'subject', 'titolo', 'nome'],
  text: [
    'text',
    'body',
    'content',
    'reply',
    'response',
    'message',
    'replace',
    'snippet',
    'bodytext',
    'plaintext',
    'template',
    'testo',
    'risposta',
  ],
  language: ['language', 'lang', 'locale', 'languagecode', 'lingua'],
  tags: ['tags', 'tag', 'labels', 'folder', 'category', 'categories', 'categoria', 'etichette'],
};

/** One spelling for a key or column name: `Case Number`, `case_number` and `caseNumber` are the same. */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Finds which of an export's names stands for which field: once for a CSV header, cheaply for each of a million objects. */
export class FieldFinder<F extends string> {
  /** The user's own names (`--map`) by field. */
  readonly #mapped: Readonly<Record<string, string>>;
  readonly #rank = new Map<string, { readonly field: F; readonly rank: number }>();
  readonly #seen = new Map<string, { readonly field: F; readonly rank: number } | undefined>();

  /** `map` is `options.map`: a mapped field is taken under that name only. */
  constructor(synonyms: Synonyms<F>, map: Readonly<Record<string, string>> = {}) {
    this.#mapped = map;
    for (const [field, names] of Object.entries(synonyms) as [F, readonly string[]][]) {
      if (map[field] !== undefined) continue;
      names.forEach((name, rank) => {
        const known = this.#rank.get(name);
        if (known === undefined || rank < known.rank) this.#rank.set(name, { field, rank });
      });
    }
    for (const [field, name] of Object.entries(map))
      if (Object.hasOwn(synonyms, field)) this.#seen.set(name, { field: field as F, rank: -1 });
  }

  /** The field that a name stands for; undefined for a name that is none of ours. */
  fieldOf(name: string): F | undefined {
    return this.#look(name)?.field;
  }

  /** For every field that is there, the name it has: the most trusted one, and the first of equals. */
  assign(names: Iterable<string>): Partial<Record<F, string>> {
    const found: Partial<Record<F, string>> = {};
    const ranks: Partial<Record<F, number>> = {};
    for (const name of names) {
      const hit = this.#look(name);
      if (hit === undefined || (ranks[hit.field] ?? Number.POSITIVE_INFINITY) <= hit.rank) continue;
      found[hit.field] = name;
      ranks[hit.field] = hit.rank;
    }
    return found;
  }

  /** Mapped names that are not among `names`, with their field: the user's typing errors. */
  missing(names: readonly string[]): { readonly field: string; readonly name: string }[] {
    return Object.entries(this.#mapped)
      .filter(([, name]) => !names.includes(name))
      .map(([field, name]) => ({ field, name }));
  }

  #look(name: string): { readonly field: F; readonly rank: number } | undefined {
    if (this.#seen.has(name)) return this.#seen.get(name);
    const hit = this.#rank.get(keyOf(name));
    // Objects that use data as keys must not grow the cache without end.
    if (this.#seen.size < 5000) this.#seen.set(name, hit);
    return hit;
  }
}
