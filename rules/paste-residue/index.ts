import { allMatches, codeIn, defineRule, Evidence, inside, matchesAtHeads, type Place, quotesIn } from '../../src/rule/index.ts';
import {
  ASSISTANT,
  CLOSING,
  citedIn,
  greetingsOf,
  MARKDOWN,
  MARKS,
  PLAIN_CHANNEL,
  quotedHeader,
  repeatedSentences,
  SENT_FROM,
  stutters,
  WRAPPED,
} from './residue.ts';

export default defineRule({
  meta: {
    description: 'What copying and pasting leaves behind: quoted mail, doubled parts, another name, talk of a text generator',
    category: 'safety',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    problems: {
      'quoted-mail': '“{{text}}” is the head of a quoted mail. Take out what was pasted and keep your own words.',
      'sent-from': '“{{text}}” was put in by a mail program. Take it out: the customer writes to a team.',
      assistant: '“{{text}}” is what a text generator says around a reply. Take it out, and check that the rest is true.',
      wrapped: 'The whole reply stands in quotation marks, as if it were somebody else’s words. Take them out.',
      'two-names': 'The reply greets “{{first}}” and then “{{second}}”. One of them is somebody else: check whose case this text is about.',
      'greeted-twice': 'The reply greets twice (“{{text}}”). Take one of the greetings out.',
      'signed-twice': 'The reply is signed twice (“{{text}}”). Take one of the signatures out.',
      repeated: '“{{text}}” stands in the reply twice. Take one of them out.',
      markdown: '“{{text}}” has marks that this channel shows as they are. Write it without them.',
    },
  },
  create({ conversation, facts, report }) {
    const channel = conversation.source.channel ?? '';
    const plain = PLAIN_CHANNEL.test(channel);
    const others = (test: (text: string) => boolean, reply: object, side?: 'customer'): boolean =>
      conversation.turns.some((turn) => turn !== reply && (side === undefined || turn.side === side) && test(turn.text));
    return {
      reply(reply) {
        const own = facts(reply);
        // What is quoted below the reply is not its own words.
        const header = quotedHeader(reply.text);
        const text = header === undefined ? reply.text : reply.text.slice(0, header.start);
        const add = (
          problem: 'quoted-mail' | 'sent-from' | 'assistant' | 'wrapped' | 'greeted-twice' | 'signed-twice' | 'repeated' | 'markdown',
          span: Place['span'],
          evidence: Evidence,
          severity?: 'error' | 'suggestion',
        ): void => {
          const part = reply.text.slice(span.start, span.end).replace(/\s+/g, ' ');
          const data = { text: part.length > 80 ? `${part.slice(0, 77)}…` : part };
          report({ problem, at: { turn: reply, span }, evidence: evidence.facts, data, ...(severity === undefined ? {} : { severity }) });
        };
        if (header !== undefined) {
          const evidence = new Evidence(0.2, 'the head of a quoted mail')
            .when(text.trim() === '', 'the reply begins with it', 1.5)
            .when(plain || /chat|social|phone/i.test(channel), 'a channel without quoted mail', 1.8)
            .when(/mail|ticket/i.test(channel), 'mail programs put it below a reply', -1.2)
            .when(
              others((other) => quotedHeader(other) !== undefined, reply),
              'other messages have one too',
              -2.5,
            );
          add('quoted-mail', { start: header.start, end: header.start + header.length }, evidence);
        }
        for (const match of matchesAtHeads(text, SENT_FROM)) {
          const line = match[0].trim();
          const evidence = new Evidence(1.6, 'a line of a mail program').when(
            others((other) => other.toLowerCase().includes(line.toLowerCase()), reply, 'customer'),
            'the customer’s mail has it',
            -3,
          );
          const start = match.index + match[0].indexOf(line);
          add('sent-from', { start, end: start + line.length }, evidence, 'suggestion');
        }
        let quotes: readonly Place['span'][] | undefined;
        const isQuoted = ({ start, end }: Place['span']): boolean => {
          quotes ??= [...codeIn(text), ...quotesIn(text)];
          return inside(quotes, start, end);
        };
        const talk = (): boolean => others((other) => /\b(?:ai|ia|ki|chatbot|language model|bot|robot)\b/i.test(other), reply, 'customer');
        for (const { pattern, hint, weight, fact } of ASSISTANT) {
          if (hint?.test(text) === false) continue;
          const made = pattern();
          for (const match of made.sticky ? matchesAtHeads(text, made) : allMatches(text, made)) {
            const end = match.index + match[0].length;
            const span = { start: end - match[0].trimStart().length, end };
            const evidence = new Evidence(weight, fact)
              .when(fact.startsWith('a language') && talk(), 'the customer asked whether this is a machine', -3)
              .when(reply.role === 'bot' && fact.startsWith('a language'), 'a bot may say what it is', -3)
              .when(isQuoted(span) && !WRAPPED.test(text), 'it is quoted', -3)
              .when(
                others(
                  (other) =>
                    /\b(?:draft|template|wording|letter|write|wrote|lettera|scriv\w+|schreib\w*|brief|lettre|écri\w+|carta|escrib\w+|escrev\w+|bozza|testo|modello|entwurf|vorlage|brouillon|modèle|borrador|plantilla|rascunho)\b/i.test(
                      other,
                    ),
                  reply,
                  'customer',
                ),
                'the customer wanted a text',
                -3,
              );
            add('assistant', span, evidence, 'error');
          }
        }
        if (WRAPPED.test(text) && reply.messages.length === 1) {
          const evidence = new Evidence(1.6, 'quotation marks around all of it').when(
            others((other) => /^\s*["“«„]/.test(other) && /["”»“]\s*$/.test(other), reply),
            'other messages are written so too',
            -4,
          );
          add('wrapped', { start: text.length - text.trimStart().length, end: text.trimEnd().length }, evidence);
        }
        let offset = 0;
        for (const message of reply.messages) {
          const body = message.text.slice(0, Math.max(0, text.length - offset));
          parts(body, offset);
          offset += message.text.length + 1;
        }
        for (const { sentence, list } of repeatedSentences(own)) {
          if (sentence.span.end > text.length) continue;
          const evidence = new Evidence(2, 'the same sentence stands earlier in the message')
            .when(list, 'it is a step of a list', -3)
            .when(isQuoted(sentence.span), 'it is quoted', -3)
            .when(
              conversation.turns.some((turn) => turn.side === 'customer' && citedIn(facts(turn), own, sentence)),
              'the customer’s own words are repeated',
              -3,
            );
          add('repeated', sentence.span, evidence);
        }
        for (const span of stutters(own)) {
          if (span.end > text.length) continue;
          add('repeated', span, new Evidence(2, 'the same words twice running').when(isQuoted(span), 'it is quoted', -3));
        }
        if (plain)
          for (const match of allMatches(text, MARKDOWN, MARKS)) {
            const evidence = new Evidence(1.8, 'Markdown on a plain channel').when(
              others((other) => other.search(MARKDOWN()) >= 0, reply, 'customer'),
              'the customer writes so too',
              -3,
            );
            add('markdown', { start: match.index, end: match.index + match[0].length }, evidence, 'suggestion');
          }

        /** Greetings and signatures of one message: a bot's bubble and an agent's may each have their own. */
        function parts(body: string, at: number): void {
          const [first, second] = greetingsOf(body);
          if (first !== undefined && second !== undefined) {
            const span = { start: at + second.start, end: at + second.end };
            const names = [first.name, second.name];
            if (first.name !== '' && second.name !== '' && differ(first.name, second.name)) {
              const customers = conversation.source.messages
                .filter(({ role }) => role === 'customer')
                .map(({ author = '', text: said }) => `${author} ${said}`.toLowerCase())
                .join(' ');
              const known = names.every((name) => name.split(' ').some((part) => customers.includes(part.toLowerCase())));
              const evidence = new Evidence(2.2, 'two different names are greeted')
                .when(known, 'the customers have both names', -4)
                .when(together(body, first, second), 'one line greets two people', -4);
              report({
                problem: 'two-names',
                at: { turn: reply, span },
                evidence: evidence.facts,
                severity: 'error',
                data: { first: first.name, second: second.name },
              });
            } else if (
              second.start - first.end < (first.word === second.word ? 200 : 20) &&
              // On one line "hi Vera, hi everyone" greets two; the same name there does not.
              ((first.word === second.word && !together(body, first, second)) || first.name === second.name) &&
              (first.name !== '' || second.name !== '')
            )
              add('greeted-twice', span, new Evidence(2, 'the same greeting or name twice'));
          }
          // Two closings stand on two lines.
          if (!body.includes('\n')) return;
          const closings = matchesAtHeads(body, CLOSING);
          const twice = closings.find((closing, index) =>
            closings.slice(0, index).some((other) => (other[1] as string).toLowerCase() === (closing[1] as string).toLowerCase()),
          );
          if (twice !== undefined) {
            const formula = twice[1] as string;
            const start = at + twice.index + twice[0].indexOf(formula);
            add('signed-twice', { start, end: start + formula.length }, new Evidence(2, 'the same closing formula twice'));
          }
        }
      },
    };
  },
});

/** Names that share no part: "Anna" and "Anna Bell" are one person. */
const differ = (a: string, b: string): boolean => {
  const parts = new Set(a.toLowerCase().split(' '));
  return !b
    .toLowerCase()
    .split(' ')
    .some((part) => parts.has(part));
};

/** Greeted on one line. */
const together = (body: string, first: { end: number }, second: { start: number }): boolean =>
  !body.slice(first.end, second.start).includes('\n');
