import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import type { Language } from '../language.ts';
import { makeLanguage } from '../load.ts';
import { data } from './data.generated.ts';
import { models } from './models.generated.ts';

/** Portuguese of Portugal and Brazil, with the Portuguese Snowball stemmer (L. Rodrigues) as natural implements it. */
export const portuguese: Language = makeLanguage('pt', 'Portuguese', data, (word) => stemmer.stem(word), models);
