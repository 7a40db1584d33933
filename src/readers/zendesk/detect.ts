import type { Detection } from '../reader.ts';
import { sniffCsv } from '../shared/csv-table.ts';
import { keyOf } from '../shared/fields.ts';
import { type JsonKeys, jsonKeys } from '../shared/json-keys.ts';

/** Tells Zendesk by its keys. */
export function detectZendesk(head: string): Detection | undefined {
  const keys = jsonKeys(head);
  if (keys === undefined) {
    return isTicketTable(head) ? { confidence: 0.85, why: 'it is a table with the columns of a Zendesk ticket' } : undefined;
  }
  const { has } = keys;
  const ticket = has('submitter') || has('submitter_id') || has('requester') || has('requester_id');
  if (has('comments') && ticket) return { confidence: 0.95, why: 'it is JSON of tickets with "comments" and a requester' };
  if (has('ticket_events', 'child_events')) return { confidence: 0.95, why: 'it is JSON with "ticket_events"' };
  if (has('html_body', 'audit_id')) return { confidence: 0.95, why: 'it is JSON of comments with "html_body" and "audit_id"' };
  if (has('audits', 'ticket_id', 'events')) return { confidence: 0.95, why: 'it is JSON with "audits" of tickets' };
  if (has('side_conversations') || has('side_conversation_id')) return { confidence: 0.9, why: 'it is JSON with side conversations' };
  if (has('child_events', 'event_type', 'ticket_id')) return { confidence: 0.9, why: 'it is JSON of ticket events' };
  if (has('ticket_id', 'events', 'author_id')) return { confidence: 0.8, why: 'it is JSON of ticket audits' };
  if (has('comments', 'author_id', 'public')) return { confidence: 0.85, why: 'it is JSON with public and private "comments"' };
  // No replies in it, but the reader can say so better than "unknown format" could.
  if (ticket && has('tickets', 'via')) return { confidence: 0.7, why: 'it is JSON with "tickets"' };
  if (ticket && has('via', 'subject')) return { confidence: 0.6, why: 'it is JSON of tickets' };
  return isUsers(keys) ? { confidence: 0.85, why: 'it is a list of Zendesk users', side: true } : undefined;
}

/** The list of users: read beside the tickets, of no use alone. */
function isUsers({ has, is }: JsonKeys): boolean {
  const role = is('role', 'end-user') || is('role', 'agent') || is('role', 'admin');
  return role && has('email') && ['time_zone', 'organization_id', 'user_fields', 'locale_id'].some((key) => has(key));
}

const TICKET_COLUMNS = ['submitter', 'assignee', 'via', 'tickettype', 'requesterid', 'requesteremail', 'requesterdomain', 'group'];

/** True for the CSV export: a ticket a row, without any text that was written. */
export function isTicketTable(head: string): boolean {
  if (!/^.{0,400}requester/i.test(head)) return false;
  const names = (sniffCsv(head)?.names ?? []).map(keyOf);
  if (!names.includes('requester') || !names.includes('subject')) return false;
  if (names.some((name) => /comment|body|message|text|content/.test(name))) return false;
  return TICKET_COLUMNS.filter((name) => names.includes(name)).length >= 3;
}
