import type { Severity } from '../../../model/index.ts';
import type { FindingData, PlaceData } from '../data.ts';
import { html, type Markup } from '../markup.ts';

/** A finding with the number that leads from its words to its note. */
export interface Numbered {
  readonly number: number;
  readonly finding: FindingData;
}

/** The gravest first. */
export const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, suggestion: 2 };
/** A mark over so much of a message would say no more than the note beside it. */
const MOST_MARKED = 0.9;

/** True where a finding is about the whole message, not about words in it. */
export const isWhole = ({ start, end }: PlaceData, text: string): boolean =>
  end <= start || end - start >= MOST_MARKED * text.trim().length;

/** A message's text with the words of findings marked and numbered, the numbers of those about all of it at its end, and related words underlined. */
export function markedText(text: string, findings: readonly Numbered[], related: readonly PlaceData[]): Markup {
  const placed = findings.filter(({ finding }) => !isWhole(finding, text));
  const underlined = related.filter((place) => !isWhole(place, text));
  const edges = new Set([0, text.length]);
  for (const { start, end } of [...placed.map(({ finding }) => finding), ...underlined]) {
    edges.add(clamped(start, text));
    edges.add(clamped(end, text));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const pieces: Markup[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [start, end] = [sorted[index] as number, sorted[index + 1] as number];
    const words = text.slice(start, end);
    const covers = (place: PlaceData): boolean => place.start <= start && place.end >= end;
    const here = placed.filter(({ finding }) => covers(finding));
    const numbers = here.filter(({ finding }) => finding.start === start).map(numberOf);
    const grave = here.map(({ finding }) => finding.severity).sort((a, b) => RANK[a] - RANK[b])[0];
    if (grave !== undefined) pieces.push(html`${numbers}<mark class="${grave}">${words}</mark>`);
    else if (underlined.some(covers)) pieces.push(html`<mark class="related">${words}</mark>`);
    else pieces.push(html`${words}`);
  }
  const whole = findings.filter(({ finding }) => isWhole(finding, text));
  return html`${pieces}${whole.map(numberOf)}`;
}

/** The sign that leads to the note. */
const numberOf = ({ number, finding }: Numbered): Markup =>
  html`<sup class="number ${finding.severity}" aria-hidden="true">${number}</sup>`;

const clamped = (offset: number, text: string): number => Math.min(Math.max(offset, 0), text.length);
