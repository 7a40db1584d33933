import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** Italian, with the Italian Snowball stemmer (L. Fenu) as natural implements it. */
export const italian: Language = makeLanguage('it', 'Italian', data, (word) => stemmer.stem(word), models);
