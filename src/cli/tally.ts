import {
  type ConversationResult,
  type CorpusTable,
  type Finding,
  gradeOf,
  repliesByMessage,
  SEVERITIES,
  type Severity,
  type Summary,
} from '../model/index.ts';
import type { AgentScore } from '../reporters/reporter.ts';

/** The counters of a run: all that is kept of a conversation once it is reported. */
export class Tally {
  #conversations = 0;
  #replies = 0;
  #scores = 0;
  #messages = 0;
  #skipped = 0;
  readonly #findings: Record<Severity, number> = { error: 0, warning: 0, suggestion: 0 };
  /** Findings by rule and severity. */
  readonly #rules = new Map<string, Record<Severity, number>>();
  readonly #tables: CorpusTable[] = [];
  readonly #agents = new Map<string, { replies: number; scores: number; findings: number }>();

  /** Counts one conversation. */
  add(result: ConversationResult): void {
    this.#conversations++;
    for (const { role, hidden } of result.conversation.messages) {
      this.#messages++;
      if (hidden !== undefined || role === 'system') this.#skipped++;
    }
    for (const { score, agent } of result.replies) {
      this.#replies++;
      this.#scores += score;
      if (agent !== undefined) this.#addReply(agent, score);
    }
    for (const finding of result.findings) {
      this.#addFinding(finding);
      const agent = repliesByMessage(result).get(finding.messageId)?.agent;
      const known = agent === undefined ? undefined : this.#agents.get(agent);
      if (known !== undefined) known.findings++;
    }
  }

  /** Counts what all conversations together show. Such a finding is about the texts of a team: it costs no reply and no agent points. */
  addCorpus(findings: readonly Finding[], tables: readonly CorpusTable[]): void {
    for (const finding of findings) this.#addFinding(finding);
    this.#tables.push(...tables);
  }

  /** Counts message records that are in no conversation. */
  skip(count: number): void {
    this.#messages += count;
    this.#skipped += count;
  }

  /** All findings that were sure enough, shown or not. */
  get findings(): Readonly<Record<Severity, number>> {
    return this.#findings;
  }

  get conversations(): number {
    return this.#conversations;
  }

  get replies(): number {
    return this.#replies;
  }

  /** Mean of the replies' scores in tenths; 100 where there is none. */
  get score(): number {
    return mean(this.#scores, this.#replies);
  }

  /** The summary with the findings of a severity and above. */
  summary(from: Severity): Summary {
    const shown = SEVERITIES.slice(0, SEVERITIES.indexOf(from) + 1);
    const rules: Record<string, number> = {};
    for (const [id, counts] of [...this.#rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const count = shown.reduce((sum, severity) => sum + counts[severity], 0);
      if (count > 0) rules[id] = count;
    }
    const count = (severity: Severity): number => (shown.includes(severity) ? this.#findings[severity] : 0);
    return {
      conversations: this.#conversations,
      replies: this.#replies,
      messages: this.#messages,
      score: this.score,
      grade: gradeOf(this.score),
      findings: { error: count('error'), warning: count('warning'), suggestion: count('suggestion') },
      rules,
      skipped: this.#skipped,
      ...(this.#tables.length === 0 ? {} : { tables: this.#tables }),
    };
  }

  /** Agents by name. */
  agents(): AgentScore[] {
    return [...this.#agents]
      .map(([agent, { replies, scores, findings }]) => ({ agent, replies, score: mean(scores, replies), findings }))
      .sort((a, b) => (a.agent < b.agent ? -1 : 1));
  }

  #addFinding({ ruleId, severity }: Finding): void {
    this.#findings[severity]++;
    let rule = this.#rules.get(ruleId);
    if (rule === undefined) {
      rule = { error: 0, warning: 0, suggestion: 0 };
      this.#rules.set(ruleId, rule);
    }
    rule[severity]++;
  }

  #addReply(agent: string, score: number): void {
    const known = this.#agents.get(agent);
    if (known === undefined) this.#agents.set(agent, { replies: 1, scores: score, findings: 0 });
    else {
      known.replies++;
      known.scores += score;
    }
  }
}

const mean = (sum: number, count: number): number => (count === 0 ? 100 : Math.round((sum / count) * 10) / 10);
