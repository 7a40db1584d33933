import type { Body } from './body.ts';
import { withoutHistory } from './mail-history.ts';
import { MappedText } from './mapped-text.ts';

/** A mail's text without the mails that it answers and without the signature; the very same body where there are none. */
export function ownWords(body: Body): Body {
  const whole = MappedText.of(body.text);
  const own = withoutHistory(whole);
  if (own === whole) return body;
  const kept = own.trim();
  return { ...body, text: kept.text, locate: (offset) => body.locate(kept.rawOffset(offset)) };
}
