import type { Conversation, Hidden, Message, Position, Role } from '../../model/index.ts';
import { type Packed, Packer, Unpacker } from './packed.ts';

/** A conversation to be judged. */
export interface Task {
  readonly conversation: Conversation;
  /** It is known to give no finding: it is walked without rules. */
  readonly clean: boolean;
}

const ROLES: readonly Role[] = ['customer', 'agent', 'bot', 'system'];
const HIDDEN: readonly (Hidden | undefined)[] = [undefined, 'internal', 'draft', 'deleted', 'empty'];
const NOWHERE: Position = { line: 0, column: 0 };

/**
 * Conversations for a thread that judges. What cannot be sent stays here: the way back from a text to its file. Places are sent for the
 * first messages of replies, which corpus facts keep.
 * @param all true where rules of plugins are on, which may look at anything: every place and the keys without a meaning go along
 */
export function packTasks(tasks: readonly Task[], all: boolean): Packed {
  const packer = new Packer();
  packer.list(tasks, ({ conversation, clean }) => {
    packer.number(clean ? 1 : 0);
    packer.text(conversation.id);
    packer.word(conversation.path);
    packer.word(conversation.channel);
    packer.word(conversation.language);
    packer.text(conversation.subject);
    packer.other(all ? conversation.meta : undefined);
    let team = false;
    packer.list(conversation.messages, (message) => {
      const seen = message.hidden === undefined && message.role !== 'system';
      const first = seen && message.role !== 'customer' && !team;
      if (seen) team = message.role !== 'customer';
      packMessage(packer, message, first || all, all);
    });
  });
  return packer.packed();
}

function packMessage(packer: Packer, message: Message, placed: boolean, all: boolean): void {
  packer.text(message.id);
  packer.number(ROLES.indexOf(message.role) * 2 + (message.attachments === true ? 1 : 0));
  packer.number(HIDDEN.indexOf(message.hidden));
  packer.word(message.author);
  packer.text(message.at);
  packer.text(message.text);
  packer.word(message.path);
  packer.other(all ? message.meta : undefined);
  const { line, column } = placed ? message.position : NOWHERE;
  packer.number(line);
  packer.number(column);
}

/**
 * The conversations as the judging thread sees them. Their `locate` gives, as line and column, the index of a message among its
 * conversation's and the offset: the thread that read them knows the rest (`unpackOutcomes`).
 */
export function unpackTasks(packed: Packed): Task[] {
  const from = new Unpacker(packed);
  return from.list(() => {
    const clean = from.number() === 1;
    const [id, path, channel, language, subject, meta] = [
      from.text(),
      from.word() ?? '',
      from.word(),
      from.word(),
      from.word(),
      from.other(),
    ];
    const messages = from.list(() => unpackMessage(from));
    const conversation: Conversation = {
      id,
      path,
      ...(channel === undefined ? {} : { channel }),
      ...(language === undefined ? {} : { language }),
      ...(subject === undefined ? {} : { subject }),
      messages,
      ...(meta === undefined ? {} : { meta: meta as NonNullable<Conversation['meta']> }),
      locate: (message, offset) => ({ line: messages.indexOf(message), column: offset }),
    };
    return { conversation, clean };
  });
}

function unpackMessage(from: Unpacker): Message {
  const id = from.text();
  const kind = from.number();
  const hidden = HIDDEN[from.number()];
  const author = from.word();
  const at = from.word();
  const text = from.text();
  const path = from.word();
  const meta = from.other();
  const message: { -readonly [K in keyof Message]: Message[K] } = {
    id,
    role: ROLES[kind >> 1] as Role,
    text,
    position: { line: from.number(), column: from.number() },
  };
  // Not by spreading: this runs for each of a million messages.
  if (author !== undefined) message.author = author;
  if (at !== undefined) message.at = at;
  if (hidden !== undefined) message.hidden = hidden;
  if (kind % 2 === 1) message.attachments = true;
  if (path !== undefined) message.path = path;
  if (meta !== undefined) message.meta = meta as NonNullable<Message['meta']>;
  return message;
}
