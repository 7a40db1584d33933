import type { EnabledRule } from '../engine/lint.ts';
import { type Locale, localeOf } from '../locales/index.ts';
import { SEVERITIES, type Severity } from '../model/index.ts';
import type { RuleSetting } from '../plugin.ts';
import { CANNED_FIELDS, MESSAGE_FIELDS } from '../readers/shared/fields.ts';
import type { AnyRule, Mode } from '../rule/index.ts';
import type { LoadedConfig } from './discover.ts';
import { type KeyPath, type Problem, throwProblems } from './problems.ts';
import type { Registry } from './registry.ts';
import type { FailLevel, RuleValue, Setting } from './schema.ts';
import { unknownName, validate } from './validate.ts';

/** What the command line says; it wins over the configuration. */
export interface Overrides {
  readonly presets?: readonly string[];
  readonly rules?: readonly { readonly id: string; readonly setting: Setting }[];
  readonly language?: string;
  /** A tag of any form. */
  readonly locale?: string;
  readonly agents?: readonly string[];
  /** Names of the export by the field they stand for, as in the configuration. */
  readonly map?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly minConfidence?: number;
  readonly severity?: Severity;
  readonly failOn?: FailLevel;
  readonly failUnder?: number;
  readonly redact?: boolean;
}

/** Everything decided: what the engine and the command line work with. */
export interface Settings {
  readonly presets: readonly string[];
  readonly rules: readonly EnabledRule[];
  /** Rules that are not on, but whose table the presets want in the summary. */
  readonly tables: readonly EnabledRule[];
  readonly language?: string;
  /** Where somebody states it; else the environment decides. */
  readonly locale?: Locale;
  readonly agents: readonly string[];
  /** The export's name by our field, as readers take it. */
  readonly map: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly minConfidence: number;
  readonly severity?: Severity;
  readonly failOn: FailLevel;
  readonly failUnder?: number;
  readonly redact: boolean;
}

/** What is known of one rule while presets, configuration and command line are laid over each other. */
interface Layered {
  on: boolean;
  /** A preset wants its table, and nobody has switched it off. */
  table: boolean;
  severity?: Severity;
  minConfidence?: number;
  raised?: boolean;
  options: Record<string, unknown>;
}

/** The presets that hold where nobody names any. */
const defaultPresets = (mode: Mode): readonly string[] => (mode === 'canned' ? ['canned'] : ['recommended']);

/**
 * Lays presets, configuration and command line over each other, in this order, and checks all names and options.
 * @throws UserError, UserErrors with the place in the configuration file
 */
export function resolveSettings(loaded: LoadedConfig, overrides: Overrides, registry: Registry, mode: Mode): Settings {
  const { config } = loaded;
  const problems: Problem[] = [];
  const presets = presetsOf(loaded, overrides, registry, mode, problems);
  const layers = new Map<string, Layered>();
  for (const name of presets) applyPreset(name, registry, layers, problems);
  for (const [id, value] of Object.entries(config.rules ?? {})) {
    const path = ['rules', id];
    if (registry.rules.has(id)) apply(layerOf(layers, id), ofConfig(value));
    else problems.push(unknownName('rule', id, [...registry.rules.keys()], { code: 'unknown-rule', path, at: 'key' }));
  }
  for (const { id, setting } of overrides.rules ?? []) {
    if (registry.rules.has(id)) apply(layerOf(layers, id), { severity: setting, options: {} });
    else problems.push(unknownName('rule', id, [...registry.rules.keys()], { code: 'unknown-rule', path: [], at: 'value', inFile: false }));
  }

  const rules: EnabledRule[] = [];
  const tables: EnabledRule[] = [];
  for (const [id, rule] of registry.rules) {
    const layer = layers.get(id);
    // Options of a rule that is switched off are checked too: a mistake shows at once, not on the day it is switched on.
    if (layer === undefined || (!layer.on && !layer.table && Object.keys(layer.options).length === 0)) continue;
    const options = optionsOf(id, rule, layer.options, problems);
    // What the command line says of all rules wins over what the configuration says of one.
    const minConfidence = overrides.minConfidence === undefined ? layer.minConfidence : undefined;
    const enabled = {
      id,
      rule,
      options,
      ...(layer.severity === undefined ? {} : { severity: layer.severity }),
      ...(minConfidence === undefined ? {} : { minConfidence }),
      ...(layer.raised === true ? { raised: true } : {}),
    };
    if (layer.on) rules.push(enabled);
    else if (layer.table) tables.push(enabled);
  }

  const from = overrides.from ?? config.from;
  if (from !== undefined && !registry.readers.has(from)) {
    problems.push(
      unknownName('reader', from, [...registry.readers.keys()], {
        code: 'unknown-reader',
        path: ['from'],
        at: 'value',
        inFile: overrides.from === undefined,
      }),
    );
  }
  const map = { ...fieldsOf(config.map ?? {}, true, problems), ...fieldsOf(overrides.map ?? {}, false, problems) };
  throwProblems(problems, loaded.shown, loaded.places);

  const language = overrides.language ?? config.language;
  const locale = overrides.locale ?? config.locale;
  const severity = overrides.severity ?? config.severity;
  const failUnder = overrides.failUnder ?? config.failUnder;
  return {
    presets,
    rules,
    tables,
    agents: [...(config.agents ?? []), ...(overrides.agents ?? [])],
    map,
    minConfidence: overrides.minConfidence ?? config.minConfidence ?? 0.6,
    failOn: overrides.failOn ?? config.failOn ?? 'error',
    redact: overrides.redact ?? config.redact ?? true,
    ...(language === undefined ? {} : { language }),
    ...(locale === undefined ? {} : { locale: localeOf(locale) }),
    ...(from === undefined ? {} : { from }),
    ...(severity === undefined ? {} : { severity }),
    ...(failUnder === undefined ? {} : { failUnder }),
  };
}

