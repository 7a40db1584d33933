// Reads the phrase packs of a language from their YAML files. With a language and a text, prints what is found in it:
//   node scripts/run.mjs scripts/packs.ts en "We're so sorry about that, please DM us."
//   ... | node scripts/run.mjs scripts/packs.ts en -        one text a line
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type CompiledPacks, compilePacks, type PhrasePack } from '../src/languages/packs.ts';
import { PhraseMatcher } from '../src/text/automaton.ts';
import { parsePattern } from '../src/text/pattern.ts';
import { tokenise } from '../src/text/tokens.ts';

const ROOT = 'src/languages';

export const languageTags = (): string[] =>
  readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, entry.name, 'phrases')))
    .map((entry) => entry.name)
    .sort();

/** Every word list of a language, from words.yaml. */
export const readWords = (tag: string): Record<string, unknown> => {
  const path = join(ROOT, tag, 'words.yaml');
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : {};
};

/** @param onFault what to do with a phrase that breaks the notation; the default refuses the pack. */
export function readPacks(
  tag: string,
  onFault: (fault: string) => void = (fault) => {
    throw new Error(fault);
  },
): { packs: PhrasePack[]; macros: Record<string, string> } {
  const folder = join(ROOT, tag, 'phrases');
  const macrosPath = join(ROOT, tag, 'macros.yaml');
  const macros: Record<string, string> = existsSync(macrosPath) ? (parse(readFileSync(macrosPath, 'utf8')) ?? {}) : {};
  const packs: PhrasePack[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const path = join(folder, file);
    const pack = parse(readFileSync(path, 'utf8')) as PhrasePack;
    // A large concept is cut into files: problem.yaml, problem.money.yaml ...
    if (file.split('.')[0] !== pack.concept) throw new Error(`${path}: the file's name must begin with the concept`);
    const bad = new Set<string>();
    for (const [group, { weight, phrases }] of Object.entries(pack.groups)) {
      if (typeof weight !== 'number' || weight < 0 || weight > 3) throw new Error(`${path}: ${group}: weight must be from 0 to 3`);
      for (const phrase of phrases) {
        try {
          parsePattern(String(phrase), new Map(Object.entries(macros)));
        } catch (error) {
          onFault(`${path}: ${group}: ${(error as Error).message}`);
          bad.add(phrase);
        }
      }
    }
    packs.push({
      ...pack,
      groups: Object.fromEntries(
        Object.entries(pack.groups).map(([name, group]) => [
          name,
          { ...group, phrases: group.phrases.filter((phrase) => !bad.has(phrase)).map(String) },
        ]),
      ),
    });
  }
  return { packs, macros };
}

export const compiled = (tag: string): CompiledPacks => {
  const { packs, macros } = readPacks(tag);
  return compilePacks(packs, macros);
};

const [, script, tag, text] = process.argv;
if (script?.endsWith('packs.ts') && tag !== undefined) {
  const packs = compiled(tag);
  const matcher = new PhraseMatcher(packs.phrases);
  const texts = text === '-' ? readFileSync(0, 'utf8').split('\n').filter(Boolean) : text === undefined ? [] : [text];
  if (texts.length === 0)
    console.log(
      `${tag}: ${packs.labels.length} groups, ${packs.phrases.symbols.length} states, ${packs.phrases.words.size} words: all phrases compile`,
    );
  for (const line of texts) {
    const tokens = tokenise(line);
    console.log(`> ${line}`);
    for (const hit of matcher.match(tokens)) {
      const label = packs.labels[hit.label];
      console.log(`  ${`${label?.concept}/${label?.group}`.padEnd(28)} ${line.slice(tokens[hit.first]?.start, tokens[hit.last - 1]?.end)}`);
    }
  }
}
