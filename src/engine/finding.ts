import type { Finding, Severity } from '../model/index.ts';
import { SEVERITIES } from '../model/index.ts';
import { probabilityOf } from '../rule/index.ts';
import type { EnabledRule } from './lint.ts';

/** What a rule reports, whatever its problems. */
export interface Fillable {
  readonly problem: string;
  readonly evidence: readonly { readonly fact: string; readonly weight: number }[];
  readonly severity?: Severity;
  readonly suggestions?: readonly string[];
  readonly data?: Readonly<Record<string, string | number>>;
}

/** The parts of a finding that do not depend on its place: texts, severity, confidence. */
export function fillProblem(
  { rule, id: ruleId, severity, raised }: EnabledRule,
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
    message: fill(template, report.data),
    confidence: Math.round(probabilityOf(report.evidence.reduce((sum, { weight }) => sum + weight, 0)) * 100) / 100,
    evidence: report.evidence,
    suggestions: suggestions.map((text: string) => fill(text, report.data)),
  };
}

/** `{{name}}` filled from the data; the compiler has seen to it that every name is there. */
function fill(template: string, data: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name] ?? ''));
}

const raise = (severity: Severity, raised = false): Severity =>
  raised ? (SEVERITIES[Math.max(0, SEVERITIES.indexOf(severity) - 1)] as Severity) : severity;
