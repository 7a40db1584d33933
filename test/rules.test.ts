import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../rules/index.ts';
import { builtin } from '../src/builtin.ts';
import { LanguageSet } from '../src/engine/languages.ts';
import { exampleFile, faultsOf } from '../src/testing/index.ts';

const languages = new LanguageSet(builtin.languages ?? {});

for (const [id, rule] of Object.entries(rules)) {
  const path = `rules/${id}/examples.yaml`;
  describe(id, () => {
    test('has examples', () => expect(existsSync(path)).toBe(true));
    if (!existsSync(path)) return;
    const file = v.parse(exampleFile, parse(readFileSync(path, 'utf8')));
    for (const [tag, { accept, reject, 'known-misses': misses }] of Object.entries(file)) {
      test.each(accept)(`${tag} accepts: $name`, async (each) => expect(await faultsOf(id, rule, each, 'accept', languages)).toEqual([]));
      test.each(reject)(`${tag} rejects: $name`, async (each) => expect(await faultsOf(id, rule, each, 'reject', languages)).toEqual([]));
      test.each(misses)(`${tag} still misses: $name`, async (each) =>
        expect(await faultsOf(id, rule, each, each.chat.includes('[[') ? 'reject' : 'accept', languages)).not.toEqual([]),
      );
    }
  });
}
