import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** Spanish, with the Spanish Snowball stemmer as natural implements it. */
export const spanish: Language = makeLanguage('es', 'Spanish', data, (word) => stemmer.stem(word), models);
