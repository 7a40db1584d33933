import type { Registry } from '../config/registry.ts';
import { type Category, SEVERITIES, type Severity } from '../model/index.ts';
import type { NamedChat } from '../plugin.ts';
import type { Mode } from '../rule/index.ts';
import type { RuleInfo, Sheet } from './commands/rules.ts';
import { hung, type Page, table, wrapped } from './layout.ts';
import { markdown } from './markdown.ts';

/** In the order in which a reader of the list cares. */
const CATEGORIES: readonly Category[] = ['ownership', 'answer', 'substance', 'tone', 'originality', 'time', 'safety'];

/** All rules by category: a mark for those that are on, and for those that are off the presets that switch them on. */
export function listed(infos: readonly RuleInfo[], registry: Registry, page: Sheet): string {
  const { paint, locale } = page;
  const { rules: words, categories, severities } = page.words;
  if (infos.length === 0) return `${words.none}\n`;
  const widest = (cells: readonly string[]): number => Math.max(...cells.map((cell) => cell.length));
  // The columns stand at the same place in all groups.
  const idWidth = widest(infos.map(({ id }) => id));
  const severityWidth = widest(Object.values(severities));
  let out = '';
  for (const category of CATEGORIES) {
    const group = infos.filter((info) => info.category === category);
    if (group.length === 0) continue;
    const rows = group.map(({ id, on, severity, presets, description }) => [
      on ? paint.green('●') : paint.dim('○'),
      on ? paint.bold(id.padEnd(idWidth)) : id.padEnd(idWidth),
      colored(severity, page, severityWidth),
      on ? description : `${description} ${paint.dim(`(${presets.length === 0 ? words.inNoPreset : presets.join(', ')})`)}`,
    ]);
    out += `${paint.bold(capital(categories[category]))} ${paint.dim(words.about[category])}\n${table(rows, page)}\n`;
  }
  const on = infos.filter((info) => info.on).length;
  const presets = [...registry.presets].map(([name, described]) => [
    paint.bold(name),
    described.map(({ description, translations }) => translations?.[locale] ?? description).join(' '),
  ]);
  return (
    `${out}${paint.bold(words.presets)}\n${table(presets, page)}\n` +
    `${paint.green('●')} ${words.countOn(on, infos.length)}   ${paint.dim('○')} ${words.off}   ${words.explains}\n`
  );
}

/** All that there is to know of a rule, with an example of each kind in one language. */
export function explained(info: RuleInfo, page: Sheet, language: string): string {
  const { paint } = page;
  const { rules: words, categories } = page.words;
  const heading = (text: string, more = ''): string => `\n${paint.bold(text)}${more === '' ? '' : ` ${paint.dim(more)}`}\n`;
  let out = `${paint.bold(info.id)}  ${colored(info.severity, page)}  ${info.on ? paint.green(words.onHere) : paint.dim(words.offHere)}\n\n`;
  out += `${wrapped(`${info.description}.`, page)}\n`;
  out += table(
    [
      [words.category, `${categories[info.category]}: ${words.about[info.category]}`],
      ...(info.cause === info.id ? [] : [[words.cause, words.counted(info.cause)]]),
      [words.inPresets, info.presets.join(', ') || words.noPreset],
      [words.judges, info.modes.map((mode) => words.modes[mode as Mode] ?? mode).join(', ')],
      ...(info.concepts.length === 0 ? [] : [[words.needs, words.phrasesFor(info.concepts.join(', '))]]),
      [words.since, info.since],
    ].map(([name = '', text = '']) => [paint.dim(name), text]),
    page,
  );
  out += heading(words.problems);
  for (const [name, text] of Object.entries(info.problems)) {
    out += `  ${paint.bold(name)}\n${wrapped(
      text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => paint.cyan(`{${slot}}`)),
      page,
      4,
    )}`;
    const wordings = info.suggestions[name] ?? {};
    const spoken = spokenOf(Object.keys(wordings), language);
    for (const wording of spoken === undefined ? [] : (wordings[spoken] ?? []))
      out += hung(paint.dim(`${words.rather} `), wording, page, 4);
  }
  if (info.options.length > 0) {
    out += heading(words.options);
    for (const { name, type, default: value, description } of info.options) {
      out += `  ${paint.bold(name)}  ${paint.dim(`${type}${value === undefined ? '' : `, ${words.default(JSON.stringify(value))}`}`)}\n`;
      if (description !== undefined) out += wrapped(description, page, 4);
    }
  }
  if (info.decides !== undefined) out += `${heading(words.decides)}${markdown(info.decides, page)}`;
  out += examplesText(info, page, language, heading);
  const other = SEVERITIES.find((severity) => severity !== info.severity);
  out += `${heading(words.in('replylint.config.yaml'))}  rules:\n    ${info.id}: ${other}    ${paint.dim(words.orOff)}\n`;
  return info.documentation === undefined ? out : `${out}${heading(words.documentation)}  ${info.documentation}\n`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function colored(severity: Severity, { paint, words }: Sheet, width = 0): string {
  const color = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
  return color(words.severities[severity].padEnd(width));
}

/** The language of a list to show: the wanted one, else English, else the first. */
const spokenOf = (tags: readonly string[], wanted: string): string | undefined =>
  [wanted, 'en'].find((tag) => tags.includes(tag)) ?? tags[0];

/** One finding and one clean reply: enough to see what the rule means. */
function examplesText(info: RuleInfo, page: Sheet, language: string, heading: (text: string, more?: string) => string): string {
  const examples = info.examples ?? {};
  const tags = Object.keys(examples);
  const spoken = spokenOf(tags, language);
  const { accept = [], reject = [] } = spoken === undefined ? {} : (examples[spoken] ?? {});
  let out = '';
  for (const [title, [example]] of [
    [page.words.rules.found, reject],
    [page.words.rules.clean, accept],
  ] as const) {
    if (example !== undefined) out += `${heading(`${title}:`, example.name)}${chatText(example, page)}`;
  }
  const others = tags.filter((tag) => tag !== spoken);
  return out === '' || others.length === 0 ? out : `${out}\n  ${page.paint.dim(page.words.rules.examplesIn(others.join(', ')))}\n`;
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
