import {
  type Ask,
  type AskKind,
  type Heard,
  handOffsOf,
  type ImpressionKind,
  type Match,
  type TurnFacts,
  within,
} from '../../src/rule/index.ts';
import { FACTUAL } from './answers.ts';
import { wordsIn } from './echo.ts';
import { begsForMoment, isMeant } from './talk.ts';

/** Where to tap, as people write it: "settings > account > delete". */
const ROUTE = /\p{L}\s(?:>|→|»|›)\s\p{L}|\p{L}\s*(?:>|→|»|›)\s*\p{L}[^>→»›\n]{0,40}(?:>|→|»|›)\s*\p{L}/u;
/** What every route has: a pattern over all letters is dear. */
const ARROW = /[>→»›]/;

/** Questions and requests that are served by what will happen. */
const SERVED: ReadonlySet<AskKind> = new Set(['action', 'status', 'time', 'help', 'open']);

/** Groups of `holding` that tell of work in general. */
const AT_WORK = ['looking', 'effort'] as const;

/** What a reply does other than answer: each is worked out when it is asked for. */
export class Moves {
  readonly #reply: TurnFacts;
  readonly #said: Heard;
  readonly #asksToDo: boolean;
  readonly #asksForActs: boolean;
  readonly #known = new Map<string, boolean>();

  constructor(reply: TurnFacts, asks: readonly Ask[], said: Heard) {
    this.#reply = reply;
    this.#said = said;
    this.#asksToDo = asks.some(({ kind }) => !FACTUAL.has(kind));
    this.#asksForActs = asks.some(({ kind }) => SERVED.has(kind));
  }

  /** Asks for details. */
  get requests(): boolean {
    return this.#once('requests', () => this.#meant('info-request', 'info-request'));
  }

  /** Asks back, in whatever way. */
  get asks(): boolean {
    return this.#once('asks', () => this.#questions() || this.requests);
  }

  get promises(): boolean {
    return this.#once('promises', () => this.commits || this.#meant('holding', 'holding', 'wait', 'queue'));
  }

  /** Says what will be done, and not only that everybody is working hard. To be asked to wait is no promise. */
  get commits(): boolean {
    return this.#once(
      'commits',
      () =>
        begsForMoment(this.#reply) ||
        this.#handsOn() ||
        this.#meant('promise', 'promise', ...this.#asideFrom()) ||
        this.#meant('holding', 'holding', 'wait', 'queue', ...AT_WORK),
    );
  }

  get handled(): boolean {
    return this.#reply.has('stock', 'handling');
  }

  get redirects(): boolean {
    return this.#once(
      'redirects',
      () => this.#reply.links.length > 0 || (this.#reply.weight('deflection') >= 1 && handOffsOf(this.#reply)?.spare !== true),
    );
  }

  /** Gives a step, where one could be the answer. */
  get steps(): boolean {
    return this.#once('steps', () => this.#asksToDo && (this.#route() || this.#meant('instruction', 'specific')));
  }

  get any(): boolean {
    return this.handled || this.asks || this.redirects || this.promises || this.steps;
  }

  /** "The keys will be at the desk" takes up a request or says how things stand; it does not promise to find out whether or which. */
  #asideFrom(): readonly string[] {
    return this.#asksForActs ? [] : ['happen', 'timed'];
  }

  /** "It was delivered to our depot": where the customer said "delivered", it is the parcel that was. */
  #handsOn(): boolean {
    const isNews = ({ span }: Match): boolean => {
      const verb = wordsIn(this.#reply, span, 0).find(({ form }) => !this.#reply.inList('stopwords', form));
      return verb === undefined || !(this.#said.has(verb.form) || this.#said.has(this.#reply.stemOf(verb) ?? verb.form));
    };
    return this.#reply.matches('handed-to').some(isNews);
  }

  #questions(): boolean {
    // "Lovely, isn't it?" asks no more than an offer does.
    const idle = [...this.#reply.matches('promo'), ...this.#reply.matches('tag-question')];
    return this.#reply.sentences.some(({ mark, span }) => mark === '?' && !idle.some((match) => within(match.span, span)));
  }

  #route(): boolean {
    const { text } = this.#reply.turn;
    return ARROW.test(text) && ROUTE.test(text);
  }

  #meant(concept: string, kind: ImpressionKind, ...but: string[]): boolean {
    return this.#reply.matches(concept).some((match) => !but.includes(match.group) && isMeant(this.#reply, match, kind));
  }

  #once(name: string, find: () => boolean): boolean {
    let found = this.#known.get(name);
    if (found === undefined) {
      found = find();
      this.#known.set(name, found);
    }
    return found;
  }
}
