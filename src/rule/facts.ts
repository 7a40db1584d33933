import type { Conversation, Message, Role, Span } from '../model/index.ts';
import type { PersonalKind } from '../text/detectors.ts';
import type { Token } from '../text/tokens.ts';

/** A maximal run of consecutive public messages by one side. Spans of a turn are offsets in its joined text. */
export interface Turn {
  readonly index: number;
  readonly side: 'customer' | 'team';
  /** `bot` where every message of the turn is by a bot. */
  readonly role: Role;
  readonly author: string | undefined;
  readonly messages: readonly Message[];
  /** The messages' texts, joined by a line break. */
  readonly text: string;
}

/** What rules see of the conversation. */
export interface ConversationView {
  readonly source: Conversation;
  readonly turns: readonly Turn[];
  /** BCP 47 tag of the conversation as a whole, `und` where it is not known. */
  readonly language: string;
}

/** A place in a turn that a finding can point to. */
export interface Place {
  readonly turn: Turn;
  readonly span: Span;
}

/** A phrase of a concept, found in a turn. */
export interface Match extends Place {
  readonly concept: string;
  readonly group: string;
  readonly weight: number;
  readonly text: string;
}

/** A piece of personal data: known by its shape and check digits, in any language. */
export interface PersonalPlace extends Place {
  readonly kind: PersonalKind;
  readonly text: string;
}

export interface Sentence extends Place {
  readonly text: string;
  /** The mark that ends it, `''` where there is none. */
  readonly mark: '.' | '?' | '!' | '';
  /** Range of indices into the turn's tokens. */
  readonly first: number;
  readonly last: number;
}

/** What an answer must hold to answer a question of this kind. */
export type AskKind =
  | 'status'
  | 'time'
  | 'place'
  | 'quantity'
  | 'reason'
  | 'method'
  | 'person'
  | 'thing'
  | 'yesno'
  | 'action'
  | 'help'
  | 'open';

/** Something that the customer wants to know or have done. */
export interface Ask extends Place {
  readonly kind: AskKind;
  readonly text: string;
  /** Stems of its own content words. */
  readonly topic: ReadonlySet<string>;
  /** True where no question mark ends it. */
  readonly indirect: boolean;
  /** Sum of the weights of the phrases that ask; 0 where only the question mark does. */
  readonly weight: number;
}

/** A graded judgement with the counted facts that make it: log-odds add up to the probability. */
export interface Graded {
  /** 0 to 1. */
  readonly probability: number;
  readonly evidence: readonly { readonly fact: string; readonly weight: number }[];
  /** The words that say it most plainly, if any words do. */
  readonly at?: Place;
}

/** What a trained classifier takes a piece of text for (docs/classifier.md). */
export interface Impression {
  /** Log-odds that the piece is of a kind; 0 for a kind of the other side. */
  of(kind: ImpressionKind): number;
}

/** What a classifier tells apart: `trouble` and `upset` in customers' texts, the others in the team's. */
export type ImpressionKind = 'trouble' | 'upset' | 'stock' | 'specific' | 'deflection' | 'info-request' | 'promise' | 'holding';

/** Facts of one turn: each is computed when it is first asked for, and shared by all rules. */
export interface TurnFacts {
  readonly turn: Turn;
  /** BCP 47 tag, `und` where it is not known: then no phrase is ever found. */
  readonly language: string;
  /** What its own words alone say about its language: no help from the conversation, no quotations, no names. */
  readonly ownLanguage: {
    readonly tag: string | undefined;
    readonly letters: number;
    readonly mixed: boolean;
    /** How many different words of two letters and more are of this language and not of the other. */
    against(other: string): number;
  };
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Number of word and number tokens. */
  readonly words: number;
  /** Phrases of a concept, in order of place, without overlaps, those masked by another concept left out. */
  matches(concept: string, group?: string): readonly Match[];
  has(concept: string, group?: string): boolean;
  /** Sum of the weights of the concept's matches, each group's second match counting half, its third a quarter. */
  weight(concept: string, group?: string): number;
  /** Stems of the words that carry the matter: no function words, no talk that fits any matter. */
  readonly content: ReadonlySet<string>;
  /** As `content`, but only of what remains when greetings, courtesies, stock phrases and signatures are taken out. */
  readonly residue: ReadonlySet<string>;
  /** Initials or a name behind a mark at the end, as in "^SJ" and "-Jules". */
  readonly signature: Span | undefined;
  /** The stem of a token that carries matter; undefined for function words and talk that fits any matter. */
  stemOf(token: Token): string | undefined;
  /** True for the stem of a noun that is frequent in many customers' cases (order, account, app). */
  isCommon(stem: string): boolean;
  /** True for a word, in normal form, that belongs to a word list of the language (`time`, `imperatives` ...). */
  inList(list: string, form: string): boolean;
  readonly asks: readonly Ask[];
  /**
   * Sentences, courtesies aside, that tell the customer to do something. Ask for it only where the judgement hangs on it:
   * some languages load a grammar for it.
   */
  readonly commands: readonly Sentence[];
  /** Emoji that smile or cheer, emoji that weep or rage, in order. */
  readonly emoji: { readonly happy: readonly Token[]; readonly sad: readonly Token[]; readonly other: readonly Token[] };
  readonly exclamations: number;
  /** Words of four letters and more that are all capitals and no acronym. */
  readonly shouted: readonly Token[];
  readonly numbers: readonly Token[];
  readonly links: readonly Token[];
  /** What a classifier takes the turn, or one of its sentences, for; undefined in a language that has none. */
  impression(sentence?: Sentence): Impression | undefined;
  /** Addresses, numbers of phones, cards and accounts, tax codes and handles, in order of place. */
  readonly personal: readonly PersonalPlace[];
  /** -1 to 1, from word lists with negation. */
  readonly sentiment: number;
}

/** What customers said up to a point of the conversation. */
export interface Heard {
  /** True for the stem of a word of matter (`TurnFacts.content`) that they used. */
  has(stem: string): boolean;
}

/** The state of the conversation at one reply: what the customer brought and what is still owed. */
export interface Situation {
  /** The customer turn that the reply answers; undefined where the team opens or writes again. */
  readonly request: Turn | undefined;
  /** All customer turns before the reply, oldest first. */
  readonly customer: readonly Turn[];
  /** All team turns before the reply, oldest first. */
  readonly team: readonly Turn[];
  /** That the customer reported something which went wrong and which the company is answerable for. */
  readonly trouble: Graded;
  /** That the customer is upset, worried or hurt at this point. */
  readonly upset: Graded;
  /** What the latest customer turn asks for. */
  readonly asks: readonly Ask[];
  /** The matter of all customer turns before the reply. */
  readonly said: Heard;
}
