import type { Detection } from '../reader.ts';
import { jsonLayout } from '../shared/json-records.ts';

/** Tells Zendesk by its keys: formats.md 0.3, row 11, and the envelopes of 2.2. */
export function detectZendesk(head: string): Detection | undefined {
  if (jsonLayout(head) === undefined) return undefined;
  const has = (key: string): boolean => head.includes(`"${key}"`) && new RegExp(`"${key}"\\s*:`).test(head);
  const ticket = has('submitter') || has('submitter_id') || has('requester') || has('requester_id');
  if (has('comments') && ticket) return { confidence: 0.95, why: 'it is JSON of tickets with "comments" and a requester' };
  if (has('html_body') && has('audit_id')) return { confidence: 0.95, why: 'it is JSON of comments with "html_body" and "audit_id"' };
  if (has('audits') && has('ticket_id') && has('events')) return { confidence: 0.95, why: 'it is JSON with "audits" of tickets' };
  if (has('ticket_id') && has('events') && has('author_id')) return { confidence: 0.8, why: 'it is JSON of ticket audits' };
  if (has('comments') && has('author_id') && has('public'))
    return { confidence: 0.85, why: 'it is JSON with public and private "comments"' };
  // No replies in it, but the reader can say so better than "unknown format" could.
  if (ticket && has('tickets') && has('via')) return { confidence: 0.7, why: 'it is JSON with "tickets"' };
  return ticket && has('via') && has('subject') ? { confidence: 0.6, why: 'it is JSON of tickets' } : undefined;
}
