import { pick } from '../../config/registry.ts';
import { resolveSettings } from '../../config/resolve.ts';
import { translationsOf } from '../../config/translations.ts';
import { packagePath } from '../../io/package.ts';
import { type Locale, localeFrom, type Words, wordsIn } from '../../locales/index.ts';
import type { Category, Severity } from '../../model/index.ts';
import type { Lazy, RuleExamples } from '../../plugin.ts';
import type { AnyRule, Translation } from '../../rule/index.ts';
import { EXIT } from '../exit.ts';
import type { CliIo } from '../io.ts';
import { type Page, pageOf } from '../layout.ts';
import type { ListFlags } from '../options.ts';
import { explained, listed } from '../rules-text.ts';
import { setUp } from '../setup.ts';

/** One option of a rule, for people. */
export interface OptionInfo {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
  readonly description?: string;
}

/** What is known of a rule, as `--format json` prints it. */
export interface RuleInfo {
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
  /** Wordings to write instead, by problem and language. */
  readonly suggestions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** These only where one rule is explained. How it decides, in Markdown. */
  readonly decides?: string;
  /** Where its whole documentation stands: an address or a path. */
  readonly documentation?: string;
  readonly examples?: RuleExamples;
}

/** The page and the language that it is in. */
export interface Sheet extends Page {
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
    await io.stdout.write(
      flags.format === 'json' ? json(info) : explained(info, sheet, languageOf(io, flags.locale ?? loaded.config.locale)),
    );
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

/** The language that is stated, or that the terminal is set to: examples in it say most to its user. */
const languageOf = ({ env }: CliIo, stated?: string): string =>
  (stated || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en').slice(0, 2).toLowerCase();

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const byId = ([a]: readonly [string, AnyRule], [b]: readonly [string, AnyRule]): number => (a < b ? -1 : 1);

async function infoOf(
  id: string,
  { meta, options, suggestions }: AnyRule,
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
    suggestions: (suggestions ?? {}) as RuleInfo['suggestions'],
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
