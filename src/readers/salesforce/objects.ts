import { sniffCsv } from '../shared/csv-table.ts';
import { keyOf } from '../shared/fields.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** The Salesforce objects whose rows are messages. */
export type SalesforceObject = 'EmailMessage' | 'CaseComment' | 'ConversationEntry' | 'LiveChatTranscript';

/** A file that begins without any of these is none of ours: most are told by it, without looking for columns. */
const SIGNS = /text ?body|html ?body|comment ?body|actor ?type|chat ?key|live ?chat/i;

/** Which object a table is of, by its columns: API names, and labels as reports have them. */
export function objectOf(head: string): SalesforceObject | undefined {
  if (!SIGNS.test(head.slice(0, 4000))) return undefined;
  const names = new Set((sniffCsv(head)?.names ?? []).map(keyOf));
  const any = (...keys: readonly string[]): boolean => keys.some((key) => names.has(key));
  if (any('textbody', 'htmlbody') && any('incoming', 'isincoming', 'messagedate', 'fromaddress')) return 'EmailMessage';
  if (any('message') && any('actortype') && any('conversationid', 'entrytime', 'entrytype')) return 'ConversationEntry';
  if (any('commentbody') && any('parentid', 'ispublished', 'caseid', 'casenumber', 'parentcasenumber')) return 'CaseComment';
  return any('body') && any('chatkey', 'livechatvisitorid', 'livechatbuttonid', 'livechatdeploymentid') ? 'LiveChatTranscript' : undefined;
}

const OBJECTS: readonly SalesforceObject[] = ['EmailMessage', 'ConversationEntry', 'CaseComment', 'LiveChatTranscript'];

/** Which object the answer to a query is of: every record names its own. */
export function objectOfJson(head: string): SalesforceObject | undefined {
  const keys = jsonKeys(head);
  if (keys === undefined || !keys.has('attributes', 'type')) return undefined;
  return OBJECTS.find((object) => keys.is('type', object));
}

/** True for the table of another object, as those that lie beside ours in a data export. */
export function isOtherObject(head: string): boolean {
  if (!/^.{0,4000}system ?modstamp/i.test(head)) return false;
  const names = new Set((sniffCsv(head)?.names ?? []).map(keyOf));
  return names.has('id') && names.has('systemmodstamp') && names.has('createdbyid');
}
