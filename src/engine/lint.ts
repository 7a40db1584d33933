import type { Language } from '../languages/language.ts';
import type { Conversation, ConversationResult, Finding, Message, Related, Severity, Span } from '../model/index.ts';
import { channelKind } from '../rule/channel.ts';
import type { AnyRule, ConversationView, Mode, Place, Said, Translation, Turn, TurnFacts, Visitor } from '../rule/index.ts';
import { fold } from '../text/normalise.ts';
import type { Corpus, Walked } from './corpus.ts';
import { LazyTurnFacts } from './facts.ts';
import { confidenceOf, type Fillable, fillProblem, noteOf } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type LanguageSet, type ReadTurns, readTurns } from './languages.ts';
import { planOf } from './plan.ts';
import { positionIn } from './positions.ts';
import { conversationScore, lossesByFinding, scoreOf } from './score.ts';
import { Course } from './situation.ts';
import type { Timing } from './timing.ts';
import { messageAt, turnOf, turnsOf } from './turns.ts';

export interface EnabledRule {
  readonly id: string;
  readonly rule: AnyRule;
  /** Set where the user's configuration states one: it wins over what the rule reports. */
  readonly severity?: Severity;
  /** Instead of the run's own `minConfidence`. */
  readonly minConfidence?: number;
  readonly options: unknown;
  /** Findings are one step more severe than the rule has them. */
  readonly raised?: boolean;
  /** Its texts in the language of the report; English without. */
  readonly translation?: Translation;
}

export interface LintSettings {
  readonly rules: readonly EnabledRule[];
  /** Rules that are not on, but whose corpus facts are wanted for the summary. */
  readonly tables?: readonly EnabledRule[];
  readonly mode: Mode;
  /** Findings below it are dropped, 0 to 1; a rule may have its own. */
  readonly minConfidence: number;
  /** The language that the user states for all conversations. */
  readonly language?: string;
  readonly languages: LanguageSet;
  /** Tells of each reply what every finding costs it. */
  readonly explain?: boolean;
  /** Fingerprints of findings that are neither reported nor counted in a score. */
  readonly accepted?: ReadonlySet<string>;
  /** Milliseconds since 1970: replies whose time is known to be earlier are context only. */
  readonly since?: number;
  /** Measures what the walk costs; its rules are then measured ones too. */
  readonly timing?: Timing;
}

/** A rule that threw: the conversation and the run go on without it. */
export interface Crash {
  readonly ruleId: string;
  /** Absent where it looked over all conversations. */
  readonly conversationId?: string;
  readonly error: unknown;
}

export interface LintOutcome extends ConversationResult {
  readonly crashes: readonly Crash[];
  /** Replies that were under judgement. */
  readonly judged: number;
  /** Fingerprints of findings that were made and are accepted. */
  readonly accepted: readonly string[];
}

/**
 * Walks a conversation once and lets every enabled rule listen. Pure but for loading languages: no files, clock or console.
 * In `check` mode only the last team turn is judged; in the others every one.
 * @param corpus gathers what rules want to know of many conversations
 */
export async function lintConversation(conversation: Conversation, settings: LintSettings, corpus?: Corpus): Promise<LintOutcome> {
  const { timing } = settings;
  timing?.enter('part', 'walk');
  const turns = turnsOf(conversation, settings.mode === 'check');
  timing?.enter('part', 'language');
  const read = readTurns(turns, settings.language ?? conversation.language, timing?.tokenise);
  const pending = settings.languages.load(read);
  if (pending !== undefined) await pending;
  timing?.leave();

  const factsOf = ({ turn, language, tokens }: ReadTurns['turns'][number]): LazyTurnFacts => {
    const pack = settings.languages.get(language);
    return timing === undefined ? new LazyTurnFacts(turn, pack, tokens) : timing.facts(turn, pack, tokens);
  };
  const makeFacts = (): LazyTurnFacts[] => read.turns.map(factsOf);
  let facts = makeFacts();
  let { outcome, walked } = walk(conversation, turns, read.language, facts, settings);
  const wanting = facts.filter((each) => each.wantsGrammar).map((each) => settings.languages.get(each.language)?.grammar);
  if (wanting.length > 0) {
    timing?.enter('part', 'language');
    await Promise.all(wanting.map((grammar) => grammar?.load()));
    timing?.leave();
    facts = makeFacts();
    ({ outcome, walked } = walk(conversation, turns, read.language, facts, settings));
  }
  const crashes = corpus?.add(walked) ?? [];
  timing?.leave();
  return crashes.length === 0 ? outcome : { ...outcome, crashes: [...outcome.crashes, ...crashes] };
}

