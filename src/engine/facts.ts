import type { Language } from '../languages/language.ts';
import { type OwnLanguage, ownLanguageOf } from '../languages/own.ts';
import type { Span } from '../model/index.ts';
import type { Ask, Impression, Match, PersonalPlace, Sentence, Turn, TurnFacts } from '../rule/index.ts';
import { moodOf } from '../text/emoji.ts';
import { type Features, featuresOf, type TextPiece } from '../text/features.ts';
import { personalIn } from '../text/redact.ts';
import { sentencesOf } from '../text/sentences.ts';
import { signatureIn } from '../text/signature.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { asksOf } from './asks.ts';
import { COURTESIES } from './courtesies.ts';
import { matchesIn } from './matches.ts';
import { sentimentOf } from './sentiment.ts';

const EMPTY_MATCHES: readonly Match[] = [];
const NO_EMOJI: TurnFacts['emoji'] = { happy: [], sad: [], other: [] };
const NO_WORDS: ReadonlySet<string> = new Set();
/** Concepts that tell how a text is cut, not what it says: no features of a classifier. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  'ask-next',
  'doer',
  'duration',
  'property',
  'see-you',
  'emergency',
  'no-help',
  'own-need',
]);

/** Facts of one turn, each computed when it is first asked for. `language` is undefined where no pack reads the text. */
export class LazyTurnFacts implements TurnFacts {
  readonly turn: Turn;
  readonly language: string;
  /** Set where a fact needed a grammar that is not loaded yet: what was answered may change once it is. */
  wantsGrammar = false;
  readonly #pack: Language | undefined;
  #tokens: readonly Token[] | undefined;
  #sentences: readonly Sentence[] | undefined;
  #matches: Map<string, readonly Match[]> | undefined;
  #content: ReadonlySet<string> | undefined;
  #residue: ReadonlySet<string> | undefined;
  #asks: readonly Ask[] | undefined;
  #commands: readonly Sentence[] | undefined;
  #ownLanguage: OwnLanguage | undefined;
  #emoji: TurnFacts['emoji'] | undefined;
  #personal: readonly PersonalPlace[] | undefined;
  #sentiment: number | undefined;
  #words: number | undefined;
  #signature: { readonly found: Span | undefined } | undefined;
  #shouted: readonly Token[] | undefined;
  #numbers: readonly Token[] | undefined;
  #links: readonly Token[] | undefined;
  readonly #impressions = new Map<Sentence | undefined, Impression>();

  constructor(turn: Turn, pack: Language | undefined, tokens?: readonly Token[]) {
    this.turn = turn;
    this.#pack = pack;
    this.#tokens = tokens;
    this.language = pack?.tag ?? 'und';
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokenise(this.turn.text);
    return this.#tokens;
  }

