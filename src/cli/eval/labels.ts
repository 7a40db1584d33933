import { hintFor } from '../../config/validate.ts';
import { isPublic } from '../../engine/turns.ts';
import { UserError } from '../../errors.ts';
import type { Conversation, Diagnostic, Message } from '../../model/index.ts';

/** A reply that people have rated, with the conversation up to it. */
export interface LabelledReply {
  /** Ends with the reply, and holds no label anywhere: rules must not see them. */
  readonly conversation: Conversation;
  readonly reply: Message;
  /** The rating by rule: true where the rule should flag the reply. */
  readonly labels: ReadonlyMap<string, boolean>;
}

/** Takes rated replies out of conversations, and collects what is wrong with their labels. */
export class LabelReader {
  readonly #rules: readonly string[];
  readonly #diagnose: (diagnostic: Diagnostic) => void;
  readonly #unknown = new Map<string, { error: UserError; count: number }>();
  readonly #bad: UserError[] = [];
  /** Ratings that were read and can be counted. */
  labels = 0;
  /** Labels that cannot be read, of whatever kind. */
  mistakes = 0;
  /** Conversations without a rated reply. */
  unrated = 0;

  /** @param rules ids of all rules there are */
  constructor(rules: readonly string[], diagnose: (diagnostic: Diagnostic) => void) {
    this.#rules = rules;
    this.#diagnose = diagnose;
  }

  /** Every rated reply of a conversation, in its order. */
  *take(conversation: Conversation): Generator<LabelledReply> {
    const bare = { ...conversation, messages: conversation.messages.map(withoutLabels) };
    const { locate } = conversation;
    let rated = false;
    for (const [index, message] of conversation.messages.entries()) {
      const labels = this.#labelsOf(message, conversation.path);
      if (labels === undefined) continue;
      rated = true;
      // Nobody could agree on anything here.
      if (labels.size === 0) continue;
      if (!isPublic(message) || message.role === 'customer') {
        this.#diagnose({
          path: conversation.path,
          line: message.position.line,
          code: 'label-on-no-reply',
          message: `The message ${message.id} of ${conversation.id} carries labels and is no public reply of the team: they are not counted`,
        });
        continue;
      }
      this.labels += labels.size;
      const messages = bare.messages.slice(0, index + 1);
      const originals = new Map(messages.map((copy, at) => [copy, conversation.messages[at] as Message]));
      yield {
        conversation: {
          ...bare,
          messages,
          // Places are looked up by the message object that the reader made.
          ...(locate === undefined ? {} : { locate: (copy, offset) => locate.call(conversation, originals.get(copy) ?? copy, offset) }),
        },
        reply: messages.at(-1) as Message,
        labels,
      };
    }
    if (!rated) this.unrated++;
  }

  /** What is wrong with the labels: each unknown rule once, every other mistake. */
  faults(): UserError[] {
    const unknown = [...this.#unknown.values()].map(({ error, count }) =>
      count === 1
        ? error
        : new UserError(error.code, `${error.message.replace(/\.$/, '')} in ${count} labels, first here.`, placeOf(error)),
    );
    return [...unknown, ...this.#bad];
  }

  #labelsOf({ meta, position }: Message, path: string): Map<string, boolean> | undefined {
    const value = meta?.['labels'];
    if (value === undefined || value === null) return undefined;
    const place = { path, line: position.line };
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.mistakes++;
      this.#bad.push(new UserError('bad-label', '"labels" must be a mapping of rule ids to 0, 1 or null.', { ...place, hint: EXAMPLE }));
      return new Map();
    }
    const labels = new Map<string, boolean>();
    for (const [rule, label] of Object.entries(value)) {
      if (!this.#rules.includes(rule)) this.#isUnknown(rule, place);
      else if (label === 0 || label === 1) labels.set(rule, label === 1);
      else if (label !== null) {
        this.mistakes++;
        this.#bad.push(
          new UserError('bad-label', `The label "${rule}" must be 0, 1 or null, not ${JSON.stringify(label)}.`, {
            ...place,
            hint: '1: the rule should flag the reply; 0: it should not; null: not counted.',
          }),
        );
      }
    }
    return labels;
  }

  #isUnknown(rule: string, place: { path: string; line: number }): void {
    this.mistakes++;
    const known = this.#unknown.get(rule);
    if (known !== undefined) known.count++;
    else {
      const error = new UserError('unknown-rule', `Unknown rule "${rule}".`, { ...place, hint: hintFor('rule', rule, this.#rules) });
      this.#unknown.set(rule, { error, count: 1 });
    }
  }
}

const EXAMPLE = 'For example "labels": {"no-apology": 1, "pro-forma": 0} beside the "text" of the rated reply.';

/** A file in which no rating counts. */
export const noLabels = (path: string): UserError =>
  new UserError('no-labels', `${path === '-' ? 'Standard input' : path} has no reply with a label of 0 or 1.`, {
    path,
    hint: `${EXAMPLE} See docs/eval.md.`,
  });

function placeOf({ path, line, hint }: UserError): ConstructorParameters<typeof UserError>[2] {
  return { ...(path === undefined ? {} : { path }), ...(line === undefined ? {} : { line }), ...(hint === undefined ? {} : { hint }) };
}

function withoutLabels(message: Message): Message {
  if (message.meta === undefined || !('labels' in message.meta)) return message;
  const { labels: _, ...meta } = message.meta;
  return { ...message, meta };
}
