import { UserError } from '../../errors.ts';
import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import type { Body } from '../shared/body.ts';
import type { Synonyms } from '../shared/fields.ts';
import { stemOf } from '../shared/file-name.ts';
import { htmlText } from '../shared/html.ts';
import { withoutHistory } from '../shared/mail-history.ts';
import { MappedText } from '../shared/mapped-text.ts';
import type { Post, ThreadFacts } from '../shared/posts.ts';
import { booleanOf, isNamedAgent, roleOf } from '../shared/roles.ts';
import type { Row } from '../shared/table-row.ts';
import { Threads } from '../shared/threads.ts';
import type { SalesforceObject } from './objects.ts';

type MessageObject = Exclude<SalesforceObject, 'LiveChatTranscript'>;

/** Columns by our names: API names as Data Loader writes them, then labels of reports. */
export const MESSAGE_COLUMNS: Readonly<Record<MessageObject, Synonyms<string>>> = {
  EmailMessage: {
    id: ['id', 'emailmessageid'],
    conversation: ['parentid', 'relatedtoid', 'caseid', 'parentcasenumber', 'casenumber', 'threadidentifier'],
    text: ['textbody'],
    html: ['htmlbody'],
    incoming: ['incoming', 'isincoming'],
    status: ['status', 'emailstatus'],
    at: ['messagedate', 'createddate'],
    author: ['fromname'],
    address: ['fromaddress'],
    subject: ['subject'],
    deleted: ['isdeleted', 'deleted'],
    attachments: ['hasattachment'],
  },
  CaseComment: {
    id: ['id', 'casecommentid'],
    conversation: ['parentid', 'caseid', 'parentcasenumber', 'casenumber'],
    text: ['commentbody'],
    published: ['ispublished', 'published', 'public', 'ispublic'],
    side: ['createdbyusertype', 'creatorusertype', 'usertype'],
    at: ['createddate', 'creationdate'],
    author: ['createdbyname', 'createdby', 'creatorname'],
    address: ['createdbyemail', 'createdbyid'],
    deleted: ['isdeleted', 'deleted'],
  },
  ConversationEntry: {
    id: ['id', 'entryid', 'identifier'],
    conversation: ['conversationid', 'conversationidentifier'],
    text: ['message', 'messagetext'],
    side: ['actortype'],
    kind: ['entrytype'],
    at: ['entrytime', 'clienttimestamp', 'createddate'],
    author: ['actorname'],
    address: ['actorid'],
    deleted: ['isdeleted'],
  },
};

const CHANNELS: Readonly<Record<MessageObject, string | undefined>> = {
  EmailMessage: 'email',
  CaseComment: 'web',
  ConversationEntry: 'messaging',
};

/** Reads the rows of an object that has a message a row. */
export async function* readMessages(
  rows: AsyncIterable<Row>,
  object: MessageObject,
  path: string,
  context: ReadContext,
): AsyncGenerator<Conversation> {
  const threads = new Threads(context);
  const stem = stemOf(path);
  let unknown = 0;
  let guessed = false;
  for await (const row of rows) {
    const kind = row.get('kind');
    if (kind !== undefined && !/^(?:text|message)$/i.test(kind)) {
      context.skip('event');
      continue;
    }
    let role = roleAt(row, object, context.options.agents);
    if (role === undefined && object === 'CaseComment') {
      if (!guessed && context.options.agents.length === 0) noteGuess(row, context);
      guessed = true;
      role = context.options.agents.length > 0 ? 'customer' : 'agent';
    }
    if (role === undefined) {
      unknown += 1;
      context.skip('unknown-role');
      continue;
    }
    const facts: ThreadFacts = {
      id: row.get('conversation') ?? stem,
      path,
      channel: CHANNELS[object],
      subject: row.get('subject'),
    };
    yield* threads.add(facts, postOf(row, object, role));
  }
  const rest = [...threads.end()];
  if (unknown > 0 && rest.length === 0 && threads.count === 0) {
    throw new UserError('unknown-roles', `Nothing tells for the ${unknown} messages of this table who is the team.`, {
      path,
      line: 1,
      hint: 'Export the column Incoming too, or name the team with --agent NAME.',
    });
  }
  yield* rest;
}

function noteGuess(row: Row, context: ReadContext): void {
  context.diagnose({
    code: 'guessed-roles',
    level: 'note',
    line: row.line,
    message:
      'Nothing tells who wrote a comment: all were taken for the team. Export CreatedBy.UserType too, or name the team with --agent.',
  });
}

function postOf(row: Row, object: MessageObject, role: Role): Post {
  const supervisor = object === 'ConversationEntry' && row.get('side')?.toLowerCase() === 'supervisor';
  return {
    id: row.get('id'),
    role,
    author: row.get('author', 'address'),
    at: row.time('at'),
    body: object === 'EmailMessage' ? mailBody(row) : row.plain('text'),
    hidden: supervisor ? 'internal' : hiddenOf(row),
    attachments: booleanOf(row.get('attachments')),
  };
}

function hiddenOf(row: Row): Post['hidden'] {
  if (booleanOf(row.get('deleted')) === true) return 'deleted';
  if (booleanOf(row.get('published')) === false) return 'internal';
  return isDraft(row) ? 'draft' : undefined;
}

const isDraft = (row: Row): boolean => /^(?:5|draft)$/i.test(row.get('status') ?? '');

function roleAt(row: Row, object: MessageObject, agents: readonly string[]): Role | undefined {
  const named = [row.get('author'), row.get('address')].some((name) => name !== undefined && isNamedAgent(name, agents));
  if (named) return 'agent';
  if (object === 'EmailMessage') return roleOfMail(row) ?? (agents.length > 0 ? 'customer' : undefined);
  const side = row.get('side');
  if (side === undefined) return undefined;
  if (object === 'ConversationEntry') return roleOf(side) ?? (/supervisor/i.test(side) ? 'agent' : undefined);
  // Portal, community and guest users are customers: Salesforce has a dozen types of them.
  if (/^automated/i.test(side)) return 'bot';
  return /^(?:standard|internal)$/i.test(side) ? 'agent' : 'customer';
}

/** `Incoming` says it; without that column the status does: 3 sent and 5 draft are of the team, 0 new and 1 read are not. */
function roleOfMail(row: Row): Role | undefined {
  const incoming = booleanOf(row.get('incoming'));
  if (incoming !== undefined) return incoming ? 'customer' : 'agent';
  const status = row.get('status')?.toLowerCase() ?? '';
  if (/^(?:3|sent|5|draft)$/.test(status)) return 'agent';
  return /^(?:0|new|1|read|2|replied)$/.test(status) ? 'customer' : undefined;
}

/** `ref:_00D300000000.5003000:ref`, by which an answer finds its case. */
const REFERENCE = /\bref:[\w!.]+:ref\b/g;

/** HTML is preferred, as in it the mails before can be told for sure. */
function mailBody(row: Row): Body {
  const html = row.mapped('html', (content) => ownText(htmlText(content)));
  return html.text === '' ? row.mapped('text', (content) => ownText(MappedText.of(content))) : html;
}

function ownText(whole: MappedText): MappedText {
  const own = withoutHistory(whole);
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const { 0: found, index } of own.text.matchAll(REFERENCE)) {
    spans.push({ start, end: index });
    start = index + found.length;
  }
  return start === 0 ? own.trim() : own.keep([...spans, { start, end: own.text.length }].filter((span) => span.start < span.end)).trim();
}
