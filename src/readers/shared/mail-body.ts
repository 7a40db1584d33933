import { type Body, mappedBody } from './body.ts';
import { decodedText } from './decoded-text.ts';
import { withoutHistory } from './mail-history.ts';
import type { DataRecord, KeyPath } from './record.ts';

/** A string of a record that is plain-text mail: without the mails that it answers, and without its signature. */
export function mailBody(record: DataRecord, path: KeyPath, raw: string): Body {
  return mappedBody(record, path, withoutHistory(decodedText(raw)));
}
