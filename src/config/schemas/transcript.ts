import * as v from 'valibot';

const id = v.union([v.string(), v.number()]);

/** Parts of a text, as chat services write it: parts without a text are attachments. */
const parts = v.array(v.looseObject({ type: v.exactOptional(v.string()), text: v.exactOptional(v.string()) }));

const message = v.looseObject({
  id: v.pipe(id, v.description('Unique in its conversation.')),
  role: v.pipe(
    v.picklist(['customer', 'agent', 'bot', 'system', 'user', 'assistant']),
    v.description(
      'Who speaks: the customer, a person of the team, an automated agent, or the channel itself. user is customer, assistant is agent.',
    ),
  ),
  text: v.pipe(v.union([v.string(), parts]), v.description('Plain text, or a list of parts with "text".')),
  author: v.exactOptional(v.pipe(v.string(), v.description('Name or handle.'))),
  at: v.exactOptional(v.pipe(v.string(), v.description('When it was sent: ISO 8601, with a zone where it is known.'))),
  internal: v.exactOptional(v.pipe(v.boolean(), v.description('A note among colleagues: kept, never judged.'))),
});

const conversation = v.looseObject({
  id: v.pipe(id, v.description('Unique in its export.')),
  channel: v.exactOptional(v.pipe(v.string(), v.description('Such as email, chat, whatsapp, twitter.'))),
  language: v.exactOptional(v.pipe(v.string(), v.description('BCP 47 tag, such as it or pt-BR; told from the text where it is absent.'))),
  subject: v.exactOptional(v.string()),
  messages: v.pipe(v.array(message), v.description('In the order in which they were sent.')),
});

/** A line of a transcript in JSON Lines, or the whole of one in JSON or YAML. Unknown keys are kept. */
export const transcriptSchema = v.pipe(
  v.union([conversation, v.array(conversation), v.looseObject({ conversations: v.array(conversation) })]),
  v.title('replylint transcript'),
  v.description('A line of JSON Lines is one conversation; JSON and YAML may also hold a list of them, or an object with "conversations".'),
);
