import type { Words } from '../../locales/index.ts';
import { type ConversationResult, type Finding, type ReplyScore, repliesByMessage } from '../../model/index.ts';
import { defineReporter, type ReportContext } from '../reporter.ts';
import { shownFinding } from '../shared/masked.ts';
import { fileOf, messageWithSuggestions } from '../shared/places.ts';
import { isShown } from '../shared/severity.ts';
import { attributes, xmlText } from '../shared/xml.ts';

/**
 * JUnit XML: a file is a test suite, a judged reply a test case. Errors and warnings make it fail; suggestions are its output.
 * A suite is held until its file ends, as its counts stand before its cases.
 */
export default defineReporter({
  meta: { name: 'junit', title: 'JUnit XML', mediaType: 'application/xml' },
  create(context) {
    let suite: Suite | undefined;
    let suites = 0;
    const flush = (): string => {
      const text = suite === undefined ? '' : suite.xml(suites++);
      suite = undefined;
      return text;
    };
    const suiteOf = (path: string): { readonly suite: Suite; readonly before: string } => {
      const name = fileOf(path);
      const before = suite !== undefined && suite.name !== name ? flush() : '';
      suite ??= new Suite(name, context);
      return { suite, before };
    };
    return {
      start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n',
      conversation(result) {
        const { suite: own, before } = suiteOf(result.conversation.path);
        own.add(result);
        return before;
      },
      diagnostic({ path, line, code, message, level }) {
        if (level === 'note') return '';
        const { suite: own, before } = suiteOf(path);
        own.error(`${code}${line === undefined ? '' : ` line ${line}`}`, context.redact(message));
        return before;
      },
      corpus(findings) {
        let before = '';
        for (const finding of findings) {
          const at = suiteOf(finding.path);
          before += at.before;
          at.suite.case(`${finding.ruleId} over all conversations`, [finding], undefined);
        }
        return before;
      },
      end: () => `${flush()}</testsuites>\n`,
    };
  },
});

class Suite {
  readonly name: string;
  readonly #context: ReportContext;
  readonly #cases: string[] = [];
  readonly #output: string[] = [];
  #failures = 0;
  #errors = 0;

  constructor(name: string, context: ReportContext) {
    this.name = name;
    this.#context = context;
  }

  add(result: ConversationResult): void {
    const { conversation, replies, findings } = result;
    const byReply = new Map<ReplyScore, Finding[]>(replies.map((reply) => [reply, []]));
    const others: Finding[] = [];
    for (const finding of findings) {
      const reply = repliesByMessage(result).get(finding.messageId);
      ((reply && byReply.get(reply)) ?? others).push(finding);
    }
    for (const [{ messageId }, own] of byReply) this.case(`${conversation.id} ${messageId}`, own, result);
    if (others.length > 0) this.case(conversation.id, others, result);
  }

  /** A reply as a test case with what was found in it. */
  case(name: string, findings: readonly Finding[], result: ConversationResult | undefined): void {
    const { showFrom, redact, words } = this.#context;
    const shown = findings
      .filter(({ severity }) => isShown(severity, showFrom))
      .map((finding) => shownFinding(finding, result?.conversation, redact));
    const failures = shown.filter(({ severity }) => severity !== 'suggestion');
    const lines = shown.filter(({ severity }) => severity === 'suggestion').map((finding) => `${name}: ${described(finding, words)}`);
    this.#output.push(...lines);
    const [first] = failures;
    if (first !== undefined) this.#failures++;
    const body =
      first === undefined
        ? '/>'
        : `><failure${attributes({ message: first.message, type: first.ruleId })}>${xmlText(failures.map((finding) => described(finding, words)).join('\n\n'))}</failure></testcase>`;
    this.#cases.push(`    <testcase${attributes({ name, classname: this.name, time: 0 })}${body}\n`);
  }

  error(name: string, message: string): void {
    this.#errors++;
    this.#cases.push(
      `    <testcase${attributes({ name, classname: this.name, time: 0 })}><error${attributes({ message, type: 'input' })}/></testcase>\n`,
    );
  }

  xml(id: number): string {
    const counts = { tests: this.#cases.length, failures: this.#failures, errors: this.#errors, time: 0 };
    const about = { name: this.name, package: 'replylint', id, timestamp: this.#context.startedAt.slice(0, 19), hostname: 'localhost' };
    return (
      `  <testsuite${attributes({ ...about, ...counts })}>\n    <properties/>\n${this.#cases.join('')}` +
      `    <system-out>${xmlText(this.#output.join('\n'))}</system-out>\n    <system-err/>\n  </testsuite>\n`
    );
  }
}

function described(finding: Finding, words: Words): string {
  const { severity, ruleId, path, position } = finding;
  const at = words.at(words.severities[severity], ruleId, `${fileOf(path)}:${position.line}:${position.column}`);
  return `${at}\n${messageWithSuggestions(finding, words)}`;
}