/** A rule at work on one conversation. */
interface Entry {
  readonly id: string;
  /** Among the plan's rules. */
  readonly index: number;
  visitor: Visitor;
  /** It threw: it is not called again here. */
  broken: boolean;
}

const SILENT: Visitor = {};

function walk(
  conversation: Conversation,
  turns: readonly Turn[],
  language: string,
  facts: readonly TurnFacts[],
  settings: LintSettings,
): { outcome: LintOutcome; walked: Walked } {
  const view: ConversationView = { source: conversation, turns, language };
  const replies = turns.filter((turn) => turn.side === 'team');
  const candidates = settings.mode === 'check' ? replies.slice(-1).filter((turn) => turn.index === turns.length - 1) : replies;
  const judged = settings.since === undefined ? candidates : candidates.filter((turn) => !isBefore(turn, settings.since as number));

  const findings: Finding[] = [];
  const accepted: string[] = [];
  const crashes: Crash[] = [];
  const factsOf = (turn: Turn): TurnFacts => facts[turn.index] as TurnFacts;
  const course = new Course(turns, factsOf, settings.mode === 'check');
  const { situation, troubleOf, needsAnswer } = course;
  const factsOfMessage = messageFacts(turns, factsOf, settings.languages.get(language));

  const breakOff = (entry: Entry, error: unknown): void => {
    entry.broken = true;
    crashes.push({ ruleId: entry.id, conversationId: conversation.id, error });
  };
  const plan = planOf(settings);
  const spoken = channelKind(conversation.channel) === 'voice';
  // Most rules listen to replies only.
  const onConversation: Entry[] = [];
  const onTurn: Entry[] = [];
  const onReply: Entry[] = [];
  const onExit: Entry[] = [];
  for (const { enabled, id, index, written, minConfidence, leastLogOdds } of plan.rules) {
    if (spoken && written) continue;
    const entry: Entry = { id, index, visitor: SILENT, broken: false };
    try {
      entry.visitor = enabled.rule.create({
        conversation: view,
        mode: settings.mode,
        options: enabled.options,
        facts: factsOf,
        situation,
        troubleOf,
        needsAnswer,
        factsOf: factsOfMessage,
        mayShow: (logOdds) => logOdds >= leastLogOdds,
        report: (report: LooseReport) => {
          // Most of what rules weigh is not sure enough: no text is made of it.
          if (confidenceOf(report) < minConfidence) return;
          const finding = build(enabled, report, conversation, factsOf);
          if (settings.accepted?.has(finding.fingerprint) === true) accepted.push(finding.fingerprint);
          else findings.push(finding);
        },
      });
    } catch (error) {
      breakOff(entry, error);
    }
    const { visitor } = entry;
    if (visitor.conversation !== undefined) onConversation.push(entry);
    if (visitor.turn !== undefined) onTurn.push(entry);
    if (visitor.reply !== undefined) onReply.push(entry);
    if (visitor['conversation:exit'] !== undefined) onExit.push(entry);
  }

  const tell = (entry: Entry, call: (visitor: Visitor) => void): void => {
    if (entry.broken) return;
    try {
      call(entry.visitor);
    } catch (error) {
      breakOff(entry, error);
    }
  };
  for (const entry of onConversation) tell(entry, (visitor) => visitor.conversation?.(view));
  let next = 0;
  for (const turn of turns) {
    for (const entry of onTurn) tell(entry, (visitor) => visitor.turn?.(turn));
    if (turn !== judged[next]) continue;
    next++;
    const judging = plan.judging(factsOf(turn).language);
    const judge = (visitor: Visitor): void => visitor.reply?.(turn);
    for (const entry of onReply) if (judging[entry.index] === true) tell(entry, judge);
  }
  for (const entry of onExit) tell(entry, (visitor) => visitor['conversation:exit']?.(view));

  findings.sort((a, b) => a.turn - b.turn || a.span.start - b.span.start || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0));
  const byTurn = new Map<number, Finding[]>();
  for (const finding of findings) {
    const others = byTurn.get(finding.turn);
    if (others === undefined) byTurn.set(finding.turn, [finding]);
    else others.push(finding);
  }
  const scores = judged.map((turn) => {
    const { id } = turn.messages[0] as Message;
    const agent = turn.author;
    const own = byTurn.get(turn.index) ?? [];
    const losses = settings.explain === true ? { losses: lossesByFinding(own) } : {};
    return { messageId: id, ...(agent === undefined ? {} : { agent }), score: scoreOf(own), ...losses };
  });
  const score = conversationScore(
    scores.map(({ score: each }) => each),
    findings.filter(({ turn }) => turns[turn]?.side === 'customer'),
  );
  return {
    outcome: { conversation, language, findings, crashes, replies: scores, judged: judged.length, score, accepted },
    walked: { view, judged, factsOf, situation, troubleOf },
  };
}

