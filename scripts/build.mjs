// Bundles the package into dist/: the command line, the library, the types and the licences of what is bundled.
// `npm run build` generates the phrase data first; `node scripts/build.mjs --no-types` leaves the slow part out.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildCheck, bytesAsFiles, lazyWidths, noStopwords } from './build-check.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
/** Inside the page of the HTML report (scripts/page.ts), where the bundler does not see them. */
const PAGE_PACKAGES = ['node_modules/uplot'];
const withTypes = !process.argv.includes('--no-types');

const entryPoints = { cli: 'src/cli/main.ts', index: 'src/index.ts', worker: 'src/cli/threads/worker.ts' };
if (existsSync('src/testing/index.ts')) entryPoints.testing = 'src/testing/index.ts';

for (const entry of existsSync('dist') ? readdirSync('dist') : []) {
  // Types stay where only the code is built again.
  if (withTypes || entry !== 'types') rmSync(join('dist', entry), { recursive: true, force: true });
}

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // jsonc-parser's CommonJS build asks for its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  // yaml has an ES module too, but gives Node the CommonJS one, whose names a dynamic import in a bundle does not see.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
  // jiti finds its own files beside itself; it is the one dependency that is installed.
  external: ['jiti'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

// `check` starts once for each draft: what it needs is one script besides.
const check = await buildCheck(shared);

const { metafile } = await build({
  ...shared,
  entryPoints: { ...entryPoints, ...check.parts },
  outdir: 'dist',
  entryNames: '[dir]/[name]',
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  format: 'esm',
  plugins: [bytesAsFiles('../languages'), lazyWidths, noStopwords],
  // CommonJS packages in the bundle ask for Node's own modules through require, which an ES module does not have.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
});

const packages = [
  ...new Set([
    ...PAGE_PACKAGES,
    ...Object.keys({ ...metafile.inputs, ...check.inputs })
      .map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
      .filter((path) => path !== undefined),
  ]),
].sort();
const unwanted = packages.filter((path) => /\/(?:mongoose|mongodb|pg|redis|memjs|dotenv)$/.test(path));
if (unwanted.length > 0)
  throw new Error(`The bundle pulls in ${unwanted.join(', ')}: import natural by the path of one module, never by its index.`);
writeFileSync('dist/licenses.txt', `Packages that are part of this bundle, and their licences.\n\n${packages.map(licence).join('\n')}`);

if (withTypes) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error('build: the types above must be mended first; the code itself is bundled.');
    process.exit(1);
  }
  shipValibotTypes();
}

/** Options of rules are typed with valibot, which is bundled and not installed: its types go along with ours. */
function shipValibotTypes() {
  copyFileSync('node_modules/valibot/dist/index.d.mts', 'dist/types/valibot.d.mts');
  for (const entry of readdirSync('dist/types', { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.name.endsWith('.d.ts')) continue;
    const text = readFileSync(path, 'utf8');
    const there = relative(entry.parentPath, 'dist/types/valibot.mjs').replaceAll('\\', '/');
    if (text.includes("'valibot'")) writeFileSync(path, text.replaceAll("'valibot'", `'${there}'`));
  }
}

/** Name, version and licence text of a package. */
function licence(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const who = typeof author === 'object' ? author.name : author;
  const text =
    file === undefined
      ? `Licence: ${license}${who === undefined ? '' : `. Author: ${who}`}`
      : readFileSync(join(folder, file), 'utf8').trim();
  return `${'='.repeat(78)}\n${name} ${version} (${license})\n${'='.repeat(78)}\n${text}\n`;
}
