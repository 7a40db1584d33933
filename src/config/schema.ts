import * as v from 'valibot';
import { SEVERITIES } from '../model/index.ts';

/** What can be said of a rule in one word. */
export const SETTINGS = ['off', 'on', ...SEVERITIES] as const;
/** The lowest severity that makes the exit status 1. */
export const FAIL_LEVELS = [...SEVERITIES, 'never'] as const;

export type Setting = (typeof SETTINGS)[number];
export type FailLevel = (typeof FAIL_LEVELS)[number];

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const texts = v.array(text);
const from0to1 = v.pipe(v.number(), v.minValue(0, 'must be from 0 to 1'), v.maxValue(1, 'must be from 0 to 1'));
const from0to100 = v.pipe(v.number(), v.minValue(0, 'must be from 0 to 100'), v.maxValue(100, 'must be from 0 to 100'));
const setting = v.picklist(SETTINGS);

/** A configuration as a person writes it; every key is optional (docs/configuration.md). */
export const configSchema = v.strictObject({
  /** Lets editors find the JSON Schema; replylint does not read it. */
  $schema: v.optional(text),
  /** Presets that are switched on; later ones win. */
  extends: v.optional(v.union([text, texts])),
  /** BCP 47 tag of all conversations; without it the language is told from the text. */
  language: v.optional(text),
  /** The language of reports, `en` or `it`; a tag such as `it-IT` is taken too. */
  locale: v.optional(text),
  /** Who is the team, where an export does not say. */
  agents: v.optional(texts),
  /** Names of the export by the field they stand for: `{ Body: text }`. */
  map: v.optional(v.record(v.string(), text)),
  /** The reader, where detection by content goes wrong. */
  from: v.optional(text),
  /** Files (from the configuration's folder) or npm packages that add rules, readers, reporters, languages or presets. */
  plugins: v.optional(texts),
  /** Findings below it are not shown and do not count. */
  minConfidence: v.optional(from0to1),
  /** The lowest severity to show. */
  severity: v.optional(v.picklist(SEVERITIES)),
  failOn: v.optional(v.picklist(FAIL_LEVELS)),
  failUnder: v.optional(from0to100),
  /** Masks personal data in quoted text. */
  redact: v.optional(v.boolean()),
  /** Switches rules on and off and sets their severity, their own least confidence and their options. */
  rules: v.optional(
    v.record(v.string(), v.union([setting, v.looseObject({ severity: v.optional(setting), minConfidence: v.optional(from0to1) })])),
  ),
});

/** A configuration as a person writes it. */
export type Config = v.InferInput<typeof configSchema>;
export type RuleValue = NonNullable<Config['rules']>[string];
