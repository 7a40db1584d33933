import type { Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type JsonProduct, type ProductMessage, readProduct } from '../shared/json-product.ts';
import type { Site } from '../shared/site.ts';

const KUSTOMER: JsonProduct = { lists: ['data'], message };

/** Reads messages, notes and drafts as Kustomer's API gives them. */
export const read = (source: Source, context: ReadContext) => readProduct(source, context, KUSTOMER);

function message(site: Site): ProductMessage | string | undefined {
  // A single resource is wrapped once.
  const resource = site.object('data') ?? site;
  const type = resource.string('type');
  const attributes = resource.object('attributes');
  if (type === undefined || attributes === undefined) return undefined;
  if (type !== 'message' && type !== 'note' && type !== 'draft') return 'other-resource';
  const meta = attributes.object('meta');
  const relations = resource.object('relationships');
  const key = attributes.named('preview', 'body', 'text');
  const status = attributes.string('status');
  return {
    conversation: relations?.object('conversation')?.object('data')?.id('id') ?? attributes.id('conversationId'),
    facts: { subject: attributes.string('subject'), channel: attributes.string('channel') },
    post: {
      id: resource.id('id'),
      role: type === 'message' ? roleAt(attributes) : 'agent',
      author: meta?.string('fromName') ?? meta?.string('from'),
      authorId: relations?.object('createdBy')?.object('data')?.id('id'),
      at: attributes.time('sentAt', 'createdAt'),
      body: key === undefined ? resource.nothing() : attributes.rich(key),
      hidden: type === 'note' ? 'internal' : type === 'draft' || status === 'draft' ? 'draft' : undefined,
      attachments: (relations?.object('attachments')?.list('data') ?? []).length > 0,
    },
  };
}

function roleAt(attributes: Site): Role | undefined {
  const direction = attributes.string('direction');
  if (direction === 'in') return 'customer';
  if (attributes.get('auto') === true) return 'bot';
  return direction === 'out' ? 'agent' : undefined;
}
