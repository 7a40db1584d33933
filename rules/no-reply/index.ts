import {
  channelKind,
  DAY,
  defineRule,
  Evidence,
  elapsed,
  HOUR,
  lengthInWords,
  logOddsOf,
  type Message,
  momentOf,
  newestTime,
  nextWork,
  placeIn,
  say,
  scheduleOf,
  scheduleOptions,
  type Turn,
  v,
  wholeDays,
  workBetween,
} from '../../src/rule/index.ts';

/** In a live chat somebody is there: silence of this length is no pause. */
const CHAT_GRACE = 0.25 * HOUR;

export default defineRule({
  meta: {
    description: 'A customer who asks or reports a trouble and gets no reply by the end of the conversation',
    category: 'answer',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint'],
    problems: {
      unanswered: 'The customer got no answer to this{{wait}}. Answer it, or say when the answer will come.',
    },
  },
  options: v.strictObject({
    graceHours: v.optional(
      v.pipe(
        v.number(),
        v.minValue(0),
        v.description(
          'Where messages have times: hours, nights included and days off not, for which the conversation must be known to go on without an answer. In a live chat a quarter of an hour will do.',
        ),
      ),
      48,
    ),
    ...scheduleOptions,
  }),
  create({ conversation, options, facts, factsOf, needsAnswer, report }) {
    const isReceipt = (message: Message): boolean => message.role !== 'customer' && factsOf(message).has('auto-reply');
    const answers = (turn: Turn): boolean => turn.side === 'team' && turn.messages.some((message) => !isReceipt(message));

    return {
      'conversation:exit'({ turns, source }) {
        const answered = turns.findLastIndex(answers);
        const open = turns.slice(answered + 1).filter(({ side }) => side === 'customer');
        const last = open.at(-1);
        if (last === undefined || (facts(last).has('resolved') && needsAnswer(last).probability < 0.5)) return;
        const turn = open.find((each) => needsAnswer(each).probability >= 0.5);
        const need = turn && needsAnswer(turn);
        if (turn === undefined || need?.at === undefined) return;
        const { at } = need;
        const asked = turn.messages.findLast((message) => placeIn(turn, message).span.start <= at.span.start) as Message;

        // What came after: a call that a note or notice tells of is an answer too.
        const after = source.messages.slice(source.messages.indexOf(asked) + 1);
        if (after.some((message) => message.role !== 'customer' && factsOf(message).has('by-phone'))) return;

        const evidence = new Evidence(logOddsOf(need.probability), 'calls for an answer')
          .when(
            open.some((each) => facts(each).has('elsewhere')),
            'goes on in another place',
            -2,
          )
          .when(
            after.some(({ role }) => role === 'customer'),
            'the customer wrote again',
            0.4,
          );
        const from = momentOf(asked.at, options.timezone);
        const until = newestTime(source, options.timezone);
        const wait = from && until && elapsed(from, until);
        if (from !== undefined && until !== undefined && wait !== undefined) {
          const chat = channelKind(conversation.source.channel) === 'chat';
          const schedule = wholeDays(scheduleOf(options));
          const waited = chat ? wait : workBetween(nextWork(from.wall, schedule), from.wall + wait, schedule);
          if (waited <= (chat ? Math.min(CHAT_GRACE, options.graceHours * HOUR) : options.graceHours * HOUR)) return;
          evidence.add('time went by without an answer', waited > 7 * DAY ? 0.8 : 0.5);
        } else evidence.add('no times that tell how long', -0.4);
        report({
          problem: 'unanswered',
          at,
          evidence: evidence.facts,
          severity: wait === undefined ? 'warning' : 'error',
          data: { wait: wait === undefined ? '' : say(' in {{time}}', { time: lengthInWords(wait) }) },
        });
      },
    };
  },
});
