import { type Ask, type AskKind, type Match, type Sentence, type TurnFacts, within } from '../rule/index.ts';
import { allMatches } from '../text/each.ts';
import type { Token } from '../text/tokens.ts';
import { joinedAsks } from './one-ask.ts';

/** What a question of each kind is about, from the most telling to the least: where two phrases begin together the first wins. */
const KINDS: readonly AskKind[] = ['status', 'time', 'place', 'quantity', 'reason', 'method', 'person', 'thing', 'action', 'yesno', 'help'];

/** Words in quotation marks. */
const QUOTED = /["“«„][^"”»“\n]{3,300}["”»“]/g;

/** Somebody else's post, passed on by hand: `"@name: ...`, up to the closing mark or the end of the line. */
const PASSED_ON = /(?:["“«]|\brt)\s?@\w+\s?:[^"”»\n]*/gi;

/** Groups of phrases that open a question and may say nothing of what it asks: "can you tell me ...", "and secondly ...". */
const FRAMES: ReadonlySet<string> = new Set(['action', 'help', 'yesno', 'also']);

/** Such a frame joins the question behind it when it stands this close. */
const FRAME_REACH = 30;

/**
 * The questions and requests of a customer turn, direct and indirect, in order of place.
 * Rhetorical questions and bare greetings are left out. A sentence that asks two things is cut at the second.
 */
export function asksOf(facts: TurnFacts, stemOf: (token: Token) => string | undefined): readonly Ask[] {
  if (facts.turn.side !== 'customer') return [];
  const asks: Ask[] = [];
  const { text } = facts.turn;
  const quotes = [...allMatches(text, QUOTED), ...allMatches(text, PASSED_ON, /@/)];
  const quoted = quotes.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  for (const sentence of facts.sentences) {
    // The questions of a form that the customer filled in are the team's own.
    if (isHeading(text, sentence.span.start)) continue;
    // What somebody else said is not asked of us.
    if (quoted.some(({ start, end }) => sentence.span.end > start && sentence.span.end <= end + 1)) continue;
    const inside = facts
      .matches('ask')
      .filter((match) => within(match.span, sentence.span) && !quoted.some(({ start, end }) => within(match.span, { start, end })))
      .filter((match) => !(match.group === 'action' && isPassive(match, facts)))
      .filter((match) => sentence.mark === '?' || asksWithoutMark(match, sentence, facts));
    // A tag ("or not?", "... anybody?") makes a question shorter, not rhetorical.
    const rhetorical = facts.matches('rhetorical').some((match) => !isTag(match, sentence) && within(match.span, sentence.span));
    if (rhetorical && inside.every((match) => match.weight < 1)) continue;
    // Words that open a second question open no first one.
    const next = nextIn(sentence, inside, facts);
    if (inside.every(({ group }) => group === 'also') && next.length === 0 && sentence.mark !== '?') continue;
    const starts = withNext(clauseStarts(inside, facts), next, sentence);
    if (starts.length === 0) {
      const ask = build(facts, sentence, sentence.span.start, sentence.span.end, [], stemOf);
      if (ask !== undefined) asks.push(ask);
      continue;
    }
    for (const [index, start] of starts.entries()) {
      // The first clause takes what stands before it: "my parcel, when does it come".
      const from = index === 0 ? sentence.span.start : start;
      const to = starts[index + 1] ?? sentence.span.end;
      const ask = build(
        facts,
        sentence,
        from,
        to,
        [...inside, ...next].filter((match) => match.span.start >= start && match.span.start < to),
        stemOf,
        index === 0 ? turnBefore(start, sentence, facts) : start,
      );
      if (ask !== undefined) asks.push(ask);
    }
  }
  // "I wanted to know two things" only announces the questions that follow.
  const full = asks.filter((ask) => ask.kind !== 'thing' || [...ask.topic].some((stem) => !/^\d+$/.test(stem)));
  return joinedAsks(full.length === 0 ? asks : full, facts);
}

/** True in a heading of Markdown, by which forms of issue trackers ask: `### Which version do you use?` */
function isHeading(text: string, at: number): boolean {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  while (text[start] === ' ') start++;
  return text[start] === '#' && /^#{1,6}[ \t]/.test(text.slice(start, start + 8));
}

const isTag = (match: Match, sentence: Sentence): boolean =>
  match.text.split(' ').length <= 3 && (match.group === 'tag' || (match.group === 'knock' && match.span.start > sentence.span.start + 1));

/** Where each question of a sentence begins: overlapping and adjoining phrases are one question. */
function clauseStarts(matches: readonly Match[], facts: TurnFacts): number[] {
  const starts: number[] = [];
  let end = -1;
  let frame = false;
  for (const match of [...matches].sort((a, b) => a.span.start - b.span.start)) {
    const weak = match.group === 'help';
    const joins =
      (match.span.start < end && match.group !== 'also') ||
      (frame && match.group !== 'also' && match.span.start - end < FRAME_REACH && !joined(match.span.start, facts)) ||
      (weak && starts.length > 0) ||
      (starts.length > 0 && match.group !== 'also' && !opensClause(match.span.start, facts));
    if (!joins) starts.push(match.span.start);
    frame = FRAMES.has(match.group);
    end = Math.max(end, match.span.end);
  }
  return starts;
}

/** Where a second question is joined to a first one without a mark between them: "do you ship to Malta | and who pays the duty?". */
function nextIn(sentence: Sentence, inside: readonly Match[], facts: TurnFacts): readonly Match[] {
  const all = facts
    .matches('ask-next')
    .filter(({ span }) => within(span, sentence.span))
    .map((match) =>
      match.group === 'listed' && sentence.mark === '?' && isBehindComma(match, facts) ? { ...match, group: 'yesno' } : match,
    );
  const asks = sentence.mark === '?' || inside.length > 0;
  const opened = [...inside, ...all.filter(({ group }) => group === 'opens')];
  return all.filter(({ group, span }) => {
    if (NO_QUESTION.has(group)) return false;
    // "Is the gym open? And can my son come along": the mark is forgotten, the word that joins is not.
    if (sentence.mark !== '?' && span.start === sentence.span.start) return true;
    // What stands before the first one may only tell: "it came broken, and when do I get another?"
    return asks && opened.some((match) => match.span.start < span.start);
  });
}

/** Groups that by themselves begin no second question. */
const NO_QUESTION: ReadonlySet<string> = new Set(['opens', 'turns', 'listed']);

/** "Can the dog come along, is there a plug, do you have ice?" */
const isBehindComma = ({ span }: Match, facts: TurnFacts): boolean => {
  const before = facts.tokens[facts.tokens.findIndex(({ start }) => start >= span.start) - 1];
  return before?.kind === 'punctuation' && before.form === ',';
};

/** "Your page says closed on Mondays, but are you open on the 1st?": what stands before the turn tells, what follows is asked. */
function turnBefore(start: number, sentence: Sentence, facts: TurnFacts): number {
  const turn = facts
    .matches('ask-next')
    .findLast(({ group, span }) => group === 'turns' && within(span, sentence.span) && span.end <= start);
  return turn?.span.end ?? sentence.span.start;
}

/** Adds where joined questions begin; the phrases that they begin with open no other one. */
function withNext(starts: readonly number[], next: readonly Match[], { span }: Sentence): readonly number[] {
  const first = next[0];
  if (first === undefined) return starts;
  const others = starts.filter((start) => !next.some((match) => start >= match.span.start && start <= match.span.end));
  const opening = others.some((start) => start < first.span.start) || first.span.start === span.start ? [] : [span.start];
  return [...opening, ...others, ...next.map((match) => match.span.start)].sort((a, b) => a - b);
}

/** No more words than these open a sentence, greetings aside: a name, "and then". */
const OPENING = 2;

/** "I looked up how to report it" asks nothing: without a question mark a question opens its clause, or words of asking lead to it. */
function asksWithoutMark(match: Match, { first, last }: Sentence, facts: TurnFacts): boolean {
  const { group, span } = match;
  if (!NEEDS_MARK.has(group)) return true;
  const greetings = facts.matches('greeting');
  let words = 0;
  let before: string | undefined;
  for (const token of facts.tokens.slice(first, last)) {
    const { kind, start, end, form } = token;
    if (start >= span.end) break;
    if (kind !== 'word') continue;
    if (end <= span.start && !greetings.some((greeting) => within(token, greeting.span))) words++;
    if (facts.inList('asking', form)) return true;
    if (end <= span.start) before = form;
  }
  // "Da quando c'è la nuova app" tells since when.
  if (before !== undefined && facts.inList('since', before)) return false;
  // "..., when there is cheese" and "..., where we live" go on with what is told.
  return words <= OPENING || (opensClause(span.start, facts) && (!SUBORDINATE.has(group) || isInverted(match, facts)));
}

/** Kinds whose phrases stand in statements too. */
const NEEDS_MARK: ReadonlySet<string> = new Set(['yesno', 'method', 'reason', 'place', 'time', 'quantity', 'person', 'thing']);

/** "When is he coming", "where's the van": an auxiliary behind the word of question. */
function isInverted({ text }: Match, facts: TurnFacts): boolean {
  const second = text.toLowerCase().split(/[\s'’]+/)[1];
  return second !== undefined && (second === 's' || facts.inList('echo', second));
}

/** Kinds whose words also begin a clause that only tells. */
const SUBORDINATE: ReadonlySet<string> = new Set(['time', 'place', 'reason']);

/** "... and when": what a joining word brings in is a question of its own, however near it stands. What "or" brings in is not. */
function joined(start: number, facts: TurnFacts): boolean {
  const before = facts.tokens[facts.tokens.findIndex((token) => token.start >= start) - 1];
  return before?.kind === 'word' && facts.inList('joining', before.form);
}

/** "Vi sono state consegnate" says what was done; "consegnate ..." tells to do it. */
function isPassive({ span }: Match, facts: TurnFacts): boolean {
  const before = facts.tokens[facts.tokens.findIndex(({ start }) => start >= span.start) - 1];
  return before?.kind === 'word' && facts.inList('passives', before.form);
}

/** A second question stands behind a mark or a word that joins clauses; elsewhere it is part of the first ("the one that you have"). */
function opensClause(start: number, facts: TurnFacts): boolean {
  const index = facts.tokens.findIndex((token) => token.start >= start);
  const before = facts.tokens[index - 1];
  return before === undefined || before.kind !== 'word' || facts.inList('joining', before.form);
}

function build(
  facts: TurnFacts,
  sentence: Sentence,
  start: number,
  end: number,
  matches: readonly Match[],
  stemOf: (token: Token) => string | undefined,
  matterFrom = start,
): Ask | undefined {
  const topic = new Set<string>();
  let words = 0;
  for (const token of facts.tokens.slice(sentence.first, sentence.last)) {
    if (token.start < start || token.end > end) continue;
    if (token.kind === 'word') words++;
    if (token.start < matterFrom) continue;
    const stem = stemOf(token);
    if (stem !== undefined) topic.add(stem);
  }
  if (words === 0) return undefined;
  const kind = KINDS.find((candidate) => matches.some((match) => match.group === candidate)) ?? 'open';
  return {
    turn: facts.turn,
    span: { start, end },
    text: facts.turn.text.slice(start, end),
    kind,
    topic,
    indirect: sentence.mark !== '?',
    weight: matches.reduce((sum, match) => sum + match.weight, 0),
  };
}
