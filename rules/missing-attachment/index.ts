import { audienceOf, type ConversationView, defineRule, Evidence, type Turn, v } from '../../src/rule/index.ts';

/** Files stand in many exports as a word in brackets or angle brackets. */
const FILE =
  /[[<(](?:photo|picture|image|video|attachment|file|pdf|document|foto|immagine|allegato|documento|media|anhang|adjunto|anexo|pi[eè]ce jointe)\b[^\]>)\n]{0,60}[\]>)]|\b[\w-]{2,}\.(?:pdf|jpe?g|png|docx?|xlsx?|zip|csv|mp4|heic)\b/iu;

export default defineRule({
  meta: {
    description: 'A reply that says a file is attached, and none came with it',
    category: 'safety',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['attached'],
    problems: {
      missing: 'The reply says “{{words}}” and no file came with it. Attach the file, or say where it is to be found.',
    },
  },
  suggestions: {
    missing: {
      en: ['You can download [the document] here: [link].'],
      it: ['[Il documento] si scarica da qui: [link].'],
      fr: ['[Le document] se télécharge ici : [lien].'],
      es: ['[El documento] se descarga aquí: [enlace].'],
    },
  },
  options: v.strictObject({
    files: v.optional(
      v.pipe(
        v.picklist(['auto', 'always']),
        v.description(
          'Whether the export tells of files: `always`, or only where the conversation shows that it does (some message has one, or the customer finds none).',
        ),
      ),
      'auto',
    ),
  }),
  create({ conversation, facts, mode, options, report }) {
    const tells = options.files === 'always' || conversation.source.messages.some(({ attachments }) => attachments === true);
    const audience = audienceOf(conversation.source.channel);
    const spoken = /phone|voice|call/i.test(conversation.source.channel ?? '');
    return {
      reply(reply) {
        const own = facts(reply);
        const claim = own.matches('attached')[0];
        if (claim === undefined || spoken || own.links.length > 0 || FILE.test(reply.text) || hasFile(conversation, reply)) return;
        const next = conversation.turns[reply.index + 1];
        const missed = next?.side === 'customer' && facts(next).has('nothing-attached');
        if (!tells && !missed) return;
        const evidence = new Evidence(0.8)
          .add('says that a file is here', 0.5 * claim.weight)
          .when(mode === 'check', 'the draft has no file yet', 0.3)
          .when(missed, 'the customer finds none', 2)
          .when(audience === 'public', 'exports of public posts seldom tell of pictures', -0.8);
        report({
          problem: 'missing',
          at: claim,
          evidence: evidence.facts,
          ...(missed ? { related: [{ at: next, note: 'the customer finds none' }] } : {}),
          data: { words: claim.text.replace(/\s+/g, ' ') },
        });
      },
    };
  },
});

/** A file with the reply, or sent by the team right before or after it as a message without words. */
function hasFile(conversation: ConversationView, reply: Turn): boolean {
  const { messages } = conversation.source;
  const first = messages.indexOf(reply.messages[0] as (typeof messages)[number]);
  const last = messages.indexOf(reply.messages.at(-1) as (typeof messages)[number]);
  let from = first;
  while (from > 0 && messages[from - 1]?.role !== 'customer') from--;
  let to = last;
  while (to < messages.length - 1 && messages[to + 1]?.role !== 'customer') to++;
  return messages.slice(from, to + 1).some(({ attachments }) => attachments === true);
}
