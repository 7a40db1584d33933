import stringWidth from 'string-width';
import type { ConversationResult, Finding, Message } from '../../model/index.ts';
import type { ReportContext } from '../reporter.ts';
import { maskedWords } from '../shared/masked.ts';
import { gradeOf, timeOf } from '../shared/words.ts';
import { type Mark, quote } from './quote.ts';
import { SIGNS, type Style } from './style.ts';
import { beside, clipped, flowing, hanging, plain, wrapped } from './text.ts';

/** What the blocks of one conversation need to know. */
export interface Canvas {
  readonly context: ReportContext;
  readonly style: Style;
  /** Columns for headers and blocks side by side. */
  readonly width: number;
}

/** Longest quotes in characters: of the reply, of the words that it fails. */
const REPLY_LIMIT = 360;
const RELATED_LIMIT = 180;
/** Longer lines than this are hard to read, however wide the terminal is. */
const READING_WIDTH = 96;
const BESIDE_FROM = 110;
const MOST_RELATED = 3;
/** The message id of a text that is not sent yet (`check`). */
const DRAFT = 'draft';

/** One conversation: a header, then every reply with its findings. */
export function conversationBlock(result: ConversationResult, findings: readonly Finding[], canvas: Canvas): string[] {
  const turns = byTurn(findings);
  const lines = header(result, findings, canvas);
  const indent = canvas.width >= 70 ? '  ' : ' ';
  for (const ofReply of turns.values()) {
    lines.push(...replyBlock(result, ofReply, { ...canvas, width: canvas.width - indent.length }).map((line) => (line === '' ? '' : indent + line)), '');
  }
  return lines;
}

// Map.groupBy is newer than the oldest Node that is supported.
function byTurn(findings: readonly Finding[]): Map<number, Finding[]> {
  const groups = new Map<number, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.turn);
    if (group === undefined) groups.set(finding.turn, [finding]);
    else group.push(finding);
  }
  return groups;
}

function header({ conversation, score }: ConversationResult, findings: readonly Finding[], { context, style, width }: Canvas): string[] {
  if (context.command === 'check' && findings.every(({ messageId }) => messageId === DRAFT)) return [];
  const points = `${score} ${gradeOf(score)}`;
  const facts = [conversation.channel, conversation.language].filter((fact) => fact !== undefined).map(plain).join(' · ');
  const subject = conversation.subject === undefined ? '' : `“${plain(context.redact(conversation.subject))}”`;
  const room = width - stringWidth(points) - 8;
  const id = clipped(plain(conversation.id), room);
  const more = clipped([facts, subject].filter((part) => part !== '').join('  '), Math.max(0, room - stringWidth(id) - 2));
  const bar = '─'.repeat(Math.max(1, width - 6 - stringWidth(id) - (more === '…' || more === '' ? 0 : stringWidth(more) + 2) - stringWidth(points)));
  return [
    `${style.rule('─')} ${style.strong(id)}${more === '…' || more === '' ? '' : `  ${more}`} ${style.rule(bar)} ${style.score(score)(points)} ${style.rule('─')}`,
    `  ${style.faint(plain(conversation.path))}`,
    '',
  ];
}

function replyBlock(result: ConversationResult, findings: readonly Finding[], canvas: Canvas): string[] {
  const { context, style, width } = canvas;
  const { messages } = result.conversation;
  const judged = messages.filter(({ id }) => findings.some(({ messageId }) => messageId === id));
  const wide = width >= BESIDE_FROM;
  const column = wide ? Math.floor(width * 0.56) : 0;

  const reply: string[] = [];
  const head = replyHead(result, judged[0], canvas);
  if (head !== '') reply.push(head);
  for (const message of judged) {
    const marks = findings.filter(({ messageId }) => messageId === message.id).map(({ span, severity }): Mark => ({ ...span, as: severity }));
    reply.push(...quote(message.text, marks, { style, redact: context.redact, width: wide ? column - 3 : Math.min(width, READING_WIDTH), limit: REPLY_LIMIT }));
  }

  const failed = relatedBlock(messages, findings, { ...canvas, width: wide ? width - column : Math.min(width - 2, READING_WIDTH) });
  const top = wide ? beside(reply, failed, column) : [...reply, ...failed.map((line) => `  ${line}`)];
  const several = new Set(findings.map(({ messageId, span }) => `${messageId} ${span.start} ${span.end}`)).size > 1;
  return [...top, ...findings.flatMap((finding) => ['', ...findingBlock(finding, several ? where(finding, judged, context) : '', canvas)])];
}

