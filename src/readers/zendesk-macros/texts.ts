import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import type { KeyPath } from '../shared/record.ts';
import type { Site } from '../shared/site.ts';

/** A comment that a macro writes. */
export interface MacroText {
  /** `chat`, `web`; undefined where it is for all. */
  readonly channel: string | undefined;
  readonly body: Body;
}

/**
 * The comments of a macro's actions, each text once: `comment_value_html` and `comment_value` are often the same in two forms.
 * A value is a text, or pairs of a channel and a text: `["channel:all", "text"]`.
 */
export function textsOf(actions: readonly Site[]): MacroText[] {
  // Where both are there, customers see the rich one.
  const fields = ['comment_value_html', 'comment_value'].flatMap((field) => actions.filter((action) => action.get('field') === field));
  const seen = new Set<string>();
  return fields.flatMap(valuesOf).filter(({ body }) => {
    const words = body.text.replace(/\s+/g, ' ').trim();
    return words !== '' && !seen.has(words) && seen.add(words);
  });
}

function valuesOf(action: Site): MacroText[] {
  const value = action.get('value');
  const make = (index: number | undefined, raw: string): Body => {
    const path: KeyPath = index === undefined ? [...action.path, 'value'] : [...action.path, 'value', index];
    if (action.get('field') === 'comment_value') return plainBody(action.record, path, raw);
    return htmlBody(action.record, path, raw, { cutHistory: false });
  };
  if (typeof value === 'string') return [{ channel: undefined, body: make(undefined, value) }];
  if (!Array.isArray(value)) return [];
  let channel: string | undefined;
  return value.flatMap((item: unknown, index): MacroText[] => {
    if (typeof item !== 'string') return [];
    const named = /^channel:(\w+)$/.exec(item)?.[1];
    if (named === undefined) return [{ channel, body: make(index, item) }];
    channel = named === 'all' ? undefined : named;
    return [];
  });
}
