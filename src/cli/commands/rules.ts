import { pick, type Registry } from '../../config/registry.ts';
import { resolveSettings } from '../../config/resolve.ts';
import { translationsOf } from '../../config/translations.ts';
import { packagePath } from '../../io/package.ts';
import { type Locale, localeFrom, type Words, wordsIn } from '../../locales/index.ts';
import { type Category, SEVERITIES, type Severity } from '../../model/index.ts';
import type { Lazy, RuleExamples } from '../../plugin.ts';
import type { AnyRule, Mode, Translation } from '../../rule/index.ts';
import { EXIT } from '../exit.ts';
import type { CliIo } from '../io.ts';
import { type Page, pageOf, table, wrapped } from '../layout.ts';
import { markdown } from '../markdown.ts';
import type { ListFlags } from '../options.ts';
import { setUp } from '../setup.ts';

/** One option of a rule, for people. */
interface OptionInfo {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
  readonly description?: string;
}

/** What is known of a rule, as `--format json` prints it. */
interface RuleInfo {
  readonly id: string;
  readonly description: string;
  readonly category: Category;
  /** Rules of a category that share it count once on a reply (docs/scoring.md). */
  readonly cause: string;
  readonly severity: Severity;
  readonly since: string;
  readonly presets: readonly string[];
  /** Whether `lint` runs it under the configuration at hand. */
  readonly on: boolean;
  readonly concepts: readonly string[];
  readonly modes: readonly string[];
  readonly problems: Readonly<Record<string, string>>;
  readonly options: readonly OptionInfo[];
  /** These only where one rule is explained. How it decides, in Markdown. */
  readonly decides?: string;
  /** Where its whole documentation stands: an address or a path. */
  readonly documentation?: string;
  readonly examples?: RuleExamples;
}

/** The page and the language that it is in. */
interface Sheet extends Page {
  readonly locale: Locale;
  readonly words: Words;
}

/** `replylint rules [ID]`: lists the rules, or explains one. */
export async function rules(id: string | undefined, flags: ListFlags, io: CliIo): Promise<number> {
  const { loaded, registry } = await setUp(io.cwd, flags.config);
  const settings = resolveSettings(loaded, flags.locale === undefined ? {} : { locale: flags.locale }, registry, 'lint');
  const on = new Set(settings.rules.map((enabled) => enabled.id));
  const locale = settings.locale ?? localeFrom(io.env);
  const translations = await translationsOf(registry, locale);
  const sheet: Sheet = { ...pageOf(io, flags.color), locale, words: wordsIn(locale) };
  if (id !== undefined) {
    const known = await infoOf(id, pick('rule', id, registry.rules), on, translations);
    const examples = await ofRule(id, registry.examples);
    const page = await ofRule(id, registry.pages);
    const info = {
      ...known,
      ...(page?.decides === undefined || page.decides === '' ? {} : { decides: page.decides }),
      ...(page === undefined ? {} : { documentation: packagePath(page.page) }),
      ...(examples === undefined ? {} : { examples }),
    };
    await io.stdout.write(flags.format === 'json' ? json(info) : explained(info, sheet));
  } else {
    const infos = await Promise.all([...registry.rules].sort(byId).map(([name, rule]) => infoOf(name, rule, on, translations)));
    await io.stdout.write(flags.format === 'json' ? json(infos) : listed(infos, registry, sheet));
  }
  return EXIT.clean;
}

/** What one of several plugins knows of a rule. */
async function ofRule<T>(id: string, loaders: readonly Lazy<Readonly<Record<string, T>>>[]): Promise<T | undefined> {
  for (const load of loaders) {
    const found = (await load())[id];
    if (found !== undefined) return found;
  }
  return undefined;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const byId = ([a]: readonly [string, AnyRule], [b]: readonly [string, AnyRule]): number => (a < b ? -1 : 1);

async function infoOf(
  id: string,
  { meta, options }: AnyRule,
  on: ReadonlySet<string>,
  translations: ReadonlyMap<string, Translation>,
): Promise<RuleInfo> {
  const translation = translations.get(id);
  return {
    id,
    description: translation?.description ?? meta.description,
    category: meta.category,
    cause: meta.cause ?? id,
    severity: meta.severity,
    since: meta.since,
    presets: meta.presets,
    on: on.has(id),
    concepts: meta.concepts ?? [],
    modes: meta.modes ?? ['lint', 'check', 'canned'],
    problems: { ...meta.problems, ...translation?.problems },
    options: options === undefined ? [] : await optionsOf(options),
  };
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly default?: unknown;
  readonly description?: string;
}

async function optionsOf(schema: NonNullable<AnyRule['options']>): Promise<OptionInfo[]> {
  const { toJsonSchema } = await import('@valibot/to-json-schema');
  // A check that JSON Schema has no word for is left out; the names, types and defaults are what is wanted here.
  const { properties = {} } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeText(property),
    ...(property.default === undefined ? {} : { default: property.default }),
    ...(property.description === undefined ? {} : { description: property.description }),
  }));
}

