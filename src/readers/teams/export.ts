import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { Chat, type Said } from '../shared/chat.ts';
import { type Item, itemsOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { idAt, isObject } from '../shared/record.ts';
import type { Person } from '../shared/sides.ts';
import { isoTime } from '../shared/time.ts';

const WRITTEN = /^(?:Text|RichText(?:\/Html)?)$/i;
const MEDIA = /^RichText\/(?:Media_|UriObject|Files|Location)/i;

/** The export of one account of Teams or Skype: whoever it belongs to is taken for the team. */
export async function* readExport(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const owner = /"userId"\s*:\s*"([^"]+)"/.exec(source.head)?.[1];
  if (owner !== undefined && context.options.agents.length === 0) {
    context.diagnose({
      code: 'guessed-roles',
      level: 'note',
      line: 1,
      message: `The owner of this export (${owner}) was taken for the agent, and all others for customers. If that is wrong, name the team with --agent.`,
    });
  }
  for await (const record of jsonRecords(source, context, ['conversations'])) {
    for (const item of itemsOf(record, ['conversations'])) yield* chatOf(item, owner, source.path, context);
  }
}

function* chatOf({ record, path, value }: Item, owner: string | undefined, file: string, context: ReadContext): Generator<Conversation> {
  const list = isObject(value) ? value['MessageList'] : undefined;
  if (!isObject(value) || !Array.isArray(list)) {
    reportLost(context, record, path, 'bad-record', 'This conversation has no "MessageList".');
    return;
  }
  const id = idAt(record, [...path, 'id'], value['id']) ?? `${record.record}`;
  const name = wordAt(value, 'displayName');
  const chat = new Chat({ id, path: file, channel: 'teams', subject: name }, context);
  for (const [index, message] of list.entries()) {
    const said = saidOf({ record, path: [...path, 'MessageList', index], value: message }, owner, name, context);
    if (said !== undefined) yield* chat.take(said);
  }
  yield* chat.end();
}

function saidOf(
  { record, path: at, value }: Item,
  owner: string | undefined,
  chat: string | undefined,
  context: ReadContext,
): Said | undefined {
  const type = isObject(value) ? wordAt(value, 'messagetype') : undefined;
  if (!isObject(value) || type === undefined) {
    reportLost(context, record, at, 'bad-record', 'This is no message: it has no "messagetype".');
    return undefined;
  }
  const isMedia = MEDIA.test(type);
  if (!WRITTEN.test(type) && !isMedia) {
    context.skip('event');
    return undefined;
  }
  const arrived = wordAt(value, 'originalarrivaltime');
  const properties = isObject(value['properties']) ? value['properties'] : {};
  return {
    id: idAt(record, [...at, 'id'], value['id']),
    by: personOf(value, owner, chat, context.options.agents.length === 0),
    at: arrived === undefined ? undefined : isoTime(arrived, undefined),
    body: isMedia ? plainBody(record, at, '') : bodyOf({ record, path: [...at, 'content'], value: value['content'] }, type),
    hidden: properties['deletetime'] === undefined || properties['deletetime'] === null ? undefined : 'deleted',
    attachments: isMedia || (Array.isArray(properties['files']) && properties['files'].length > 0),
  };
}

function bodyOf({ record, path, value }: Item, type: string): Body {
  if (typeof value !== 'string') return plainBody(record, path.slice(0, -1), '');
  return type.toLowerCase() === 'text' ? plainBody(record, path, value, { entities: true }) : htmlBody(record, path, value);
}

/** `8:` stands before people, `28:` before bots. A chat of two is called after the other one. */
function personOf(
  value: Readonly<Record<string, unknown>>,
  owner: string | undefined,
  chat: string | undefined,
  isGuessed: boolean,
): Person | undefined {
  const id = wordAt(value, 'from')?.replace(/^https?:.*\/contacts\//, '');
  if (id === undefined) return undefined;
  const name = wordAt(value, 'displayName', 'imdisplayname') ?? (id === owner || chat === undefined ? id : chat);
  const role = id.startsWith('28:') ? 'bot' : owner === undefined || !isGuessed ? undefined : id === owner ? 'agent' : 'customer';
  return { id, name, aliases: [id.replace(/^\d+:(?:live:)?/, '')], role };
}
