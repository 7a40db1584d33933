import {
  clip,
  countOf,
  defineRule,
  Evidence,
  handOffsOf,
  inSentence,
  type Match,
  type Sentence,
  sentenceOf,
  type TurnFacts,
  v,
} from '../../src/rule/index.ts';

/** Channels of a hand-off, as the options name them. */
const TARGETS = ['dm', 'phone', 'mail', 'form', 'page', 'office', 'person'] as const;

/** Asking in private for the number of the very matter is work on it; asking how to reach the customer mostly puts it off. */
const OF_THE_MATTER = ['order', 'id'] as const;
const OF_THE_CUSTOMER = ['account', 'phone', 'address', 'email'] as const;

/** Answers that say something about the matter itself; a place or a time may belong to the hand-off. */
const TELLING = new Set(['reason', 'yes', 'no', 'done', 'amount', 'impossible', 'possible', 'unknown']);

/** What is said with these is courtesy or a plan, though its words look like an answer ("oh no", "we take this seriously"). */
const COURTESIES = ['apology', 'empathy', 'stock', 'holding'] as const;

/** Next to an apology these mostly name what went wrong ("sorry that it did not come"); a thing done or ruled out is news even there. */
const REGRETTED = new Set(['reason', 'no', 'possible', 'amount']);

/** What a hand-off usually has of these: more or less of it tells. */
const USUAL = { sending: 1.4, specific: -2.6, words: 3 } as const;

/** No classifier is so sure that the counted facts could not outweigh it. */
const SUREST = 4;

/** The most that the words together can speak for a hand-off. */
const MOST_SENDS = 0.25 * (SUREST - USUAL.sending);
const MOST_SPECIFIC = 0.17 * (SUREST + USUAL.specific);

/** Below it a reply stays far from a finding, whatever its words together say. */
const UNLIKELY = 0.2;

/** More small words than these say no more. */
const MOST_HELPDESK = 6;
const MOST_STATEMENT = 8;

/** Ways to hand off where something is to be written to an address. */
const ADDRESSED = new Set(['intake', 'mail']);

/** So near before the move, in characters, a step is the way to it. */
const LEADS = 15;

/** Answers that say something before the move of the same sentence; behind it they say what the move is for. */
const BEFORE_MOVE = new Set(['reason', 'no', 'impossible']);

