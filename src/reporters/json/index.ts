import type { Conversation, Finding } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding, shownSummary } from '../shared/masked.ts';
import { isShown } from '../shared/severity.ts';

/**
 * The whole report as one object (design.md 4), written as it comes: findings leave at once, what is small for each
 * conversation is held until the end. The order of the keys is therefore that of their completion.
 */
export default defineReporter({
  meta: { name: 'json', title: 'One JSON object: the whole report', mediaType: 'application/json' },
  create(context) {
    const conversations: string[] = [];
    const diagnostics: string[] = [];
    let written = 0;
    const listed = (findings: readonly Finding[], conversation?: Conversation): string => {
      let text = '';
      for (const finding of findings) {
        if (!isShown(finding.severity, context.showFrom)) continue;
        text += `${written++ === 0 ? '' : ','}\n    ${pretty(shownFinding(finding, conversation, context.redact), 2)}`;
      }
      return text;
    };
    return {
      start: () =>
        `{\n  "version": 1,\n  "tool": ${pretty({ name: context.tool.name, version: context.tool.version }, 1)},\n  "findings": [`,
      conversation(result) {
        const { id, path } = result.conversation;
        conversations.push(JSON.stringify({ id, path, score: result.score, replies: result.replies }));
        return listed(result.findings, result.conversation);
      },
      diagnostic(diagnostic) {
        diagnostics.push(JSON.stringify({ ...diagnostic, message: context.redact(diagnostic.message) }));
        return '';
      },
      corpus: (findings) => listed(findings),
      end: (summary, _, shard) =>
        `${written === 0 ? '' : '\n  '}],\n  "conversations": ${list(conversations)},\n  "diagnostics": ${list(diagnostics)},\n` +
        `  "summary": ${pretty(shownSummary(summary, context.redact), 1)}${shard === undefined ? '' : `,\n  "shard": ${JSON.stringify(shard)}`}\n}\n`,
    };
  },
});

/** JSON with two spaces a level, to stand at a depth. */
const pretty = (value: unknown, depth: number): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);

const list = (items: readonly string[]): string => (items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`);
