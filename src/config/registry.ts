import { UserError } from '../errors.ts';
import type { Language } from '../languages/language.ts';
import type { Lazy, Plugin, Preset, RuleExamples, RulePage } from '../plugin.ts';
import type { Reader } from '../readers/reader.ts';
import type { Reporter } from '../reporters/reporter.ts';
import type { AnyRule, RuleTexts } from '../rule/index.ts';
import { hintFor } from './validate.ts';

/** A plugin with the name under which the user asked for it. */
export interface NamedPlugin {
  readonly plugin: Plugin;
  readonly from: string;
}

/** All that the built-in plugin and the user's plugins bring, by name. */
export interface Registry {
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly readers: ReadonlyMap<string, Reader>;
  readonly reporters: ReadonlyMap<string, Lazy<Reporter>>;
  readonly languages: Readonly<Record<string, Lazy<Language>>>;
  /** Several plugins may add to one preset; a rule's own metadata may name one that no plugin describes. */
  readonly presets: ReadonlyMap<string, readonly Preset[]>;
  /** The rules of each plugin in other languages. */
  readonly translations: readonly Readonly<Record<string, Lazy<Readonly<Record<string, RuleTexts>>>>>[];
  readonly examples: readonly Lazy<Readonly<Record<string, RuleExamples>>>[];
  readonly pages: readonly Lazy<Readonly<Record<string, RulePage>>>[];
}

/**
 * Puts plugins together.
 * @throws UserError `name-clash` where two plugins bring a rule, reader, reporter or language of the same name
 */
export function makeRegistry(plugins: readonly NamedPlugin[]): Registry {
  const rules = new Map<string, AnyRule>();
  const readers = new Map<string, Reader>();
  const reporters = new Map<string, Lazy<Reporter>>();
  const languages = new Map<string, Lazy<Language>>();
  const presets = new Map<string, Preset[]>();
  const owners = new Map<string, string>();
  const add = <T>(kind: string, map: Map<string, T>, name: string, item: T, from: string): void => {
    const key = `${kind} ${name}`;
    const owner = owners.get(key);
    if (owner !== undefined) {
      throw new UserError('name-clash', `The ${kind} "${name}" comes from ${owner} and from ${from}.`, {
        hint: `Give one of the two another name.`,
      });
    }
    owners.set(key, from);
    map.set(name, item);
  };
  for (const { plugin, from } of plugins) {
    for (const [id, rule] of Object.entries(plugin.rules ?? {})) {
      add('rule', rules, id, rule, from);
      for (const preset of rule.meta.presets) if (!presets.has(preset)) presets.set(preset, []);
    }
    for (const reader of plugin.readers ?? []) add('reader', readers, reader.meta.name, reader, from);
    for (const [name, reporter] of Object.entries(plugin.reporters ?? {})) add('format', reporters, name, reporter, from);
    for (const [tag, language] of Object.entries(plugin.languages ?? {})) add('language', languages, tag, language, from);
    for (const [name, preset] of Object.entries(plugin.presets ?? {})) presets.set(name, [...(presets.get(name) ?? []), preset]);
  }
  return {
    rules,
    readers,
    reporters,
    languages: Object.fromEntries(languages),
    presets,
    translations: plugins.map(({ plugin }) => plugin.translations ?? {}),
    examples: plugins.flatMap(({ plugin }) => plugin.examples ?? []),
    pages: plugins.flatMap(({ plugin }) => plugin.pages ?? []),
  };
}

/**
 * An item by its name.
 * @throws UserError `unknown-<kind>` with the name that was probably meant
 */
export function pick<T>(kind: string, name: string, items: ReadonlyMap<string, T>): T {
  const item = items.get(name);
  if (item === undefined)
    throw new UserError(`unknown-${kind}`, `Unknown ${kind} "${name}".`, { hint: hintFor(kind, name, [...items.keys()]) });
  return item;
}
