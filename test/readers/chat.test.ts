import { describe, expect, test } from 'vitest';
import type { Conversation, Diagnostic, Role } from '../../src/model/index.ts';
import type { ReadContext } from '../../src/readers/reader.ts';
import { Chat, type Said } from '../../src/readers/shared/chat.ts';
import { jsonRecords } from '../../src/readers/shared/json-records.ts';
import { type Markup, withoutMarkup } from '../../src/readers/shared/markup.ts';
import { Sides } from '../../src/readers/shared/sides.ts';
import { sourceOf } from './helpers.ts';

const notes: Omit<Diagnostic, 'path'>[] = [];
const contextFor = (...agents: string[]): ReadContext => {
  notes.length = 0;
  return { options: { map: {}, agents }, diagnose: (diagnostic) => void notes.push(diagnostic), skip() {} };
};
const START = Date.parse('2024-03-12T09:00:00Z');
const HOUR = 60;

/** One message, so many minutes after the start. */
const say = (name: string, minute: number, more: Partial<Said> & { role?: Role } = {}): Said => {
  const { role, ...rest } = more;
  return {
    id: `${name}${minute}`,
    by: { id: name, name, ...(role !== undefined && { role }) },
    at: new Date(START + minute * 60_000).toISOString(),
    body: { text: String(minute), locate: () => ({ line: 1, column: 1 }) },
    ...rest,
  };
};
const shape = (conversations: readonly Conversation[]): [string, string][] =>
  conversations.map(({ id, messages }) => [id, messages.map(({ text }) => text).join(' ')]);

describe('chats of people', () => {
  const read = (said: readonly Said[], context = contextFor('Ida')): Conversation[] => {
    const chat = new Chat({ id: 'help', path: 'p', channel: 'x' }, context);
    return [...said.flatMap((one) => [...chat.take(one)]), ...chat.end()];
  };

  test('a day of silence ends a conversation; a shorter one does not', () => {
    expect(shape(read([say('Tom', 0), say('Ida', 23 * HOUR), say('Tom', 48 * HOUR)]))).toEqual([
      ['help#1', `0 ${23 * HOUR}`],
      ['help#2', `${48 * HOUR}`],
    ]);
  });

  test('a reply after a long weekend belongs to its request, also behind the greeting of a bot', () => {
    expect(read([say('Tom', 0), say('Bot', 1, { role: 'bot' }), say('Ida', 70 * HOUR)])).toHaveLength(1);
    expect(read([say('Ida', 70 * HOUR), say('Tom', 0)])).toHaveLength(1);
    expect(read([say('Tom', 0), say('Ida', 31 * 24 * HOUR)])).toHaveLength(2);
    expect(read([say('Tom', 0), say('Ann', 70 * HOUR)])).toHaveLength(2);
  });

  test('newest first is read the same', () => {
    expect(shape(read([say('Tom', 48 * HOUR), say('Ida', 23 * HOUR), say('Tom', 0)])).map(([, texts]) => texts)).toEqual([
      `${48 * HOUR}`,
      `0 ${23 * HOUR}`,
    ]);
  });

  test('a chat that never sleeps is cut where it pauses for more than an hour, once it is long', () => {
    const busy = Array.from({ length: 1001 }, (_, index) => say(index % 2 === 0 ? 'Tom' : 'Ida', index));
    expect(read([...busy, say('Tom', 1000 + 2 * HOUR)]).map(({ messages }) => messages.length)).toEqual([1001, 1]);
    expect(read([...busy, say('Tom', 1030)]).map(({ messages }) => messages.length)).toEqual([1002]);
  });

  test('threads are conversations, lonely roots are part of the flow', () => {
    const said = [say('Tom', 0, { thread: 'a' }), say('Ann', 1, { thread: 'b' }), say('Ida', 2, { thread: 'a' }), say('Ida', 3)];
    expect(shape(read(said))).toEqual([
      ['help#1', '1 3'],
      ['help/a', '0 2'],
    ]);
  });

  test('conversations come out as they end, as soon as the team is known', () => {
    const chat = new Chat({ id: 'help', path: 'p', channel: 'x' }, contextFor());
    const early = [say('Tom', 0), say('Tom', 25 * HOUR), say('Ida', 26 * HOUR, { role: 'agent' })].flatMap((one) => [...chat.take(one)]);
    expect(early).toEqual([]);
    expect(shape([...chat.take(say('Tom', 60 * HOUR))])).toEqual([['help#1', `0 ${25 * HOUR} ${26 * HOUR}`]]);
  });

  test('a message of another file than its conversation’s keeps its path', () => {
    const [conversation] = read([say('Tom', 0, { path: 'one' }), say('Ida', 1, { path: 'two' })]);
    expect([conversation?.path, ...(conversation?.messages.map(({ path }) => path) ?? [])]).toEqual(['one', undefined, 'two']);
  });
});

describe('sides', () => {
  const decide = (people: readonly (readonly [string, Role?])[], ...agents: string[]): Role[] => {
    const sides = new Sides('p', contextFor(...agents));
    for (const [name, role] of people) sides.meet({ id: name, name, role });
    sides.settle();
    return people.map(([name]) => sides.roleOf(name));
  };

  test.each([
    ['--agent', [['A'], ['B'], ['C', 'bot']], ['B'], ['customer', 'agent', 'bot'], 0],
    ['a known agent', [['A'], ['B', 'agent'], ['C']], [], ['customer', 'agent', 'customer'], 0],
    ['a known customer', [['A'], ['B', 'customer'], ['C']], [], ['agent', 'customer', 'agent'], 0],
    ['a role in the name', [['Acme Support'], ['B']], [], ['agent', 'customer'], 0],
    ['a guess of two', [['A'], ['B']], [], ['customer', 'agent'], 1],
    ['a guess of one', [['A']], [], ['customer'], 1],
  ] as const)('by %s', (_how, people, agents, roles, told) => {
    expect(decide(people, ...agents)).toEqual(roles);
    expect(notes.map(({ code }) => code)).toEqual(told === 0 ? [] : ['guessed-roles']);
  });

  test('three unknown people are an error', () => {
    expect(() => decide([['A'], ['B'], ['C']])).toThrow(/"A", "B", "C"/);
  });
});

describe('markup', () => {
  const marks: Markup = {
    pattern: /\*(?<bold>[^*]+)\*|`(?<code>[^`]+)`|&(?<name>amp);/dg,
    meaning({ groups = {} }) {
      if (groups['name'] !== undefined) return '&';
      return groups['code'] === undefined ? { group: 'bold' } : { group: 'code', verbatim: true };
    },
  };

  test('is taken off inside of itself, but not inside of code, and every offset leads back', () => {
    const raw = '  a *b `c&amp;` &amp; d* \u200Ee  ';
    const mapped = withoutMarkup(raw, marks);
    expect(mapped.text).toBe('a b c&amp; & d e');
    for (const unit of 'abcde') expect(raw.charAt(mapped.rawOffset(mapped.text.indexOf(unit)))).toBe(unit);
  });
});

test('a record without its end does not take those after it along', async () => {
  const text = '[\n{"id":1},\n{"id":2,"cut":"of\n{"id":3},\n{"id":4}\n]\n';
  const values: unknown[] = [];
  for await (const { value } of jsonRecords(sourceOf(text), contextFor(), [])) values.push(value);
  expect(values).toEqual([{ id: 1 }, { id: 3 }, { id: 4 }]);
  expect(notes).toMatchObject([{ code: 'bad-json', record: 2 }]);
});
