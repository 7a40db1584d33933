import { allMatches, audienceOf, codeIn, defineRule, Evidence, inside, quotesIn, type TurnFacts, v } from '../../src/rule/index.ts';
import { HOUSE, leaksIn, MENTION } from './labels.ts';

/** Private channels in which an @ is how everybody is addressed. In public threads it always is. */
const HANDLES = /social|slack|discord|telegram|forum|issue|tracker|github|gitlab|community|comment/i;

/** Sellers speak of customers of their own. */
const CLIENTS = /\b(?:customers?|clients?|client[ei]|clientes|kunden?|kundin|buyers?)\b/;

export default defineRule({
  meta: {
    description: 'Words meant for colleagues in a reply that the customer reads',
    category: 'safety',
    severity: 'error',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    problems: {
      label: '“{{text}}” is a label from inside the house. Take it out, and look whether what follows is meant for the customer.',
      private: '“{{text}}” is meant for colleagues, and the customer reads it. Move it into an internal note.',
      'third-person': '“{{text}}” speaks about the customer to somebody else. Move it into an internal note, and speak to the customer.',
      mention: '“{{text}}” calls a colleague in front of the customer. Ask in an internal note.',
      macro: '“{{text}}” names a stored text instead of saying it. Put its words there, or take it out.',
      term: '“{{text}}” is an internal name on your team’s list. Say it in words that the customer knows.',
    },
  },
  options: v.strictObject({
    terms: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.minLength(2))),
        v.description('Names of systems, queues and teams that customers should not read. Whole words, in any case.'),
      ),
      [],
    ),
  }),
  create({ conversation, facts, options, report }) {
    const words = options.terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    const terms = words === '' ? undefined : new RegExp(String.raw`(?<![\p{L}\d])(?:${words})(?![\p{L}\d])`, 'giu');
    // Hardly a reply leaks: what the others wrote is looked at when one does.
    let lower: readonly string[] | undefined;
    const said = (): readonly string[] => {
      lower ??= conversation.turns.filter(({ side }) => side === 'customer').map(({ text }) => text.toLowerCase());
      return lower;
    };
    const authors = (role: 'customer' | 'agent'): readonly string[] =>
      conversation.source.messages.filter((message) => message.role === role).map(({ author }) => plain(author));
    return {
      reply(reply) {
        const { text } = reply;
        const found: { start: number; end: number }[] = [];
        const add = (
          problem: 'label' | 'private' | 'third-person' | 'mention' | 'macro' | 'term',
          start: number,
          length: number,
          evidence: Evidence,
        ): void => {
          const span = { start, end: start + length };
          if (found.some((other) => span.start < other.end && span.end > other.start)) return;
          found.push(span);
          report({ problem, at: { turn: reply, span }, evidence: evidence.facts, data: { text: text.slice(span.start, span.end).trim() } });
        };
        let quoted: { start: number; end: number }[] | undefined;
        for (const { leak, match } of leaksIn(text)) {
          const { problem, fact, weight } = leak;
          const trimmed = match[0].trim();
          const start = match.index + match[0].indexOf(trimmed);
          const key = trimmed
            .toLowerCase()
            .replace(/[^\p{L} ]/gu, '')
            .trim();
          quoted ??= [...quotesIn(text), ...codeIn(text)];
          const evidence = new Evidence(weight, fact)
            .when(key !== '' && said().some((other) => other.includes(key)), 'the customer says the same', -4)
            .when(problem !== 'label' && said().some((other) => CLIENTS.test(other)), 'the customer has customers', -3)
            .when(inside(quoted, start, start + trimmed.length), 'it is quoted', -3);
          add(problem, start, trimmed.length, evidence);
        }
        if (text.includes('@') && !hasHandles(conversation.source.channel) && !said().some((other) => /(?:^|\s)@\w/.test(other))) {
          for (const match of allMatches(text, MENTION)) {
            const name = plain(match[1]);
            const own = authors('agent').some((author) => author.split(' ').includes(name));
            const evidence = new Evidence(0, 'somebody is called and asked')
              .when(isFirstName(facts(reply), name), 'by a first name', 0.6)
              .when(own || HOUSE.test(match[1] as string), 'the name is of the team', 2)
              .when(conversation.source.channel !== undefined, 'the channel is none where customers have handles', 0.6)
              .when(
                (said().length > 0 && authors('customer').some((author) => author.split(' ').includes(name))) ||
                  said().some((other) => other.includes(name)),
                'it is the customer’s name',
                -5,
              );
            add('mention', match.index, match[0].length, evidence);
          }
        }
        if (terms !== undefined)
          for (const match of allMatches(text, terms))
            add('term', match.index, match[0].length, new Evidence(5, 'the name is on the list'));
      },
    };
  },
});

const hasHandles = (channel: string | undefined): boolean =>
  channel !== undefined && (audienceOf(channel) === 'public' || HANDLES.test(channel));

/** "@Giulia", "@marco.b": a handle that a person chose is seldom only their name. */
const isFirstName = (own: TurnFacts, name: string): boolean => name.split(' ').some((part) => own.inList('names', part));

const plain = (name: string | undefined): string =>
  (name ?? '')
    .toLowerCase()
    .replace(/[@_.]+/g, ' ')
    .trim();
