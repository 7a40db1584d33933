import { gradeOf } from '../../../model/grade.ts';
import { timeOf } from '../../shared/words.ts';
import type { ConversationData, FindingData, MessageData, PlaceData } from '../data.ts';
import { hrefTo, html, type Markup } from '../markup.ts';
import type { Speech } from '../speech.ts';
import { findingNotes } from './finding.ts';
import { isWhole, markedText, type Numbered } from './text.ts';

/** So many messages in a row without a finding are folded away. */
const LEAST_FOLDED = 3;

export interface View {
  /** Findings to show; the others are counted. */
  readonly shown: (finding: FindingData) => boolean;
  /** Rows of messages to show; the rest is offered. */
  readonly rows: number;
}

/** A conversation as a chat, with its findings beside the words that they are about. */
export function conversationArticle(data: ConversationData, view: View, speech: Speech): Markup {
  const { say, words } = speech;
  const numbered = data.findings.filter(view.shown).map((finding, index): Numbered => ({ number: index + 1, finding }));
  const others = data.findings.length - numbered.length;
  const blocks = blocksOf(data, numbered);
  const left = blocks.slice(view.rows).reduce((sum, block) => sum + block.length, 0);
  return html`<article class="conversation" id="${data.id}" tabindex="-1">
<header><div><h3><a href="${hrefTo(data.id)}">${data.subject ?? data.id}</a></h3>
<p class="about">${aboutOf(data, say(words.findings, { count: numbered.length }))}${others > 0 ? html`<span>${say(words.otherFindings, { count: others })}</span>` : undefined}</p></div>
<p class="score grade-${gradeOf(data.score)}"><b>${speech.points(data.score)}</b> <span>${gradeOf(data.score)}</span></p></header>
<ol class="messages">${blocks.slice(0, view.rows).map((block) => blockOf(block, data, numbered, speech))}</ol>${
    left > 0 ? html`<p class="rest"><button type="button" class="more">${say(words.moreMessages, { count: left })}</button></p>` : undefined
  }</article>`;
}

/** The row in which a finding stands, so that a link to it can show enough of them. */
export function rowOf(data: ConversationData, finding: FindingData, shown: View['shown']): number {
  const numbered = data.findings.filter(shown).map((each, index): Numbered => ({ number: index + 1, finding: each }));
  return blocksOf(data, numbered).findIndex((block) => block.includes(Math.max(finding.message, 0)));
}

function aboutOf({ id, path, channel, language, subject }: ConversationData, findings: string): Markup[] {
  const parts = [subject === undefined ? undefined : id, channel, language, path, findings];
  return parts.filter((part) => part !== undefined && part !== '').map((part) => html`<span>${part}</span>`);
}

/** Indices of messages: alone, or in a run that is folded. */
function blocksOf({ messages, findings }: ConversationData, numbered: readonly Numbered[]): number[][] {
  const near = new Set<number>();
  for (const { finding } of numbered) {
    // The message before a finding is what it answers.
    for (const index of [finding.message - 1, finding.message, ...finding.related.map(({ message }) => message)]) near.add(index);
  }
  const blocks: number[][] = [];
  let run: number[] = [];
  const close = (): void => {
    if (run.length >= LEAST_FOLDED && findings.length > 0) blocks.push(run);
    else blocks.push(...run.map((index) => [index]));
    run = [];
  };
  messages.forEach((_, index) => {
    if (!near.has(index)) run.push(index);
    else {
      close();
      blocks.push([index]);
    }
  });
  close();
  return blocks;
}

function blockOf(block: readonly number[], data: ConversationData, numbered: readonly Numbered[], speech: Speech): Markup {
  const rows = block.map((index) => rowMarkup(index, data, numbered, speech));
  return block.length < LEAST_FOLDED
    ? html`${rows}`
    : html`<li class="folded"><details><summary>${speech.say(speech.words.folded, { count: block.length })}</summary><ol>${rows}</ol></details></li>`;
}

function rowMarkup(index: number, { messages }: ConversationData, numbered: readonly Numbered[], speech: Speech): Markup {
  const { roles, words } = speech;
  const message = messages[index] as MessageData;
  // What has no message of its own stands beside the first one.
  const here = numbered.filter(({ finding }) => Math.max(finding.message, 0) === index);
  const related = numbered.flatMap(({ finding }) => finding.related).filter((place: PlaceData) => place.message === index);
  const side = message.role === 'customer' ? 'customer' : message.role === 'system' ? 'system' : 'team';
  const whole = here.filter(({ finding }) => isWhole(finding, message.text));
  return html`<li class="row ${side}${message.hidden === undefined ? '' : ' hidden'}"><div class="message${whole[0] === undefined ? '' : ` whole ${whole[0].finding.severity}`}">
<p class="who"><b>${message.author ?? capital(roles[message.role])}</b>${message.role === 'bot' ? ` (${roles.bot})` : undefined}${
    message.hidden === undefined ? undefined : html` <span>${words.hidden[message.hidden]}</span>`
  }${message.at === undefined ? undefined : html` <time datetime="${message.at}">${timeOf(message.at)}</time>`}${
    message.score === undefined
      ? undefined
      : html` <span class="points grade-${gradeOf(message.score)}" title="${words.replyScore}">${speech.points(message.score)}</span>`
  }</p>
<p class="text" dir="auto">${markedText(message.text, here, related)}</p></div>${
    here.length === 0 ? undefined : html`<div class="notes">${findingNotes(here, messages, speech)}</div>`
  }</li>`;
}

const capital = (word: string): string => word.replace(/^./u, (first) => first.toUpperCase());
