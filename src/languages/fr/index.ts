import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** French, with the French Snowball stemmer as natural implements it. */
export const french: Language = makeLanguage('fr', 'French', data, (word) => stemmer.stem(word), models);
