import * as v from 'valibot';
import { SEVERITIES } from '../../model/index.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const severity = v.picklist(SEVERITIES);
const category = v.picklist(['ownership', 'answer', 'substance', 'tone', 'originality', 'time', 'safety']);

const span = v.pipe(
  v.strictObject({ start: count, end: count }),
  v.description("UTF-16 offsets in the message's text, the end not included."),
);
const position = v.pipe(
  v.strictObject({ line: v.pipe(v.number(), v.integer(), v.minValue(1)), column: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.description('From 1, in the file that was read.'),
);

const finding = v.strictObject({
  ruleId: v.string(),
  problem: v.pipe(v.string(), v.description('Which of the problems of the rule it is.')),
  category,
  cause: v.pipe(v.string(), v.description('Findings of one reply that share category and cause count once in the score.')),
  severity,
  message: v.pipe(v.string(), v.description('What is wrong, why it matters, what to do.')),
  confidence: v.pipe(share, v.description('How often a quality lead would agree.')),
  evidence: v.pipe(
    v.array(v.strictObject({ fact: v.string(), weight: v.number() })),
    v.description('The counted facts behind the confidence, with their weights in log-odds.'),
  ),
  path: v.string(),
  conversationId: v.string(),
  messageId: v.string(),
  turn: v.pipe(count, v.description('Index of the turn in its conversation, from 0.')),
  span,
  position,
  excerpt: v.pipe(v.string(), v.description('The words concerned, personal data masked unless that was switched off.')),
  suggestions: v.array(v.string()),
  related: v.array(v.strictObject({ messageId: v.string(), span, note: v.string() })),
  fingerprint: v.pipe(v.string(), v.description('The same problem has the same one in each run; it holds no text.')),
});

const reply = v.strictObject({
  messageId: v.string(),
  agent: v.exactOptional(v.string()),
  score,
  losses: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ category, ruleId: v.string(), problem: v.string(), severity, points: v.number() })),
      v.description('Under --explain: what each finding costs the reply.'),
    ),
  ),
});

const template = v.strictObject({
  text: v.pipe(v.string(), v.description('A text that went to many customers; names, numbers, times, links and signatures masked.')),
  count,
  share,
  customers: count,
  agents: count,
  upset: v.pipe(count, v.description('Conversations in which the customer was upset when it came.')),
  example: v.strictObject({ path: v.string(), conversationId: v.string(), messageId: v.string(), position }),
});

const counts = v.strictObject({ error: count, warning: count, suggestion: count });

/** What the report of a shard has beyond that of a run. */
export const shardSchema = v.pipe(
  v.strictObject({
    of: v.pipe(count, v.description('How many shards there are.')),
    parts: v.pipe(v.array(count), v.description('Which of them this is, from 1; several where they were merged before.')),
    run: v.pipe(v.string(), v.description('A hash of the version and the settings.')),
    input: v.pipe(v.string(), v.description('A hash of what was read.')),
    read: v.pipe(count, v.description('Conversations that were read; each shard judges its part of them.')),
    settings: v.pipe(v.record(v.string(), v.unknown()), v.description('What the command line said.')),
    findings: v.pipe(v.array(count), v.description('How many findings each conversation of the report has.')),
    diagnostics: v.pipe(v.array(count), v.description('For each diagnostic, how many conversations were read before it.')),
    sums: v.strictObject({
      conversations: count,
      replies: count,
      scores: v.pipe(count, v.description("Sum of the replies' scores, in tenths.")),
      messages: count,
      skipped: count,
      rules: v.record(v.string(), counts),
      agents: v.record(v.string(), v.strictObject({ replies: count, scores: count, findings: count })),
    }),
    corpus: v.pipe(v.record(v.string(), v.unknown()), v.description('Corpus states by rule.')),
    crashed: v.boolean(),
    lost: v.boolean(),
    cut: v.boolean(),
  }),
  v.description('Under --shard: what "replylint merge" needs.'),
);

/** The report that `--format json` prints. */
export const reportSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    tool: v.strictObject({ name: v.literal('replylint'), version: v.string() }),
    // Rules of plugins may add tables of their own.
    summary: v.looseObject({
      conversations: count,
      replies: count,
      messages: v.pipe(count, v.description('Message records that were seen, judged or not.')),
      score: v.pipe(score, v.description("Mean of the replies' scores.")),
      grade: v.string(),
      findings: counts,
      rules: v.pipe(v.record(v.string(), count), v.description('Findings by rule.')),
      skipped: count,
      templates: v.exactOptional(v.array(template)),
    }),
    conversations: v.array(v.strictObject({ id: v.string(), path: v.string(), score, replies: v.array(reply) })),
    findings: v.array(finding),
    diagnostics: v.array(
      v.strictObject({
        path: v.string(),
        line: v.exactOptional(v.number()),
        record: v.exactOptional(v.number()),
        code: v.string(),
        message: v.string(),
        level: v.exactOptional(v.pipe(v.picklist(['error', 'note']), v.description('error: a record was lost; note: nothing was.'))),
      }),
    ),
    shard: v.exactOptional(shardSchema),
  }),
  v.title('replylint report'),
  v.description('What "replylint lint, check, canned --format json" prints.'),
);
