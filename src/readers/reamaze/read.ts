import type { ReadContext, Source } from '../reader.ts';
import { type JsonProduct, type ProductMessage, readProduct } from '../shared/json-product.ts';
import type { Site } from '../shared/site.ts';

const REAMAZE: JsonProduct = { lists: ['conversations', 'messages'], streamed: ['conversations'], message };

/** Reads messages as Re:amaze's API gives them. */
export const read = (source: Source, context: ReadContext) => readProduct(source, context, REAMAZE);

function message(site: Site): ProductMessage | string | undefined {
  const user = site.object('user', 'author');
  const isMessage = site.get('visibility') !== undefined || (user !== undefined && site.get('body') !== undefined);
  if (!isMessage) return site.get('slug') === undefined ? undefined : 'conversation-without-messages';
  const conversation = site.object('conversation') ?? site.parent;
  const customer = user?.get('customer?') ?? user?.get('customer');
  const own = user?.get('staff?') ?? user?.get('staff');
  const role = customer === true || own === false ? 'customer' : customer === false || own === true ? 'agent' : undefined;
  return {
    conversation: conversation?.string('slug') ?? conversation?.id('id'),
    facts: { subject: conversation?.string('subject') },
    post: {
      id: site.id('id'),
      // Only the team writes notes.
      role: site.get('visibility') === 1 ? 'agent' : role,
      author: user?.string('friendly_name', 'name', 'display_name', 'email'),
      authorId: user?.string('email') ?? user?.id('id'),
      at: site.time('created_at'),
      body: site.rich('body'),
      hidden: site.get('visibility') === 1 ? 'internal' : undefined,
      attachments: (site.list('attachments') ?? []).length > 0 || site.get('has_attachment') === true,
    },
  };
}
