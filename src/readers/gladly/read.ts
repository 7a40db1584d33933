import type { Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type JsonProduct, type ProductMessage, readProduct } from '../shared/json-product.ts';
import type { Site } from '../shared/site.ts';

const GLADLY: JsonProduct = { lists: ['items', 'data'], message };

/** Reads the conversation items of Gladly's export jobs and API. */
export const read = (source: Source, context: ReadContext) => readProduct(source, context, GLADLY);

/** Items that a person wrote or read; all others are events of the conversation. */
const WRITTEN = /MESSAGE|EMAIL|SMS|WHATSAPP|FACEBOOK|INSTAGRAM|TWITTER|NOTE|COMMENT/;

const ROLES: Readonly<Record<string, Role>> = {
  AGENT: 'agent',
  CUSTOMER: 'customer',
  SYSTEM: 'system',
  BOT: 'bot',
  AI: 'bot',
  SIDEKICK: 'bot',
};

function message(site: Site): ProductMessage | string | undefined {
  const content = site.object('content');
  const type = content?.string('type')?.toUpperCase();
  if (content === undefined || type === undefined) return undefined;
  if (!WRITTEN.test(type)) return 'event';
  const key = content.named('content', 'body', 'text', 'comment');
  const initiator = site.object('initiator');
  const note = /NOTE|COMMENT/.test(type);
  return {
    conversation: site.id('conversationId') ?? site.id('customerId'),
    facts: { subject: content.string('subject'), channel: note ? undefined : type.toLowerCase().replace(/_?message$/, '') },
    post: {
      id: site.id('id'),
      role: ROLES[initiator?.string('type')?.toUpperCase() ?? ''] ?? (note ? 'agent' : undefined),
      author: initiator?.string('name'),
      authorId: initiator?.id('id'),
      at: site.time('timestamp'),
      body: key === undefined ? site.nothing() : content.rich(key),
      hidden: note ? 'internal' : undefined,
      attachments: (content.list('attachments') ?? []).length > 0,
    },
  };
}
