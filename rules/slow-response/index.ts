import {
  type ChannelKind,
  channelKind,
  defineRule,
  Evidence,
  elapsed,
  lengthInWords,
  logOddsOf,
  type Message,
  MINUTE,
  type Moment,
  momentOf,
  nextWork,
  type Place,
  placeIn,
  scheduleOf,
  scheduleOptions,
  type Turn,
  v,
  wholeDays,
  workBetween,
} from '../../src/rule/index.ts';

const DAY_MINUTES = 1440;

/** Minutes from which an answer is late, and from which it is very late. */
const LIMITS: Readonly<Record<Exclude<ChannelKind, 'voice'> | 'other', readonly [number, number]>> = {
  social: [60, 180],
  facebook: [180, 360],
  chat: [2, 5],
  messaging: [60, 180],
  email: [DAY_MINUTES, 2 * DAY_MINUTES],
  review: [2 * DAY_MINUTES, 3 * DAY_MINUTES],
  other: [2 * DAY_MINUTES, 3 * DAY_MINUTES],
};

const pair = v.optional(
  v.pipe(
    v.tuple([v.pipe(v.number(), v.minValue(0)), v.pipe(v.number(), v.minValue(0))]),
    v.check(([late, very]) => late <= very, 'must be two numbers of minutes, the smaller first'),
  ),
);

interface Waiting {
  readonly at: Place;
  readonly since: Moment;
  readonly certainty: number;
}

export default defineRule({
  meta: {
    description: 'A reply that comes later than the customers of its channel can be asked to wait',
    category: 'time',
    severity: 'suggestion',
    since: '0.1.0',
    presets: ['strict', 'social', 'email', 'chat'],
    modes: ['lint'],
    problems: {
      late: 'The customer waited {{wait}} for this reply, and the limit is {{limit}}. Answer sooner, if only to say when the answer will come.',
    },
  },
  options: v.strictObject({
    limits: v.optional(
      v.pipe(
        v.strictObject({ social: pair, facebook: pair, chat: pair, messaging: pair, email: pair, review: pair, other: pair }),
        v.description(
          'Minutes by channel (`social`, `facebook`, `chat`, `messaging`, `email`, `review`, `other`): from the first on the reply is a suggestion, from the second on a warning.',
        ),
      ),
      {},
    ),
    always: v.optional(v.pipe(v.boolean(), v.description('Count nights and days off too: the team is there at all hours.')), false),
    firstOnly: v.optional(v.pipe(v.boolean(), v.description('Judge only the first reply of a conversation.')), false),
    ...scheduleOptions,
  }),
  create({ conversation, options, facts, factsOf, needsAnswer, report }) {
    const schedule = scheduleOf(options);
    const kind = channelKind(conversation.source.channel) ?? 'other';
    if (kind === 'voice') return {};
    const [late, veryLate] = options.limits[kind] ?? LIMITS[kind];
    let waiting: Waiting | undefined;
    let replies = 0;

    /** The time that counts: short limits by the hours of work, long ones by whole days of work. */
    const counted = (since: Moment, wait: number): number => {
      if (options.always) return wait;
      const until = since.wall + wait;
      if (late < DAY_MINUTES) return workBetween(since.wall, until, schedule);
      return workBetween(nextWork(since.wall, schedule), until, wholeDays(schedule));
    };

    return {
      turn(turn: Turn) {
        if (turn.side === 'customer') {
          if (facts(turn).has('resolved')) waiting = undefined;
          const need = needsAnswer(turn);
          if (waiting !== undefined || need.at === undefined || need.probability < 0.5) return;
          const { at } = need;
          const asked = turn.messages.findLast((message) => placeIn(turn, message).span.start <= at.span.start);
          const since = momentOf(asked?.at, options.timezone);
          if (since !== undefined) waiting = { at, since, certainty: need.probability };
          return;
        }
        const reply = turn.messages.find((message) => message.role !== 'bot' && !factsOf(message).has('auto-reply'));
        if (reply === undefined) return;
        replies++;
        const asked = waiting;
        waiting = undefined;
        if (asked !== undefined && !(options.firstOnly && replies > 1)) judge(turn, reply, asked);
      },
    };

    function judge(turn: Turn, reply: Message, { at, since, certainty }: Waiting): void {
      const until = momentOf(reply.at, options.timezone);
      const wait = until && elapsed(since, until);
      if (wait === undefined || wait <= 0) return;
      const time = counted(since, wait);
      if (time <= late * MINUTE) return;
      const evidence = new Evidence(Math.min(logOddsOf(certainty), 2), 'calls for an answer')
        .when(time < 1.2 * late * MINUTE, 'hardly beyond the limit', -0.8)
        .when(time > 1.5 * late * MINUTE, 'far beyond the limit', 0.6)
        .when(replies > 1, 'not the first reply', -0.4)
        .when(since.guessed && !options.always && late < DAY_MINUTES, 'the hours of work are guessed: times are in UTC', -0.5);
      report({
        problem: 'late',
        at: placeIn(turn, reply),
        related: [{ at, note: 'waiting since' }],
        evidence: evidence.facts,
        severity: time > veryLate * MINUTE ? 'warning' : 'suggestion',
        data: { wait: lengthInWords(wait), limit: lengthInWords(late * MINUTE) },
      });
    }
  },
});
