// Writes the JSON Schemas that the package publishes, from the schemas that the code itself checks by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { builtin } from '../src/builtin.ts';
import { configSchema, SETTINGS } from '../src/config/schema.ts';
import { cannedSchema } from '../src/config/schemas/canned.ts';
import { reportSchema } from '../src/config/schemas/report.ts';
import { transcriptSchema } from '../src/config/schemas/transcript.ts';

type Json = Record<string, unknown>;

/** What JSON Schema has no word for, such as a check in code, is left out. */
const jsonOf = (schema: GenericSchema): Json => {
  const { $schema: _, ...json } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as Json;
  return json;
};

/** The configuration with the names of presets and rules, and each rule's own options, so that editors can complete them. */
function configuration(): Json {
  const json = jsonOf(configSchema);
  const properties = json['properties'] as Record<string, Json>;
  const presets = Object.keys(builtin.presets ?? {});
  const preset = { anyOf: [{ enum: presets }, { type: 'string', minLength: 1 }] };
  properties['extends'] = { ...properties['extends'], anyOf: [preset, { type: 'array', items: preset }] };
  const { additionalProperties: ofPlugins, ...rules } = properties['rules'] as Json;
  const from0to1 = properties['minConfidence'] as Json;
  const ruleOf = ({ meta, options }: NonNullable<typeof builtin.rules>[string]): Json => {
    const own = options === undefined ? {} : (jsonOf(options)['properties'] as Json);
    const severity = { enum: SETTINGS, description: `Its severity; "on" leaves it to the rule (${meta.severity}).` };
    return {
      description: `${meta.description}.`,
      anyOf: [
        { enum: SETTINGS },
        {
          type: 'object',
          properties: { severity, minConfidence: { ...from0to1, description: 'How sure this rule must be.' }, ...own },
          additionalProperties: false,
        },
      ],
    };
  };
  properties['rules'] = {
    ...rules,
    properties: Object.fromEntries(Object.entries(builtin.rules ?? {}).map(([id, rule]) => [id, ruleOf(rule)])),
    // Rules of plugins.
    additionalProperties: ofPlugins,
  };
  return { title: 'replylint configuration', ...json };
}

/** By file name. */
export const schemas: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.entries({
    config: configuration(),
    transcript: jsonOf(transcriptSchema),
    canned: jsonOf(cannedSchema),
    report: jsonOf(reportSchema),
  }).map(([name, json]) => [
    `${name}.schema.json`,
    { $schema: 'http://json-schema.org/draft-07/schema#', $id: `https://unpkg.com/replylint/schemas/${name}.schema.json`, ...json },
  ]),
);

/** As they stand in the package. */
export const textOf = (schema: Json): string => `${JSON.stringify(schema, null, 2)}\n`;

/** Writes them all into `schemas/`. */
export function writeSchemas(): void {
  mkdirSync('schemas', { recursive: true });
  for (const [name, schema] of Object.entries(schemas)) writeFileSync(`schemas/${name}`, textOf(schema));
}
