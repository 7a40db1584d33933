// Writes what is published of the code a second time: docs/rules.md, the rules table of README.md, the JSON Schemas.
// Runs after generate.ts, as it needs the registry of rules.
import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../rules/index.ts';
import { writeSchemas } from './schemas.ts';

const rows = Object.entries(rules).map(([id, { meta }]) => ({
  id,
  description: String(meta.description),
  severity: String(meta.severity),
  category: String(meta.category),
  problems: Object.keys(meta.problems),
  presets: meta.presets as readonly string[],
}));

const table = [
  '| rule | finds | severity |',
  '| --- | --- | --- |',
  ...rows.map(({ id, description, severity }) => `| [\`${id}\`](rules/${id}/README.md) | ${description} | ${severity} |`),
].join('\n');

const START = '<!-- rules: written by scripts/docs.ts -->';
const END = '<!-- /rules -->';
const readme = readFileSync('README.md', 'utf8');
const [before, rest] = readme.split(START);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error(`README.md has no ${START} ... ${END}`);
writeFileSync('README.md', `${before}${START}\n\n${table}\n\n${END}${after}`);

const pages = rows.map(
  ({ id, description, severity, category, problems, presets }) =>
    `## ${id}\n\n${description}.\n\n- severity: ${severity} (a report may state its own where severity follows harm)\n- category: ${category}\n- problems: ${problems.map((name) => `\`${name}\``).join(', ')}\n- presets: ${presets.join(', ')}\n- [what, why, examples](../rules/${id}/README.md)\n`,
);
writeFileSync(
  'docs/rules.md',
  `# Rules\n\nWritten by scripts/docs.ts from the rules' metadata; \`replylint rules ID\` says the same.\n\n${pages.join('\n')}`,
);

writeSchemas();
