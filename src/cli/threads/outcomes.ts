import type { Crash, LintOutcome } from '../../engine/lint.ts';
import { positionIn } from '../../engine/positions.ts';
import { type Conversation, type Finding, type Loss, type Message, placesIn, type ReplyScore } from '../../model/index.ts';
import { stackOf } from '../errors.ts';
import { type Packed, Packer, Unpacker } from './packed.ts';

/** What a thread has found, for the thread that has the conversations: only what that one cannot tell itself. */
export function packOutcomes(outcomes: readonly LintOutcome[]): Packed {
  const packer = new Packer();
  packer.list(outcomes, ({ conversation, language, score, replies, judged, findings, accepted, crashes }) => {
    packer.word(language);
    packer.number(score);
    packer.number(judged);
    packer.list(replies, ({ messageId, agent, score: points, losses }) => {
      packer.number(placesIn(conversation).get(messageId) as number);
      packer.word(agent);
      packer.number(points);
      packer.other(losses);
    });
    packer.list(findings, (finding) => packFinding(packer, finding));
    packer.list(accepted, (fingerprint) => packer.text(fingerprint));
    packer.list(crashes, ({ ruleId, error }) => {
      packer.word(ruleId);
      packer.text(stackOf(error));
    });
  });
  return packer.packed();
}

function packFinding(packer: Packer, finding: Finding): void {
  const { ruleId, problem, category, cause, severity, message, confidence, evidence, suggestions } = finding;
  for (const word of [ruleId, problem, category, cause, severity, message]) packer.word(word);
  packer.number(confidence);
  packer.list(evidence, ({ fact, weight }) => {
    packer.word(fact);
    packer.number(weight);
  });
  // The index of the message: `unpackTasks` has made it so.
  packer.number(finding.position.line);
  packer.number(finding.turn);
  packer.number(finding.span.start);
  packer.number(finding.span.end);
  packer.list(suggestions, (text) => packer.word(text));
  packer.list(finding.related, ({ messageId, span, note }) => {
    packer.word(messageId);
    packer.number(span.start);
    packer.number(span.end);
    packer.word(note);
  });
  packer.text(finding.fingerprint);
}

/** The outcomes of these conversations as they would have come of this thread: whole, and with the places in the files. */
export function unpackOutcomes(packed: Packed, conversations: readonly Conversation[]): LintOutcome[] {
  const from = new Unpacker(packed);
  let next = 0;
  return from.list(() => {
    const conversation = conversations[next++] as Conversation;
    const language = from.word() as string;
    const score = from.number();
    const judged = from.number();
    const replies = from.list((): ReplyScore => {
      const messageId = (conversation.messages[from.number()] as Message).id;
      const agent = from.word();
      const points = from.number();
      const losses = from.other() as readonly Loss[] | undefined;
      return { messageId, ...(agent === undefined ? {} : { agent }), score: points, ...(losses === undefined ? {} : { losses }) };
    });
    const findings = from.list(() => unpackFinding(from, conversation));
    const accepted = from.list(() => from.text());
    const crashes = from.list((): Crash => {
      const ruleId = from.word() as string;
      return { ruleId, conversationId: conversation.id, error: crashOf(from.text()) };
    });
    return { conversation, language, findings, crashes, replies, judged, score, accepted };
  });
}

function unpackFinding(from: Unpacker, conversation: Conversation): Finding {
  const word = (): string => from.word() as string;
  const [ruleId, problem, category, cause, severity, message] = [word(), word(), word(), word(), word(), word()];
  const confidence = from.number();
  const evidence = from.list(() => ({ fact: word(), weight: from.number() }));
  const place = conversation.messages[from.number()] as Message;
  const turn = from.number();
  const span = { start: from.number(), end: from.number() };
  const suggestions = from.list(word);
  const related = from.list(() => ({ messageId: word(), span: { start: from.number(), end: from.number() }, note: word() }));
  return {
    ruleId,
    problem,
    category: category as Finding['category'],
    cause,
    severity: severity as Finding['severity'],
    message,
    confidence,
    evidence,
    suggestions,
    path: place.path ?? conversation.path,
    conversationId: conversation.id,
    messageId: place.id,
    turn,
    span,
    position: positionIn(conversation, place, span.start),
    excerpt: place.text.slice(span.start, span.end),
    related,
    fingerprint: from.text(),
  };
}

/** What a rule threw in another thread: only its trace comes over. */
function crashOf(stack: string): Error {
  const error = new Error(stack.split('\n')[0]);
  error.stack = stack;
  return error;
}
