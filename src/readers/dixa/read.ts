import type { Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import type { Body } from '../shared/body.ts';
import { type JsonProduct, type ProductMessage, readProduct } from '../shared/json-product.ts';
import type { Site } from '../shared/site.ts';

const DIXA: JsonProduct = { lists: ['data', 'messages', 'notes'], streamed: ['data'], message };

/** Reads messages and notes of Dixa's API, and its message exports. */
export const read = (source: Source, context: ReadContext) => readProduct(source, context, DIXA);

function message(site: Site): ProductMessage | string | undefined {
  const attributes = site.object('attributes');
  if (attributes !== undefined) return apiMessage(site, attributes);
  if (site.get('direction') !== undefined) return exported(site);
  if (site.get('message') !== undefined && site.get('authorId') !== undefined) return note(site);
  return undefined;
}

function apiMessage(site: Site, attributes: Site): ProductMessage {
  const type = attributes
    .string('_type')
    ?.replace(/Attributes$/, '')
    .toLowerCase();
  const direction = attributes.string('direction')?.toLowerCase();
  const automatic = attributes.get('isAutomated') === true || attributes.get('isAutoReply') === true;
  return {
    conversation: conversationOf(site),
    facts: { channel: type },
    post: {
      id: site.id('id'),
      role: roleOfDirection(direction, automatic),
      authorId: site.id('authorId'),
      at: site.time('createdAt'),
      body: bodyOf(attributes, site),
      hidden: direction === 'internal' ? 'internal' : undefined,
      attachments: (attributes.list('attachments', 'files') ?? []).length > 0,
    },
  };
}

function exported(site: Site): ProductMessage {
  const direction = site.string('direction')?.toLowerCase();
  return {
    conversation: conversationOf(site),
    facts: { channel: site.string('initial_channel') },
    post: {
      id: site.id('id'),
      role: roleOfDirection(direction, site.get('is_automated_message') === true),
      author: site.string('author_name', 'author_email'),
      authorId: site.id('author_id'),
      at: site.time('created_at'),
      body: site.rich('text'),
      hidden: direction === 'internal' ? 'internal' : undefined,
    },
  };
}

function note(site: Site): ProductMessage {
  return {
    conversation: conversationOf(site),
    post: {
      id: site.id('id'),
      role: 'agent',
      authorId: site.id('authorId'),
      at: site.time('createdAt'),
      body: site.rich('message'),
      hidden: 'internal',
    },
  };
}

function conversationOf(site: Site): string | undefined {
  return site.id('csid', 'conversationId', 'conversation_id') ?? site.parent?.id('csid', 'conversationId', 'id');
}

function roleOfDirection(direction: string | undefined, automatic: boolean): Role | undefined {
  if (direction === 'inbound') return 'customer';
  if (direction === undefined) return automatic ? 'bot' : undefined;
  return automatic ? 'bot' : 'agent';
}

/** The text of a chat is under `content`, that of a mail under `emailContent`, each as `{"_type", "value"}`. */
function bodyOf(attributes: Site, site: Site): Body {
  const holder = attributes.object('content', 'emailContent', 'textContent');
  const content = holder?.object('content') ?? holder;
  const key = content?.named('value', 'text', 'html');
  if (content === undefined || key === undefined) return attributes.named('text') === undefined ? site.nothing() : attributes.rich('text');
  return /html/i.test(content.string('_type') ?? key) ? content.html(key) : content.rich(key);
}
