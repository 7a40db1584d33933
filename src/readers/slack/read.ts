import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { Chat, type Said } from '../shared/chat.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, itemsOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import type { Markup } from '../shared/markup.ts';
import { isObject } from '../shared/record.ts';
import { Directory, mostFrequent } from './directory.ts';
import { mrkdwn } from './markup.ts';
import { type SlackMessage, slackMessage } from './message.ts';

const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.json$/;

/** One channel: all days of its folder. Threads go on for days, and who is from outside shows over all of it. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const directory = await Directory.of(source, context);
  const messages: SlackMessage[] = [];
  for await (const day of daysOf(source)) for await (const message of messagesOf(day, directory, context)) messages.push(message);
  if (messages.length === 0) context.diagnose({ code: 'no-messages', message: 'The file holds no messages.', level: 'note' });
  const chat = new Chat({ id: channelOf(source.path), path: source.path, channel: 'slack' }, context);
  for (const said of withRoles(messages, directory, context)) yield* chat.take(said);
  // Colleagues who talk among themselves look just like a customer with an agent: no guess here.
  const { sides } = chat;
  if (sides.hasUnknown && !sides.isSettled && !sides.has('customer')) throw sides.unknown();
  yield* chat.end();
}

/** The folder of the channel, or the name of a dump. */
function channelOf(path: string): string {
  const [name = '', folder] = path.split(/[/\\]/).toReversed();
  return DAY_FILE.test(name) && folder !== undefined ? folder : stemOf(path);
}

async function* daysOf(source: Source): AsyncGenerator<Source> {
  const name = source.path.split(/[/\\]/).at(-1) ?? '';
  const others = DAY_FILE.test(name) ? (source.family?.list('.') ?? []).filter((other) => DAY_FILE.test(other)) : [];
  for (const file of [name, ...others].sort()) {
    const day = file === name ? source : await source.family?.open(file);
    if (day !== undefined) yield day;
  }
}

async function* messagesOf(source: Source, directory: Directory, context: ReadContext): AsyncGenerator<SlackMessage> {
  const markup = mrkdwn(directory);
  for await (const record of jsonRecords(source, context, ['messages'])) {
    for (const item of itemsOf(record, ['messages'])) yield* threadOfItem(item, source.path, directory, markup, context);
    // A channel is held as a whole: its texts are enough for places.
    record.release();
  }
}

/** A message, with the replies that slackdump keeps inside of it. */
function* threadOfItem(
  { record, path, value }: Item,
  file: string,
  directory: Directory,
  markup: Markup,
  context: ReadContext,
): Generator<SlackMessage> {
  const replies = isObject(value) ? value['slackdump_thread_replies'] : undefined;
  const list = Array.isArray(replies) ? replies : [];
  const threaded = list.map((reply: unknown, index) => [[...path, 'slackdump_thread_replies', index], reply] as const);
  for (const [place, message] of [[path, value] as const, ...threaded]) {
    const read = slackMessage(record, place, message, file, directory, markup, context);
    if (read !== undefined) yield read;
  }
}

/**
 * Gives people the side of their workspace: the export's own is the team, guests and people of other workspaces are customers.
 * A channel in which nobody from outside wrote is talk among colleagues.
 */
function* withRoles(messages: readonly SlackMessage[], directory: Directory, context: ReadContext): Generator<Said> {
  const home = directory.home ?? mostFrequent(messages.flatMap(({ home: own }) => own ?? []));
  const isOutside = ({ team, isGuest }: SlackMessage): boolean => isGuest || (team !== undefined && team !== home);
  const wrote = messages.some((message) => message.said.by !== undefined && message.said.by.role === undefined && isOutside(message));
  const isKnown = home !== undefined && (wrote || directory.hasOutsiders(home));
  for (const message of messages) {
    const { said, team } = message;
    if (said.by === undefined || said.by.role !== undefined || !isKnown) yield said;
    else {
      const role = isOutside(message) ? 'customer' : team === undefined ? undefined : 'agent';
      const isInternal = !wrote && context.options.agents.length === 0;
      yield { ...said, by: { ...said.by, role }, hidden: said.hidden ?? (isInternal ? 'internal' : undefined) };
    }
  }
}
