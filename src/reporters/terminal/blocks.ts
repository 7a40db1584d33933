import stringWidth from 'string-width';
import {
  type Conversation,
  type ConversationResult,
  type Finding,
  gradeOf,
  type Message,
  messageIn,
  placesIn,
  repliesByMessage,
  SEVERITIES,
} from '../../model/index.ts';
import type { ReportContext } from '../reporter.ts';
import { maskedWords } from '../shared/masked.ts';
import { timeOf } from '../shared/words.ts';
import { evidenceBlock, percentSure, scoreBlock } from './explain.ts';
import { type Mark, quote } from './quote.ts';
import { SIGNS, type Style } from './style.ts';
import { beside, clipped, flowing, hanging, indented, plain, wrapped } from './text.ts';

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

/**
 * One conversation: a header, then every reply with its findings.
 * @param newFile true for the first block of its file: canned responses are listed under their file
 */
export function conversationBlock(result: ConversationResult, findings: readonly Finding[], newFile: boolean, canvas: Canvas): string[] {
  const turns = byTurn(findings);
  const lines = header(result, findings, newFile, canvas);
  const indent = canvas.width >= 70 ? '  ' : ' ';
  for (const ofReply of turns.values()) {
    lines.push(...indented(replyBlock(result, ofReply, { ...canvas, width: canvas.width - indent.length }), indent), '');
  }
  return lines;
}

