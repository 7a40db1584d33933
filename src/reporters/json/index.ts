import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { isShown } from '../shared/severity.ts';

/**
 * The whole report as one object (design.md 4), written as it comes: conversations leave at once, findings and
 * diagnostics are held until the end. The order of the keys is therefore that of their completion.
 */
export default defineReporter({
  meta: { name: 'json', title: 'One JSON object: the whole report', mediaType: 'application/json' },
  create(context) {
    const findings: string[] = [];
    const diagnostics: string[] = [];
    let conversations = 0;
    return {
      start: () =>
        `{\n  "version": 1,\n  "tool": ${pretty({ name: context.tool.name, version: context.tool.version }, 1)},\n  "conversations": [`,
      conversation(result) {
        for (const finding of result.findings) {
          if (isShown(finding.severity, context.showFrom))
            findings.push(pretty(shownFinding(finding, result.conversation, context.redact), 2));
        }
        const { id, path } = result.conversation;
        const entry = pretty({ id, path, score: result.score, replies: result.replies }, 2);
        return `${conversations++ === 0 ? '' : ','}\n    ${entry}`;
      },
      diagnostic(diagnostic) {
        diagnostics.push(pretty({ ...diagnostic, message: context.redact(diagnostic.message) }, 2));
        return '';
      },
      end: (summary) =>
        `${conversations === 0 ? '' : '\n  '}],\n  "findings": ${list(findings)},\n  "diagnostics": ${list(diagnostics)},\n` +
        `  "summary": ${pretty(summary, 1)}\n}\n`,
    };
  },
});

/** JSON with two spaces a level, to stand at a depth. */
const pretty = (value: unknown, depth: number): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);

const list = (items: readonly string[]): string => (items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`);
