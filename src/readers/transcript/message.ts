import type { Hidden, Message, Position, Role } from '../../model/index.ts';
import { didYouMean, nearest } from '../../text/nearest.ts';
import type { ReadContext } from '../reader.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { booleanOf, isNamedAgent, ROLE_WORDS, roleOf, roleOfField } from '../shared/roles.ts';
import { isoTime } from '../shared/time.ts';
import type { MessageShape, Shapes } from './fields.ts';
import { contentOf, placeIn, SitedMessage } from './site.ts';

/** A record that cannot be read, in words for its owner. */
interface Fault {
  readonly code: string;
  readonly message: string;
}

/**
 * Reads one message object of `record` at `path`. What makes it unreadable (no text, no role) is diagnosed and counted.
 * `fallbackId` names a message without an id. `start` is where its text starts, where that is known already.
 */
export function readMessage(
  record: DataRecord,
  path: KeyPath,
  value: unknown,
  shapes: Shapes,
  context: ReadContext,
  fallbackId: () => string,
  start: Position | undefined,
): SitedMessage | undefined {
  if (!isObject(value)) {
    return lost(context, record, path, { code: 'bad-message', message: 'A message is no object with "role" and "text".' });
  }
  const shape = shapes.message(value);
  const { fields } = shape;
  // A model that declines says so in a key of its own.
  const declined = fields.text !== undefined && value[fields.text] === null && typeof value['refusal'] === 'string';
  const textKey = declined ? 'refusal' : fields.text;
  const rawText = textKey === undefined ? undefined : value[textKey];
  if (textKey === undefined || rawText === undefined) return lost(context, record, path, missing('text', shape));
  const content = contentOf(rawText, [...path, textKey]);
  if (content === undefined) {
    return lost(context, record, path, { code: 'bad-text', message: `"${textKey}" holds ${typeof rawText}, not a text.` });
  }
  const author = authorOf(value, shape);
  const role = roleFrom(value, shape, author, context.options.agents);
  if (typeof role === 'object') return lost(context, record, path, role);

  const { text } = content;
  const message: { -readonly [K in keyof Message]: Message[K] } = {
    id: (fields.id === undefined ? undefined : idAt(record, [...path, fields.id], value[fields.id])) ?? fallbackId(),
    role,
    text,
    // A mark that was removed at the start moves the place of the first visible character.
    position: start !== undefined && text === rawText ? start : placeIn(record, path, content, 0),
  };
  if (author !== undefined) message.author = author;
  let leftOver = declined ? shape.rest.filter((key) => key !== 'refusal') : shape.rest;
  if (fields.at !== undefined) {
    const at = timeOf(value[fields.at]);
    if (at !== undefined) message.at = at;
    else if (value[fields.at] !== null) leftOver = [...leftOver, fields.at];
  }
  const hidden = hiddenOf(value, shape, text);
  if (hidden !== undefined) message.hidden = hidden;
  if (content.others || hasAttachments(value, shape)) message.attachments = true;
  if (leftOver.length > 0) message.meta = Object.fromEntries(leftOver.map((key) => [key, value[key]]));
  return new SitedMessage(message, shape, record, path, textKey);
}

function lost(context: ReadContext, record: DataRecord, path: KeyPath, { code, message }: Fault): undefined {
  context.diagnose({ code, message, line: record.place(path, 0).line, record: record.record, level: 'error' });
}

function missing(field: 'text' | 'role', shape: MessageShape): Fault {
  const guess = nearest(field, shape.rest);
  const hint =
    guess === undefined ? ` Its keys are ${shape.keys.join(', ') || 'none'}.` : ` Did you mean "${guess}"? Try --map ${field}=${guess}.`;
  return { code: `missing-${field}`, message: `A message has no "${field}".${hint}` };
}

function authorOf(value: Record<string, unknown>, shape: MessageShape): string | undefined {
  const { author, role } = shape.fields;
  const stated = author === undefined ? undefined : nameOf(value[author]);
  if (stated !== undefined) return stated;
  // `sender` and `from` may hold a name as well as a role; `role` and `type` hold no names, whatever stands there.
  for (const key of role === undefined ? shape.speakers : [role, ...shape.speakers]) {
    const name = key === 'role' || key === 'type' ? undefined : nameOf(value[key]);
    if (name !== undefined && roleOf(name) === undefined && booleanOf(name) === undefined) return name;
  }
  return undefined;
}

/** A name as it stands, or from an object such as `{"name":"Anna","type":"user"}`. */
function nameOf(value: unknown): string | undefined {
  const name = isObject(value) ? (value['name'] ?? value['display_name'] ?? value['username'] ?? value['email'] ?? value['id']) : value;
  return typeof name === 'string' && name !== '' ? name : typeof name === 'number' ? String(name) : undefined;
}

function roleFrom(
  value: Record<string, unknown>,
  shape: MessageShape,
  author: string | undefined,
  agents: readonly string[],
): Role | Fault {
  const { role: roleKey, author: authorKey } = shape.fields;
  const stated = roleKey === undefined ? undefined : value[roleKey];
  const role = roleOfField(shape.roleKey, isObject(stated) ? (stated['role'] ?? stated['type']) : stated);
  if (role !== undefined) return role;
  const person = authorKey === undefined ? undefined : value[authorKey];
  const personRole = isObject(person) ? roleOf(person['role'] ?? person['type']) : roleOf(person);
  if (personRole !== undefined) return personRole;
  // Names given by the user decide where the export does not.
  if (author !== undefined && agents.length > 0) return isNamedAgent(author, agents) ? 'agent' : 'customer';
  if (roleKey === undefined || shape.roleKey === 'type' || stated === null || stated === '') return missing('role', shape);
  const said = typeof stated === 'string' ? stated : JSON.stringify(stated);
  const named = author === undefined ? '' : ` If it is a name, say who is the team with --agent, such as --agent "${author}".`;
  return { code: 'unknown-role', message: `Unknown ${roleKey} "${said}".${didYouMean(said, ROLE_WORDS)}${named}` };
}

const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

function timeOf(value: unknown): string | undefined {
  if (typeof value === 'string') return ISO_WITH_ZONE.test(value) ? value : isoTime(value, undefined);
  return typeof value === 'number' ? isoTime(String(value), undefined) : undefined;
}

function hiddenOf(value: Record<string, unknown>, { fields }: MessageShape, text: string): Hidden | undefined {
  if (fields.internal !== undefined && booleanOf(value[fields.internal]) === true) return 'internal';
  if (fields.draft !== undefined && booleanOf(value[fields.draft]) === true) return 'draft';
  if (fields.deleted !== undefined && booleanOf(value[fields.deleted]) === true) return 'deleted';
  return text.trim() === '' ? 'empty' : undefined;
}

function hasAttachments(value: Record<string, unknown>, { fields }: MessageShape): boolean {
  const stated = fields.attachments === undefined ? undefined : value[fields.attachments];
  return Array.isArray(stated) ? stated.length > 0 : booleanOf(stated) === true;
}
