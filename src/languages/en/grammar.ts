import nlp from 'compromise/two';
import type { Grammar } from '../language.ts';

/**
 * Words that no command begins with, so that the tagger need not be asked: it takes a hundred times as long as all else that is done
 * with a sentence. test/engine/commands.test.ts holds them against it.
 */
export const NO_COMMAND = new Set(
  (
    'i you he she it we they this that these those there here my your his her its our their the a an some any no and but or so if as at in on of for from with ' +
    'to by about after before since until while when where what who why how which because although though however also then thanks sorry hi hello dear ' +
    'is are was were am can could will would shall should may might must not yes ' +
    'please just most nobody everybody good great ok okay done unfortunately'
  ).split(' '),
);

/** Sentences whose answer is kept: replies are made of the same ones again and again. */
const KEPT = 2000;
const known = new Map<string, boolean>();

/** English grammar by compromise's tagger: it knows "Pop it by the gate" for a command, which no list of verbs does. */
export const grammar: Grammar = {
  isCommand: (sentence) => {
    if (NO_COMMAND.has(firstWordOf(sentence))) return false;
    let command = known.get(sentence);
    if (command === undefined) {
      command = nlp(sentence).has('^#Imperative');
      if (known.size >= KEPT) known.clear();
      known.set(sentence, command);
    }
    return command;
  },
};

const firstWordOf = (sentence: string): string => /^[A-Za-z]+(?=[\s,:])/.exec(sentence)?.[0].toLowerCase() ?? '';
