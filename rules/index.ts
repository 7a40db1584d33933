import type { AnyRule } from '../src/rule/index.ts';
export const rules: Readonly<Record<string, AnyRule>> = {};
