import { defineReporter } from '../reporter.ts';
import { shownFinding, shownSummary } from '../shared/masked.ts';
import { isShown } from '../shared/severity.ts';

/** One JSON object a line, as things happen: each conversation, its findings, diagnostics, and last the summary. */
export default defineReporter({
  meta: { name: 'jsonl', title: 'JSON Lines: one object a conversation, finding and diagnostic', mediaType: 'application/jsonl' },
  create(context) {
    const line = (type: string, value: object): string => `${JSON.stringify({ type, ...value })}\n`;
    return {
      conversation({ conversation, score, replies, findings }) {
        let out = line('conversation', { id: conversation.id, path: conversation.path, score, replies });
        for (const finding of findings) {
          if (isShown(finding.severity, context.showFrom)) out += line('finding', shownFinding(finding, conversation, context.redact));
        }
        return out;
      },
      diagnostic: (diagnostic) => line('diagnostic', { ...diagnostic, message: context.redact(diagnostic.message) }),
      corpus: (findings) =>
        findings
          .filter(({ severity }) => isShown(severity, context.showFrom))
          .map((finding) => line('finding', shownFinding(finding, undefined, context.redact)))
          .join(''),
      end: (summary, agents) => line('summary', { tool: context.tool, ...shownSummary(summary, context.redact), agents }),
    };
  },
});
