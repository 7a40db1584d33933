import type { Preset } from '../plugin.ts';

/** What each preset switches on. A rule names the presets it belongs to in its own metadata; these add severities and options. */
export const presets: Readonly<Record<string, Preset>> = {
  recommended: { description: 'What nearly every team should fix; quiet on good replies.', rules: {} },
  strict: { description: 'All rules, care for the customer one step more severe.', rules: {} },
  social: { description: 'Public social media: short replies, hand-offs to private messages.', rules: {} },
  email: { description: 'Letters: longer replies, formal address is normal.', rules: {} },
  chat: { description: 'Live chat and messaging: short turns, little ceremony.', rules: {} },
  canned: { description: 'Canned responses: rules that need no conversation.', rules: {} },
};
