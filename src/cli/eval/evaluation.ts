import type { Registry } from '../../config/registry.ts';
import { type Overrides, resolveSettings, type Settings } from '../../config/resolve.ts';
import { isFound } from '../../engine/eval/metrics.ts';
import { LanguageSet, readTurns } from '../../engine/languages.ts';
import { type Crash, type EnabledRule, lintConversation } from '../../engine/lint.ts';
import { turnsOf } from '../../engine/turns.ts';
import type { Conversation, Finding, Message } from '../../model/index.ts';
import { type Redact, shownFinding } from '../../reporters/shared/masked.ts';
import { redact } from '../../text/redact.ts';
import type { Setup } from '../setup.ts';
import type { Grouping } from './groupings.ts';
import type { LabelledReply } from './labels.ts';
import type { Disagreement, Rated } from './results.ts';

/** A rule that labels name, as it is run and as it is known. */
export interface EvaluatedRule {
  readonly enabled: EnabledRule;
  readonly minConfidence: number;
  readonly on: boolean;
  /** False where the rule does not judge drafts: its labels cannot be held against it. */
  readonly judgesDrafts: boolean;
  readonly rated: Rated[];
  readonly disagreements: Disagreement[];
}

/** Judges rated replies as `check` would and keeps what came of it, rule by rule. */
export class Evaluation {
  readonly settings: Settings;
  readonly languages: LanguageSet;
  readonly rules = new Map<string, EvaluatedRule>();
  readonly #setup: Setup;
  readonly #overrides: Overrides;
  readonly #by: Grouping | undefined;
  readonly #redact: Redact;
  readonly #conversations = new Set<string>();
  replies = 0;

  /** @throws UserError, UserErrors for a wrong configuration */
  constructor(setup: Setup, overrides: Overrides, by: Grouping | undefined) {
    this.#setup = setup;
    this.#overrides = overrides;
    this.#by = by;
    this.settings = resolveSettings(setup.loaded, overrides, setup.registry, 'check');
    this.languages = new LanguageSet(setup.registry.languages);
    this.#redact = this.settings.redact ? redact : (text) => text;
  }

  get conversations(): number {
    return this.#conversations.size;
  }

  get registry(): Registry {
    return this.#setup.registry;
  }

  /** Judges one reply by the rules that its labels name. */
  async judge({ conversation, reply, labels }: LabelledReply): Promise<readonly Crash[]> {
    const rules = [...labels.keys()].map((id) => this.#rule(id)).filter(({ judgesDrafts }) => judgesDrafts);
    const { language } = this.settings;
    const { findings, crashes } = await lintConversation(conversation, {
      // Everything that was counted is wanted: what stays below the threshold explains a miss.
      rules: rules.map(({ enabled }) => ({ ...enabled, minConfidence: 0 })),
      mode: 'check',
      minConfidence: 0,
      languages: this.languages,
      ...(language === undefined ? {} : { language }),
    });
    const group = this.#groupOf(conversation);
    for (const { enabled, minConfidence, rated, disagreements } of rules) {
      const surest = surestOf(findings, enabled.id);
      const confidence = surest?.confidence ?? -1;
      const truth = labels.get(enabled.id) === true;
      rated.push({ conversation: conversation.id, truth, confidence, group });
      if (truth !== isFound(confidence, minConfidence))
        disagreements.push(this.#disagreement(conversation, reply, enabled.id, truth, surest));
    }
    this.replies++;
    this.#conversations.add(conversation.id);
    return crashes;
  }

  #rule(id: string): EvaluatedRule {
    const known = this.rules.get(id);
    if (known !== undefined) return known;
    const { loaded, registry } = this.#setup;
    // Switched on for this run, with the options that the configuration gives it.
    const forced = resolveSettings(loaded, { ...this.#overrides, rules: [{ id, setting: 'on' }] }, registry, 'check');
    const enabled = forced.rules.find((rule) => rule.id === id) as EnabledRule;
    const rule: EvaluatedRule = {
      enabled,
      minConfidence: enabled.minConfidence ?? this.settings.minConfidence,
      on: this.settings.rules.some((own) => own.id === id),
      judgesDrafts: enabled.rule.meta.modes?.includes('check') !== false,
      rated: [],
      disagreements: [],
    };
    this.rules.set(id, rule);
    return rule;
  }

  #groupOf(conversation: Conversation): string {
    if (this.#by === undefined) return '';
    if (this.#by === 'file') return conversation.path === '-' ? 'standard input' : conversation.path;
    if (this.#by === 'channel') return conversation.channel ?? 'not stated';
    return readTurns(turnsOf(conversation, true), this.settings.language ?? conversation.language).language;
  }

  #disagreement(conversation: Conversation, reply: Message, ruleId: string, truth: boolean, surest: Finding | undefined): Disagreement {
    const request = conversation.messages.findLast(({ role, hidden }) => role === 'customer' && hidden === undefined);
    return {
      kind: truth ? 'missed' : 'false-alarm',
      ruleId,
      path: conversation.path,
      conversationId: conversation.id,
      messageId: reply.id,
      position: reply.position,
      ...(request === undefined ? {} : { request: this.#redact(request.text) }),
      reply: this.#redact(reply.text),
      ...(surest === undefined ? {} : { finding: shownFinding(surest, conversation, this.#redact) }),
    };
  }
}

function surestOf(findings: readonly Finding[], ruleId: string): Finding | undefined {
  let surest: Finding | undefined;
  for (const finding of findings) {
    if (finding.ruleId === ruleId && (surest === undefined || finding.confidence > surest.confidence)) surest = finding;
  }
  return surest;
}
