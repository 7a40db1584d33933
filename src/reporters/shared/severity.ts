import { SEVERITIES, type Severity } from '../../model/index.ts';

/** True where a severity is at or above the lowest that is shown. */
export const isShown = (severity: Severity, lowest: Severity): boolean => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(lowest);
