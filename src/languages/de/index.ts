import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** German, with the German Snowball stemmer as natural implements it; participles share the stem of their verb ("geliefert", "Lieferung"). */
export const german: Language = makeLanguage(
  'de',
  'German',
  data,
  (word) => stemmer.stem(word.replace(/^ge(?=.{4,}t$)/, '')).replace(/(?<=.{3})(?:e?t)+$/, ''),
  models,
);
