import type { Finding, Severity } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { isShown } from '../shared/severity.ts';
import { type Canvas, conversationBlock, corpusBlock } from './blocks.ts';
import { styleFor } from './style.ts';
import { type Counts, DiagnosticLines, resultLine, summaryBlock } from './summary.ts';

/** Wider headers than this lead the eye nowhere. */
const WIDEST = 140;
const NARROWEST = 40;

/** What a person reads: replies with their evidence underlined, what is wrong with them and what to write instead. */
export default defineReporter({
  meta: { name: 'terminal', title: 'Text for people', mediaType: 'text/plain' },
  create(context) {
    const canvas: Canvas = { context, style: styleFor(context.color), width: Math.min(Math.max(context.width, NARROWEST), WIDEST) };
    const lowest: Severity = context.quiet ? 'error' : context.showFrom;
    const counts: Counts = {
      shown: { error: 0, warning: 0, suggestion: 0 },
      hidden: { error: 0, warning: 0, suggestion: 0 },
      rules: new Map(),
    };
    /** Those that are shown; all are counted. */
    const shownOf = (findings: readonly Finding[]): readonly Finding[] => {
      const shown = findings.filter(({ severity }) => isShown(severity, lowest));
      for (const { severity } of findings) counts[isShown(severity, lowest) ? 'shown' : 'hidden'][severity]++;
      for (const { ruleId } of shown) counts.rules.set(ruleId, (counts.rules.get(ruleId) ?? 0) + 1);
      return shown;
    };
    const diagnostics = new DiagnosticLines();
    let lastPath: string | undefined;
    return {
      conversation(result) {
        const shown = shownOf(result.findings);
        if (shown.length === 0) return '';
        const newFile = result.conversation.path !== lastPath;
        lastPath = result.conversation.path;
        return joined(conversationBlock(result, shown, newFile, canvas));
      },
      diagnostic(diagnostic) {
        if (!context.quiet || diagnostic.level !== 'note') diagnostics.add(diagnostic);
        return '';
      },
      corpus(findings) {
        const shown = shownOf(findings);
        return shown.length === 0 ? '' : joined(corpusBlock(shown, canvas));
      },
      end(summary, agents) {
        const input = diagnostics.print(canvas);
        const notes = input.length === 0 ? '' : joined([...input, '']);
        if (context.quiet) return notes + (counts.shown.error === 0 ? '' : joined([resultLine(summary, counts, canvas)]));
        if (context.command === 'check') return notes + joined([resultLine(summary, counts, canvas)]);
        return notes + joined(summaryBlock(summary, agents, counts, canvas));
      },
    };
  },
});

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
