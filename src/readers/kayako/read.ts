import type { Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type JsonProduct, type ProductMessage, readProduct } from '../shared/json-product.ts';
import { roleOf } from '../shared/roles.ts';
import type { Site } from '../shared/site.ts';

const KAYAKO: JsonProduct = { lists: ['data', 'posts', 'messages', 'notes'], streamed: ['data'], message };

/** Reads posts, messages and notes as Kayako's API gives them. */
export const read = (source: Source, context: ReadContext) => readProduct(source, context, KAYAKO);

function message(site: Site): ProductMessage | string | undefined {
  const kind = site.object('original')?.string('resource_type') ?? site.string('resource_type') ?? '';
  if (/activity|event/.test(kind)) return 'event';
  const key = site.named('contents', 'body_text', 'body_html');
  const creator = site.object('creator', 'user', 'identity');
  if (key === undefined && creator === undefined) return undefined;
  const parent = site.object('conversation', 'case') ?? site.parent;
  const author = creator?.string('full_name', 'name', 'email');
  const channel = site.string('source', 'channel', 'source_channel')?.toLowerCase();
  return {
    conversation: parent?.id('id', 'uuid'),
    facts: { subject: parent?.string('subject') ?? site.string('subject'), channel },
    post: {
      id: site.id('id', 'uuid'),
      role: roleAt(site, creator),
      author,
      authorId: creator?.id('id'),
      at: site.time('created_at'),
      body: key === undefined ? site.nothing() : site.rich(key),
      hidden: /note/.test(kind) ? 'internal' : undefined,
      attachments: (site.list('attachments') ?? []).length > 0,
    },
  };
}

/** `is_requester` tells the sides; people in copy are told by the creator's role, where it is there. */
function roleAt(site: Site, creator: Site | undefined): Role | undefined {
  if (site.get('is_requester') === true) return 'customer';
  const stated = roleOf(creator?.object('role')?.string('type', 'title')) ?? roleOf(creator?.string('role', 'role_type'));
  return stated ?? (site.get('is_requester') === false ? 'agent' : undefined);
}
