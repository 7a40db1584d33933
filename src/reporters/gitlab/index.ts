import type { Conversation, Finding, Severity } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { fileOf, messageWithSuggestions } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', suggestion: 'info' };

/** A code quality report of GitLab: one array of issues. */
export default defineReporter({
  meta: { name: 'gitlab', title: 'Code quality report of GitLab', mediaType: 'application/json' },
  create(context) {
    const seen = new Map<string, number>();
    let written = 0;
    const listed = (findings: readonly Finding[], conversation?: Conversation): string => {
      let text = '';
      for (const finding of findings) {
        if (!isShown(finding.severity, context.showFrom)) continue;
        text += `${written++ === 0 ? '\n' : ',\n'}${JSON.stringify(issueOf(shownFinding(finding, conversation, context.redact)))}`;
      }
      return text;
    };
    const issueOf = (finding: Finding): object => {
      // GitLab takes issues with one fingerprint for one issue.
      const times = seen.get(finding.fingerprint) ?? 0;
      seen.set(finding.fingerprint, times + 1);
      return {
        description: messageWithSuggestions(finding, context.words),
        check_name: finding.ruleId,
        fingerprint: times === 0 ? finding.fingerprint : `${finding.fingerprint}-${times + 1}`,
        severity: SEVERITIES[finding.severity],
        categories: ['Style'],
        location: { path: fileOf(finding.path), lines: { begin: finding.position.line } },
      };
    };
    return {
      start: () => '[',
      conversation: ({ findings, conversation }) => listed(findings, conversation),
      corpus: (findings) => listed(findings),
      diagnostic: () => '',
      end: () => '\n]\n',
    };
  },
});
