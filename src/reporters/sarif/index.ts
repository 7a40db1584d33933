import type { Words } from '../../locales/index.ts';
import type { Conversation, Diagnostic, Finding, Severity } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { endOf, fileOf, messageWithSuggestions, uriOf } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'note' };

/** SARIF 2.1.0 (OASIS), as code scanning services read it. Results leave as they come; the rules that occurred follow at the end. */
export default defineReporter({
  meta: { name: 'sarif', title: 'SARIF 2.1.0, for code scanning', mediaType: 'application/sarif+json' },
  create(context) {
    const rules = new Set<string>();
    const notifications: object[] = [];
    // Without it, en-US is meant.
    const language = context.locale === 'en' ? '' : `"language":"${context.locale}",`;
    let written = 0;
    const listed = (findings: readonly Finding[], conversation?: Conversation): string => {
      let text = '';
      for (const finding of findings) {
        if (!isShown(finding.severity, context.showFrom)) continue;
        rules.add(finding.ruleId);
        text += `${written++ === 0 ? '' : ','}\n${JSON.stringify(resultOf(shownFinding(finding, conversation, context.redact), conversation, context.words))}`;
      }
      return text;
    };
    return {
      start: () =>
        `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits",${language}"results":[`,
      conversation: ({ findings, conversation }) => listed(findings, conversation),
      corpus: (findings) => listed(findings),
      diagnostic(diagnostic) {
        notifications.push(notificationOf(diagnostic, context.redact));
        return '';
      },
      end: () => {
        const driver = {
          name: context.tool.name,
          version: context.tool.version,
          semanticVersion: context.tool.version,
          rules: [...rules].sort().map((id) => ({ id, shortDescription: { text: context.describe(id) || id } })),
        };
        const invocation = { executionSuccessful: true, toolExecutionNotifications: notifications };
        return `\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify([invocation])}}]}\n`;
      },
    };
  },
});

function resultOf(finding: Finding, conversation: Conversation | undefined, words: Words): object {
  const { ruleId, severity, position, path, fingerprint, confidence, excerpt } = finding;
  const end = endOf(finding, conversation);
  return {
    ruleId,
    level: LEVELS[severity],
    message: { text: messageWithSuggestions(finding, words) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: {
            startLine: position.line,
            startColumn: position.column,
            ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
            snippet: { text: excerpt },
          },
        },
        logicalLocations: [{ name: finding.messageId, fullyQualifiedName: `${finding.conversationId}/${finding.messageId}` }],
      },
    ],
    partialFingerprints: { 'replylint/v1': fingerprint },
    rank: Math.round(confidence * 1000) / 10,
    properties: { problem: finding.problem, category: finding.category, confidence },
  };
}

function notificationOf({ path, line, code, message, level }: Diagnostic, redact: (text: string) => string): object {
  return {
    descriptor: { id: code },
    level: level === 'note' ? 'note' : 'error',
    message: { text: redact(message) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...(line === undefined ? {} : { region: { startLine: line } }) } },
    ],
    properties: { file: fileOf(path) },
  };
}
