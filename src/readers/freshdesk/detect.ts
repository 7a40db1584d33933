import type { Detection } from '../reader.ts';
import { freshdeskFile, isXml } from '../shared/freshdesk-export.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Tells Freshdesk by its keys. Files without tickets are those beside them in an export. */
export function detectFreshdesk(path: string, head: string): Detection | undefined {
  const file = freshdeskFile(path, head);
  if (file === 'tickets') {
    return { confidence: 0.97, why: isXml(head) ? 'it is XML with <helpdesk-ticket>' : 'it is JSON with "helpdesk_ticket"' };
  }
  if (file === 'canned responses') {
    return { confidence: 0.9, side: true, why: 'it is Freshdesk\'s list of canned responses, for "replylint canned"' };
  }
  if (file !== undefined) return { confidence: 0.9, side: true, why: `it is Freshdesk's list of ${file}` };
  const keys = jsonKeys(head);
  if (keys === undefined) return undefined;
  if (keys.has('body_text', 'incoming', 'private')) {
    return { confidence: 0.95, why: 'it is JSON of conversations with "body_text", "incoming" and "private"' };
  }
  if (keys.has('requester_id', 'responder_id') && (keys.has('fr_escalated') || keys.has('description_text'))) {
    return { confidence: 0.9, why: 'it is JSON of tickets with "responder_id"' };
  }
  return undefined;
}
