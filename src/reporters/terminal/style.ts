import { Chalk } from 'chalk';
import type { Severity } from '../../model/index.ts';

type Paint = (text: string) => string;

/** How things look. Without colour every paint is the identity, and what colour said is said by marks and words. */
export interface Style {
  readonly color: boolean;
  readonly strong: Paint;
  readonly faint: Paint;
  readonly rule: Paint;
  readonly related: Paint;
  readonly suggestion: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly evidence: Readonly<Record<Severity, Paint>>;
  score(score: number): Paint;
}

/** The mark before a finding. */
export const SIGNS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', suggestion: '●' };

/** What stands under the evidence where there is no colour to underline it. */
export const UNDERLINES: Readonly<Record<Severity | 'related', string>> = { error: '^', warning: '~', suggestion: '-', related: '‾' };

/** The look with or without ANSI colours: the sixteen that every terminal has and its user has chosen. */
export function styleFor(color: boolean): Style {
  const ink = new Chalk({ level: color ? 1 : 0 });
  // Not the chalk functions themselves: they join all their arguments, so they would print the index that `map` passes.
  const paint =
    (chain: (text: string) => string): Paint =>
    (text) =>
      chain(text);
  return {
    color,
    strong: paint(ink.bold),
    faint: paint(ink.dim),
    rule: paint(ink.cyan),
    related: paint(ink.underline),
    suggestion: paint(ink.green),
    severity: { error: paint(ink.red.bold), warning: paint(ink.yellow.bold), suggestion: paint(ink.blue.bold) },
    evidence: { error: paint(ink.red.underline), warning: paint(ink.yellow.underline), suggestion: paint(ink.blue.underline) },
    score: (score) => paint(score >= 90 ? ink.green : score >= 70 ? ink.yellow : ink.red),
  };
}
