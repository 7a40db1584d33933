import {
  type Ask,
  bringsMatter,
  countOf,
  defineRule,
  Evidence,
  inSentence,
  type Match,
  matchesOf,
  namesTrouble,
  readingOf,
  say,
  type TurnFacts,
  type Value,
  v,
} from '../../src/rule/index.ts';
import { WEIGHTS } from './weights.ts';

/** Ways of answering that say something definite; the second ones only where something was asked and nobody is startled. */
const ANSWERS: ReadonlySet<string> = new Set(['done', 'amount', 'unknown']);
const TO_AN_ASK: ReadonlySet<string> = new Set(['yes', 'no']);
const STARTLED = ['sees-trouble', 'empathy'] as const;

/** Concepts of preset phrases, as they are quoted. */
const STOCK = ['stock', 'deflection', 'holding', 'bureaucratic'] as const;

/** Concepts of talk that was there before this customer wrote. */
const PRESET = ['stock', 'promise', 'holding'] as const;

/** No classifier is so sure that what a reply says could not outweigh it. */
const SUREST = 3;

/** The most that can speak for a preset reply: how it addresses the customer and looks, its small words, all its words together. */
const MOST_ADDRESS = WEIGHTS.stockShare + WEIGHTS.nobody + WEIGHTS.company + WEIGHTS.courtesy;
const MOST_SMALL_WORDS = 6 * WEIGHTS.helpdesk;
const MOST_WORDING = WEIGHTS.wording * SUREST;

export default defineRule({
  meta: {
    description: 'Stock wording that could go to almost any customer with almost any problem',
    category: 'substance',
    cause: 'empty',
    severity: 'warning',
    since: '0.1.0',
    written: true,
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    concepts: ['stock'],
    problems: {
      'stock-reply':
        'Nothing here shows that this message was read: {{signs}}. Name the customer’s own matter and say what you checked or will do about it.',
      'stock-text':
        'Preset phrases make up nearly all of this text: {{signs}}. Leave a place for the customer’s own matter and say what happens next.',
    },
  },
  suggestions: {
    'stock-reply': {
      en: ['About your [thing, in the customer’s word]: I have checked [what] and [what happens next, by when].'],
      it: ['Per [la cosa, con la parola del cliente]: ho controllato [cosa] e [che cosa succede adesso, entro quando].'],
      de: ['Zu [die Sache, mit dem Wort des Kunden]: Ich habe [was] geprüft, und [was als Nächstes geschieht, bis wann].'],
      pt: ['Sobre [a coisa, com a palavra do cliente]: verifiquei [o quê] e [o que acontece a seguir, até quando].'],
      fr: ['Pour votre [objet, avec le mot du client] : j’ai vérifié [quoi] et [ce qui se passe maintenant, pour quand].'],
      es: ['Sobre su [asunto, con la palabra del cliente]: he comprobado [qué] y [qué pasa ahora, para cuándo].'],
    },
    'stock-text': {
      en: ['About your [thing]: [what we did], and by [time] [what happens next].'],
      it: ['Per [la cosa]: [che cosa abbiamo fatto], ed entro [quando] [che cosa succede].'],
      de: ['Zu [die Sache]: [was wir getan haben], und bis [Zeit] [was als Nächstes geschieht].'],
      pt: ['Sobre [a coisa]: [o que fizemos] e, até [hora], [o que acontece a seguir].'],
      fr: ['Pour votre [objet] : [ce que nous avons fait], et d’ici [heure] [ce qui se passe ensuite].'],
      es: ['Sobre su [asunto]: [qué hemos hecho], y antes de [hora] [qué sigue].'],
    },
  },
  options: v.strictObject({
    allow: v.optional(v.pipe(v.array(v.string()), v.description('Texts that must be sent as they are, such as a regulated notice.')), []),
  }),
  create({ mode, facts, situation, options, mayShow, report }) {
    return {
      reply(reply) {
        if (options.allow.some((text) => reply.text.includes(text))) return;
        const own = facts(reply);
        const state = situation(reply);
        if (mode === 'canned' || state.customer.length === 0) {
          judgeText(own);
          return;
        }
        if (!bringsMatter(state, facts, own)) return;
        const { asks, team } = state;
        const seen = readingOf(own, state.said);
        // What the team wrote just before, to which the customer has not answered yet, is read with it.
        const before = team.at(-1);
        const part = before?.index === reply.index - 1 ? readingOf(facts(before), state.said) : undefined;
        const shared = seen.shared + (part?.shared ?? 0);
        const matter = seen.own + (part?.own ?? 0);
        const w = WEIGHTS;
        const told = w.shared * Math.min(shared, 4) + w.own * Math.min(matter, 6) + w.firstOwn * Math.min(matter, 1);
        const preset = PRESET.some((concept) => own.has(concept));
        const phrases = w.stock * Math.min(own.weight('stock'), 3);
        const sends = own.has('deflection');
        // Most replies say so much of their matter that no count of small words could outweigh it.
        const most = w.base + told + phrases + (preset ? 0 : w.unpreset) + (sends ? w.deflection : 0);
        if (!mayShow(most + MOST_ADDRESS + MOST_SMALL_WORDS + MOST_WORDING)) return;
        const evidence = new Evidence(w.base)
          .add(`${round(shared)} words of the customer’s matter`, w.shared * Math.min(shared, 4))
          .add(`${round(matter)} words of its own matter`, w.own * Math.min(matter, 6) + w.firstOwn * Math.min(matter, 1))
          .add(`${seen.figures} figures`, w.figures * Math.min(seen.figures, 3))
          .add(`${Math.round(seen.stockShare * 100)}% of its sentences could stand in any reply`, w.stockShare * seen.stockShare)
          .add('preset phrases', phrases);
        const tells = (match: Match): boolean => !seen.stock.some((sentence) => inSentence(match, sentence));
        const ofMatter = (match: Match): boolean => seen.telling.some((sentence) => inSentence(match, sentence));
        const does = new Evidence()
          .when(sends, 'sends the customer elsewhere', w.deflection)
          .when(pageOnly(own), 'to a page only', w.page)
          .when(own.links.length > 0, 'gives a link', w.link)
          .when(own.has('generic-address') || own.has('greeting', 'impersonal'), 'addresses nobody by name', w.nobody)
          .when(own.has('first-person', 'we') && !own.has('first-person', 'i'), 'a company speaks, no person', w.company)
          .when(own.has('first-person', 'i'), 'a person speaks', w.person)
          .when(own.has('warm', 'friendly'), 'a courtesy for anybody', w.courtesy)
          .when(namesTrouble(own), 'names the trouble', w.named)
          .when(own.has('taken-up', 'known'), 'says whether the trouble is known', w.known)
          .when(own.has('taken-up', 'acted'), 'reports what was done', w.acted)
          .add('asks about the matter', w.question * Math.min(seen.questions, 2))
          .when(own.has('info-request', 'location'), 'asks where it happened', w.where)
          .when(own.matches('instruction').some(ofMatter), 'gives a step', w.step)
          .when(asks.length > 0 && own.matches('answer', 'impossible').some(tells), 'says that it cannot be', w.refusal)
          .when(answers(own, asks, tells, ofMatter), 'gives an answer', w.answer)
          .when(own.has('empathy'), 'meets the feeling', w.empathy)
          .when(own.has('holding', 'update'), 'says when there will be news', w.update)
          .when(own.has('closing', 'offer'), 'offers further help', w.offer)
          .when(team.length > 0, 'goes on with a conversation', w.later)
          .when(!preset, 'no preset phrase', w.unpreset);
        if (!mayShow(evidence.logOdds + does.logOdds + MOST_SMALL_WORDS + MOST_WORDING)) return;
        const stock = matchesOf(own, STOCK);
        const helpdesk = countOf('helpdesk', own);
        const statement = countOf('statement', own, [...stock, ...own.matches('promise'), ...own.matches('empathy')]);
        evidence
          .add(`${helpdesk} words of any help desk`, w.helpdesk * Math.min(helpdesk, 6))
          .add(`${statement} small words of statements`, w.statement * Math.min(statement, 8))
          .addAll(does);
        // What the words together say is dear to know.
        if (!mayShow(evidence.logOdds + MOST_WORDING)) return;
        const impression = own.impression();
        const wording = impression === undefined ? 0 : impression.of('stock') - impression.of('specific');
        evidence
          .add(
            wording > 0 ? 'the words together are those of a preset reply' : 'the words together are those of a reply to this customer',
            w.wording * Math.max(-SUREST, Math.min(SUREST, wording)),
          )
          // Rude or curt, but meant for this one.
          .when(!preset && own.has('curt'), 'curt', w.curt)
          .when(!preset && own.has('dismissive'), 'brushes the customer off', w.dismissive);
        if (!mayShow(evidence.logOdds)) return;
        report({ problem: 'stock-reply', at: reply, evidence: evidence.facts, data: { signs: signsOf(stock) } });
      },
    };

    function judgeText(own: TurnFacts): void {
      const stock = matchesOf(own, STOCK);
      const covered = Math.min(1, stock.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, own.turn.text.length));
      const evidence = new Evidence(-3.2)
        .add(`preset phrases cover ${Math.round(covered * 100)}% of it`, 6 * covered)
        .add('preset phrases', 0.4 * Math.min(own.weight('stock'), 4))
        .add(`${own.residue.size} words of matter`, -0.35 * Math.min(own.residue.size, 8));
      if (!mayShow(evidence.logOdds)) return;
      report({ problem: 'stock-text', at: own.turn, evidence: evidence.facts, data: { signs: signsOf(stock) } });
    }
  },
});

