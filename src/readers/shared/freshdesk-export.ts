import { jsonKeys } from './json-keys.ts';

/** What a file of a Freshdesk account export, or of a dump of its API, lists: all but tickets and canned responses are beside the point. */
export type FreshdeskFile = 'tickets' | 'canned responses' | 'people' | 'other records';

/** Names of the files of an account export. */
const EXPORTED =
  /(?:^|[/\\])(?:Tickets|ArchivedTickets|CannedResponses|Users|Agents|Contacts|Companies|Customers|Groups|Solutions|Discussions|Forums|TimeEntries|TimeSheets|Surveys|SurveyResults)\d+\.(?:json|xml)$/i;
/** Every record of an account export stands in an object with one key, which says what it is. */
const WRAPPER = /^\s*(?:\[\s*)?\{\s*"([a-z_]{3,40})"\s*:\s*\{/;

/** Tells by the name of a file and the keys of its head what it lists; undefined where it is not of Freshdesk. */
export function freshdeskFile(path: string, head: string): FreshdeskFile | undefined {
  if (isXml(head)) return xmlFile(path, head);
  const keys = jsonKeys(head);
  if (keys === undefined) return undefined;
  if (keys.has('helpdesk_ticket')) return 'tickets';
  if (keys.has('folder', 'canned_responses')) return 'canned responses';
  const wrapper = WRAPPER.exec(head)?.[1];
  const exported = EXPORTED.test(path);
  if (wrapper === 'agent' && (exported || keys.has('ticket_permission') || keys.has('occasional'))) return 'people';
  if (wrapper === 'user' && (exported || keys.has('helpdesk_agent') || keys.has('user_role'))) return 'people';
  if (keys.has('ticket_scope', 'contact', 'occasional') || keys.has('view_all_tickets', 'other_emails')) return 'people';
  if (!exported || wrapper === undefined) return undefined;
  return /cannedresponses\d+\.json$/i.test(path) ? 'canned responses' : 'other records';
}

/** True for the head of an XML file. */
export function isXml(head: string): boolean {
  return /^\s*<(?:\?xml\b|helpdesk-tickets?\b)/.test(head);
}

function xmlFile(path: string, head: string): FreshdeskFile | undefined {
  if (/<helpdesk-tickets?[\s>]/.test(head)) return 'tickets';
  if (!EXPORTED.test(path)) return undefined;
  return /(?:users|agents)\d+\.xml$/i.test(path) ? 'people' : 'other records';
}
