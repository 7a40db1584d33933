import type { Detection } from '../reader.ts';
import { freshdeskFile } from '../shared/freshdesk-export.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Tells canned responses by their folders and by `content_html`; all else of an export is passed over. */
export function detectFreshdeskCanned(path: string, head: string): Detection | undefined {
  const file = freshdeskFile(path, head);
  if (file === 'canned responses') return { confidence: 0.95, why: 'it is JSON of folders with "canned_responses"' };
  if (file === 'tickets') return { confidence: 0.9, side: true, why: 'it is Freshdesk\'s list of tickets, for "replylint lint"' };
  if (file !== undefined) return { confidence: 0.9, side: true, why: `it is Freshdesk's list of ${file}` };
  const keys = jsonKeys(head);
  if (keys === undefined || !keys.has('title')) return undefined;
  const sign = keys.has('content_html') || (keys.has('folder_id', 'content') && keys.has('visibility'));
  return sign ? { confidence: 0.95, why: 'it is JSON of responses with "content" and "content_html"' } : undefined;
}