export default defineRule({
  meta: {
    description: 'A reply whose main move is to send the customer to another channel, page or person',
    category: 'answer',
    cause: 'hand-off',
    severity: 'warning',
    since: '0.1.0',
    written: true,
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['deflection'],
    problems: {
      elsewhere:
        'The reply sends the customer elsewhere (“{{move}}”) and does not help here. Answer the part that you can, say why the rest is done there and what to have ready.',
    },
  },
  suggestions: {
    elsewhere: {
      en: ['[What I can already say is ...]. For [the rest] it has to be [channel], because [reason]; have [number] ready.'],
      it: ['[Intanto posso dire che ...]. Per [il resto] serve [canale], perché [motivo]; tenga a portata di mano [dato].'],
      de: ['[Was ich schon sagen kann: ...]. Für [den Rest] braucht es [Kanal], weil [Grund]; halten Sie [Nummer] bereit.'],
      pt: ['[O que já posso dizer é ...]. Para [o resto] tem de ser por [canal], porque [motivo]; tenha [número] à mão.'],
      fr: [
        '[Ce que je peux déjà dire, c’est ...]. Pour [le reste], il faut passer par [canal], parce que [raison] ; gardez [donnée] sous la main.',
      ],
      es: ['[Lo que ya le puedo decir es ...]. Para [lo demás] hace falta [canal], porque [motivo]; tenga a mano [dato].'],
    },
  },
  options: v.strictObject({
    allow: v.optional(
      v.pipe(
        v.array(v.picklist(TARGETS)),
        v.description('Ways of handing off that are fine with this team, such as `dm` on a public channel.'),
      ),
      [],
    ),
  }),
  create({ facts, situation, options, mayShow, report }) {
    // What the packs call an intake is a form or a mailbox; to carry a thing somewhere is to go to a counter.
    const allowed = new Set<string>(options.allow);
    if (allowed.has('form') || allowed.has('mail')) allowed.add('intake');
    if (allowed.has('office')) allowed.add('carry');
    return {
      reply(reply) {
        const own = facts(reply);
        const handOffs = handOffsOf(own, (group) => !allowed.has(group));
        const sentence = handOffs?.counted[0];
        const first = handOffs?.moves[0];
        if (handOffs === undefined || sentence === undefined || first === undefined) return;
        const { all: handing, counted, moves: kept } = handOffs;
        const { request, customer, trouble, asks } = situation(reply);
        const start = sentence.span.start;
        // What comes before the hand-off helps; what comes after it mostly tells how to take it.
        const before = (matches: readonly Match[], place = start): number => matches.filter(({ span }) => span.end <= place).length;
        const after = (matches: readonly Match[]): number =>
          matches.filter((match) => match.span.end > start && !handing.some((sentence) => inSentence(match, sentence))).length;
        // "We are sorry that it has not arrived" says back what the customer said.
        const isRegret = (match: Match): boolean =>
          [...own.matches('apology'), ...own.matches('non-apology')].some(
            (sorry) => sorry.span.end <= match.span.start && sentenceOf(own, sorry) === sentenceOf(own, match),
          );
        const answers = own.matches('answer').filter((match) => TELLING.has(match.group) && tells(match, own) && !isRegret(match));
        // A yes says less to who asked nothing.
        const idle = asks.length > 0 ? [] : answers.filter(({ group }) => group === 'yes');
        const told = before(answers) - before(idle) / 2;
        // A time or a place answers only where one was asked for.
        const timely = (['time', 'place'] as const).some(
          (kind) => asks.some((ask) => ask.kind === kind) && before(own.matches('answer', kind)) > 0,
        );
        // "Come by, it costs 5 euros and takes two minutes" answers in the same breath.
        const withMove = own
          .matches('answer')
          .filter(
            ({ group, span }) =>
              (group === 'amount' || group === 'done' || (BEFORE_MOVE.has(group) && span.end <= first.span.start)) &&
              counted.some((sentence) => inSentence({ span }, sentence)) &&
              kept.every((move) => span.start >= move.span.end || span.end <= move.span.start),
          ).length;
        // What is to be written to an address is no step of its own.
        const steps = own
          .matches('instruction')
          .filter((step) => !inSentence(step, sentence) || !ADDRESSED.has(first.group) || step.span.end > first.span.start);
        const pageOnly = kept.every(({ group }) => group === 'page');
        // A step right before the move leads to it: "select this link to message us".
        const firstSteps = before(steps, pageOnly ? start : Math.max(start, first.span.start - LEADS));
        const rest = own.sentences.filter((sentence) => !handing.includes(sentence));
        const words = rest.reduce((sum, each) => sum + residueIn(each, own), 0);
        const figures = own.numbers.filter((number) => rest.some((each) => inSentence({ span: number }, each))).length;
        const substance = firstSteps + told > 0 || words > 4 || own.has('fallback', 'unless');
        const general = own.matches('general-page').some((match) => counted.some((sentence) => inSentence(match, sentence)));
        const helpdesk = Math.min(countOf('helpdesk', own), MOST_HELPDESK);
        const statement = Math.min(countOf('statement', own), MOST_STATEMENT);
        const inPrivate = kept.some(({ group }) => group === 'dm');
        // "Is there anything else I can help with?" asks nothing about the matter.
        const offers = own.matches('closing', 'offer');
        const questions = own.sentences.filter((each) => each.mark === '?' && !offers.some((offer) => inSentence(offer, each)));
        const requested = (place: Match): boolean => {
          const sentence = rest.find((each) => inSentence(place, each));
          return (
            sentence !== undefined && (questions.includes(sentence) || own.matches('hand-over').some((ask) => inSentence(ask, sentence)))
          );
        };
        const evidence = new Evidence(1.4, 'sends the customer elsewhere')
          .when(handOffs.spare, 'only as a standing offer or a last resort', substance ? -1.7 : -0.5)
          .when(pageOnly, general ? 'a general page and nobody' : 'a page and nobody', general ? -0.7 : -2.5)
          .when(pageOnly && onTopic(counted, own, request === undefined ? undefined : facts(request)), 'the page is about this matter', -1)
          .add('gives steps of its own first', -0.85 * Math.min(firstSteps, 2))
          .add('says something about the matter first', -0.65 * Math.min(told, 2))
          .when(timely, 'gives the time or place that was asked for', -1.2)
          .when(own.has('warm-transfer'), 'the colleague knows of the matter', -1.2)
          .when(
            request !== undefined &&
              asks.length === 0 &&
              trouble.probability < 0.5 &&
              (facts(request).has('praise') || facts(request).has('thanks')),
            'nothing was asked or reported',
            -1.5,
          )
          .add('says something after the hand-off', -0.3 * Math.min(after(answers), 2))
          .add('says something beside the hand-off', -0.5 * Math.min(withMove, 2))
          .add('words on the matter outside the hand-off', -0.06 * Math.min(words, 14))
          .add('figures outside the hand-off', -0.25 * Math.min(figures, 2))
          .when(
            inPrivate && OF_THE_MATTER.some((group) => own.has('info-request', group)),
            'asks for one thing that is needed to go on',
            -1.35,
          )
          .when(
            inPrivate &&
              !OF_THE_MATTER.some((group) => own.has('info-request', group)) &&
              OF_THE_CUSTOMER.some((group) => own.has('info-request', group)),
            'asks how to find or reach the customer',
            -0.8,
          )
          .when(rest.some((each) => questions.includes(each)) || own.matches('info-request').some(requested), 'asks back here', -0.9)
          .when(before(own.matches('promise')) > 0 || after(own.matches('promise', 'now')) > 0, 'takes something on', -0.65)
          .when(request !== undefined && facts(request).has('wish'), 'the customer wishes for something new', -0.55)
          .add(
            own.residue.size > USUAL.words ? 'many words on the matter' : 'few words on the matter',
            -0.155 * (Math.min(own.residue.size, 11) - USUAL.words),
          )
          .add(`${helpdesk} words of any help desk`, 0.2 * helpdesk)
          .add(`${statement} small words of statements`, -0.17 * statement)
          .add('asks a question', -0.65 * Math.min(questions.length, 2))
          .when(own.has('answer', 'done'), 'tells of something done', -0.8)
          .when(own.has('instruction', 'how-to'), 'tells how to do it', -0.5)
          .when(own.has('sensitive', 'contact'), 'asks for personal details', 0.3)
          .when(
            kept.some(({ group }) => group === 'intake'),
            'a place to write to',
            0.5,
          )
          .when(kept.length > 1, 'more than one hand-off', 1.3)
          .when(request !== undefined && trouble.probability < 0.5 && facts(request).has('supposed'), 'asked what to do if it happens', -1)
          .when(
            customer.slice(-1).some((turn) => facts(turn).has('contact-request')),
            'the customer asked where to turn',
            -1.4,
          )
          .when(
            request !== undefined && facts(request).has('human-request') && kept.every(({ group }) => group === 'person'),
            'the customer asked for a person',
            -1,
          )
          .when(trouble.probability >= 0.5, 'a trouble was reported', 0.3);
        // What the words together say is dear to know, each sentence's most of all: it is asked only where the finding hangs on it.
        const open = evidence.probability >= UNLIKELY && mayShow(evidence.logOdds + MOST_SENDS + MOST_SPECIFIC);
        const impression = open ? own.impression() : undefined;
        if (impression !== undefined) {
          const specific = within(impression.of('specific')) - USUAL.specific;
          const holding = within(impression.of('holding')) + SUREST;
          if (!mayShow(evidence.logOdds + MOST_SENDS - 0.17 * specific - 0.45 * holding)) return;
          const sending = Math.max(...own.sentences.map((each) => own.impression(each)?.of('deflection') ?? -SUREST));
          const sends = Math.max(within(sending) - USUAL.sending, -2);
          evidence
            .add(`the words together are ${sends > 0 ? '' : 'not '}those of a hand-off`, 0.25 * sends)
            .add(`the words together are ${specific > 0 ? '' : 'not '}those of a reply about one matter`, -0.17 * specific)
            .add('the words together are those of a look into it', -0.45 * holding);
        }
        if (!mayShow(evidence.logOdds)) return;
        // Grammar is dear: it is asked only where the finding hangs on it.
        if (evidence.probability >= 0.5 && firstSteps === 0) {
          evidence.when(
            own.commands.some(({ span }) => span.end <= start),
            'tells what to do first',
            -0.9,
          );
        }
        report({
          problem: 'elsewhere',
          at: sentence,
          evidence: evidence.facts,
          data: { move: clip(sentence.text) },
        });
      },
    };
  },
});

