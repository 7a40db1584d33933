import type { Conversation, Message, Position } from '../../model/index.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { ReadContext } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Group, Grouping, splitNote } from '../shared/grouping.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { inOrderOfTime } from '../shared/time.ts';
import { type ConversationShape, Shapes } from './fields.ts';
import { readMessage } from './message.ts';
import type { SitedMessage } from './site.ts';

type About = Readonly<Partial<Record<'channel' | 'language' | 'subject', string>>>;

/** A message that stands alone in the file and names its conversation. */
interface Single {
  readonly site: SitedMessage;
  readonly about: About;
}

/** Turns the records of one file into conversations. */
export class Interpreter {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #shapes: Shapes;
  readonly #grouping = new Grouping<Single>();
  #saidNumbered = false;
  #saidOne = false;
  /** Messages that were read, and records that were lost. */
  messages = 0;
  lost = 0;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#shapes = new Shapes(context.options.map);
    this.#context = {
      options: context.options,
      skip: (reason, count) => context.skip(reason, count),
      diagnose: (diagnostic) => {
        if (diagnostic.level !== 'note') this.lost += 1;
        context.diagnose(diagnostic);
      },
    };
  }

  /** The conversations that a record is, holds or completes; single messages are kept for `rest`. */
  *take(record: DataRecord): Generator<Conversation> {
    yield* this.#value(record, [], record.value, String(record.record));
  }

  /** Conversations put together from single messages, as far as memory did not force them out before (`Grouping`). */
  *rest(): Generator<Conversation> {
    const groups = this.#grouping.end();
    splitNote(this.#grouping, this.#context);
    for (const group of groups) yield this.#together(group);
  }

  #together({ id, rows }: Group<Single>): Conversation {
    const sited = rows.map(({ site }) => site);
    const about: About = Object.assign({}, ...rows.map((row) => row.about).toReversed());
    const sites = new Map(sited.map((site) => [site.message, site]));
    const messages = inOrderOfTime(this.#once(sited).map(({ message }) => message));
    const ordered = messages.flatMap((message) => sites.get(message) ?? []);
    return { id, path: this.#path, ...about, messages, locate: locator(ordered) };
  }

  /** Without those that come twice, as in overlapping pages of an export. */
  #once(sited: readonly SitedMessage[]): readonly SitedMessage[] {
    const texts = new Map<string, string>();
    return sited.filter(({ message: { id, text } }) => {
      if (texts.get(id) === text) {
        this.#context.skip('duplicate');
        return false;
      }
      texts.set(id, text);
      return true;
    });
  }

  /** `--map` names that occurred nowhere. */
  unseenNames(): ReturnType<Shapes['unseen']> {
    return this.#shapes.unseen();
  }

  /** `name` numbers a conversation that has no id. */
  *#value(record: DataRecord, path: KeyPath, value: unknown, name: string): Generator<Conversation> {
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every((item) => isObject(item) && this.#isMessage(item))) {
        const conversation = this.#conversation(record, path, {}, this.#shapes.conversation({}), value, path, name);
        if (conversation !== undefined) yield conversation;
      } else if (!value.some((item) => typeof item === 'object' && item !== null)) {
        if (value.length > 0) this.#lose(record, path, 'not-an-object', 'This record is a list without conversations or messages.');
      } else for (const [index, item] of value.entries()) yield* this.#value(record, [...path, index], item, `${name}.${index + 1}`);
      return;
    }
    if (!isObject(value)) {
      this.#lose(record, path, 'not-an-object', 'This record is no object with "messages".');
      return;
    }
    const shape = this.#shapes.conversation(value);
    const { list } = shape;
    const items = list === undefined ? undefined : value[list];
    if (list !== undefined && Array.isArray(items)) {
      // An empty page of conversations is no conversation.
      if (items.length === 0 && list !== 'messages') return;
      const first = items.find(isObject);
      if (first !== undefined && !this.#isMessage(first) && this.#shapes.conversation(first).list !== undefined) {
        for (const [index, item] of items.entries()) yield* this.#value(record, [...path, list, index], item, `${name}.${index + 1}`);
        return;
      }
      const conversation = this.#conversation(record, path, value, shape, items, [...path, list], name);
      if (conversation !== undefined) yield conversation;
      return;
    }
    if (this.#isMessage(value)) yield* this.#single(record, path, value);
    else yield* this.#map(record, path, value);
  }

  /** A map of conversations by id, as people write it in YAML. */
  *#map(record: DataRecord, path: KeyPath, value: Record<string, unknown>): Generator<Conversation> {
    const entries = Object.entries(value);
    const mapped =
      entries.length > 0 &&
      entries.every(([, item]) => Array.isArray(item) || (isObject(item) && this.#shapes.conversation(item).list !== undefined));
    if (mapped) {
      for (const [id, item] of entries) yield* this.#value(record, [...path, id], item, id);
      return;
    }
    const keys = Object.keys(value);
    const hint = didYouMean('messages', keys) || ` Its keys are ${keys.slice(0, 12).join(', ') || 'none'}.`;
    this.#lose(record, path, 'not-a-conversation', `This record has no "messages" and no text.${hint}`);
  }

  #isMessage(value: Record<string, unknown>): boolean {
    const { fields } = this.#shapes.message(value);
    return (fields.text !== undefined && !Array.isArray(value[fields.text])) || fields.role !== undefined;
  }

  #conversation(
    record: DataRecord,
    path: KeyPath,
    value: Record<string, unknown>,
    { fields, rest }: ConversationShape,
    items: readonly unknown[],
    listPath: KeyPath,
    name: string,
  ): Conversation | undefined {
    const sited: SitedMessage[] = [];
    const starts = this.#starts(record, items);
    items.forEach((item, index) => {
      const itemPath = [...listPath, index];
      const site = readMessage(record, itemPath, item, this.#shapes, this.#context, () => this.#numbered(record, index), starts?.[index]);
      if (site !== undefined) sited.push(site);
    });
    this.messages += sited.length;
    if (sited.length === 0 && items.length > 0) return undefined;
    const id = fields.id === undefined ? undefined : idAt(record, [...path, fields.id], value[fields.id]);
    const conversation: { -readonly [K in keyof Conversation]: Conversation[K] } = {
      id: id ?? this.#nameFor(name),
      path: this.#path,
      messages: sited.map(({ message }) => message),
      locate: locator(sited),
    };
    const { channel, language, subject } = fields;
    if (channel !== undefined && typeof value[channel] === 'string') conversation.channel = value[channel];
    if (language !== undefined && typeof value[language] === 'string') conversation.language = value[language];
    if (subject !== undefined && typeof value[subject] === 'string') conversation.subject = value[subject];
    if (rest.length > 0) conversation.meta = Object.fromEntries(rest.map((key) => [key, value[key]]));
    return conversation;
  }

  /** Where the messages' texts start, if all of them are plain strings under one key that occurs nowhere else in the record. */
  #starts(record: DataRecord, items: readonly unknown[]): readonly Position[] | undefined {
    let key: string | undefined;
    for (const item of items) {
      const name: string | undefined = isObject(item) ? this.#shapes.message(item).fields.text : undefined;
      if (name === undefined || (key !== undefined && name !== key) || !isObject(item) || typeof item[name] !== 'string') return undefined;
      key = name;
    }
    return key === undefined ? undefined : record.starts?.(key, items.length);
  }

  *#single(record: DataRecord, path: KeyPath, value: Record<string, unknown>): Generator<Conversation> {
    const { fields } = this.#shapes.message(value);
    const stated = fields.conversation === undefined ? undefined : idAt(record, [...path, fields.conversation], value[fields.conversation]);
    if (stated === undefined && !this.#saidOne) {
      this.#saidOne = true;
      this.#context.diagnose({
        code: 'one-conversation',
        message: 'No key names the conversation, so the messages are read as one. Use --map conversation=KEY if there is such a key.',
        line: record.line,
        level: 'note',
      });
    }
    const id = stated ?? stemOf(this.#path);
    const [start] = this.#starts(record, [value]) ?? [];
    const name = (): string => this.#numbered(record, this.#grouping.rowsOf(id));
    const site = readMessage(record, path, value, this.#shapes, this.#context, name, start);
    if (site === undefined) return;
    this.messages += 1;
    record.release?.();
    const about: Partial<Record<keyof About, string>> = {};
    for (const key of ['channel', 'language', 'subject'] as const) {
      const name = fields[key];
      if (name !== undefined && typeof value[name] === 'string') about[key] = value[name];
    }
    for (const group of this.#grouping.add(id, { site, about }, site.message.text.length)) yield this.#together(group);
  }

  #numbered(record: DataRecord, index: number): string {
    if (!this.#saidNumbered) {
      this.#saidNumbered = true;
      this.#context.diagnose({
        code: 'numbered-messages',
        message: 'Messages have no "id"; they are called m1, m2 ... by their place in the conversation.',
        line: record.line,
        level: 'note',
      });
    }
    return `m${index + 1}`;
  }

  #nameFor(name: string): string {
    return /^[\d.]+$/.test(name) ? `${stemOf(this.#path)}#${name}` : name;
  }

  #lose(record: DataRecord, path: KeyPath, code: string, message: string): void {
    this.#context.diagnose({ code, message, line: record.place(path, 0).line, record: record.record, level: 'error' });
  }
}

/** Finds places by the message itself, or by its id where it was copied on the way. */
function locator(sited: readonly SitedMessage[]): (message: Message, offset: number) => Position {
  return (message, offset) => {
    const site = sited.find((one) => one.message === message) ?? sited.find((one) => one.message.id === message.id);
    return site?.locate(offset) ?? message.position;
  };
}
