import type { ReadContext } from '../reader.ts';
import { mappedBody, plainBody } from '../shared/body.ts';
import type { Said } from '../shared/chat.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { type Markup, withoutMarkup } from '../shared/markup.ts';
import { type DataRecord, isObject, type KeyPath } from '../shared/record.ts';
import type { Person } from '../shared/sides.ts';
import { isoTime } from '../shared/time.ts';
import type { Directory } from './directory.ts';

/** A message with what it says about its author's workspace. */
export interface SlackMessage {
  readonly said: Said;
  /** The workspace that the author is of. */
  readonly team: string | undefined;
  /** The workspace of the export, where the message tells it from the author's. */
  readonly home: string | undefined;
  readonly isGuest: boolean;
}

/** Subtypes of what a person or an app wrote; all others are notices of Slack. */
const WRITTEN = new Set(['thread_broadcast', 'file_share', 'me_message', 'bot_message', 'file_comment', 'slackbot_response']);

/** Changes that exports with edit logs keep beside the messages. */
const CHANGES = new Set(['message_changed', 'message_deleted', 'message_replied']);

type Value = Readonly<Record<string, unknown>>;

/** Reads one message; undefined where it is none, which is counted. */
export function slackMessage(
  record: DataRecord,
  at: KeyPath,
  value: unknown,
  path: string,
  directory: Directory,
  markup: Markup,
  context: ReadContext,
): SlackMessage | undefined {
  const ts = isObject(value) ? wordAt(value, 'ts') : undefined;
  if (!isObject(value) || ts === undefined) {
    reportLost(context, record, at, 'bad-record', 'This is no message: it has no "ts".');
    return undefined;
  }
  const subtype = wordAt(value, 'subtype');
  if ((value['type'] ?? 'message') !== 'message' || CHANGES.has(subtype ?? '')) {
    context.skip('event');
    return undefined;
  }
  const { text } = value;
  const hasMore = ['files', 'attachments', 'blocks', 'file'].some((key) => isObject(value[key]) || filledList(value[key]));
  if (typeof text !== 'string' && !hasMore && subtype === undefined) {
    reportLost(context, record, at, 'no-text', 'This message has no "text".');
    return undefined;
  }
  const id = wordAt(value, 'user', 'bot_id');
  const team = wordAt(value, 'user_team', 'source_team', 'team') ?? (id === undefined ? undefined : directory.user(id)?.team);
  const stated = wordAt(value, 'team');
  const isNotice = subtype !== undefined && !WRITTEN.has(subtype);
  return {
    said: {
      id: ts,
      by: isNotice || id === undefined ? appOf(value, isNotice) : personOf(value, id, directory),
      at: isoTime(ts, undefined),
      body: typeof text === 'string' ? mappedBody(record, [...at, 'text'], withoutMarkup(text, markup)) : plainBody(record, at, ''),
      hidden: subtype === 'tombstone' ? 'deleted' : undefined,
      attachments: filledList(value['files']) || isObject(value['file']),
      thread: wordAt(value, 'thread_ts'),
      path,
    },
    team,
    home: stated !== undefined && stated !== team ? stated : undefined,
    isGuest: id !== undefined && directory.user(id)?.isGuest === true,
  };
}

const filledList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

/** Old integrations write without a user. */
function appOf(value: Value, isNotice: boolean): Person | undefined {
  const name = wordAt(value, 'username');
  return isNotice || name === undefined ? undefined : { id: name, name, role: 'bot' };
}

function personOf(value: Value, id: string, directory: Directory): Person {
  const known = directory.user(id);
  const profile = [value['user_profile'], value['bot_profile']].find(isObject) ?? {};
  const stated = wordAt(profile, 'display_name', 'real_name', 'name');
  const isBot = value['bot_id'] !== undefined || value['subtype'] === 'bot_message' || id === 'USLACKBOT' || known?.isBot === true;
  const username = wordAt(value, 'username');
  return {
    id,
    name: (isBot ? username : undefined) ?? known?.name ?? stated ?? id,
    aliases: [
      ...(known?.aliases ?? []),
      ...['display_name', 'real_name', 'name'].flatMap((key) => wordAt(profile, key) ?? []),
      username ?? '',
    ],
    role: isBot ? 'bot' : undefined,
  };
}
