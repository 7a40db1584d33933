import {
  Evidence,
  logOddsOf,
  type Match,
  type Place,
  type Situation,
  type Turn,
  type TurnFacts,
  textAt,
  within,
} from '../../src/rule/index.ts';
import type { Clash, State } from './state.ts';

/** Emoji that laugh at something, and those that wink at it; a smile does neither. */
const LAUGHING = /[😂🤣😜😝🤪😹]/u;
const WINKING = /[😉😏🙃]/u;

/** Emoji that blush or wince: they go with a sorry and are no cheer. */
const SHEEPISH = /[😅🙈😬🫣🤦🫠]/u;

/** Letters drawn out: "sooo happyyy", "prestooo". */
const DRAWN_OUT = /([aeiouy])\1{2,}/i;

/** Warm words that are about joy. */
const GLAD = ['glad', 'wishes'] as const;

/** Cheer to somebody upset. A trouble alone makes good wishes at most a little odd. */
export function cheerful(reply: Turn, own: TurnFacts, state: State): Clash<'cheerful', { words: string; state: string }> | undefined {
  const words = own.matches('cheerful');
  // Where somebody was hurt, a blushing face is no better than a laughing one.
  const happy = state.grave ? own.emoji.happy : own.emoji.happy.filter(({ form }) => !SHEEPISH.test(form));
  const cries = state.bereaved && own.exclamations > 1;
  if (words.length === 0 && happy.length === 0 && !own.has('warm') && !cries) return undefined;
  if (state.off < -0.85 && state.hit < 0.6) return undefined;
  const emoji = happy[0];
  // Gladness without a word of regret is cheer where somebody is angry.
  const glad = state.off > 1 && !own.has('apology') && !own.has('empathy') ? GLAD.flatMap((group) => own.matches('warm', group)) : [];
  const cry = cries ? own.sentences.find(({ mark }) => mark === '!') : undefined;
  const at: Place | undefined =
    words[0] ?? (emoji === undefined ? (glad[0] ?? (cry && { turn: reply, span: cry.span })) : { turn: reply, span: emoji });
  if (at === undefined) return undefined;
  const evidence = new Evidence(Math.max(state.off, Math.min(logOddsOf(state.hit) - 2, -0.4)) - 1.5, 'how badly off the customer is')
    .when(state.playful, 'the customer smiles too', -1.5)
    .when(state.over, 'the trouble is over', -2.5)
    .when(own.has('apology') || own.has('empathy'), 'says sorry too', state.grave ? -0.3 : -0.8)
    .when(own.has('answer') || own.has('instruction'), 'deals with the matter', -0.4)
    .when(words.length === 0 && happy.length === 1, 'a smile and nothing more', -0.3)
    .add('cheerful words', 1.2 * Math.min(own.weight('cheerful'), 3))
    .when(glad.length > 0, 'glad, and no word of regret', 0.8)
    .add('happy emoji', 0.8 * Math.min(happy.length, 3))
    .when(DRAWN_OUT.test(reply.text), 'letters drawn out', 0.8)
    .when(own.exclamations > 1, 'several exclamation marks', 0.6);
  return { problem: 'cheerful', at, evidence: evidence.facts, data: { words: textAt(at), state: state.words } };
}

/** "Three grown-ups and an exorcist", wrote the customer; "the exorcist is in our catalogue from May 😂" goes on with it. */
const takesUp = (own: TurnFacts, emoji: { readonly start: number; readonly end: number }, now: Situation): boolean =>
  own.sentences.some(
    ({ first, last, span }) =>
      span.start <= emoji.start &&
      emoji.end <= span.end + 3 &&
      own.tokens.slice(first, last).some((token) => {
        const stem = own.stemOf(token);
        return stem !== undefined && now.said.has(stem) && !own.isCommon(stem);
      }),
  );

/** A joke about a real harm. */
export function flippant(
  reply: Turn,
  own: TurnFacts,
  state: State,
  now: Situation,
): Clash<'flippant', { words: string; state: string }> | undefined {
  // Groups of little weight name what only looks like a joke.
  const quips = own.matches('flippant').filter(({ weight }) => weight >= 0.5);
  if (quips.length === 0 && own.emoji.happy.length === 0) return undefined;
  const emoji = own.emoji.happy.find(({ form }) => LAUGHING.test(form)) ?? own.emoji.happy.find(({ form }) => WINKING.test(form));
  const quip = quips.reduce<Match | undefined>((a, b) => (a === undefined || b.weight > a.weight ? b : a), undefined);
  const at: Place | undefined = quip ?? (emoji === undefined ? undefined : { turn: reply, span: emoji });
  if (at === undefined) return undefined;
  const mark = emoji === undefined ? 0 : LAUGHING.test(emoji.form) ? 1.2 : 0.8;
  // A trouble that nobody is upset about bears a joke better.
  const evidence = new Evidence(Math.max(state.off, Math.min(state.trouble, 1)) - 0.7, 'how badly off the customer is')
    .add('words of a joke', quip?.weight ?? 0)
    .add('an emoji that laughs or winks', quip === undefined ? mark : mark / 2)
    .when(own.has('apology') || own.has('empathy'), 'says sorry too', state.grave ? -0.3 : -0.8)
    .when(state.playful, 'the customer jokes too', -6)
    .when(
      quip === undefined && state.off < 0 && emoji !== undefined && takesUp(own, emoji, now),
      'goes on with the customer’s own picture',
      -2.5,
    );
  return { problem: 'flippant', at, evidence: evidence.facts, severity: 'error', data: { words: textAt(at), state: state.words } };
}

/** Selling to somebody who has a trouble. */
export function promo(own: TurnFacts, state: State, now: Situation): Clash<'promo', { words: string }> | undefined {
  const at = own.matches('promo').find(({ weight }) => weight >= 0.7);
  if (at === undefined) return undefined;
  const evidence = new Evidence(Math.min(Math.max(state.trouble, state.off), 2) - 0.8, 'a trouble was reported')
    .add('words that sell', 1.2 * Math.min(own.weight('promo'), 2.5))
    // A word of theirs: "redeem code", "cashback".
    .when(
      !state.pestered && (state.offer || own.tokens.some((token) => within(token, at.span) && now.said.has(own.stemOf(token) ?? ''))),
      'the customer speaks of an offer',
      -3.2,
    )
    .when(state.pestered, 'the customer wants no offers', 1);
  return { problem: 'promo', at, evidence: evidence.facts, data: { words: at.text } };
}

const isFull = ({ weight }: Match): boolean => weight >= 1;

/** A lecture. Mild reminders ("make sure", "remember to") lecture nobody by themselves. */
export function scolding(own: TurnFacts, state: State): Clash<'scolding', { words: string }> | undefined {
  // Who tells an angry customer how to feel lectures as well.
  const commands = own.matches('dismissive', 'calm');
  const blame = own.matches('blame').filter(isFull);
  const at = blame.find(({ group }) => group === 'insult') ?? blame[0] ?? commands.find(isFull);
  if (at === undefined) return undefined;
  const evidence = new Evidence(-1.1)
    .add('words of blame', 1.6 * Math.min(own.weight('blame'), 2))
    .when(commands.length > 0, 'tells the customer how to feel', 1.2)
    .when(state.trouble > 0, 'to a customer with a trouble', 0.5)
    .when(own.has('instruction'), 'tells how to do it', -0.8);
  return { problem: 'scolding', at, evidence: evidence.facts, data: { words: at.text } };
}
