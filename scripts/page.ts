// What the page of the HTML report carries: its scripts and its style, each bundled into one string.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const FOLDER = 'src/reporters/html';
/** Its licence is written by scripts/build.mjs, which does not see what is inside a string. */
const BUNDLED = ['uplot'];

/** The module with the strings, and with the hashes by which the page allows its own scripts and no others. */
export async function pageAssets(header: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: { script: `${FOLDER}/client/main.ts`, early: `${FOLDER}/client/early.ts`, style: `${FOLDER}/style/index.css` },
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    charset: 'utf8',
    // Newer than these are the browsers that know light-dark() anyway.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    legalComments: 'inline',
    logLevel: 'warning',
  });
  const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
  for (const name of packages)
    if (!BUNDLED.includes(name)) throw new Error(`The page bundles ${name}: add it to PAGE_PACKAGES in scripts/build.mjs and here.`);
  // A report is a copy of what it carries: the notice goes along.
  const notices = BUNDLED.map((name) => {
    const owner = /^Copyright.*$/m.exec(readFileSync(`node_modules/${name}/LICENSE`, 'utf8'))?.[0];
    if (owner === undefined) throw new Error(`The licence of ${name} names no owner.`);
    return `/*! ${name}: MIT License, ${owner} */`;
  }).join('');
  const strings = outputFiles.map(({ path, text }) => {
    const name = (/(\w+)\.\w+$/.exec(path) as RegExpExecArray)[1] as string;
    // Inside its element nothing may look like the end of it.
    const safe = `${name === 'script' ? notices : ''}${text.trim()}`.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
    return [name, safe] as const;
  });
  const lines = strings.flatMap(([name, text]) => [
    `export const ${name}: string =\n  ${JSON.stringify(text)};`,
    ...(name === 'style' ? [] : [`export const ${name}Hash = 'sha256-${createHash('sha256').update(text).digest('base64')}';`]),
  ]);
  return `${header}${lines.join('\n')}\n`;
}
