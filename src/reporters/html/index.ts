import type { ConversationResult, Diagnostic, Finding } from '../../model/index.ts';
import { defineReporter } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { isShown } from '../shared/severity.ts';
import { dataOf, Totals } from './collect.ts';
import type { ConversationData } from './data.ts';
import { bodyOf, headOf } from './document.ts';
import { embedded } from './markup.ts';

/** Conversations that a reader without scripts gets: those with the lowest scores. */
const STATIC_CONVERSATIONS = 40;
/** Lines of notes about the input; the rest is counted. */
const MOST_DIAGNOSTICS = 100;
/** Findings over all conversations that are listed; the rest is counted. */
const MOST_CORPUS = 200;

/**
 * One page that opens from disk. Conversations with findings leave as they come, as data for the page's own script; kept are
 * counters and the few conversations that stand in the page itself.
 */
export default defineReporter({
  meta: { name: 'html', title: 'A page to look at, in one file', mediaType: 'text/html' },
  create(context) {
    const totals = new Totals();
    const worst: ConversationData[] = [];
    const diagnostics: Diagnostic[] = [];
    const corpus: Finding[] = [];
    let notes = 0;
    let written = 0;
    let findings = 0;
    let overAll = 0;
    const ids = new Set<string>();

    const keepWorst = (data: ConversationData): void => {
      if (worst.length >= STATIC_CONVERSATIONS && data.score >= (worst.at(-1) as ConversationData).score) return;
      const at = worst.findIndex(({ score }) => score > data.score);
      worst.splice(at === -1 ? worst.length : at, 0, data);
      if (worst.length > STATIC_CONVERSATIONS) worst.pop();
    };

    return {
      start: () => headOf(context),
      conversation(result: ConversationResult) {
        totals.add(result, context.showFrom);
        const data = dataOf(result, context);
        if (data === undefined) return '';
        keepWorst(data);
        ids.add(data.id);
        findings += data.findings.length;
        return `${written++ === 0 ? '' : ','}\n${embedded(data)}`;
      },
      corpus(found) {
        const shown = found.filter(({ severity }) => isShown(severity, context.showFrom));
        overAll += shown.length;
        for (const finding of shown.slice(0, MOST_CORPUS - corpus.length)) corpus.push(shownFinding(finding, undefined, context.redact));
        return '';
      },
      diagnostic(diagnostic) {
        notes++;
        if (diagnostics.length < MOST_DIAGNOSTICS) diagnostics.push(diagnostic);
        return '';
      },
      end: (summary, agents) =>
        bodyOf({ context, summary, agents, totals, worst, ids, corpus, overAll, diagnostics, notes, written, findings }),
    };
  },
});
