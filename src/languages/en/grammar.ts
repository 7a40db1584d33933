import nlp from 'compromise/two';
import type { Grammar } from '../language.ts';

/** English grammar by compromise's tagger: it knows "Pop it by the gate" for a command, which no list of verbs does. */
export const grammar: Grammar = {
  isCommand: (sentence) => nlp(sentence).has('^#Imperative'),
};
