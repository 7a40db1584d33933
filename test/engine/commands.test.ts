import nlp from 'compromise/two';
import { describe, expect, it } from 'vitest';
import { grammar, NO_COMMAND } from '../../src/languages/en/grammar.ts';

const COMMANDS = [
  'pop it by the gate',
  'open the app and sign in',
  'send us the number',
  'restart the router for a minute',
  'check your inbox',
];

describe('commands in English', () => {
  it('are seen by their first word', () => {
    for (const command of COMMANDS) expect([command, grammar.isCommand(command)]).toEqual([command, true]);
  });

  it('are the same when they come again', () => {
    for (let times = 0; times < 2; times++) {
      expect(grammar.isCommand('restart the router for a minute')).toBe(true);
      expect(grammar.isCommand('routers restart every night')).toBe(false);
    }
  });

  it('never begin with a word that is passed over without asking the tagger', () => {
    for (const word of NO_COMMAND) {
      for (const rest of ['the gate', 'it by the gate', 'need the number', 'you open the app', 'order number', '']) {
        for (const sentence of [`${word} ${rest}`, `${word}, ${rest}`, `${word}: ${rest}`]) {
          expect([sentence, nlp(sentence).has('^#Imperative')]).toEqual([sentence, false]);
        }
      }
    }
  });
});
