import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** English, with Porter's stemmer (M. F. Porter, 1980) as natural implements it and compromise's tagger for single sentences. */
export const english: Language = makeLanguage(
  'en',
  'English',
  data,
  (word) => stemmer.stem(word),
  models,
  async () => (await import('./grammar.ts')).grammar,
);
