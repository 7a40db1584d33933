import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { threadOf } from '../shared/posts.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { roleOf } from '../shared/roles.ts';
import { type Comment, postOf } from './comment.ts';
import { type People, personAt } from './people.ts';

/** What a ticket says besides its comments. */
export interface TicketFacts {
  readonly id: string;
  readonly channel: string | undefined;
  readonly subject: string | undefined;
  readonly requester: string | undefined;
  /** People in copy: customers, where nothing else is known of them. */
  readonly copied: ReadonlySet<string>;
  /** False where the file does not say who asked: the first author is taken for the customer. */
  readonly certain: boolean;
}

const COPY_LISTS = ['collaborator_ids', 'email_cc_ids', 'follower_ids', 'collaborator', 'collaborators'];

/** Reads a ticket's own fields, and tells `people` who asked and who was assigned. */
export function ticketFacts(
  record: DataRecord,
  path: KeyPath,
  value: Readonly<Record<string, unknown>>,
  people: People,
  id: string,
): TicketFacts {
  const sides = [
    ['requester', 'customer'],
    ['submitter', undefined],
    ['assignee', 'agent'],
  ] as const;
  let requester: string | undefined;
  for (const [key, side] of sides) {
    const person = personAt(record, [...path, key], value[key]);
    const personId = person.id ?? idAt(record, [...path, `${key}_id`], value[`${key}_id`]);
    if (personId === undefined) continue;
    if (key === 'requester') requester = personId;
    // An agent may ask on another agent's desk: the requester is the customer of this ticket only.
    people.learn(personId, person.name, person.role ?? (side === 'agent' ? 'agent' : undefined));
  }
  const copied = new Set<string>();
  for (const key of COPY_LISTS) {
    const list = value[key];
    if (!Array.isArray(list)) continue;
    list.forEach((item: unknown, index) => {
      const copyId = isObject(item) ? personAt(record, [...path, key, index], item).id : idAt(record, [...path, key, index], item);
      if (copyId !== undefined) copied.add(copyId);
    });
  }
  const via = value['via'];
  const subject = value['subject'] ?? value['raw_subject'];
  return {
    id: idAt(record, [...path, 'id'], value['id']) ?? id,
    channel: isObject(via) && typeof via['channel'] === 'string' ? via['channel'] : undefined,
    subject: typeof subject === 'string' && subject !== '' ? subject : undefined,
    requester,
    copied,
    certain: requester !== undefined,
  };
}

/**
 * Puts a conversation together. Where the file does not say who asked, a note (`guessed-roles`) tells what was assumed.
 * A comment that comes twice, as in overlapping pages, is counted as `duplicate`.
 */
export function conversationOf(
  path: string,
  facts: TicketFacts,
  comments: readonly Comment[],
  people: People,
  context: ReadContext,
): Conversation {
  // Only the team writes private comments.
  for (const { isPublic, authorId } of comments) {
    if (!isPublic && authorId !== undefined && authorId !== facts.requester) people.learn(authorId, undefined, 'agent');
  }
  let requester = facts.requester;
  if (!facts.certain) {
    const open = comments.filter(
      ({ authorId, value }) => authorId !== undefined && sideOf(value) === undefined && people.roleOf(authorId) === undefined,
    );
    requester = open[0]?.authorId;
    if (requester !== undefined) {
      context.diagnose({
        code: 'guessed-roles',
        message: `Ticket ${facts.id} does not say who asked: its first author is taken for the customer. Export it with users, or name the team with --agent.`,
        line: comments[0]?.record.line ?? 1,
        level: 'note',
      });
    }
  }
  const posts = comments.map((comment) => postOf(comment, roleFor(comment, requester, facts, people), authorName(comment, people)));
  return threadOf({ id: facts.id, path, channel: facts.channel, subject: facts.subject }, posts, context);
}

function roleFor({ value, authorId }: Comment, requester: string | undefined, facts: TicketFacts, people: People): Role {
  // A call's comment is a form that Zendesk fills in, whoever it stands under.
  if (value['type'] === 'VoiceComment') return 'system';
  if (authorId !== undefined && authorId === requester) return 'customer';
  const side = sideOf(value);
  if (side !== undefined) return side;
  const known = people.roleOf(authorId);
  if (known !== undefined) return known;
  return authorId !== undefined && facts.copied.has(authorId) ? 'customer' : 'agent';
}

/** The side that the comment itself states: an embedded author, or a chat line's `actor_type`. */
function sideOf(value: Readonly<Record<string, unknown>>): Role | undefined {
  const { author } = value;
  return (isObject(author) ? roleOf(author['role']) : undefined) ?? roleOf(value['actor_type']);
}

function authorName({ record, path, value, authorId }: Comment, people: People): string | undefined {
  const stated = personAt(record, [...path, 'author'], value['author']).name ?? value['actor_name'];
  return typeof stated === 'string' && stated !== '' ? stated : people.nameOf(authorId);
}