function typeText({ type, enum: choices, const: value, items, anyOf }: JsonSchema): string {
  if (value !== undefined) return JSON.stringify(value);
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (anyOf !== undefined) return anyOf.map(typeText).join(' | ');
  if (type === 'array') return `list of ${items === undefined ? 'anything' : typeText(items)}`;
  return type === undefined ? 'anything' : type === 'string' ? 'text' : String(type);
}

function listed(infos: readonly RuleInfo[], registry: Registry, page: Sheet): string {
  const { paint, locale } = page;
  const words = page.words.rules;
  if (infos.length === 0) return `${words.none}\n`;
  const rows = infos.map(({ id, on, severity, presets, description }) => [
    on ? paint.green('●') : paint.dim('○'),
    paint.bold(id),
    colored(severity, page),
    paint.dim(presets.join(', ') || '-'),
    description,
  ]);
  const presets = [...registry.presets].map(([name, described]) => [
    paint.bold(name),
    described.map(({ description, translations }) => translations?.[locale] ?? description).join(' '),
  ]);
  const on = infos.filter((info) => info.on).length;
  const key = `  ${words.key(paint.green('●'), paint.dim('○'), on, infos.length)}\n`;
  return `${table(rows, page)}\n${key}\n${paint.bold(words.presets)}\n${table(presets, page)}`;
}

function explained(info: RuleInfo, page: Sheet): string {
  const { paint } = page;
  const words = page.words.rules;
  let out = `${paint.bold(info.id)}  ${colored(info.severity, page)}  ${info.on ? paint.green(words.onHere) : paint.dim(words.offHere)}\n\n`;
  out += `${wrapped(info.description, page)}\n`;
  out += table(
    [
      [words.category, page.words.categories[info.category]],
      ...(info.cause === info.id ? [] : [[words.cause, words.counted(info.cause)]]),
      [words.inPresets, info.presets.join(', ') || words.noPreset],
      [words.judges, info.modes.map((mode) => words.modes[mode as Mode] ?? mode).join(', ')],
      ...(info.concepts.length === 0 ? [] : [[words.needs, words.phrasesFor(info.concepts.join(', '))]]),
      [words.since, info.since],
    ],
    page,
  );
  out += `\n${paint.bold(words.problems)}\n${table(
    Object.entries(info.problems).map(([name, text]) => [name, text]),
    page,
  )}`;
  if (info.options.length > 0) {
    out += `\n${paint.bold(words.options)}\n`;
    out += table(
      info.options.map(({ name, type, default: value, description }) => [
        name,
        paint.dim(type),
        [value === undefined ? '' : words.default(JSON.stringify(value)), description ?? ''].filter(Boolean).join('. '),
      ]),
      page,
    );
  }
  if (info.decides !== undefined) out += `\n${paint.bold(words.decides)}\n${markdown(info.decides, page)}`;
  out += examplesText(info.examples, page);
  const other = SEVERITIES.find((severity) => severity !== info.severity);
  return `${out}\n${paint.bold(words.in('replylint.config.yaml'))}\n  rules:\n    ${info.id}: ${other}    ${paint.dim(words.orOff)}\n${
    info.documentation === undefined ? '' : `\n${paint.bold(words.documentation)}\n  ${info.documentation}\n`
  }`;
}

function colored(severity: Severity, { paint, words }: Sheet): string {
  const color = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
  return color(words.severities[severity]);
}

/** One finding and one clean reply in each language: enough to see what the rule means. */
function examplesText(examples: RuleExamples | undefined, page: Sheet): string {
  let out = '';
  for (const [tag, { accept = [], reject = [] }] of Object.entries(examples ?? {})) {
    for (const [heading, example] of [
      [page.words.rules.found, reject[0]],
      [page.words.rules.clean, accept[0]],
    ] as const) {
      if (example === undefined) continue;
      const chat = example.chat.trimEnd().replaceAll('[[', '').replaceAll(']]', '').replaceAll('\n', '\n    ');
      out += `\n${page.paint.bold(heading)} ${page.paint.dim(`(${tag}) ${example.name}`)}\n    ${chat}\n`;
    }
  }
  return out;
}
