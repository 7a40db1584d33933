import type { Preset } from '../plugin.ts';

/**
 * What each preset is for. A rule names the presets that it belongs to in its own metadata; here stand severities, thresholds and
 * options on top of that.
 */
export const presets: Readonly<Record<string, Preset>> = {
  recommended: { description: 'What nearly every team should fix; quiet on good replies.', rules: {} },
  strict: {
    description: 'All rules; care for the customer one step more severe.',
    raise: ['ownership', 'tone'],
    rules: { 'non-apology': { options: { generic: true } } },
  },
  social: {
    description: 'Public social media: short replies, hand-offs to private messages.',
    // A private message is a fair next step where everybody reads along: the clear cases only.
    rules: { deflection: { minConfidence: 0.7 }, 'pro-forma': { minConfidence: 0.7 } },
  },
  email: {
    description: 'Letters: longer replies, formal address is normal, every question answered.',
    rules: { 'no-specifics': 'warning' },
  },
  chat: {
    description: 'Live chat and messaging: short turns, little ceremony.',
    // "One moment, I am looking" opens many good chats.
    rules: { 'no-information': { options: { allowFirst: true } }, 'no-specifics': { minConfidence: 0.75 } },
  },
  canned: { description: 'Canned responses: rules that need no conversation.', rules: {} },
};
