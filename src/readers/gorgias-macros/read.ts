import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { type CannedItem, cannedList, type Taken } from '../shared/canned-list.ts';
import { wordAt } from '../shared/lost.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';

export function read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  return cannedList(source, context, {
    lists: ['data'],
    hint: 'Save GET /api/macros: macros answer with the action "setResponseText".',
    take,
  });
}

/** A macro is a list of actions; the reply that it writes is one of them. */
function take({ record, path, value }: CannedItem): Taken {
  const { actions } = value;
  if (!Array.isArray(actions)) return { lost: 'A macro has no "actions".' };
  if (typeof value['archived_datetime'] === 'string') return { skip: 'inactive' };
  const named = (name: string): number => actions.findIndex((action: unknown) => isObject(action) && action['name'] === name);
  const index = named('setResponseText');
  const body = index < 0 ? undefined : bodyOf(record, [...path, 'actions', index, 'arguments'], argumentsOf(actions[index]));
  if (body === undefined) return { skip: named('addInternalNote') < 0 ? 'no-text' : 'internal' };
  const tags = argumentsOf(actions[named('addTags')])['tags'];
  return [
    {
      id: idAt(record, [...path, 'id'], value['id']),
      title: wordAt(value, 'name'),
      language: wordAt(value, 'language'),
      tags: typeof tags === 'string' ? tags.split(',').flatMap((tag) => tag.trim() || []) : undefined,
      body,
    },
  ];
}

function argumentsOf(action: unknown): Readonly<Record<string, unknown>> {
  return isObject(action) && isObject(action['arguments']) ? action['arguments'] : {};
}

function bodyOf(record: DataRecord, path: KeyPath, value: Readonly<Record<string, unknown>>): Body | undefined {
  const text = wordAt(value, 'body_text');
  if (text !== undefined) return plainBody(record, [...path, 'body_text'], text);
  const html = wordAt(value, 'body_html');
  return html === undefined ? undefined : htmlBody(record, [...path, 'body_html'], html, { cutHistory: false });
}
