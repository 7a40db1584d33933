import { rules } from '../rules/index.ts';
import { presets } from './config/presets.ts';
import { definePlugin, type Plugin } from './plugin.ts';
import canned from './readers/canned-csv/index.ts';
import cannedFolder from './readers/canned-folder/index.ts';
import cannedJson from './readers/canned-json/index.ts';
import convokit from './readers/convokit/index.ts';
import csv from './readers/csv/index.ts';
import discourseReplies from './readers/discourse-replies/index.ts';
import espanso from './readers/espanso/index.ts';
import markdown from './readers/markdown/index.ts';
import plainText from './readers/plain-text/index.ts';
import textexpander from './readers/textexpander/index.ts';
import transcript from './readers/transcript/index.ts';
import twcs from './readers/twcs/index.ts';
import whatsapp from './readers/whatsapp/index.ts';
import zendesk from './readers/zendesk/index.ts';
import { version } from './version.ts';

/**
 * Everything that ships with replylint, through the contract that third parties use.
 * The only file that knows every rule, reader, reporter and language.
 */
export const builtin: Plugin = definePlugin({
  meta: { name: 'replylint', version },
  rules,
  readers: [
    ...[transcript, zendesk, twcs, convokit, csv, whatsapp, markdown, plainText],
    ...[cannedJson, canned, cannedFolder, espanso, textexpander, discourseReplies],
  ],
  reporters: {
    terminal: async () => (await import('./reporters/terminal/index.ts')).default,
    json: async () => (await import('./reporters/json/index.ts')).default,
    jsonl: async () => (await import('./reporters/jsonl/index.ts')).default,
  },
  languages: {
    en: async () => (await import('./languages/en/index.ts')).english,
    it: async () => (await import('./languages/it/index.ts')).italian,
    fr: async () => (await import('./languages/fr/index.ts')).french,
    de: async () => (await import('./languages/de/index.ts')).german,
    es: async () => (await import('./languages/es/index.ts')).spanish,
    pt: async () => (await import('./languages/pt/index.ts')).portuguese,
  },
  presets,
  pages: async () => JSON.parse((await import('../rules/pages.generated.ts')).pages),
  examples: async () => JSON.parse((await import('../rules/examples.generated.ts')).examples),
});
