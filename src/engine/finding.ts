import type { Finding, Severity } from '../model/index.ts';
import { SEVERITIES } from '../model/index.ts';
import { probabilityOf, type Said, type Translation, type Value } from '../rule/index.ts';
import type { EnabledRule } from './lint.ts';
import { filled, noted } from './wording.ts';

/** What a rule reports, whatever its problems. */
export interface Fillable {
  readonly problem: string;
  readonly evidence: readonly { readonly fact: string; readonly weight: number }[];
  readonly severity?: Severity;
  readonly suggestions?: readonly string[];
  readonly data?: Readonly<Record<string, Value>>;
}

/** The parts of a finding that do not depend on its place: texts, severity, confidence. */
export function fillProblem(
  { rule, id: ruleId, severity, raised, translation }: EnabledRule,
  report: Fillable,
  language: string,
): Pick<Finding, 'ruleId' | 'problem' | 'category' | 'cause' | 'severity' | 'message' | 'confidence' | 'evidence' | 'suggestions'> {
  const template = rule.meta.problems[report.problem];
  if (template === undefined) throw new Error(`Rule "${ruleId}" reports an unknown problem "${report.problem}".`);
  const suggestions = report.suggestions ?? rule.suggestions?.[report.problem]?.[language] ?? [];
  return {
    ruleId,
    problem: report.problem,
    category: rule.meta.category,
    cause: rule.meta.cause ?? ruleId,
    severity: severity ?? raise(report.severity ?? rule.meta.severity, raised),
    message: messageOf(template, report, translation),
    confidence: confidenceOf(report),
    evidence: report.evidence,
    suggestions: suggestions.map((text: string) => filled(text, report.data)),
  };
}

/** How sure a rule is of what it reports, 0 to 1 in hundredths: the sum of its evidence. */
export function confidenceOf({ evidence }: Fillable): number {
  let logOdds = 0;
  for (const { weight } of evidence) logOdds += weight;
  return Math.round(probabilityOf(logOdds) * 100) / 100;
}

/** More than the rounding of thirty weights to hundredths can add to the evidence of a finding, in log-odds. */
const ROUNDING = 0.15;

/** Log-odds below which no evidence comes to a confidence, however its weights are rounded. */
export function leastLogOdds(confidence: number): number {
  const least = confidence - 0.005;
  return least <= 0 ? Number.NEGATIVE_INFINITY : Math.log(least / (1 - least)) - ROUNDING;
}

/** The note at a place that explains a finding. */
export const noteOf = ({ translation }: EnabledRule, note: string | Said): string => noted(note, translation);

/** The problem's text filled from the data; the compiler has seen to it that every name is there. English whole where it is not translated. */
function messageOf(template: string, { problem, data }: Fillable, translation: Translation | undefined): string {
  const translated = translation?.problems[problem];
  return translated === undefined ? filled(template, data) : filled(translated, data, translation);
}

const raise = (severity: Severity, raised = false): Severity =>
  raised ? (SEVERITIES[Math.max(0, SEVERITIES.indexOf(severity) - 1)] as Severity) : severity;