/**
 * True where a reply says something definite; some things only where they were asked for.
 * @param tells of a phrase, that it stands in no stock sentence
 * @param ofMatter of a phrase, that it stands in a sentence with a word of matter
 */
function answers(own: TurnFacts, asks: readonly Ask[], tells: (match: Match) => boolean, ofMatter: (match: Match) => boolean): boolean {
  const matches = own.matches('answer');
  if (matches.length === 0) return false;
  // "Oh no, that is not what we want for you" answers nothing.
  const startled = matchesOf(own, STARTLED);
  const replies = (match: Match): boolean =>
    !own.sentences.some((one) => inSentence(match, one) && startled.some((sign) => inSentence(sign, one)));
  const timely = asks.some(({ kind }) => kind === 'time');
  return matches.some((match) => {
    if (match.group === 'reason') return ofMatter(match);
    if (ANSWERS.has(match.group) || (timely && match.group === 'time')) return tells(match);
    return asks.length > 0 && TO_AN_ASK.has(match.group) && tells(match) && replies(match);
  });
}

/** A page may be about this very matter; a message, a call or a form begins again elsewhere. */
const pageOnly = (reply: TurnFacts): boolean =>
  reply.has('deflection') && reply.matches('deflection').every(({ group }) => group === 'page');

const round = (value: number): number => Math.round(value * 10) / 10;

function signsOf(stock: readonly Match[]): Value {
  const quoted = [...new Set(stock.map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`))].slice(0, 3);
  return quoted.length === 0 ? say('no word of the customer’s matter') : quoted.join(', ');
}
