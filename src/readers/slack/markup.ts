import type { Markup, Meaning } from '../shared/markup.ts';
import type { Directory } from './directory.ts';
import { EMOJI } from './emoji.ts';

const PARTS = [
  // Quotes are what somebody else wrote: `>>>` up to the end, `>` up to the end of the line.
  String.raw`^(?:&gt;){3}[\s\S]*`,
  String.raw`^&gt;[^\n]*\n?`,
  '```\\n?(?<block>[\\s\\S]*?)\\n?```',
  '`(?<code>[^`\\n]+)`',
  String.raw`<@(?<user>[A-Z0-9]+)(?:\|(?<userName>[^<>\n]*))?>`,
  String.raw`<#(?<channel>[A-Z0-9]+)(?:\|(?<channelName>[^<>\n]*))?>`,
  String.raw`<!(?<special>[^<>|\n]+)(?:\|(?<specialName>[^<>\n]*))?>`,
  String.raw`<(?:[a-z][a-z0-9+.-]*:)?[^<>|\n]*\|(?<label>[^<>\n]+)>`,
  String.raw`<(?:mailto:|tel:)?(?<link>[^<>|\n@#!][^<>|\n]*)>`,
  String.raw`(?<![\p{L}\p{N}*])\*(?=[^\s*])(?<bold>[^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])`,
  String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(?<italic>[^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])`,
  String.raw`(?<![\p{L}\p{N}~])~(?=[^\s~])(?<struck>[^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])`,
  String.raw`(?<![\p{L}\p{N}:]):(?<emoji>[a-z0-9_+'-]+):(?::skin-tone-\d:)?`,
  '&(?<entity>amp|lt|gt);',
];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
const KEPT = ['block', 'code', 'label', 'link', 'bold', 'italic', 'struck'] as const;

/** Slack's mrkdwn, with names for ids. */
export function mrkdwn(directory: Directory): Markup {
  return {
    pattern: new RegExp(PARTS.join('|'), 'dgmu'),
    meaning({ groups = {} }): Meaning | undefined {
      const { user, userName, channel, channelName, special, specialName, emoji, entity } = groups;
      if (entity !== undefined) return ENTITIES[entity];
      // Emoji of the workspace's own have no character.
      if (emoji !== undefined) return EMOJI[emoji];
      if (user !== undefined) return `@${filled(userName) ?? directory.user(user)?.name ?? user}`;
      if (channel !== undefined) return `#${filled(channelName) ?? directory.channelName(channel) ?? channel}`;
      if (special !== undefined) return filled(specialName) ?? (special.startsWith('date^') ? '' : `@${special.split('^')[0]}`);
      const group = KEPT.find((name) => groups[name] !== undefined);
      return group === undefined ? '' : { group };
    },
  };
}

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
