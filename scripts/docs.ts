// Writes what is published of the code a second time: docs/rules.md, docs/formats.md, the rules table of README.md, the JSON Schemas.
// Runs after generate.ts, as it needs the registry of rules.
import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../rules/index.ts';
import { builtin } from '../src/builtin.ts';
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

const readers = [...(builtin.readers ?? [])].sort((a, b) => (a.meta.name < b.meta.name ? -1 : 1));
const formats = (kind: 'transcript' | 'canned'): string =>
  [
    '| format | `--from` | files |',
    '| --- | --- | --- |',
    ...readers
      .filter(({ meta }) => meta.kind === kind)
      .map(
        ({ meta: { name, title, extensions } }) =>
          `| [${title}](../src/readers/${name}/README.md) | \`${name}\` | ${extensions.map((extension) => `.${extension}`).join(' ')} |`,
      ),
  ].join('\n');
writeFileSync(
  'docs/formats.md',
  `# Formats

Written by scripts/docs.ts; \`replylint lint --from\` says the same. The format of a file is told by its content, not by its name;
\`replylint inspect FILE\` shows how a file is read and why. Every format has a page: how to get the export out of the product, what
is read, what is not, and what could not be verified on a real file. There \`[V]\` means by the vendor's documentation, \`[C]\` seen in code
that reads real exports, \`[T]\` tried here, \`[M]\` from memory.

Files, folders, globs, zip archives, gzip and standard input (\`-\`) are read as they are. UTF-8 with or without a mark, UTF-16 and
windows-1252 are told apart. A file that belongs to others (a list of users, the next day of a channel) is found beside them, in the
folder or in the archive. The same conversation in two files of a run is judged once.

## Conversations (\`lint\`, \`check\`, \`inspect\`, \`eval\`)

${formats('transcript')}

## Canned responses (\`canned\`, \`inspect\`)

${formats('canned')}
`,
);

writeSchemas();
