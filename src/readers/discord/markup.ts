import type { Markup } from '../shared/markup.ts';

const PARTS = [
  // Quotes are what somebody else wrote: `>>> ` up to the end, `> ` up to the end of the line.
  String.raw`^>>> [\s\S]*`,
  String.raw`^> [^\n]*\n?`,
  '```(?:[a-zA-Z0-9+#-]*\\n)?(?<block>[\\s\\S]*?)```',
  '`(?<code>[^`\\n]+)`',
  String.raw`\*\*\*(?=\S)(?<strongest>[^\n]+?)(?<=\S)\*\*\*`,
  String.raw`\*\*(?=\S)(?<bold>[^\n]+?)(?<=\S)\*\*`,
  String.raw`__(?=\S)(?<underlined>[^\n]+?)(?<=\S)__`,
  String.raw`~~(?=\S)(?<struck>[^\n]+?)(?<=\S)~~`,
  String.raw`\|\|(?=\S)(?<spoiler>[^\n]+?)(?<=\S)\|\|`,
  String.raw`(?<![\p{L}\p{N}*])\*(?=[^\s*])(?<italic>[^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])`,
  String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(?<slanted>[^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])`,
  String.raw`\[(?<label>[^\[\]\n]+)\]\(<?https?:[^\s()]+>?\)`,
  String.raw`<(?<link>https?:[^\s<>]+)>`,
  String.raw`<a?(?<emoji>:[A-Za-z0-9_]+:)\d+>`,
  String.raw`^#{1,3} (?=\S)`,
  String.raw`\\(?<escaped>[*_~|>#\x60\\])`,
];

const VERBATIM = new Set(['block', 'code', 'link', 'emoji', 'escaped']);

/** Discord's Markdown. The exporter has already put names for ids. */
export const DISCORD: Markup = {
  pattern: new RegExp(PARTS.join('|'), 'dgmu'),
  meaning({ groups = {} }) {
    const group = Object.keys(groups).find((name) => groups[name] !== undefined);
    return group === undefined ? '' : { group, verbatim: VERBATIM.has(group) };
  },
};
