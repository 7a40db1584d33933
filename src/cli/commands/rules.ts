import { pick, type Registry } from '../../config/registry.ts';
import { resolveSettings } from '../../config/resolve.ts';
import { packagePath } from '../../io/package.ts';
import { SEVERITIES } from '../../model/index.ts';
import type { Lazy, RuleExamples } from '../../plugin.ts';
import type { AnyRule } from '../../rule/index.ts';
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
  readonly category: string;
  /** Rules of a category that share it count once on a reply (docs/scoring.md). */
  readonly cause: string;
  readonly severity: string;
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

/** `replylint rules [ID]`: lists the rules, or explains one. */
export async function rules(id: string | undefined, flags: ListFlags, io: CliIo): Promise<number> {
  const { loaded, registry } = await setUp(io.cwd, flags.config);
  const on = new Set(resolveSettings(loaded, {}, registry, 'lint').rules.map((enabled) => enabled.id));
  const sheet = pageOf(io, flags.color);
  if (id !== undefined) {
    const known = await infoOf(id, pick('rule', id, registry.rules), on);
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
    const infos = await Promise.all([...registry.rules].sort(byId).map(([name, rule]) => infoOf(name, rule, on)));
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

async function infoOf(id: string, { meta, options }: AnyRule, on: ReadonlySet<string>): Promise<RuleInfo> {
  return {
    id,
    description: meta.description,
    category: meta.category,
    cause: meta.cause ?? id,
    severity: meta.severity,
    since: meta.since,
    presets: meta.presets,
    on: on.has(id),
    concepts: meta.concepts ?? [],
    modes: meta.modes ?? ['lint', 'check', 'canned'],
    problems: meta.problems,
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

function listed(infos: readonly RuleInfo[], registry: Registry, page: Page): string {
  const { paint } = page;
  if (infos.length === 0) return 'There are no rules.\n';
  const rows = infos.map(({ id, on, severity, presets, description }) => [
    on ? paint.green('●') : paint.dim('○'),
    paint.bold(id),
    colored(severity, page),
    paint.dim(presets.join(', ') || '-'),
    description,
  ]);
  const presets = [...registry.presets].map(([name, described]) => [
    paint.bold(name),
    described.map(({ description }) => description).join(' '),
  ]);
  const on = infos.filter((info) => info.on).length;
  const key = `  ${paint.green('●')} on here (${on} of ${infos.length})  ${paint.dim('○')} off. "replylint rules ID" explains one.\n`;
  return `${table(rows, page)}\n${key}\n${paint.bold('Presets')}\n${table(presets, page)}`;
}

function explained(info: RuleInfo, page: Page): string {
  const { paint } = page;
  let out = `${paint.bold(info.id)}  ${colored(info.severity, page)}  ${info.on ? paint.green('on here') : paint.dim('off here')}\n\n`;
  out += `${wrapped(info.description, page)}\n`;
  out += table(
    [
      ['category', info.category],
      ...(info.cause === info.id ? [] : [['cause', `${info.cause}: rules of this cause count once on a reply`]]),
      ['presets', info.presets.join(', ') || 'none: name it in your configuration to switch it on'],
      ['judges', info.modes.map((mode) => ({ lint: 'transcripts', check: 'drafts', canned: 'canned responses' })[mode] ?? mode).join(', ')],
      ...(info.concepts.length === 0 ? [] : [['needs', `phrases for ${info.concepts.join(', ')} in the language of the reply`]]),
      ['since', info.since],
    ],
    page,
  );
  out += `\n${paint.bold('Problems')}\n${table(
    Object.entries(info.problems).map(([name, text]) => [name, text]),
    page,
  )}`;
  if (info.options.length > 0) {
    out += `\n${paint.bold('Options')}\n`;
    out += table(
      info.options.map(({ name, type, default: value, description }) => [
        name,
        paint.dim(type),
        [value === undefined ? '' : `default: ${JSON.stringify(value)}`, description ?? ''].filter(Boolean).join('. '),
      ]),
      page,
    );
  }
  if (info.decides !== undefined) out += `\n${paint.bold('How it decides')}\n${markdown(info.decides, page)}`;
  out += examplesText(info.examples, page);
  const other = SEVERITIES.find((severity) => severity !== info.severity);
  return `${out}\n${paint.bold('In replylint.config.yaml')}\n  rules:\n    ${info.id}: ${other}    ${paint.dim('# or off')}\n${
    info.documentation === undefined ? '' : `\n${paint.bold('Documentation')}\n  ${info.documentation}\n`
  }`;
}

const colored = (severity: string, { paint }: Page): string =>
  severity === 'error' ? paint.red(severity) : severity === 'warning' ? paint.yellow(severity) : paint.cyan(severity);

/** One finding and one clean reply in each language: enough to see what the rule means. */
function examplesText(examples: RuleExamples | undefined, page: Page): string {
  let out = '';
  for (const [tag, { accept = [], reject = [] }] of Object.entries(examples ?? {})) {
    for (const [kind, example] of [
      ['finding', reject[0]],
      ['no finding', accept[0]],
    ] as const) {
      if (example === undefined) continue;
      const chat = example.chat.trimEnd().replaceAll('[[', '').replaceAll(']]', '').replaceAll('\n', '\n    ');
      out += `\n${page.paint.bold(`Example, ${kind}`)} ${page.paint.dim(`(${tag}) ${example.name}`)}\n    ${chat}\n`;
    }
  }
  return out;
}
