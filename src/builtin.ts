import { rules } from '../rules/index.ts';
import { presets } from './config/presets.ts';
import { definePlugin, type Plugin } from './plugin.ts';
import canned from './readers/canned-csv/index.ts';
import cannedFolder from './readers/canned-folder/index.ts';
import cannedJson from './readers/canned-json/index.ts';
import ccai from './readers/ccai/index.ts';
import chatwoot from './readers/chatwoot/index.ts';
import chatwootCanned from './readers/chatwoot-canned/index.ts';
import contactLens from './readers/contact-lens/index.ts';
import convokit from './readers/convokit/index.ts';
import crisp from './readers/crisp/index.ts';
import csv from './readers/csv/index.ts';
import discord from './readers/discord/index.ts';
import discourseReplies from './readers/discourse-replies/index.ts';
import dixa from './readers/dixa/index.ts';
import espanso from './readers/espanso/index.ts';
import freshchat from './readers/freshchat/index.ts';
import freshdesk from './readers/freshdesk/index.ts';
import freshdeskCanned from './readers/freshdesk-canned/index.ts';
import front from './readers/front/index.ts';
import frontTemplates from './readers/front-templates/index.ts';
import genesys from './readers/genesys/index.ts';
import gladly from './readers/gladly/index.ts';
import googleChat from './readers/google-chat/index.ts';
import gorgias from './readers/gorgias/index.ts';
import gorgiasMacros from './readers/gorgias-macros/index.ts';
import helpscout from './readers/helpscout/index.ts';
import helpscoutSaved from './readers/helpscout-saved/index.ts';
import hubspot from './readers/hubspot/index.ts';
import intercom from './readers/intercom/index.ts';
import intercomMacros from './readers/intercom-macros/index.ts';
import kayako from './readers/kayako/index.ts';
import kustomer from './readers/kustomer/index.ts';
import livechat from './readers/livechat/index.ts';
import mail from './readers/mail/index.ts';
import markdown from './readers/markdown/index.ts';
import meta from './readers/meta/index.ts';
import osticket from './readers/osticket/index.ts';
import plainText from './readers/plain-text/index.ts';
import reamaze from './readers/reamaze/index.ts';
import salesforce from './readers/salesforce/index.ts';
import salesforceQuicktext from './readers/salesforce-quicktext/index.ts';
import slack from './readers/slack/index.ts';
import subtitles from './readers/subtitles/index.ts';
import teams from './readers/teams/index.ts';
import telegram from './readers/telegram/index.ts';
import textexpander from './readers/textexpander/index.ts';
import transcript from './readers/transcript/index.ts';
import twcs from './readers/twcs/index.ts';
import whatsapp from './readers/whatsapp/index.ts';
import xArchive from './readers/x-archive/index.ts';
import zammad from './readers/zammad/index.ts';
import zammadModules from './readers/zammad-modules/index.ts';
import zendesk from './readers/zendesk/index.ts';
import zendeskChat from './readers/zendesk-chat/index.ts';
import zendeskMacros from './readers/zendesk-macros/index.ts';
import { version } from './version.ts';

/**
 * Everything that ships with replylint, through the contract that third parties use.
 * The only file that knows every rule, reader, reporter and language.
 */
export const builtin: Plugin = definePlugin({
  meta: { name: 'replylint', version },
  rules,
  readers: [
    transcript,
    ccai,
    chatwoot,
    contactLens,
    crisp,
    discord,
    dixa,
    freshchat,
    freshdesk,
    front,
    genesys,
    gladly,
    googleChat,
    gorgias,
    helpscout,
    hubspot,
    intercom,
    kayako,
    kustomer,
    livechat,
    mail,
    meta,
    osticket,
    reamaze,
    salesforce,
    slack,
    subtitles,
    teams,
    telegram,
    convokit,
    twcs,
    whatsapp,
    xArchive,
    zammad,
    zendesk,
    zendeskChat,
    csv,
    markdown,
    plainText,
    chatwootCanned,
    freshdeskCanned,
    frontTemplates,
    gorgiasMacros,
    helpscoutSaved,
    intercomMacros,
    salesforceQuicktext,
    zammadModules,
    zendeskMacros,
    espanso,
    textexpander,
    discourseReplies,
    cannedJson,
    canned,
    cannedFolder,
  ],
  reporters: {
    terminal: async () => (await import('./reporters/terminal/index.ts')).default,
    json: async () => (await import('./reporters/json/index.ts')).default,
    jsonl: async () => (await import('./reporters/jsonl/index.ts')).default,
    html: async () => (await import('./reporters/html/index.ts')).default,
    markdown: async () => (await import('./reporters/markdown/index.ts')).default,
    csv: async () => (await import('./reporters/csv/index.ts')).default,
    sarif: async () => (await import('./reporters/sarif/index.ts')).default,
    junit: async () => (await import('./reporters/junit/index.ts')).default,
    checkstyle: async () => (await import('./reporters/checkstyle/index.ts')).default,
    github: async () => (await import('./reporters/github/index.ts')).default,
    gitlab: async () => (await import('./reporters/gitlab/index.ts')).default,
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
  translations: { it: async () => JSON.parse((await import('../rules/it.generated.ts')).texts) },
  pages: async () => JSON.parse((await import('../rules/pages.generated.ts')).pages),
  examples: async () => JSON.parse((await import('../rules/examples.generated.ts')).examples),
});