/** Facts of single messages, each made once. Most turns are one message, and what is known of such a turn is known of it. */
function messageFacts(
  turns: readonly Turn[],
  factsOf: (turn: Turn) => TurnFacts,
  language: Language | undefined,
): (message: Message) => TurnFacts {
  const known = new Map<Message, TurnFacts>();
  let filled = false;
  return (message) => {
    if (!filled) {
      filled = true;
      for (const turn of turns) {
        const [first, second] = turn.messages;
        if (first !== undefined && second === undefined && factsOf(turn).language === (language?.tag ?? 'und'))
          known.set(first, factsOf(turn));
      }
    }
    let facts = known.get(message);
    if (facts === undefined) {
      facts = new LazyTurnFacts(turnOf(message), language);
      known.set(message, facts);
    }
    return facts;
  };
}

/** True where a turn is known to have been written before a moment. A time without zone is read as UTC. */
function isBefore({ messages }: Turn, moment: number): boolean {
  const at = messages.at(-1)?.at;
  const time = at === undefined ? Number.NaN : Date.parse(/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(at) || !at.includes('T') ? at : `${at}Z`);
  return time < moment;
}

interface LooseReport extends Fillable {
  readonly at: Turn | Place;
  readonly related?: readonly { readonly at: Turn | Place; readonly note: string | Said }[];
}

function build(enabled: EnabledRule, report: LooseReport, conversation: Conversation, factsOf: (turn: Turn) => TurnFacts): Finding {
  const place = placeOf(report.at);
  const { message, span } = messageAt(place.turn, place.span);
  const excerpt = message.text.slice(span.start, span.end);
  const related: Related[] = (report.related ?? []).map(({ at, note }) => {
    const other = placeOf(at);
    const found = messageAt(other.turn, other.span);
    return { messageId: found.message.id, span: found.span, note: noteOf(enabled, note) };
  });
  const filled = fillProblem(enabled, report, factsOf(place.turn).language);
  return {
    // Not spread: V8 makes an object that is spread and then gets more keys fifty times as slowly.
    ruleId: filled.ruleId,
    problem: filled.problem,
    category: filled.category,
    cause: filled.cause,
    severity: filled.severity,
    message: filled.message,
    confidence: filled.confidence,
    evidence: filled.evidence,
    suggestions: filled.suggestions,
    path: message.path ?? conversation.path,
    conversationId: conversation.id,
    messageId: message.id,
    turn: place.turn.index,
    span,
    position: positionIn(conversation, message, span.start),
    excerpt,
    related,
    fingerprint: fingerprintOf([enabled.id, report.problem, conversation.id, message.role, fold(message.text), fold(excerpt)]),
  };
}

const placeOf = (at: Turn | Place): { turn: Turn; span: Span } =>
  'turn' in at ? at : { turn: at, span: { start: 0, end: at.text.length } };
