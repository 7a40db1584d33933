import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { mappedBody } from '../shared/body.ts';
import { Chat, type Said } from '../shared/chat.ts';
import { csvRows, headerOf } from '../shared/csv-table.ts';
import { csvText } from '../shared/csv-text.ts';
import { advance } from '../shared/encoding.ts';
import { stemOf } from '../shared/file-name.ts';
import { itemsOf } from '../shared/items.ts';
import { jsonLayout, jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { withoutMarkup } from '../shared/markup.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';
import { DISCORD } from './markup.ts';
import { isStaffRole } from './staff.ts';

/** Kinds of messages that somebody wrote: 20 and 23 are the answers of apps. All others are notices of Discord. */
const WRITTEN = new Set(['Default', 'Reply', '0', '19', '20', '23']);

const PART = / \[part (\d+)\](?=\.[A-Za-z]+$)/;

/** One channel: the file and those that continue it. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const { id, name } = channelOf(source.head);
  const stem = stemOf(source.path.replace(PART, ''));
  const chat = new Chat({ id: id ?? stem, path: source.path, channel: 'discord', subject: name }, context);
  let count = 0;
  for await (const part of partsOf(source)) {
    const isJson = jsonLayout(part.head) !== undefined;
    for await (const said of isJson ? fromJson(part, context) : fromCsv(part, context)) {
      count += 1;
      yield* chat.take(said);
    }
  }
  if (count === 0) context.diagnose({ code: 'no-messages', message: 'The file holds no messages.', level: 'note' });
  yield* chat.end();
}

/** `X.json`, `X [part 2].json` ... in their order, whichever of them is opened first. */
async function* partsOf(source: Source): AsyncGenerator<Source> {
  const name = source.path.split(/[/\\]/).at(-1) ?? source.path;
  const base = name.replace(PART, '');
  const others = (source.family?.list('.') ?? []).filter((other) => other.replace(PART, '') === base);
  const numberOf = (file: string): number => Number(PART.exec(file)?.[1] ?? 1);
  for (const file of [name, ...others].sort((a, b) => numberOf(a) - numberOf(b))) {
    const part = file === name ? source : await source.family?.open(file);
    if (part !== undefined) yield part;
  }
}

/** The channel stands before the messages. */
function channelOf(head: string): { id?: string | undefined; name?: string | undefined } {
  const text = /"channel"\s*:\s*(\{[^{}]*\})/.exec(head)?.[1];
  if (text === undefined) return {};
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    return { id: wordAt(value, 'id'), name: wordAt(value, 'name') };
  } catch {
    return {};
  }
}

async function* fromJson(source: Source, context: ReadContext): AsyncGenerator<Said> {
  for await (const record of jsonRecords(source, context, ['messages'])) {
    for (const { path, value } of itemsOf(record, ['messages'])) yield* saidOf(record, path, value, source.path, context);
  }
}

function* saidOf(record: DataRecord, at: KeyPath, value: unknown, path: string, context: ReadContext): Generator<Said> {
  const author = isObject(value) ? value['author'] : undefined;
  if (!isObject(value) || typeof value['content'] !== 'string' || !isObject(author)) {
    reportLost(context, record, at, 'bad-record', 'This message has no "content" or no "author".');
    return;
  }
  const time = wordAt(value, 'timestamp');
  const lists = ['attachments', 'stickers'].map((key) => value[key]);
  yield {
    id: idAt(record, [...at, 'id'], value['id']),
    by: WRITTEN.has(String(value['type'] ?? 'Default')) ? personOf(record, [...at, 'author'], author) : undefined,
    at: time === undefined ? undefined : isoTime(time, undefined),
    body: mappedBody(record, [...at, 'content'], withoutMarkup(value['content'], DISCORD)),
    attachments: lists.some((list) => Array.isArray(list) && list.length > 0),
    path,
  };
}

function personOf(record: DataRecord, at: KeyPath, author: Readonly<Record<string, unknown>>): NonNullable<Said['by']> {
  const roles = Array.isArray(author['roles'])
    ? author['roles'].flatMap((role) => (isObject(role) ? (wordAt(role, 'name') ?? []) : []))
    : [];
  const name = wordAt(author, 'name') ?? 'somebody';
  return {
    id: idAt(record, [...at, 'id'], author['id']) ?? name,
    name: wordAt(author, 'nickname') ?? name,
    aliases: [name, `${name}#${String(author['discriminator'] ?? '')}`, ...roles],
    role: author['isBot'] === true ? 'bot' : roles.some(isStaffRole) ? 'agent' : undefined,
  };
}

async function* fromCsv(source: Source, context: ReadContext): AsyncGenerator<Said> {
  const header = headerOf(source, 'AuthorID,Author,Date,Content,Attachments,Reactions');
  const column = (name: string): number => header.names.indexOf(name);
  const [id, author, date, content, attachments] = ['AuthorID', 'Author', 'Date', 'Content', 'Attachments'].map(column);
  if (content === undefined || content < 0 || author === undefined || author < 0) {
    throw new UserError('missing-column', 'This table has no columns "Author" and "Content".', {
      path: source.path,
      line: header.line,
      hint: 'Export the channel with DiscordChatExporter, best as JSON.',
    });
  }
  for await (const row of csvRows(source, header, context)) {
    const cell = (index: number | undefined): string => row.values[index ?? -1]?.trim() ?? '';
    const place = csvText(row, content);
    const text = withoutMarkup(place.text, DISCORD);
    const name = cell(author).replace(/#\d{4}$/, '');
    yield {
      by: { id: cell(id) === '' ? name : cell(id), name, aliases: [cell(author)] },
      at: isoTime(cell(date), undefined),
      body: {
        text: text.text,
        locate: (offset) => {
          const inside = text.rawOffset(offset);
          return place.locate?.(inside) ?? advance(place.text, inside, place.position);
        },
      },
      attachments: cell(attachments) !== '',
      path: source.path,
    };
  }
}
