import type { ReadContext } from '../reader.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';
import { type Comment, readComment } from './comment.ts';
import type { People } from './people.ts';
import type { TicketFacts } from './ticket.ts';

interface Ticket {
  readonly comments: Comment[];
  channel?: string;
  subject?: string;
  requester?: string;
}

/** Tickets put together from their audits or ticket events. */
export class AuditedTickets {
  readonly #people: People;
  readonly #context: ReadContext;
  readonly #tickets = new Map<string, Ticket>();
  /** Comments of which the export tells that they were, without their text. */
  withoutText = 0;

  constructor(people: People, context: ReadContext) {
    this.#people = people;
    this.#context = context;
  }

  /** Takes one audit or ticket event, which is one update of a ticket with the events in it. */
  add(record: DataRecord, path: KeyPath, audit: Readonly<Record<string, unknown>>, fallbackId: string): void {
    const id = idAt(record, [...path, 'ticket_id'], audit['ticket_id']) ?? fallbackId;
    const ticket = this.#tickets.get(id) ?? { comments: [] };
    this.#tickets.set(id, ticket);
    const { via } = audit;
    const channel = isObject(via) ? via['channel'] : via;
    if (typeof channel === 'string') ticket.channel ??= channel.toLowerCase();
    const key = Array.isArray(audit['events']) ? 'events' : 'child_events';
    const events = audit[key];
    if (!Array.isArray(events)) return;
    events.forEach((event: unknown, index) => {
      if (isObject(event)) this.#event(record, [...path, key, index], event, ticket, audit, path);
    });
  }

  #event(
    record: DataRecord,
    place: KeyPath,
    event: Readonly<Record<string, unknown>>,
    ticket: Ticket,
    audit: Readonly<Record<string, unknown>>,
    auditPath: KeyPath,
  ): void {
    const type = event['type'] ?? event['event_type'];
    this.#field(ticket, type, event);
    if (type === 'ChatStartedEvent') this.#chat(record, place, event, ticket.comments);
    if (type !== 'Comment' && type !== 'VoiceComment') return;
    const comment = readComment(record, place, event);
    if (comment === undefined && event['comment_present'] !== undefined) {
      this.withoutText += 1;
      this.#context.skip('comment-not-exported');
      return;
    }
    if (comment === undefined) {
      const { line } = record.place(place, 0);
      this.#context.diagnose({ code: 'no-text', message: 'A comment has no text.', line, record: record.record, level: 'error' });
      return;
    }
    const author = audit['author_id'] === undefined ? 'updater_id' : 'author_id';
    const at = audit['created_at'] ?? audit['timestamp'];
    ticket.comments.push({
      ...comment,
      // An event's author and time are the audit's unless it states its own.
      authorId: comment.authorId ?? idAt(record, [...auditPath, author], audit[author]),
      at: comment.at ?? (at === undefined || at === null ? undefined : isoTime(String(at), undefined)),
    });
  }

  *tickets(): Generator<{ readonly facts: TicketFacts; readonly comments: readonly Comment[] }> {
    for (const [id, { comments, channel, subject, requester }] of this.#tickets) {
      yield { facts: { id, channel, subject, requester, copied: new Set(), certain: requester !== undefined }, comments };
    }
  }

  /** Audits tell the ticket's fields as `Create` and `Change` events with their name; ticket events have a key of that name. */
  #field(ticket: Ticket, type: unknown, event: Readonly<Record<string, unknown>>): void {
    if (type !== 'Create' && type !== 'Change') return;
    const { field_name: name, value } = event;
    const told = (key: string): string => {
      const found = name === undefined ? event[key] : name === key ? value : undefined;
      return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    };
    if (told('requester_id') !== '') ticket.requester = told('requester_id');
    if (told('assignee_id') !== '') this.#people.learn(told('assignee_id'), undefined, 'agent');
    if (told('subject') !== '') ticket.subject = told('subject');
  }

  /** Chat lines of a messaging ticket (from memory); joins and leaves have no message. */
  #chat(record: DataRecord, path: KeyPath, event: Readonly<Record<string, unknown>>, comments: Comment[]): void {
    const history = isObject(event['value']) ? event['value']['history'] : undefined;
    if (!Array.isArray(history)) return;
    history.forEach((line: unknown, index) => {
      if (!isObject(line) || line['type'] !== 'ChatMessage') return;
      const comment = readComment(record, [...path, 'value', 'history', index], line);
      if (comment === undefined) this.#context.skip('no-text');
      else comments.push(comment);
    });
  }
}