/** True where an answer is more than a courtesy and than the customer's own trouble, said back with an apology. */
const tells = ({ group, span }: Match, own: TurnFacts): boolean => {
  const overlaps = (other: Match): boolean => span.start < other.span.end && other.span.start < span.end;
  if (COURTESIES.some((concept) => own.matches(concept).some(overlaps))) return false;
  if (!REGRETTED.has(group)) return true;
  const sentence = own.sentences.find((each) => inSentence({ span }, each));
  return sentence === undefined || !own.matches('apology').some((apology) => inSentence(apology, sentence));
};

const within = (logOdds: number): number => Math.max(-SUREST, Math.min(SUREST, logOdds));

/** How many words of a sentence carry matter and are no courtesy. */
const residueIn = (sentence: Sentence, facts: TurnFacts): number => {
  let count = 0;
  for (const token of facts.tokens.slice(sentence.first, sentence.last)) {
    const stem = facts.stemOf(token);
    if (stem !== undefined && facts.residue.has(stem)) count++;
  }
  return count;
};

/** True where the sentences that hand off name what the customer wrote about. */
const onTopic = (sentences: readonly Sentence[], own: TurnFacts, asked: TurnFacts | undefined): boolean =>
  asked !== undefined &&
  sentences.some((sentence) =>
    own.tokens.slice(sentence.first, sentence.last).some((token) => {
      const stem = own.stemOf(token);
      return stem !== undefined && asked.content.has(stem) && !own.isCommon(stem);
    }),
  );
