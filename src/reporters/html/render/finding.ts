import type { FindingData, MessageData } from '../data.ts';
import { hrefTo, html, type Markup } from '../markup.ts';
import { type Numbered, RANK } from './text.ts';

/** Related words that are longer are cut: they stand marked in their message. */
const MOST_WORDS = 120;

/** The notes of one message: of findings that tell of one trouble the gravest is told, the others are folded under it. */
export function findingNotes(found: readonly Numbered[], messages: readonly MessageData[]): Markup[] {
  const causes = new Map<string, Numbered[]>();
  for (const one of found) causes.set(one.finding.cause, [...(causes.get(one.finding.cause) ?? []), one]);
  return [...causes.values()].map((same) => {
    const [first, ...others] = same.sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity] || a.number - b.number);
    const { finding } = first as Numbered;
    return html`<section class="finding ${finding.severity}" ${named(first as Numbered)}>${label(first as Numbered)}${bodyOf(finding, messages)}${others.map(
      (other) =>
        html`<details class="finding ${other.finding.severity}" ${named(other)}><summary>${label(other)}</summary>${bodyOf(other.finding, messages)}</details>`,
    )}</section>`;
  });
}

const named = ({ number, finding }: Numbered): Markup =>
  html`id="${finding.fingerprint}" tabindex="-1" aria-label="Finding ${number}: ${finding.severity}, ${finding.rule}"`;

const label = ({ number, finding }: Numbered): Markup =>
  html`<span class="label"><span class="number ${finding.severity}">${number}</span> <span class="severity">${finding.severity}</span> <a href="${hrefTo(finding.fingerprint)}" title="Link to this finding">${finding.rule}</a> <span class="sure" title="How often a quality lead would agree">${Math.round(finding.confidence * 100)}% sure</span> <span class="file">${finding.file === undefined ? 'line ' : `${finding.file}:`}${finding.line}:${finding.column}</span></span>`;

function bodyOf(finding: FindingData, messages: readonly MessageData[]): Markup {
  const [first, ...others] = finding.tries;
  return html`<p>${finding.text}</p>
${finding.related.map((place) => relatedLine(place.note, wordsAt(place, messages)))}${first === undefined ? undefined : html`<p class="try"><b>Try</b> ${first}</p>`}${
  others.length === 0
    ? undefined
    : html`<details><summary>${others.length === 1 ? 'Another wording' : `${others.length} other wordings`}</summary>${others.map((each) => html`<p class="try">${each}</p>`)}</details>`
}${factsOf(finding)}`;
}

const relatedLine = (note: string, words: string): Markup =>
  html`<p class="also">${note}${words === '' ? undefined : html`: <q>${words}</q>`}</p>`;

function wordsAt({ message, start, end }: FindingData['related'][number], messages: readonly MessageData[]): string {
  const words = messages[message]?.text.slice(start, end).replace(/\s+/g, ' ').trim() ?? '';
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …` : words;
}

const factsOf = ({ facts = [] }: FindingData): Markup | undefined =>
  facts.length === 0
    ? undefined
    : html`<details><summary>What was counted</summary><ul class="counted">${facts.map(
        ([fact, weight]) => html`<li><span>${weight > 0 ? '+' : ''}${weight.toFixed(1)}</span> ${fact}</li>`,
      )}</ul></details>`;
