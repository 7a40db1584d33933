import {
  type Conversation,
  type ConversationResult,
  type Finding,
  type Message,
  placesIn,
  type Severity,
  type Span,
} from '../../model/index.ts';
import type { Edited } from '../../text/redact.ts';
import type { ReportContext } from '../reporter.ts';
import { masked } from '../shared/masked.ts';
import { fileOf } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';
import type { ConversationData, FindingData, MessageData, PlaceData, WeekData } from './data.ts';

/** A conversation for the page; undefined where it has no finding to show. */
export function dataOf({ conversation, score, replies, findings, language }: ConversationResult, context: ReportContext) {
  const shown = findings.filter(({ severity }) => isShown(severity, context.showFrom));
  if (shown.length === 0) return undefined;
  const { redact } = context;
  const texts = conversation.messages.map(({ text }) => masked(text, redact));
  const place = (messageId: string, span: Span): PlaceData => {
    const message = placesIn(conversation).get(messageId) ?? -1;
    const text = texts[message];
    return text === undefined ? { message: -1, start: 0, end: 0 } : { message, ...moved(span, text) };
  };
  const scores = new Map(replies.map((reply) => [reply.messageId, reply.score]));
  const spoken = conversation.language ?? language;
  const data: ConversationData = {
    id: conversation.id,
    path: fileOf(conversation.path),
    score,
    ...(conversation.channel === undefined ? {} : { channel: conversation.channel }),
    ...(spoken === undefined || spoken === 'und' ? {} : { language: spoken }),
    ...(conversation.subject === undefined ? {} : { subject: redact(conversation.subject) }),
    messages: conversation.messages.map((message, index) => messageData(message, (texts[index] as Edited).text, scores, redact)),
    findings: shown.map((finding) => findingData(finding, place(finding.messageId, finding.span), conversation.path, context, place)),
  };
  return data;
}

const moved = ({ start, end }: Span, text: Edited): Span => ({ start: text.at(start, 'start'), end: text.at(end, 'end') });

function messageData(message: Message, text: string, scores: ReadonlyMap<string, number>, redact: (text: string) => string): MessageData {
  const { id, role, author, at, hidden } = message;
  const score = scores.get(id);
  return {
    role,
    // Who writes for the team is a name of the report; a customer's may be an address.
    ...(author === undefined ? {} : { author: role === 'customer' ? redact(author) : author }),
    ...(at === undefined ? {} : { at }),
    text,
    ...(hidden === undefined ? {} : { hidden }),
    ...(score === undefined ? {} : { score }),
  };
}

function findingData(
  finding: Finding,
  at: PlaceData,
  path: string,
  { redact, explain, fact: say }: ReportContext,
  place: (messageId: string, span: Span) => PlaceData,
): FindingData {
  return {
    ...at,
    rule: finding.ruleId,
    severity: finding.severity,
    text: redact(finding.message),
    confidence: finding.confidence,
    cause: `${finding.category}/${finding.cause}`,
    line: finding.position.line,
    column: finding.position.column,
    ...(finding.path === path ? {} : { file: fileOf(finding.path) }),
    tries: finding.suggestions.map(redact),
    related: finding.related.map(({ messageId, span, note }) => ({ ...place(messageId, span), note: redact(note) })),
    ...(explain === true ? { facts: finding.evidence.map(({ fact, weight }) => [redact(say(fact)), weight] as const) } : {}),
    fingerprint: finding.fingerprint,
  };
}

/** Sums of some of the replies. */
export interface Group {
  replies: number;
  scores: number;
  conversations: number;
  readonly findings: Record<Severity, number>;
}

/** Counters over all conversations, clean ones too. They grow with what is distinct, not with the number of conversations. */
export class Totals {
  /** By name; what has none is under the empty one. */
  readonly channels = new Map<string, Group>();
  readonly languages = new Map<string, Group>();
  readonly #weeks = new Map<string, Group>();

  add({ conversation, replies, findings, language }: ConversationResult, showFrom: Severity): void {
    const shown = findings.filter(({ severity }) => isShown(severity, showFrom));
    const groups = [
      groupOf(this.channels, conversation.channel ?? ''),
      groupOf(this.languages, knownLanguage(conversation.language ?? language)),
    ];
    for (const group of groups) {
      group.conversations++;
      for (const { score } of replies) addScore(group, score);
      for (const { severity } of shown) group.findings[severity]++;
    }
    const mondays = new Map<string, string>();
    for (const { id, at } of conversation.messages) {
      const monday = mondayOf(at);
      if (monday !== undefined) mondays.set(id, monday);
    }
    for (const { messageId, score } of replies) {
      const monday = mondays.get(messageId);
      if (monday !== undefined) addScore(groupOf(this.#weeks, monday), score);
    }
    for (const { messageId, severity } of shown) {
      const monday = mondays.get(messageId);
      if (monday !== undefined) groupOf(this.#weeks, monday).findings[severity]++;
    }
  }

  /** In order of time. Weeks without replies are not listed. */
  weeks(): WeekData[] {
    return [...this.#weeks]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([monday, group]) => ({ monday, replies: group.replies, score: group.replies === 0 ? null : meanOf(group), ...group.findings }));
  }
}

/** Mean score in tenths. */
export const meanOf = ({ replies, scores }: Group): number => (replies === 0 ? 100 : Math.round((scores / replies) * 10) / 10);

const knownLanguage = (tag: string | undefined): string => (tag === undefined || tag === 'und' ? '' : tag);

function addScore(group: Group, score: number): void {
  group.replies++;
  group.scores += score;
}

function groupOf(groups: Map<string, Group>, key: string): Group {
  let group = groups.get(key);
  if (group === undefined) {
    group = { replies: 0, scores: 0, conversations: 0, findings: { error: 0, warning: 0, suggestion: 0 } };
    groups.set(key, group);
  }
  return group;
}

/** The Monday of the week of a time, by the calendar of the time's own zone. */
export function mondayOf(at: Conversation['messages'][number]['at']): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(at ?? '') ?? [];
  if (day === undefined) return undefined;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - weekday * 86_400_000).toISOString().slice(0, 10);
}
