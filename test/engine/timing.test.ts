import { expect, it } from 'vitest';
import { LazyTurnFacts } from '../../src/engine/facts.ts';
import { Timing } from '../../src/engine/timing.ts';
import { turnsOf } from '../../src/engine/turns.ts';
import { tokenise } from '../../src/text/tokens.ts';

const turnWith = (text: string) => {
  const messages = [{ id: 'm1', role: 'customer', text, position: { line: 1, column: 1 } }] as const;
  const [turn] = turnsOf({ id: 'c', path: 'c.json', messages }, false);
  if (turn === undefined) throw new Error('no turn');
  return turn;
};

it('charges what asks for something only with its own time', () => {
  let now = 100;
  const timing = new Timing(() => now, 90);
  timing.time('rule', 'outer', () => {
    now += 5;
    timing.time('fact', 'inner', () => {
      now += 20;
    });
    now += 1;
  });
  timing.begin('reading');
  now += 7;
  expect(timing.costs()).toEqual([
    { kind: 'part', name: 'start-up', milliseconds: 10, calls: 1 },
    { kind: 'rule', name: 'outer', milliseconds: 6, calls: 1 },
    { kind: 'fact', name: 'inner', milliseconds: 20, calls: 1 },
    { kind: 'part', name: 'reading', milliseconds: 7, calls: 0 },
  ]);
});

it('goes on charging the caller where a rule throws', () => {
  let now = 0;
  const timing = new Timing(() => now, 0);
  timing.begin('reading');
  const broken = (): never => {
    now += 3;
    throw new Error('broken');
  };
  expect(() => timing.time('rule', 'broken', broken)).toThrow('broken');
  now += 4;
  const spent = Object.fromEntries(timing.costs().map(({ name, milliseconds }) => [name, milliseconds]));
  expect(spent).toEqual({ 'start-up': 0, broken: 3, reading: 4 });
});

it('knows every fact', () => {
  const turn = turnWith('Where is it?');
  const timed = new Timing(() => 0, 0).facts(turn, undefined, tokenise(turn.text));
  const getters = Object.entries(Object.getOwnPropertyDescriptors(LazyTurnFacts.prototype))
    .filter(([, { get }]) => get !== undefined)
    .map(([name]) => name);
  const measured = Object.getOwnPropertyNames(Object.getPrototypeOf(timed));
  // Tokens come with the turn: the language is told by them.
  expect(getters.filter((name) => !measured.includes(name))).toEqual(['tokens']);
  expect(getters.length).toBeGreaterThan(10);
});