  get ownLanguage(): OwnLanguage {
    this.#ownLanguage ??= ownLanguageOf(this.turn.text, this.tokens);
    return this.#ownLanguage;
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= sentencesOf(this.tokens, this.#pack?.words.abbreviations ?? NO_WORDS).map(({ first, last, start, end, mark }) => ({
      turn: this.turn,
      span: { start, end },
      text: this.turn.text.slice(start, end),
      mark,
      first,
      last,
    }));
    return this.#sentences;
  }

  get words(): number {
    if (this.#words === undefined) {
      this.#words = 0;
      for (const { kind } of this.tokens) if (kind === 'word' || kind === 'number') this.#words++;
    }
    return this.#words;
  }

  matches(concept: string, group?: string): readonly Match[] {
    this.#matches ??= matchesIn(this.turn, this.tokens, this.#pack);
    const all = this.#matches.get(concept);
    // Most concepts are in few turns.
    if (all === undefined) return EMPTY_MATCHES;
    return group === undefined || all.every((match) => match.group === group) ? all : all.filter((match) => match.group === group);
  }

  has(concept: string, group?: string): boolean {
    const all = this.matches(concept);
    if (group === undefined) return all.length > 0;
    for (const match of all) if (match.group === group) return true;
    return false;
  }

  weight(concept: string, group?: string): number {
    const matches = this.matches(concept, group);
    // Most have one match or none.
    if (matches.length < 2) return matches[0]?.weight ?? 0;
    const times = new Map<string, number>();
    let sum = 0;
    for (const { weight, group: own } of matches) {
      const before = times.get(own) ?? 0;
      times.set(own, before + 1);
      sum += weight / 2 ** before;
    }
    return sum;
  }

  get content(): ReadonlySet<string> {
    this.#content ??= this.#stems(() => true);
    return this.#content;
  }

  get residue(): ReadonlySet<string> {
    if (this.#residue === undefined) {
      const covered: Span[] = [];
      for (const concept of COURTESIES) for (const { span } of this.matches(concept)) covered.push(span);
      if (this.signature !== undefined) covered.push(this.signature);
      this.#residue = this.#stems((token) => !covered.some((span) => token.start >= span.start && token.end <= span.end));
    }
    return this.#residue;
  }

  get signature(): Span | undefined {
    if (this.#signature === undefined) this.#signature = { found: signatureIn(this.turn.text) };
    return this.#signature.found;
  }

  isCommon(stem: string): boolean {
    return this.#pack?.isCommon(stem) ?? false;
  }

  inList(list: string, form: string): boolean {
    return this.#pack?.list(list)?.has(form) ?? false;
  }

  get asks(): readonly Ask[] {
    this.#asks ??= this.#pack === undefined ? [] : asksOf(this, (token) => this.stemOf(token));
    return this.#asks;
  }

  get commands(): readonly Sentence[] {
    if (this.#commands !== undefined) return this.#commands;
    const found = this.#findCommands();
    // Without the grammar the answer is not the last one.
    if (!this.wantsGrammar) this.#commands = found;
    return found;
  }

  #findCommands(): readonly Sentence[] {
    const pack = this.#pack;
    if (pack === undefined) return [];
    const courtesies = new Set(COURTESIES.flatMap((concept) => this.matches(concept).map(({ span }) => span.start)));
    return this.sentences.filter((sentence) => {
      if (sentence.mark === '?' || courtesies.has(sentence.span.start)) return false;
      const words = this.tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word');
      const first = words[0];
      if (first === undefined || !words.some((token) => this.residue.has(this.stemOf(token) ?? ''))) return false;
      if (pack.words.imperatives.has(first.form)) return true;
      if (pack.grammar === undefined) return false;
      if (pack.grammar.loaded === undefined) {
        this.wantsGrammar = true;
        return false;
      }
      return pack.grammar.loaded.isCommand(sentence.text);
    });
  }

  get emoji(): TurnFacts['emoji'] {
    if (this.#emoji === undefined) {
      const found = this.tokens.filter((token) => token.kind === 'emoji');
      this.#emoji =
        found.length === 0
          ? NO_EMOJI
          : {
              happy: found.filter((token) => moodOf(token.form) > 0),
              sad: found.filter((token) => moodOf(token.form) < 0),
              other: found.filter((token) => moodOf(token.form) === 0),
            };
    }
    return this.#emoji;
  }

  get exclamations(): number {
    let count = 0;
    for (const { kind, form } of this.tokens) if (kind === 'end' && form.includes('!')) count++;
    return count;
  }

  get shouted(): readonly Token[] {
    this.#shouted ??= this.tokens.filter((token) => {
      if (token.kind !== 'word' || !token.capital || token.end - token.start < 4) return false;
      const written = this.turn.text.slice(token.start, token.end);
      if (written !== written.toUpperCase() || !/^\p{L}+$/u.test(written)) return false;
      return !(this.#pack?.words.acronyms ?? NO_WORDS).has(token.form);
    });
    return this.#shouted;
  }

  get numbers(): readonly Token[] {
    this.#numbers ??= this.tokens.filter((token) => token.kind === 'number');
    return this.#numbers;
  }

  get links(): readonly Token[] {
    this.#links ??= this.tokens.filter(
      (token) => token.kind === 'link' || token.kind === 'email' || (token.kind === 'mask' && /URL|LINK/.test(token.form)),
    );
    return this.#links;
  }

  impression(sentence?: Sentence): Impression | undefined {
    const pack = this.#pack;
    if (pack?.models === undefined) return undefined;
    let known = this.#impressions.get(sentence);
    if (known === undefined) {
      const logOdds = pack.models[this.turn.side].judgePiece(this.#piece(pack, sentence));
      known = { of: (kind) => logOdds[kind] ?? 0 };
      this.#impressions.set(sentence, known);
    }
    return known;
  }

  /** What a classifier is trained with; undefined where no pack reads the text. */
  features(): Features | undefined {
    return this.#pack && featuresOf(this.#piece(this.#pack));
  }

  /** The turn, or one of its sentences, as a classifier reads it. */
  #piece(pack: Language, sentence?: Sentence): TextPiece {
    this.#matches ??= matchesIn(this.turn, this.tokens, pack);
    const concepts: Match[] = [];
    for (const all of this.#matches.values()) {
      for (const match of all) {
        const { start, end } = match.span;
        if (STRUCTURAL.has(match.concept)) continue;
        if (sentence === undefined || (start >= sentence.span.start && end <= sentence.span.end)) concepts.push(match);
      }
    }
    return {
      tokens: sentence === undefined ? this.tokens : this.tokens.slice(sentence.first, sentence.last),
      stem: (word) => pack.entry(word).stem,
      negates: (word) => pack.entry(word).negates,
      concepts,
    };
  }

  get personal(): readonly PersonalPlace[] {
    this.#personal ??= personalIn(this.turn.text).map(({ kind, start, end }) => ({
      kind,
      turn: this.turn,
      span: { start, end },
      text: this.turn.text.slice(start, end),
    }));
    return this.#personal;
  }

  get sentiment(): number {
    this.#sentiment ??= this.#pack === undefined ? 0 : sentimentOf(this.tokens, this.#pack);
    return this.#sentiment;
  }

  /** The stem of a token that carries matter, undefined for all others. */
  stemOf({ kind, form, word }: Token): string | undefined {
    if (word !== undefined) {
      if (form.length < 2) return undefined;
      return this.#pack === undefined ? (form.length > 3 ? form : undefined) : this.#pack.entry(word).matter;
    }
    return kind === 'number' && /\d/.test(form) ? form : undefined;
  }

  #stems(keep: (token: Token) => boolean): ReadonlySet<string> {
    const stems = new Set<string>();
    for (const token of this.tokens) {
      const stem = this.stemOf(token);
      if (stem === undefined || !keep(token)) continue;
      if (!(token.capital && this.#pack?.words.names.has(token.form))) stems.add(stem);
    }
    return stems;
  }
}
