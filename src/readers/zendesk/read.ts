import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { AuditedTickets } from './audits.ts';
import { type Comment, readComment } from './comment.ts';
import { isTicketTable } from './detect.ts';
import { People } from './people.ts';
import { isAside, sideMessages } from './side-conversations.ts';
import { conversationOf, ticketFacts } from './ticket.ts';
import { usersBeside } from './users.ts';

/** Reads the account's JSON export, or a dump of the tickets, comments, audits and ticket events API. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  if (isTicketTable(source.head)) {
    throw new UserError('no-comments', `${source.path} is Zendesk's CSV export, which lists tickets without their comments.`, {
      path: source.path,
      hint: 'Use the JSON export: Admin Center, Account, Tools, Reports, Export.',
    });
  }
  const people = new People(context.options.agents, await usersBeside(source, context));
  const run = new Run(source.path, people, context);
  // Only a top-level array is streamed: pages are small, and name the users after the records that need them.
  for await (const record of jsonRecords(source, context, [])) yield* run.take(record, [], record.value);
  yield* run.end();
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #people: People;
  readonly #audits: AuditedTickets;
  /** Comments that stand alone, one a record. */
  readonly #loose: Comment[] = [];
  #conversations = 0;
  #withoutComments = 0;

  constructor(path: string, people: People, context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.#people = people;
    this.#audits = new AuditedTickets(this.#people, context);
  }

  *take(record: DataRecord, path: KeyPath, value: unknown): Generator<Conversation> {
    if (!isObject(value)) {
      this.#context.diagnose({
        code: 'not-a-ticket',
        message: 'This record is no ticket.',
        line: record.line,
        record: record.record,
        level: 'error',
      });
      return;
    }
    this.#people.users(record, [...path, 'users'], value['users']);
    const aside = sideMessages(value);
    if (aside > 0) this.#context.skip('side-conversation', aside);
    if (aside > 0 && isAside(value)) return;
    for (const key of ['tickets', 'results', 'audits', 'ticket_events'] as const) {
      const list = value[key];
      if (!Array.isArray(list)) continue;
      for (const [index, item] of list.entries()) yield* this.take(record, [...path, key, index], item);
      return;
    }
    if (isObject(value['ticket'])) {
      const comments = value['comments'] ?? value['ticket']['comments'];
      const at = value['comments'] === undefined ? [...path, 'ticket', 'comments'] : [...path, 'comments'];
      yield* this.#ticket(record, [...path, 'ticket'], value['ticket'], comments, at);
    } else if (Array.isArray(value['comments'])) yield* this.#ticket(record, path, value, value['comments'], [...path, 'comments']);
    else if (Array.isArray(value['events']) || Array.isArray(value['child_events']))
      this.#audits.add(record, path, value, this.#ticketOfFile());
    else if (value['public'] !== undefined && value['author_id'] !== undefined)
      this.#loose.push(...this.#comments(record, path, [value], true));
    else {
      this.#withoutComments += 1;
      this.#context.skip('ticket-without-comments');
    }
  }

  *end(): Generator<Conversation> {
    const tickets = [...this.#audits.tickets()];
    if (this.#loose.length > 0) {
      const facts = {
        id: this.#ticketOfFile(),
        channel: undefined,
        subject: undefined,
        requester: undefined,
        copied: new Set<string>(),
        certain: false,
      };
      tickets.push({ facts, comments: this.#loose });
    }
    for (const { facts, comments } of tickets) {
      if (comments.length === 0) continue;
      this.#conversations += 1;
      yield conversationOf(this.#path, facts, comments, this.#people, this.#context);
    }
    if (this.#conversations > 0) return;
    if (this.#audits.withoutText > 0) {
      throw new UserError('no-comments', `${this.#path} tells of ${this.#audits.withoutText} comments without their texts.`, {
        path: this.#path,
        hint: 'Ask for the ticket events with ?include=comment_events.',
      });
    }
    if (this.#withoutComments === 0) return;
    throw new UserError('no-comments', `${this.#path} lists ${this.#withoutComments} tickets without their comments.`, {
      path: this.#path,
      hint: 'Use the JSON export of Admin Center (Account, Tools, Reports, Export), or add the comments of each ticket to the dump.',
    });
  }

  *#ticket(record: DataRecord, path: KeyPath, ticket: Record<string, unknown>, list: unknown, listPath: KeyPath): Generator<Conversation> {
    const facts = ticketFacts(record, path, ticket, this.#people, this.#ticketOfFile());
    const comments = Array.isArray(list) ? this.#comments(record, listPath, list, false) : [];
    if (Array.isArray(list) && list.length > 0) {
      // Comments without text were diagnosed one by one.
      if (comments.length === 0) return;
    } else {
      this.#withoutComments += 1;
      this.#context.skip('ticket-without-comments');
      return;
    }
    this.#conversations += 1;
    yield conversationOf(this.#path, facts, comments, this.#people, this.#context);
  }

  #comments(record: DataRecord, path: KeyPath, list: readonly unknown[], single: boolean): Comment[] {
    return list.flatMap((value, index) => {
      const place = single ? path : [...path, index];
      const comment = readComment(record, place, value);
      if (comment !== undefined) return [comment];
      const id = isObject(value) ? idAt(record, [...place, 'id'], value['id']) : undefined;
      this.#context.diagnose({
        code: 'no-text',
        message: `Comment ${id ?? index + 1} has no text ("plain_body", "body" or "html_body").`,
        line: record.place(place, 0).line,
        record: record.record,
        level: 'error',
      });
      return [];
    });
  }

  /** A page of comments does not name its ticket: files are called after it (`42.json`, `comments_42.json`). */
  #ticketOfFile(): string {
    const stem = stemOf(this.#path);
    return /(\d+)$/.exec(stem)?.[1] ?? stem;
  }
}
