import type { FindingData, MessageData } from '../data.ts';
import { hrefTo, html, type Markup } from '../markup.ts';
import type { Speech } from '../speech.ts';
import { type Numbered, RANK } from './text.ts';

/** Related words that are longer are cut: they stand marked in their message. */
const MOST_WORDS = 120;

/** The notes of one message: of findings that tell of one trouble the gravest is told, the others are folded under it. */
export function findingNotes(found: readonly Numbered[], messages: readonly MessageData[], speech: Speech): Markup[] {
  const causes = new Map<string, Numbered[]>();
  for (const one of found) causes.set(one.finding.cause, [...(causes.get(one.finding.cause) ?? []), one]);
  return [...causes.values()].map((same) => {
    const [first, ...others] = same.sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity] || a.number - b.number);
    const { finding } = first as Numbered;
    return html`<section class="finding ${finding.severity}" ${named(first as Numbered, speech)}>${label(first as Numbered, speech)}${bodyOf(finding, messages, speech)}${others.map(
      (other) =>
        html`<details class="finding ${other.finding.severity}" ${named(other, speech)}><summary>${label(other, speech)}</summary>${bodyOf(other.finding, messages, speech)}</details>`,
    )}</section>`;
  });
}

const named = ({ number, finding }: Numbered, { say, severities, words }: Speech): Markup =>
  html`id="${finding.fingerprint}" tabindex="-1" aria-label="${say(words.finding, { number, severity: severities[finding.severity], rule: finding.rule })}"`;

const label = ({ number, finding }: Numbered, { say, severities, words }: Speech): Markup =>
  html`<span class="label"><span class="number ${finding.severity}">${number}</span> <span class="severity">${severities[finding.severity]}</span> <a href="${hrefTo(finding.fingerprint)}" title="${words.link}">${finding.rule}</a> <span class="sure" title="${words.sureMeans}">${say(words.sure, { percent: Math.round(finding.confidence * 100) })}</span> <span class="file">${placeOf(finding, { say, words })}</span></span>`;

function placeOf({ file, line, column }: FindingData, { say, words }: Pick<Speech, 'say' | 'words'>): string {
  const place = `${line}:${column}`;
  return file === undefined ? say(words.line, { place }) : `${file}:${place}`;
}

function bodyOf(finding: FindingData, messages: readonly MessageData[], speech: Speech): Markup {
  const { say, words } = speech;
  const [first, ...others] = finding.tries;
  return html`<p>${finding.text}</p>
${finding.related.map((place) => relatedLine(place.note, wordsAt(place, messages)))}${first === undefined ? undefined : html`<p class="try"><b>${words.attempt}</b> ${first}</p>`}${
  others.length === 0
    ? undefined
    : html`<details><summary>${say(words.wordings, { count: others.length })}</summary>${others.map((each) => html`<p class="try">${each}</p>`)}</details>`
}${factsOf(finding, speech)}`;
}

const relatedLine = (note: string, words: string): Markup =>
  html`<p class="also">${note}${words === '' ? undefined : html`: <q>${words}</q>`}</p>`;

function wordsAt({ message, start, end }: FindingData['related'][number], messages: readonly MessageData[]): string {
  const words = messages[message]?.text.slice(start, end).replace(/\s+/g, ' ').trim() ?? '';
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …` : words;
}

const factsOf = ({ facts = [] }: FindingData, { points, words }: Speech): Markup | undefined =>
  facts.length === 0
    ? undefined
    : html`<details><summary>${words.counted}</summary><ul class="counted">${facts.map(
        ([fact, weight]) => html`<li><span>${weight > 0 ? '+' : ''}${points(weight)}</span> ${fact}</li>`,
      )}</ul></details>`;