function replyHead({ conversation, replies }: ConversationResult, message: Message | undefined, { context, style }: Canvas): string {
  if (message === undefined) return '';
  if (message.id === DRAFT) return style.strong('The draft');
  if (context.command === 'canned') return '';
  const order = new Map(conversation.messages.map(({ id }, index) => [id, index]));
  const place = order.get(message.id) as number;
  const score = replies.findLast(({ messageId }) => (order.get(messageId) ?? Number.POSITIVE_INFINITY) <= place)?.score;
  return [
    style.strong(plain(message.author ?? (message.role === 'bot' ? 'bot' : 'agent'))),
    message.at === undefined ? '' : style.faint(timeOf(plain(message.at))),
    score === undefined ? '' : style.faint(`reply score ${score}`),
  ].filter((part) => part !== '').join(style.faint(' · '));
}

/** The words that explain the findings: the customer's that the reply fails, or the team's own that it repeats. */
function relatedBlock(messages: readonly Message[], findings: readonly Finding[], { context, style, width }: Canvas): string[] {
  const groups = new Map<Message, { marks: Mark[]; notes: Set<string> }>();
  for (const { messageId, span, note } of findings.flatMap(({ related }) => related)) {
    const message = messages.find(({ id }) => id === messageId);
    if (message === undefined) continue;
    const group = groups.get(message) ?? { marks: [], notes: new Set() };
    groups.set(message, group);
    group.marks.push({ ...span, as: 'related' });
    group.notes.add(plain(context.redact(note)));
  }
  const order = [...groups].sort(([a], [b]) => messages.indexOf(a) - messages.indexOf(b));
  const lines = order.slice(0, MOST_RELATED).flatMap(([message, { marks, notes }]) => {
    const customer = message.role === 'customer';
    const name = plain(customer ? context.redact(message.author ?? 'customer') : (message.author ?? message.role));
    const parts = [name, message.at === undefined ? '' : timeOf(plain(message.at)), [...notes].join(', ')].filter((part) => part !== '');
    return [
      ...flowing(parts, ' · ', width).map(style.faint),
      ...quote(message.text, marks, { style, redact: context.redact, width, limit: RELATED_LIMIT }),
    ];
  });
  return order.length > MOST_RELATED ? [...lines, style.faint(`and ${order.length - MOST_RELATED} more`)] : lines;
}

/** The words that one of several findings is about, where its message does not say them. */
function where({ messageId, span, message }: Finding, judged: readonly Message[], { redact }: ReportContext): string {
  const text = judged.find(({ id }) => id === messageId)?.text ?? '';
  if (text.trim() === text.slice(span.start, span.end).trim()) return 'the whole message';
  const words = clipped(plain(maskedWords(text, span, redact)), 44);
  return words === '' || redact(message).includes(words) ? '' : `“${words}”`;
}

function findingBlock(finding: Finding, at: string, { context, style, width }: Canvas): string[] {
  const { severity, ruleId, problem, confidence, position, messageId } = finding;
  const room = Math.min(width, READING_WIDTH);
  const path = messageId === DRAFT ? DRAFT : finding.path === '-' ? 'stdin' : plain(finding.path);
  const head = [
    style.severity[severity](`${SIGNS[severity]} ${severity}`),
    plain(`${ruleId}/${problem}`),
    style.faint(`${Math.round(confidence * 100)}% sure`),
    ...(at === '' ? [] : [style.faint(at)]),
  ];
  return [
    ...flowing(head, '  ', room),
    ...wrapped(plain(context.redact(finding.message)), room - 2).map((line) => `  ${line}`),
    ...suggested(finding.suggestions, { context, style, width: room - 2 }).map((line) => (line === '' ? '' : `  ${line}`)),
    `  ${style.faint(`${path}:${position.line}:${position.column}`)}`,
  ];
}

function suggested(suggestions: readonly string[], { context, style, width }: Canvas): string[] {
  return suggestions.flatMap((suggestion, index) => {
    const head = index === 0 ? 'Instead: ' : '     or: ';
    const text = suggestion.trim().split('\n').map((line) => plain(context.redact(line))).join('\n');
    return hanging(head, wrapped(`“${text}”`, width - head.length).map(style.suggestion));
  });
}
