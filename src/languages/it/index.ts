import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** Fare's compounds, whose forms the stemmer sets apart: rifate, rifacciamo, rifatto. */
const FARE = /^(ri|dis|soddis)fa(?:re|i|nno|te|tt[oaie]|cci\w*|cev\w*|cendo|r[aeo]\w*)?$/;

const stem = (word: string): string => {
  const compound = FARE.exec(word);
  return compound === null ? stemmer.stem(word) : `${compound[1]}fa`;
};

/** Italian, with the Italian Snowball stemmer (L. Fenu) as natural implements it. */
export const italian: Language = makeLanguage('it', 'Italian', data, stem, models);
