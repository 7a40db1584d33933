export type * from './conversation.ts';
export { SEVERITIES } from './finding.ts';
export type { Category, Evidence, Finding, Related, Severity } from './finding.ts';
export type * from './report.ts';
