import { describe, expect, test } from 'vitest';
import { messageAt, offsetIn, turnsOf } from '../../src/engine/turns.ts';
import type { Turn } from '../../src/rule/index.ts';
import { readChat } from '../../src/testing/index.ts';

const turns = (chat: string): string[] =>
  turnsOf(readChat(chat).conversation).map(({ side, text }) => `${side}: ${text.replaceAll('\n', ' / ')}`);

describe('turns', () => {
  test('runs of bubbles are one turn', () =>
    expect(turns('C: one\nC: two\nA: three\nB: four')).toEqual(['customer: one / two', 'team: three / four']));
  test('system messages and notes part nothing', () => {
    const { conversation } = readChat('C: one\nS: Anna joined\nA: a note\nC: two');
    const messages = conversation.messages.map((message, index) => (index === 2 ? { ...message, hidden: 'internal' as const } : message));
    expect(turnsOf({ ...conversation, messages }).map(({ text }) => text)).toEqual(['one\ntwo']);
  });
  test('a span of a turn is found in its message', () => {
    const [turn] = turnsOf(readChat('A: one\nA: two').conversation) as [Turn];
    expect(messageAt(turn, { start: 4, end: 7 })).toMatchObject({ message: { id: 'm2' }, span: { start: 0, end: 3 } });
    expect(messageAt(turn, { start: 0, end: 7 })).toMatchObject({ message: { id: 'm1' }, span: { start: 0, end: 3 } });
    expect(offsetIn(turn, turn.messages[1] as (typeof turn.messages)[number])).toBe(4);
  });
});
