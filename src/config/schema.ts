import * as v from 'valibot';
import { SEVERITIES } from '../model/index.ts';

/** What can be said of a rule in one word. */
export const SETTINGS = ['off', 'on', ...SEVERITIES] as const;
/** The lowest severity that makes the exit status 1. */
export const FAIL_LEVELS = [...SEVERITIES, 'never'] as const;

export type Setting = (typeof SETTINGS)[number];
export type FailLevel = (typeof FAIL_LEVELS)[number];

/** A schema with the sentence that editors show beside its key. */
const about = <S extends v.GenericSchema>(schema: S, sentence: string) => v.pipe(schema, v.description(sentence));

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const texts = v.array(text);
const from0to1 = v.pipe(v.number(), v.minValue(0, 'must be from 0 to 1'), v.maxValue(1, 'must be from 0 to 1'));
const from0to100 = v.pipe(v.number(), v.minValue(0, 'must be from 0 to 100'), v.maxValue(100, 'must be from 0 to 100'));
const setting = v.picklist(SETTINGS);

/** A configuration as a person writes it; every key is optional (docs/configuration.md). */
export const configSchema = v.strictObject({
  $schema: v.optional(about(text, 'Lets editors find the JSON Schema; replylint does not read it.')),
  extends: v.optional(about(v.union([text, texts]), 'Presets that are switched on; later ones win.')),
  language: v.optional(about(text, 'BCP 47 tag of all conversations; without it the language is told from the text.')),
  locale: v.optional(about(text, 'The language of reports, en or it; a tag such as it-IT is taken too.')),
  agents: v.optional(about(texts, 'Who is the team, where an export does not say.')),
  map: v.optional(about(v.record(v.string(), text), 'Names of the export, with the field that each stands for: { Body: text }.')),
  from: v.optional(about(text, 'The reader, where detection by content goes wrong.')),
  plugins: v.optional(
    about(texts, "Files (from the configuration's folder) or npm packages that add rules, readers, reporters, languages or presets."),
  ),
  minConfidence: v.optional(about(from0to1, 'Findings less sure than this are not shown and do not count.')),
  severity: v.optional(about(v.picklist(SEVERITIES), 'The lowest severity to show.')),
  failOn: v.optional(about(v.picklist(FAIL_LEVELS), 'The severity from which the exit status is 1.')),
  failUnder: v.optional(about(from0to100, 'The exit status is 1 where the mean score is below this.')),
  redact: v.optional(about(v.boolean(), 'Masks personal data in quoted text.')),
  rules: v.optional(
    about(
      v.record(v.string(), v.union([setting, v.looseObject({ severity: v.optional(setting), minConfidence: v.optional(from0to1) })])),
      'Switches rules on and off and sets their severity, their own least confidence and their options.',
    ),
  ),
});

/** A configuration as a person writes it. */
export type Config = v.InferInput<typeof configSchema>;
export type RuleValue = NonNullable<Config['rules']>[string];
