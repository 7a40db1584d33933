import type { ReadContext } from '../reader.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { type Comment, readComment } from './comment.ts';
import type { People } from './people.ts';
import type { TicketFacts } from './ticket.ts';

/** A ticket put together from its audits: formats.md 2.2. */
export class AuditedTickets {
  readonly #people: People;
  readonly #context: ReadContext;
  readonly #tickets = new Map<string, { comments: Comment[]; channel?: string; subject?: string; requester?: string }>();

  constructor(people: People, context: ReadContext) {
    this.#people = people;
    this.#context = context;
  }

  /** Takes one audit, which is one update of a ticket with the events in it. */
  add(record: DataRecord, path: KeyPath, audit: Readonly<Record<string, unknown>>, fallbackId: string): void {
    const id = idAt(record, [...path, 'ticket_id'], audit['ticket_id']) ?? fallbackId;
    const ticket = this.#tickets.get(id) ?? { comments: [] };
    this.#tickets.set(id, ticket);
    const { via, events } = audit;
    if (isObject(via) && typeof via['channel'] === 'string') ticket.channel ??= via['channel'];
    if (!Array.isArray(events)) return;
    events.forEach((event: unknown, index) => {
      if (!isObject(event)) return;
      const place = [...path, 'events', index];
      this.#field(ticket, event);
      if (event['type'] === 'ChatStartedEvent') this.#chat(record, place, event, ticket.comments);
      if (event['type'] !== 'Comment' && event['type'] !== 'VoiceComment') return;
      const comment = readComment(record, place, event);
      if (comment === undefined) {
        this.#context.diagnose({
          code: 'no-text',
          message: 'A comment has no plain text.',
          line: record.place(place, 0).line,
          level: 'error',
        });
        return;
      }
      ticket.comments.push({
        ...comment,
        // An event's author and time are the audit's unless it states its own.
        authorId: comment.authorId ?? idAt(record, [...path, 'author_id'], audit['author_id']),
        at: comment.at ?? (typeof audit['created_at'] === 'string' ? audit['created_at'] : undefined),
      });
    });
  }

  *tickets(): Generator<{ readonly facts: TicketFacts; readonly comments: readonly Comment[] }> {
    for (const [id, { comments, channel, subject, requester }] of this.#tickets) {
      yield { facts: { id, channel, subject, requester, copied: new Set(), certain: requester !== undefined }, comments };
    }
  }

  /** Audits tell the ticket's fields as `Create` and `Change` events. */
  #field(ticket: { subject?: string; requester?: string }, event: Readonly<Record<string, unknown>>): void {
    const value = typeof event['value'] === 'string' || typeof event['value'] === 'number' ? String(event['value']) : '';
    if ((event['type'] !== 'Create' && event['type'] !== 'Change') || value === '') return;
    if (event['field_name'] === 'requester_id') ticket.requester = value;
    if (event['field_name'] === 'assignee_id') this.#people.learn(value, undefined, 'agent');
    if (event['field_name'] === 'subject') ticket.subject = value;
  }

  /** Chat lines of a messaging ticket (from memory: formats.md 2.2); joins and leaves have no message. */
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