/** Findings that only all conversations together show: each with its own words, as there is no conversation to quote. */
export function corpusBlock(findings: readonly Finding[], canvas: Canvas): string[] {
  const { context, style, width } = canvas;
  const title = context.command === 'canned' ? context.words.acrossLibrary : context.words.acrossConversations;
  const room = { ...canvas, width: width - 2 };
  const lines = [`${style.rule('─')} ${style.strong(title)} ${style.rule('─'.repeat(Math.max(0, width - title.length - 3)))}`, ''];
  for (const finding of findings) {
    const { excerpt, severity, conversationId } = finding;
    const words = quote(excerpt, [{ start: 0, end: excerpt.length, as: severity }], {
      style,
      redact: context.redact,
      width: Math.min(room.width, READING_WIDTH),
      limit: RELATED_LIMIT,
    });
    const at = context.command === 'canned' ? conversationId : context.words.inConversation(conversationId);
    lines.push(...indented([...words, '', ...findingBlock(finding, clipped(plain(at), room.width - 2), room)], '  '), '');
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

function header(
  { conversation, score }: ConversationResult,
  findings: readonly Finding[],
  newFile: boolean,
  { context, style, width }: Canvas,
): string[] {
  if (context.command === 'check' && findings.every(({ messageId }) => messageId === DRAFT)) return [];
  const points = context.words.score(score, gradeOf(score));
  const facts = [conversation.channel, conversation.language]
    .filter((fact) => fact !== undefined)
    .map(plain)
    .join(' · ');
  const subject = conversation.subject === undefined ? '' : `“${plain(context.redact(conversation.subject))}”`;
  const room = width - stringWidth(points) - 8;
  const id = clipped(plain(conversation.id), room);
  const left = room - stringWidth(id) - 2;
  const more = left < 4 ? '' : clipped([facts, subject].filter((part) => part !== '').join('  '), left);
  const title = flowing([style.strong(id), more], '  ', room)[0] ?? '';
  const bar = '─'.repeat(width - 6 - stringWidth(title) - stringWidth(points));
  const path = plain(conversation.path);
  return [
    ...(context.command === 'canned' && newFile ? [style.strong(path), ''] : []),
    `${style.rule('─')} ${title} ${style.rule(bar)} ${style.score(score)(points)} ${style.rule('─')}`,
    ...(context.command === 'canned' ? [] : [`  ${style.faint(path)}`]),
    '',
  ];
}

function replyBlock(result: ConversationResult, findings: readonly Finding[], canvas: Canvas): string[] {
  const { context, style, width } = canvas;
  const { conversation } = result;
  const judged = messagesOf(findings, conversation);
  const wide = width >= BESIDE_FROM;
  const column = wide ? Math.floor(width * 0.56) : 0;

  const reply = replyHead(result, judged[0], { ...canvas, width: wide ? column - 3 : width });
  for (const message of judged) {
    const marks = findings
      .filter(({ messageId }) => messageId === message.id)
      .map(({ span, severity }): Mark => ({ ...span, as: severity }));
    reply.push(
      ...quote(message.text, marks, {
        style,
        redact: context.redact,
        width: wide ? column - 3 : Math.min(width, READING_WIDTH),
        limit: REPLY_LIMIT,
      }),
    );
  }

  const failed = relatedBlock(conversation, judged, findings, {
    ...canvas,
    width: wide ? width - column : Math.min(width - 2, READING_WIDTH),
  });
  const top = wide ? beside(reply, failed, column) : [...reply, ...indented(failed, '  ')];
  const several = new Set(findings.map(({ messageId, span }) => `${messageId} ${span.start} ${span.end}`)).size > 1;
  const blocks = byCause(findings).flatMap(([first, ...others]) => [
    '',
    ...findingBlock(first, several ? where(first, judged, canvas) : '', canvas),
    ...indented(
      others.flatMap((other) => alsoLines(other, canvas)),
      '  ',
    ),
  ]);
  const scored = judged[0] && repliesByMessage(result).get(judged[0].id);
  const score = context.explain !== true || scored === undefined ? [] : ['', ...scoreBlock(scored, context, style, width)];
  return [...top, ...blocks, ...score];
}

/** The messages that findings are in, in order of place. */
function messagesOf(findings: readonly Finding[], conversation: Conversation): Message[] {
  const places = new Set(findings.map(({ messageId }) => placesIn(conversation).get(messageId) ?? -1));
  return [...places].sort((a, b) => a - b).flatMap((place) => conversation.messages[place] ?? []);
}

/** The findings of one reply by cause, the gravest of each cause first, the gravest cause first. */
function byCause(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const order = (finding: Finding): number => SEVERITIES.indexOf(finding.severity) * 2 - finding.confidence;
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of [...findings].sort((a, b) => order(a) - order(b))) {
    const key = `${finding.category} ${finding.cause}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** A finding of the same cause as the one above it: its name is enough for a person; machine formats have it whole. */
function alsoLines({ severity, ruleId, problem }: Finding, { context, style, width }: Canvas): string[] {
  return flowing(
    [style.faint(context.words.also), style.severity[severity](SIGNS[severity]), plain(`${ruleId}/${problem}`)],
    ' ',
    width - 2,
  );
}

function replyHead(result: ConversationResult, message: Message | undefined, { context, style, width }: Canvas): string[] {
  if (message === undefined) return [];
  if (message.id === DRAFT) return [style.strong(context.words.theDraft)];
  if (context.command === 'canned') return [];
  const score = repliesByMessage(result).get(message.id)?.score;
  const parts = [
    style.strong(clipped(plain(message.author || context.words.roles[message.role === 'bot' ? 'bot' : 'agent']), width)),
    message.at === undefined ? '' : style.faint(clipped(timeOf(plain(message.at)), width)),
    score === undefined ? '' : style.faint(context.words.replyScore(score)),
  ];
  return flowing(parts, style.faint(' · '), width);
}

/** The words that explain the findings: the customer's that the reply fails, or the team's own that it repeats. */
function relatedBlock(
  conversation: Conversation,
  judged: readonly Message[],
  findings: readonly Finding[],
  { context, style, width }: Canvas,
): string[] {
  const { words } = context;
  const groups = new Map<Message, { marks: Mark[]; notes: Set<string> }>();
  for (const { messageId, span, note } of findings.flatMap(({ related }) => related)) {
    const message = messageIn(conversation, messageId);
    if (message === undefined) continue;
    const group = groups.get(message) ?? { marks: [], notes: new Set() };
    groups.set(message, group);
    group.marks.push({ ...span, as: 'related' });
    group.notes.add(plain(context.redact(note)));
  }
  const place = ({ id }: Message): number => placesIn(conversation).get(id) ?? -1;
  const order = [...groups].sort(([a], [b]) => place(a) - place(b));
  const lines = order.slice(0, MOST_RELATED).flatMap(([message, { marks, notes }]) => {
    const customer = message.role === 'customer';
    const role = words.roles[message.role];
    const name = plain(customer ? context.redact(message.author || role) : message.author || role);
    const parts = [name, message.at === undefined ? '' : timeOf(plain(message.at)), [...notes].join(', ')].map((part) =>
      clipped(part, width - 2),
    );
    // A copy needs no second quote.
    const same = judged.some(({ text }) => text === message.text);
    if (same) parts.push(words.sameWords);
    return [
      ...hanging('↳ ', flowing(parts, ' · ', width - 2)).map(style.faint),
      ...(same ? [] : quote(message.text, marks, { style, redact: context.redact, width, limit: RELATED_LIMIT })),
    ];
  });
  return order.length > MOST_RELATED ? [...lines, style.faint(words.more(order.length - MOST_RELATED))] : lines;
}

/** The words that one of several findings is about, where its message does not say them. */
function where({ messageId, span, message }: Finding, judged: readonly Message[], { context, width }: Canvas): string {
  const text = judged.find(({ id }) => id === messageId)?.text ?? '';
  if (text.trim() === text.slice(span.start, span.end).trim()) return context.words.wholeMessage;
  const words = clipped(plain(maskedWords(text, span, context.redact)), Math.min(48, width - 6));
  return words === '' || context.redact(message).includes(words) ? '' : `“${words}”`;
}

function findingBlock(finding: Finding, at: string, { context, style, width }: Canvas): string[] {
  const { severity, ruleId, problem, confidence, position, messageId } = finding;
  const room = Math.min(width, READING_WIDTH);
  const path = messageId === DRAFT ? context.words.draft : finding.path === '-' ? 'stdin' : plain(finding.path);
  const head = [
    style.severity[severity](`${SIGNS[severity]} ${context.words.severities[severity]}`),
    plain(`${ruleId}/${problem}`),
    style.faint(percentSure(confidence, context.words)),
  ];
  return [
    ...flowing(head, '  ', room),
    ...indented(wrapped(plain(context.redact(finding.message)), room - 2), '  '),
    ...indented(suggested(finding.suggestions, { context, style, width: room - 2 }), '  '),
    ...indented(flowing([`${path}:${position.line}:${position.column}`, at], '  ', room - 2).map(style.faint), '  '),
    ...(context.explain === true ? indented(evidenceBlock(finding, context, style, room - 2), '  ') : []),
  ];
}

function suggested(suggestions: readonly string[], { context, style, width }: Canvas): string[] {
  const { instead, or } = context.words;
  const wide = Math.max(instead.length, or.length);
  return suggestions
    .filter((text) => text.trim() !== '')
    .flatMap((suggestion, index) => {
      const head = `${(index === 0 ? instead : or).padStart(wide)} `;
      const text = suggestion
        .trim()
        .split('\n')
        .map((line) => plain(context.redact(line)))
        .join('\n');
      return hanging(head, wrapped(`“${text}”`, width - head.length).map(style.suggestion));
    });
}
