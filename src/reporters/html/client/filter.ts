import type { ConversationData, FindingData } from '../data.ts';
import type { Speech } from '../speech.ts';

/** What the reader asks for; an empty text asks for nothing. */
export interface Filter {
  readonly search: string;
  readonly rule: string;
  readonly severity: string;
  readonly agent: string;
  readonly language: string;
  /** Conversations with a lower score than this. */
  readonly score: string;
  readonly order: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Who wrote the message that a finding stands in; nothing where it is a customer's. */
export function agentOf({ messages }: ConversationData, { message }: FindingData): string {
  const said = messages[message];
  return said === undefined || said.role === 'customer' ? '' : (said.author ?? '');
}

/** Letters as people search for them: small, without accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The conversations of the page with what they are looked up by. */
export class Store {
  readonly all: readonly ConversationData[];
  readonly #texts = new WeakMap<ConversationData, string>();

  constructor(all: readonly ConversationData[]) {
    this.all = all;
  }

  /** Conversations with a finding that all conditions hold for, in the order asked for. */
  matching(filter: Filter): ConversationData[] {
    const words = folded(filter.search)
      .split(/\s+/)
      .filter((word) => word !== '');
    const below = filter.score === '' ? Number.POSITIVE_INFINITY : Number(filter.score);
    const found = this.all.filter(
      (data) =>
        data.score < below &&
        (filter.language === '' || (data.language ?? '?') === filter.language) &&
        data.findings.some((finding) => this.shows(filter, data, finding)) &&
        (words.length === 0 || words.every((word) => this.#textOf(data).includes(word))),
    );
    if (filter.order === 'score') found.sort((a, b) => a.score - b.score);
    else if (filter.order === 'findings') found.sort((a, b) => b.findings.length - a.findings.length);
    return found;
  }

  /** True where a finding is among those asked for. */
  shows(filter: Filter, data: ConversationData, finding: FindingData): boolean {
    return (
      (filter.rule === '' || finding.rule === filter.rule) &&
      (filter.severity === '' || finding.severity === filter.severity) &&
      (filter.agent === '' || agentOf(data, finding) === filter.agent)
    );
  }

  /** The conversation, and the finding in it, that a link names. */
  named(name: string): { readonly data: ConversationData; readonly finding?: FindingData } | undefined {
    for (const data of this.all) if (data.id === name) return { data };
    for (const data of this.all) {
      const finding = data.findings.find(({ fingerprint }) => fingerprint === name);
      if (finding !== undefined) return { data, finding };
    }
    return undefined;
  }

  /** What can be chosen, the most frequent first, with counts. */
  choices({ locale, number, severities, words }: Speech): Readonly<Record<'rule' | 'severity' | 'agent' | 'language', readonly Choice[]>> {
    const rule = new Map<string, number>();
    const severity = new Map<string, number>([
      ['error', 0],
      ['warning', 0],
      ['suggestion', 0],
    ]);
    const agent = new Map<string, number>();
    const language = new Map<string, number>();
    const count = (map: Map<string, number>, key: string): Map<string, number> => map.set(key, (map.get(key) ?? 0) + 1);
    for (const data of this.all) {
      count(language, data.language ?? '?');
      for (const finding of data.findings) {
        count(rule, finding.rule);
        count(severity, finding.severity);
        const name = agentOf(data, finding);
        if (name !== '') count(agent, name);
      }
    }
    const listed = (counts: readonly (readonly [string, number])[], nameOf = (value: string): string => value): Choice[] =>
      counts.filter(([, many]) => many > 0).map(([value, many]) => ({ value, label: `${nameOf(value)} (${number(many)})` }));
    const most = (map: Map<string, number>): [string, number][] => [...map].sort(([, a], [, b]) => b - a);
    return {
      rule: listed(most(rule)),
      severity: listed([...severity], (value) => severities[value as FindingData['severity']]),
      agent: listed([...agent].sort(([a], [b]) => a.localeCompare(b, locale, { numeric: true }))),
      language: listed(most(language), (value) => (value === '?' ? words.unknownLanguage : value)),
    };
  }

  #textOf(data: ConversationData): string {
    let text = this.#texts.get(data);
    if (text === undefined) {
      const { id, subject = '', messages, findings } = data;
      const said = messages.map((message) => `${message.author ?? ''}\n${message.text}`);
      text = folded([id, subject, ...said, ...findings.map((finding) => `${finding.rule}\n${finding.text}`)].join('\n'));
      this.#texts.set(data, text);
    }
    return text;
  }
}
