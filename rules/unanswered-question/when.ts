import type { TurnFacts } from '../../src/rule/index.ts';

const TIME_LISTS = ['time', 'months', 'weekdays'] as const;

/** True for a word that tells a time. */
export const isTime = (form: string, reply: TurnFacts): boolean => TIME_LISTS.some((list) => reply.inList(list, form));

const MOMENT_LISTS = ['moments', 'months', 'weekdays'] as const;

/** True for a word that tells when by itself: "Friday", not "time of year". */
export const tellsWhen = (form: string, reply: TurnFacts): boolean => MOMENT_LISTS.some((list) => reply.inList(list, form));
