import type { Registry } from '../config/registry.ts';
import { type Category, SEVERITIES } from '../model/index.ts';
import type { NamedChat } from '../plugin.ts';
import type { RuleInfo } from './commands/rules.ts';
import { hung, type Page, table, wrapped } from './layout.ts';
import { markdown } from './markdown.ts';

/** What a category looks after, in the order in which a reader of the list cares. */
const CATEGORIES: Readonly<Record<Category, string>> = {
  ownership: 'the trouble is owned',
  answer: 'what was asked is answered',
  substance: 'the reply says something',
  tone: 'the customer is spoken to as a person',
  originality: 'the reply is about this customer',
  time: 'it comes in time',
  safety: 'nothing leaves that must not',
};

const MODES: Readonly<Record<string, string>> = { lint: 'transcripts', check: 'drafts', canned: 'canned responses' };

/** All rules by category: a mark for those that are on, and for those that are off the presets that switch them on. */
export function listed(infos: readonly RuleInfo[], registry: Registry, page: Page): string {
  const { paint } = page;
  if (infos.length === 0) return 'There are no rules.\n';
  const widest = (cells: readonly string[]): number => Math.max(...cells.map((cell) => cell.length));
  // The columns stand at the same place in all groups.
  const idWidth = widest(infos.map(({ id }) => id));
  const severityWidth = widest(SEVERITIES);
  let out = '';
  for (const [category, about] of Object.entries(CATEGORIES)) {
    const group = infos.filter((info) => info.category === category);
    if (group.length === 0) continue;
    const rows = group.map(({ id, on, severity, presets, description }) => [
      on ? paint.green('●') : paint.dim('○'),
      on ? paint.bold(id.padEnd(idWidth)) : id.padEnd(idWidth),
      colored(severity.padEnd(severityWidth), page),
      on ? description : `${description} ${paint.dim(`(${presets.length === 0 ? 'no preset' : presets.join(', ')})`)}`,
    ]);
    out += `${paint.bold(capital(category))} ${paint.dim(about)}\n${table(rows, page)}\n`;
  }
  const on = infos.filter((info) => info.on).length;
  const presets = [...registry.presets].map(([name, described]) => [
    paint.bold(name),
    described.map(({ description }) => description).join(' '),
  ]);
  return (
    `${out}${paint.bold('Presets')}\n${table(presets, page)}\n` +
    `${paint.green('●')} on here: ${on} of ${infos.length}   ${paint.dim('○')} off, with the presets that have it   replylint rules ID explains one\n`
  );
}

/** All that there is to know of a rule, with an example of each kind in one language. */
export function explained(info: RuleInfo, page: Page, language: string): string {
  const { paint } = page;
  const heading = (text: string, more = ''): string => `\n${paint.bold(text)}${more === '' ? '' : ` ${paint.dim(more)}`}\n`;
  let out = `${paint.bold(info.id)}  ${colored(info.severity, page)}  ${info.on ? paint.green('on here') : paint.dim('off here')}\n\n`;
  out += `${wrapped(`${info.description}.`, page)}\n`;
  out += table(
    [
      ['category', `${info.category}: ${CATEGORIES[info.category] ?? ''}`],
      ...(info.cause === info.id ? [] : [['cause', `${info.cause}: rules of this cause count once on a reply`]]),
      ['presets', info.presets.join(', ') || 'none: name it in your configuration to switch it on'],
      ['judges', info.modes.map((mode) => MODES[mode] ?? mode).join(', ')],
      ...(info.concepts.length === 0 ? [] : [['needs', `phrases for ${info.concepts.join(', ')} in the language of the reply`]]),
      ['since', info.since],
    ].map(([name = '', text = '']) => [paint.dim(name), text]),
    page,
  );
  out += heading('Problems');
  for (const [name, text] of Object.entries(info.problems)) {
    out += `  ${paint.bold(name)}\n${wrapped(
      text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => paint.cyan(`{${slot}}`)),
      page,
      4,
    )}`;
    const wordings = info.suggestions[name] ?? {};
    const spoken = spokenOf(Object.keys(wordings), language);
    for (const wording of spoken === undefined ? [] : (wordings[spoken] ?? [])) out += hung(paint.dim('rather: '), wording, page, 4);
  }
  if (info.options.length > 0) {
    out += heading('Options');
    for (const { name, type, default: value, description } of info.options) {
      out += `  ${paint.bold(name)}  ${paint.dim(`${type}${value === undefined ? '' : `, default ${JSON.stringify(value)}`}`)}\n`;
      if (description !== undefined) out += wrapped(description, page, 4);
    }
  }
  if (info.decides !== undefined) out += `${heading('How it decides')}${markdown(info.decides, page)}`;
  out += examplesText(info, page, language, heading);
  const other = SEVERITIES.find((severity) => severity !== info.severity);
  out += `${heading('In replylint.config.yaml')}  rules:\n    ${info.id}: ${other}    ${paint.dim('# or off')}\n`;
  return info.documentation === undefined ? out : `${out}${heading('Documentation')}  ${info.documentation}\n`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const colored = (severity: string, { paint }: Page): string =>
  severity.startsWith('error') ? paint.red(severity) : severity.startsWith('warning') ? paint.yellow(severity) : paint.cyan(severity);

/** The language of a list to show: the wanted one, else English, else the first. */
const spokenOf = (tags: readonly string[], wanted: string): string | undefined =>
  [wanted, 'en'].find((tag) => tags.includes(tag)) ?? tags[0];

/** One finding and one clean reply: enough to see what the rule means. */
function examplesText(info: RuleInfo, page: Page, language: string, heading: (text: string, more?: string) => string): string {
  const examples = info.examples ?? {};
  const tags = Object.keys(examples);
  const spoken = spokenOf(tags, language);
  const { accept = [], reject = [] } = spoken === undefined ? {} : (examples[spoken] ?? {});
  let out = '';
  for (const [title, [example]] of [
    ['A finding', reject],
    ['No finding', accept],
  ] as const) {
    if (example !== undefined) out += `${heading(`${title}:`, example.name)}${chatText(example, page)}`;
  }
  const others = tags.filter((tag) => tag !== spoken);
  return out === '' || others.length === 0 ? out : `${out}\n  ${page.paint.dim(`Examples in ${others.join(', ')}: --format json.`)}\n`;
}

/** A conversation, each message under the name of who speaks; the place of the finding is underlined. */
function chatText({ chat }: NamedChat, page: Page): string {
  const { paint } = page;
  return chat
    .trimEnd()
    .split('\n')
    .map((line) => {
      const marked = line.replace(/\[\[(.*?)\]\]/g, (_, words: string) => paint.underline(words)).replaceAll(/\[\[|\]\]/g, '');
      const [, head = '', words = ''] = /^(\w{1,8}(?:\([^)]{0,60}\))?:\s+)?(.*)$/.exec(marked) ?? [];
      return words === '' && head === '' ? '\n' : hung(head === '' ? '' : paint.dim(head), words, page, head === '' ? 5 : 2);
    })
    .join('');
}
