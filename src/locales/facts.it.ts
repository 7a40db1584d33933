import { answers } from './facts.it.answers.ts';
import { customers } from './facts.it.customers.ts';
import { safety } from './facts.it.safety.ts';
import { tone } from './facts.it.tone.ts';
import type { Facts } from './facts.ts';

/** The counted facts in Italian. The subject is the reply where none is said, as in English. */
const facts: Facts = { ...customers, ...answers, ...tone, ...safety };

export default facts;
