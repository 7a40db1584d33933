import { isObject, type KeyPath } from '../shared/record.ts';

/** A macro's text, and its way from the macro's `actions`; or the reason why there is none to judge. */
export type MacroText = { readonly text: string; readonly path: KeyPath } | 'inactive' | 'internal' | 'html-only' | 'no-text';

/**
 * The comment that a Zendesk macro writes: formats.md 2.5. `comment_value` is a text, or `["channel:all", "text"]`
 * (the latter from memory). Macros that write internal notes, or nothing, are no replies.
 */
export function macroText(macro: Readonly<Record<string, unknown>>, actions: readonly unknown[]): MacroText {
  if (macro['active'] === false) return 'inactive';
  const mode = actions.find((action) => isObject(action) && action['field'] === 'comment_mode_is_public');
  if (isObject(mode) && String(mode['value']) === 'false') return 'internal';
  let html = false;
  for (const [index, action] of actions.entries()) {
    if (!isObject(action)) continue;
    if (action['field'] === 'comment_value_html') html = true;
    if (action['field'] !== 'comment_value') continue;
    const { value } = action;
    if (typeof value === 'string' && value.trim() !== '') return { text: value, path: [index, 'value'] };
    if (Array.isArray(value) && typeof value[1] === 'string') return { text: value[1], path: [index, 'value', 1] };
  }
  return html ? 'html-only' : 'no-text';
}
