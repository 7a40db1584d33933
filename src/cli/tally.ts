import {
  type ConversationResult,
  type CorpusTable,
  type Finding,
  gradeOf,
  repliesByMessage,
  SEVERITIES,
  type Severity,
  type Summary,
  type Sums,
} from '../model/index.ts';
import type { AgentScore } from '../reporters/reporter.ts';

/** The counters of a run: all that is kept of a conversation once it is reported. */
export class Tally {
  #conversations = 0;
  #replies = 0;
  /** In tenths. */
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
      this.#scores += tenthsOf(score);
      if (agent !== undefined) this.#addReply(agent, { replies: 1, scores: tenthsOf(score), findings: 0 });
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

  /**
   * The counters, to be stored.
   * @param name under which an agent is known
   */
  save(name: (agent: string) => string = (agent) => agent): Sums {
    return {
      conversations: this.#conversations,
      replies: this.#replies,
      scores: this.#scores,
      messages: this.#messages,
      skipped: this.#skipped,
      rules: Object.fromEntries([...this.#rules].map(([id, counts]) => [id, { ...counts }])),
      agents: Object.fromEntries([...this.#agents].map(([agent, counts]) => [name(agent), { ...counts }])),
    };
  }

  /** Adds the counters of another run. */
  merge({ conversations, replies, scores, messages, skipped, rules, agents }: Sums): void {
    this.#conversations += conversations;
    this.#replies += replies;
    this.#scores += scores;
    this.#messages += messages;
    this.#skipped += skipped;
    for (const [id, counts] of Object.entries(rules)) for (const severity of SEVERITIES) this.#addFindings(id, severity, counts[severity]);
    for (const [agent, counts] of Object.entries(agents)) this.#addReply(agent, counts);
  }

  #addFinding({ ruleId, severity }: Finding): void {
    this.#addFindings(ruleId, severity, 1);
  }

  #addFindings(ruleId: string, severity: Severity, count: number): void {
    this.#findings[severity] += count;
    let rule = this.#rules.get(ruleId);
    if (rule === undefined) {
      rule = { error: 0, warning: 0, suggestion: 0 };
      this.#rules.set(ruleId, rule);
    }
    rule[severity] += count;
  }

  #addReply(agent: string, { replies, scores, findings }: { replies: number; scores: number; findings: number }): void {
    const known = this.#agents.get(agent);
    if (known === undefined) this.#agents.set(agent, { replies, scores, findings });
    else {
      known.replies += replies;
      known.scores += scores;
      known.findings += findings;
    }
  }
}

const tenthsOf = (score: number): number => Math.round(score * 10);

/** The mean of so many scores, in tenths. */
const mean = (sum: number, count: number): number => (count === 0 ? 100 : Math.round(sum / count) / 10);
