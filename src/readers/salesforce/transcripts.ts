import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import type { Post } from '../shared/posts.ts';
import { threadOf } from '../shared/posts.ts';
import { isNamedAgent, roleOf } from '../shared/roles.ts';
import { Speakers } from '../shared/speakers.ts';
import type { Row } from '../shared/table-row.ts';
import { partsOf, type Spoken } from './transcript-body.ts';

export const TRANSCRIPT_COLUMNS = {
  id: ['id', 'livechattranscriptid', 'chattranscriptid', 'name', 'chattranscriptname', 'chatkey'],
  key: ['chatkey'],
  body: ['body'],
  agent: ['ownername', 'ownerfullname', 'owneralias'],
  visitor: ['contactname', 'casecontactname', 'leadname', 'livechatvisitorname', 'visitorname'],
  case: ['caseid', 'casenumber'],
  start: ['starttime', 'requesttime'],
  deleted: ['isdeleted'],
};

/** Reads chat transcripts: a row is a chat, whose lines stand in one cell of HTML. */
export async function* readTranscripts(rows: AsyncIterable<Row>, path: string, context: ReadContext): AsyncGenerator<Conversation> {
  const speakers = new Speakers(context);
  const seen = new Set<string>();
  for await (const row of rows) {
    const id = row.get('id', 'key') ?? String(row.record);
    const { spoken, notices, agents, start } = partsOf(row);
    if (notices > 0) context.skip('notice', notices);
    if (spoken.length === 0) {
      if (row.get('body') === undefined) context.skip('empty');
      else if (notices === 0) {
        const message = 'This transcript has no line that begins with a time, as in "( 10s ) Name: text".';
        context.diagnose({ code: 'no-messages', message, line: row.line, record: row.record, level: 'error' });
      }
    } else if (seen.has(id)) context.skip('duplicate', spoken.length);
    else {
      const caseId = row.get('case');
      const roles = rolesOf(row, spoken, agents, speakers, context);
      const posts = spoken.map((one) => postOf(row, one, roles.get(one.name) ?? 'customer', start ?? startColumn(row)));
      yield threadOf({ id, path, channel: 'chat', meta: caseId === undefined ? undefined : { case: caseId } }, posts, context);
    }
    seen.add(id);
  }
}

function postOf(row: Row, { name, seconds, text, locate }: Spoken, role: Role, start: number | undefined): Post {
  const at = start === undefined ? undefined : new Date(start + seconds * 1000).toISOString().replace('.000Z', 'Z');
  const deleted = row.get('deleted') === 'true' || row.get('deleted') === '1';
  return { role, author: name, at, body: { text, locate }, hidden: deleted ? 'deleted' : undefined };
}

/** The column counts only where it has a zone. */
function startColumn(row: Row): number | undefined {
  const time = row.time('start');
  return time !== undefined && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(time) ? Date.parse(time) : undefined;
}

/** Who of the names in a chat is the team: those that the chat itself calls agents, the owner, `--agent`; then a guess. */
function rolesOf(
  row: Row,
  spoken: readonly Spoken[],
  agents: ReadonlySet<string>,
  speakers: Speakers,
  context: ReadContext,
): ReadonlyMap<string, Role> {
  const owner = row.get('agent');
  const visitor = row.get('visitor');
  const names = new Set(spoken.map(({ name }) => name));
  const roles = new Map<string, Role>();
  for (const name of names) {
    const role = name === visitor ? 'customer' : roleOf(name);
    if (agents.has(name) || name === owner || isNamedAgent(name, context.options.agents)) roles.set(name, 'agent');
    else if (role !== undefined) roles.set(name, role);
  }
  if ([...roles.values()].includes('agent')) return roles;
  const guessed = speakers.resolve([...names], row.line);
  return new Map([...guessed, ...roles]);
}
