export type * from './conversation.ts';
export type { Category, Finding, Related, Severity } from './finding.ts';
export { SEVERITIES } from './finding.ts';
export { gradeOf } from './grade.ts';
export { messageIn, placesIn, repliesByMessage } from './lookup.ts';
export type * from './report.ts';
