import type { Conversation, ConversationResult, Finding, Message, Summary } from '../model/index.ts';
import type { AgentScore } from '../reporters/reporter.ts';
import { applyEdits, type Edit, type Edited } from '../text/redact.ts';
import { signatureIn } from '../text/signature.ts';

/** Words of an author's name that name no person. */
const COMMON = new Set(
  'support service services customer care team help helpdesk desk info bot agent chat social staff office sales from the and für und del della il la le de'.split(
    ' ',
  ),
);
/** Shorter parts of a name stand in too many other words. */
const SHORTEST = 3;

/**
 * Takes the names of agents out of results before they are reported. An agent is `Agent 1`, `Agent 2` ... in order of appearance, in
 * every report of a run. Names go from the fields, from the texts of conversations and findings (whole, and word by word), and from
 * signatures such as `^KO`. Places in the files stay.
 */
export class Anonymous {
  readonly #aliases = new Map<string, string>();
  /** Signatures and parts of names, whose they are. */
  readonly #parts = new Map<string, string>();
  #all: RegExp | undefined;

  /** The name under which an agent is reported. */
  alias(author: string): string {
    let alias = this.#aliases.get(author);
    if (alias === undefined) {
      alias = `Agent ${this.#aliases.size + 1}`;
      this.#aliases.set(author, alias);
      for (const part of partsOf(author)) if (!this.#parts.has(part)) this.#parts.set(part, alias);
      this.#all = undefined;
    }
    return alias;
  }

  /** Meets those who wrote for the team in a conversation that is not reported here. */
  meet({ messages }: Conversation): void {
    for (const { role, author } of messages) if (author !== undefined && (role === 'agent' || role === 'bot')) this.alias(author);
  }

  /** A text without any name that was met. */
  text(text: string): string {
    return this.#everywhere(text);
  }

  /** A conversation with its findings, without the names of those who wrote for the team in it. */
  conversation(result: ConversationResult): ConversationResult {
    const { conversation } = result;
    const own = new Map<string, string>();
    for (const { role, author } of conversation.messages) {
      if (author === undefined || (role !== 'agent' && role !== 'bot')) continue;
      const alias = this.alias(author);
      for (const part of partsOf(author)) own.set(part, alias);
    }
    const pattern = patternOf(own);
    const changes = new Map<string, { readonly message: Message; readonly edited: Edited }>();
    const messages = conversation.messages.map((message) => {
      const edited = applyEdits(message.text, editsOf(message, pattern, own));
      const { author } = message;
      const team = message.role === 'agent' || message.role === 'bot';
      changes.set(message.id, { message, edited });
      return { ...message, text: edited.text, ...(author !== undefined && team ? { author: this.alias(author) } : {}) };
    });
    const originals = new Map(messages.map((message, index) => [message as Message, conversation.messages[index] as Message]));
    const { subject } = conversation;
    const locate = conversation.locate && locating(conversation, originals, changes);
    return {
      ...result,
      conversation: {
        ...conversation,
        ...(subject === undefined ? {} : { subject: replaced(subject, pattern, own) }),
        messages,
        ...(locate === undefined ? {} : { locate }),
      },
      replies: result.replies.map((reply) => (reply.agent === undefined ? reply : { ...reply, agent: this.alias(reply.agent) })),
      findings: result.findings.map((finding) => changedFinding(finding, (text) => replaced(text, pattern, own), changes)),
    };
  }

  /** Findings over all conversations, without any name that was met. */
  findings(findings: readonly Finding[]): Finding[] {
    return findings.map((finding) => changedFinding(finding, (text) => this.#everywhere(text)));
  }

  summary(summary: Summary): Summary {
    const { tables } = summary;
    if (tables === undefined) return summary;
    return {
      ...summary,
      tables: tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, text: this.#everywhere(row.text) })) })),
    };
  }

  agents(agents: readonly AgentScore[]): AgentScore[] {
    return agents.map((each) => ({ ...each, agent: this.alias(each.agent) })).sort(byAlias);
  }

  #everywhere(text: string): string {
    this.#all ??= patternOf(this.#parts);
    return replaced(text, this.#all, this.#parts);
  }
}

/** In order of appearance. */
export const byAlias = (a: AgentScore, b: AgentScore): number => a.agent.localeCompare(b.agent, 'en', { numeric: true });

/** A name, its words, and the words inside a handle: `FibraLuca` signs as Luca. */
function partsOf(author: string): string[] {
  const words = author
    .split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((word) => word.length >= SHORTEST && /^\p{Lu}|^[^\p{Lu}\p{Ll}]/u.test(word));
  return [author.trim(), ...words.filter((word) => !COMMON.has(word.toLowerCase()))].filter((part) => part.length > 1);
}

/** Any of the names as whole words, the longest first; nothing where there is none. */
function patternOf(names: ReadonlyMap<string, string>): RegExp | undefined {
  if (names.size === 0) return undefined;
  const listed = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  // With the sign of a handle: what is left of one would be masked as one.
  return new RegExp(`(?<![\\p{L}\\p{N}])@?(?:${listed.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

const namesIn = (text: string, pattern: RegExp | undefined, names: ReadonlyMap<string, string>): Edit[] =>
  pattern === undefined
    ? []
    : [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        start: index,
        end: index + found.length,
        text: names.get(found.replace('@', '')) ?? names.get(found) ?? 'Agent',
      }));

const replaced = (text: string, pattern: RegExp | undefined, names: ReadonlyMap<string, string>): string =>
  applyEdits(text, namesIn(text, pattern, names)).text;

/** Names in a message, and at the end of the team's messages whatever signs them. */
function editsOf(message: Message, pattern: RegExp | undefined, names: ReadonlyMap<string, string>): Edit[] {
  const edits = namesIn(message.text, pattern, names);
  const signature = message.role === 'agent' ? signatureIn(message.text) : undefined;
  if (signature === undefined || edits.some(({ end }) => end > signature.start)) return edits;
  const alias = message.author === undefined ? 'Agent' : (names.get(message.author.trim()) ?? 'Agent');
  return [...edits, { ...signature, text: `^${alias}` }];
}

type Changes = ReadonlyMap<string, { readonly message: Message; readonly edited: Edited }>;

function changedFinding(finding: Finding, change: (text: string) => string, changes?: Changes): Finding {
  const moved = (messageId: string, span: Finding['span']): Finding['span'] => {
    const edited = changes?.get(messageId)?.edited;
    return edited === undefined ? span : { start: edited.at(span.start, 'start'), end: edited.at(span.end, 'end') };
  };
  const span = moved(finding.messageId, finding.span);
  const own = changes?.get(finding.messageId);
  const quoted = own?.message.text.slice(finding.span.start, finding.span.end) === finding.excerpt;
  return {
    ...finding,
    message: change(finding.message),
    evidence: finding.evidence.map(({ fact, weight }) => ({ fact: change(fact), weight })),
    span,
    excerpt: own !== undefined && quoted ? own.edited.text.slice(span.start, span.end) : change(finding.excerpt),
    suggestions: finding.suggestions.map(change),
    related: finding.related.map((each) => ({ ...each, span: moved(each.messageId, each.span), note: change(each.note) })),
  };
}

/** Places in the file for offsets of the changed text: that of the last old character which stands there or before. */
function locating(conversation: Conversation, originals: ReadonlyMap<Message, Message>, changes: Changes): Conversation['locate'] {
  return (message, offset) => {
    const original = originals.get(message) ?? message;
    const edited = changes.get(message.id)?.edited;
    let old = offset;
    if (edited !== undefined) {
      old = 0;
      while (old < original.text.length && edited.at(old + 1, 'start') <= offset) old++;
    }
    return (conversation.locate as NonNullable<Conversation['locate']>).call(conversation, original, old);
  };
}
