import type { Preset } from '../plugin.ts';

/**
 * What each preset is for. A rule names the presets that it belongs to in its own metadata; here stand severities, thresholds and
 * options on top of that.
 */
export const presets: Readonly<Record<string, Preset>> = {
  recommended: {
    description: 'What nearly every team should fix; quiet on good replies.',
    translations: { it: 'Quello che quasi ogni team dovrebbe correggere; tace sulle buone risposte.' },
    rules: {},
  },
  strict: {
    description: 'All rules; care for the customer one step more severe.',
    translations: { it: 'Tutte le regole; l’attenzione al cliente pesa un grado in più.' },
    raise: ['ownership', 'tone'],
    rules: { 'non-apology': { options: { generic: true } } },
  },
  social: {
    description: 'Public social media: short replies, hand-offs to private messages.',
    translations: { it: 'Social pubblici: risposte brevi, rinvii ai messaggi privati.' },
    // A private message is a fair next step where everybody reads along: the clear cases only.
    rules: { deflection: { minConfidence: 0.7 }, 'pro-forma': { minConfidence: 0.7 } },
  },
  email: {
    description: 'Letters: longer replies, formal address is normal, every question answered.',
    translations: { it: 'Posta: risposte più lunghe, il Lei è normale, si risponde a ogni domanda.' },
    rules: { 'no-specifics': 'warning' },
  },
  chat: {
    description: 'Live chat and messaging: short turns, little ceremony.',
    translations: { it: 'Chat e messaggistica: turni brevi, poche cerimonie.' },
    // "One moment, I am looking" opens many good chats.
    rules: { 'no-information': { options: { allowFirst: true } }, 'no-specifics': { minConfidence: 0.75 } },
  },
  canned: {
    description: 'Canned responses: rules that need no conversation.',
    translations: { it: 'Risposte predefinite: le regole che non hanno bisogno di una conversazione.' },
    rules: {},
  },
};
