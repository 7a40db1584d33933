import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { mappedBody, plainBody } from '../shared/body.ts';
import { Chat, type Said } from '../shared/chat.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, itemsOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { type Markup, withoutMarkup } from '../shared/markup.ts';
import { isObject } from '../shared/record.ts';
import type { Person } from '../shared/sides.ts';
import { isoTime } from '../shared/time.ts';
import { takeoutTime } from './time.ts';

/** Addresses that anybody can have. */
const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|libero|virgilio|alice|tiscali|tin|orange|free|laposte|t-online|uol|bol|terra)\.(?:[a-z]{2,3})(?:\.[a-z]{2})?$/;

const MARKUP: Markup = {
  pattern: new RegExp(
    [
      '```\\n?(?<block>[\\s\\S]*?)\\n?```',
      '`(?<code>[^`\\n]+)`',
      String.raw`(?<![\p{L}\p{N}*])\*(?=[^\s*])(?<bold>[^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])`,
      String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(?<italic>[^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])`,
      String.raw`(?<![\p{L}\p{N}~])~(?=[^\s~])(?<struck>[^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])`,
    ].join('|'),
    'dgu',
  ),
  meaning({ groups = {} }) {
    const group = Object.keys(groups).find((name) => groups[name] !== undefined);
    return group === undefined ? '' : { group, verbatim: group === 'block' || group === 'code' };
  },
};

/** The messages of one space or of one conversation of two. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const all: Said[] = [];
  for await (const record of jsonRecords(source, context, ['messages'])) {
    for (const item of itemsOf(record, ['messages'])) {
      const said = saidOf(item, source.path, context);
      if (said !== undefined) all.push(said);
    }
  }
  if (all.length === 0) context.diagnose({ code: 'no-messages', message: 'The file holds no messages.', level: 'note' });
  const name = await nameOf(source, context);
  const facts = { id: folderOf(source.path), path: source.path, channel: 'google-chat', subject: name };
  const chat = new Chat(facts, context);
  for (const said of withRoles(all, context)) yield* chat.take(said);
  yield* chat.end();
}

/** Every space has a folder, and in it a file of the same name. */
function folderOf(path: string): string {
  const [file = '', folder] = path.split(/[/\\]/).toReversed();
  return file === 'messages.json' && folder !== undefined && folder !== '' ? folder : stemOf(path);
}

async function nameOf(source: Source, context: ReadContext): Promise<string | undefined> {
  const info = await source.family?.open('group_info.json');
  if (info === undefined) return undefined;
  try {
    for await (const { value } of jsonRecords(info, { ...context, diagnose() {} }, [])) if (isObject(value)) return wordAt(value, 'name');
  } catch {
    context.diagnose({ code: 'side-file', message: `${info.path} could not be read: the space has no name.`, level: 'note' });
  }
  return undefined;
}

function saidOf({ record, path: at, value }: Item, path: string, context: ReadContext): Said | undefined {
  const creator = isObject(value) ? value['creator'] : undefined;
  const isDeleted = isObject(value) && (value['message_state'] === 'DELETED' || isObject(value['deletion_metadata']));
  if (!isObject(value) || (!isObject(creator) && !isDeleted)) {
    reportLost(context, record, at, 'bad-record', 'This message has no "creator".');
    return undefined;
  }
  const { text } = value;
  const created = wordAt(value, 'created_date');
  const files = value['attached_files'];
  return {
    id: wordAt(value, 'message_id'),
    by: isObject(creator) ? personOf(creator) : undefined,
    at: created === undefined ? undefined : (takeoutTime(created) ?? isoTime(created, undefined)),
    body: typeof text === 'string' ? mappedBody(record, [...at, 'text'], withoutMarkup(text, MARKUP)) : plainBody(record, at, ''),
    hidden: isDeleted ? 'deleted' : undefined,
    attachments: Array.isArray(files) && files.length > 0,
    thread: wordAt(value, 'topic_id'),
    path,
  };
}

function personOf(creator: Readonly<Record<string, unknown>>): Person {
  const email = wordAt(creator, 'email')?.toLowerCase();
  const name = wordAt(creator, 'name') ?? email ?? 'somebody';
  const isBot = /bot|app/i.test(String(creator['user_type'] ?? ''));
  const domain = email?.split('@').at(-1);
  const aliases = [email, domain].filter((word) => word !== undefined);
  return { id: email ?? name, name, aliases, role: isBot ? 'bot' : undefined };
}

const domainOf = ({ by }: Said): string | undefined => (by?.role === undefined ? by?.aliases?.[1] : undefined);

/** People of the only company in a space are the team; where everybody is of it, they are colleagues. Other companies do not tell who is who. */
function* withRoles(all: readonly Said[], context: ReadContext): Generator<Said> {
  const domains = new Set(all.map(domainOf).filter((domain) => domain !== undefined));
  const [company, other] = [...domains].filter((domain) => !FREE_MAIL.test(domain));
  const isClear = context.options.agents.length === 0 && company !== undefined && other === undefined;
  const isInternal = isClear && domains.size === 1 && all.every((said) => said.by?.role !== undefined || domainOf(said) === company);
  if (isClear) {
    const message = isInternal
      ? `Everybody who writes is of ${company}: this is taken for talk among colleagues, and not judged.`
      : `The people of ${company} were taken for the team.`;
    const remedy = 'If that is wrong, name the team with --agent, by names or addresses.';
    context.diagnose({ code: 'guessed-roles', level: 'note', line: 1, message: `${message} ${remedy}` });
  }
  for (const said of all) {
    const domain = domainOf(said);
    if (!isClear || said.by === undefined || domain === undefined) yield said;
    else {
      const role = domain === company ? 'agent' : 'customer';
      yield { ...said, by: { ...said.by, role }, hidden: said.hidden ?? (isInternal ? 'internal' : undefined) };
    }
  }
}