function presetsOf({ config }: LoadedConfig, overrides: Overrides, registry: Registry, mode: Mode, problems: Problem[]): readonly string[] {
  const fromLine = overrides.presets !== undefined && overrides.presets.length > 0;
  const named = fromLine
    ? (overrides.presets as readonly string[])
    : typeof config.extends === 'string'
      ? [config.extends]
      : config.extends;
  if (named === undefined) return defaultPresets(mode);
  for (const [index, name] of named.entries()) {
    if (registry.presets.has(name)) continue;
    const path: KeyPath = fromLine ? [] : Array.isArray(config.extends) ? ['extends', index] : ['extends'];
    problems.push(
      unknownName('preset', name, [...registry.presets.keys()], { code: 'unknown-preset', path, at: 'value', inFile: !fromLine }),
    );
  }
  return named;
}

function applyPreset(name: string, registry: Registry, layers: Map<string, Layered>, problems: Problem[]): void {
  for (const [id, { meta }] of registry.rules) {
    if (meta.presets.includes(name)) layerOf(layers, id).on = true;
    if (meta.tables?.includes(name)) layerOf(layers, id).table = true;
  }
  for (const { rules, raise } of registry.presets.get(name) ?? []) {
    for (const [id, rule] of registry.rules) if (raise?.includes(rule.meta.category) === true) layerOf(layers, id).raised = true;
    for (const [id, setting] of Object.entries(rules)) {
      if (registry.rules.has(id)) apply(layerOf(layers, id), ofPreset(setting));
      else
        problems.push({
          ...unknownName('rule', id, [...registry.rules.keys()], { code: 'unknown-rule', path: [], at: 'value', inFile: false }),
          message: `The preset "${name}" names an unknown rule "${id}".`,
        });
    }
  }
}

function layerOf(layers: Map<string, Layered>, id: string): Layered {
  let layer = layers.get(id);
  if (layer === undefined) {
    layer = { on: false, table: false, options: {} };
    layers.set(id, layer);
  }
  return layer;
}

interface Change {
  /** Nothing said: on, with the severity that holds so far. */
  readonly severity: Setting | undefined;
  readonly minConfidence?: number | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

function apply(layer: Layered, { severity, minConfidence, options }: Change): void {
  if (minConfidence !== undefined) layer.minConfidence = minConfidence;
  // A threshold alone says how sure the rule must be, not whether it runs.
  const thresholdOnly = severity === undefined && minConfidence !== undefined && Object.keys(options).length === 0;
  if (!thresholdOnly) layer.on = severity !== 'off';
  if (severity === 'off') layer.table = false;
  if (severity !== undefined && (SEVERITIES as readonly string[]).includes(severity)) layer.severity = severity as Severity;
  Object.assign(layer.options, options);
}

function ofConfig(value: RuleValue): Change {
  if (typeof value === 'string') return { severity: value, options: {} };
  const { severity, minConfidence, ...options } = value;
  return { severity, minConfidence, options };
}

function ofPreset(setting: RuleSetting): Change {
  if (typeof setting === 'string') return { severity: setting, options: {} };
  const { severity, minConfidence, options } = setting;
  return { severity: typeof severity === 'object' ? undefined : severity, minConfidence, options: options ?? {} };
}

function optionsOf(id: string, rule: AnyRule, options: Readonly<Record<string, unknown>>, problems: Problem[]): unknown {
  const path = ['rules', id];
  if (rule.options === undefined) {
    for (const key of Object.keys(options)) {
      problems.push({
        code: 'unknown-key',
        path: [...path, key],
        at: 'key',
        message: `Unknown key "${key}" in "rules.${id}".`,
        hint: 'The rule takes no options, only "severity" and "minConfidence".',
      });
    }
    return {};
  }
  const checked = validate(rule.options, options, path);
  problems.push(...checked.problems);
  return checked.value;
}

/** The fields that --map can name; `customer` and `agent` are the two columns of a question-and-answer table. */
const FIELDS: readonly string[] = [...new Set([...Object.keys(MESSAGE_FIELDS), ...Object.keys(CANNED_FIELDS), 'customer', 'agent'])];

/** Turns `column: field` round, as readers take it. */
function fieldsOf(map: Readonly<Record<string, string>>, inFile: boolean, problems: Problem[]): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const [column, field] of Object.entries(map)) {
    const place = { path: ['map', column], at: 'value', inFile } as const;
    if (!FIELDS.includes(field)) {
      const turned = FIELDS.includes(column);
      const problem = unknownName('field', field, FIELDS, { code: 'unknown-field', ...place });
      problems.push(turned ? { ...problem, hint: `The name in the export comes first: ${field}=${column}.` } : problem);
    } else if (byField[field] !== undefined) {
      problems.push({
        code: 'field-twice',
        ...place,
        message: `The field "${field}" is mapped from "${byField[field]}" and from "${column}".`,
        hint: 'Keep one.',
      });
    } else byField[field] = column;
  }
  return byField;
}
