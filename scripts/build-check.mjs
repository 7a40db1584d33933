// The script that checks one draft: all of it in one file, whose compiled code bin/kept.js keeps between runs.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const WIDTH = resolve('scripts/string-width.js');

/** The bytes of languages are files of their own, which Node reads as they are. @param folder theirs, from that of the code */
export const bytesAsFiles = (folder) => ({
  name: 'bytes-as-files',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]languages[\\/]\w+[\\/](?:data|models)\.generated\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const bytes = /bytesOf\(\s*'([^']*)'/.exec(text)?.[1];
      if (bytes === undefined) return { contents: text, loader: 'ts' };
      const [, tag, name] = /(\w+)[\\/](\w+)\.generated\.ts$/.exec(path);
      mkdirSync('dist/languages', { recursive: true });
      writeFileSync(`dist/languages/${tag}.${name}.bin`, Buffer.from(bytes, 'base64'));
      return {
        contents: `import { readFileSync } from 'node:fs';
export const ${name} = readFileSync(new URL('${folder}/${tag}.${name}.bin', import.meta.url));`,
        loader: 'js',
      };
    });
  },
});

/** string-width makes patterns of all emoji when it is loaded, which costs more than all else of a report: it is asked when it must be. */
export const lazyWidths = {
  name: 'lazy-widths',
  setup(builder) {
    builder.onResolve({ filter: /^string-width$/ }, ({ importer, kind }) =>
      // What asks by require wants a function, of an older version.
      importer === WIDTH || kind !== 'import-statement' ? undefined : { path: WIDTH },
    );
  },
};

/** Node's own modules are loaded when something of them is first used. */
const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(builder) {
    const eager = new Set(['fs', 'path', 'vm']);
    const own = (path) => path.replace(/^node:/, '');
    builder.onResolve({ filter: /^[\w:/]+$/ }, ({ path, namespace }) =>
      namespace === 'lazy' || eager.has(own(path)) || !builtinModules.includes(own(path))
        ? undefined
        : { path: own(path), namespace: 'lazy' },
    );
    builder.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => {
      const names = Object.keys(createRequire(import.meta.url)(path)).filter((name) => /^\w+$/.test(name));
      return {
        contents: `for(const name of '${names.join(' ')}'.split(' '))Object.defineProperty(exports,name,{get:()=>require('node:${path}')[name],enumerable:true});`,
        loader: 'js',
      };
    });
  },
};

/** Colours are told to chalk: it need not ask the terminal, which loads what Node has for terminals. */
const noColors = {
  name: 'no-colors',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]chalk[\\/]source[\\/]vendor[\\/]supports-color[\\/]index\.js$/ }, () => ({
      contents: 'export default { stdout: false, stderr: false };',
      loader: 'js',
    }));
  },
};

/** natural's stemmers bring lists of words that only its own tokenisers leave out. */
export const noStopwords = {
  name: 'no-stopwords',
  setup(builder) {
    builder.onLoad({ filter: /[\\/](?:stopwords-iso\.json|natural[\\/]lib[\\/]natural[\\/]util[\\/]stopwords\w*\.js)$/ }, () => ({
      contents: 'exports.words = [];',
      loader: 'js',
    }));
  },
};

/** Packages that few drafts need, and what we use of them: each is a script by itself, run when one of these is first called or made. */
const SELDOM = {
  htmlparser2: ['Parser'],
  'jsonc-parser': ['findNodeAtLocation', 'getNodeValue', 'parse', 'parseTree', 'printParseErrorCode'],
  tinyglobby: ['glob', 'isDynamicPattern'],
  yaml: ['isMap', 'isNode', 'isPair', 'isScalar', 'LineCounter', 'parse', 'parseAllDocuments', 'parseDocument'],
};
const GRAMMAR = 'src/languages/en/grammar.ts';
const seldom = {
  name: 'seldom',
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^(?:${Object.keys(SELDOM).join('|')})$`) }, ({ path }) => ({ path, namespace: 'seldom' }));
    builder.onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({
      contents: `const load = () => require('../bin/kept.js').load(__dirname + '/scripts/${path}.cjs');
${SELDOM[path].map((name) => `export function ${name}(...given) { const { ${name}: real } = load(); return new.target === undefined ? real(...given) : new real(...given); }`).join('\n')}`,
      loader: 'js',
    }));
    builder.onLoad({ filter: /[\\/]languages[\\/]en[\\/]grammar\.ts$/ }, () => ({
      contents: `export const { grammar } = require('../bin/kept.js').load(__dirname + '/scripts/grammar.cjs');`,
      loader: 'js',
    }));
    builder.onResolve({ filter: /^\.\.\/bin\/kept\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** wrap-ansi makes a segmenter when it is loaded, which only texts that are not plain ASCII need. */
const lazySegmenter = {
  name: 'lazy-segmenter',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]wrap-ansi[\\/]index\.js$/ }, ({ path }) => {
      const before = 'const segmenter = new Intl.Segmenter();';
      const after = 'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };';
      const code = readFileSync(path, 'utf8');
      if (!code.includes(before)) throw new Error(`${path} has changed: see lazySegmenter`);
      return { contents: code.replace(before, after), loader: 'js' };
    });
  },
};

/** What most drafts need of all that is loaded on demand; the rest is loaded from the modules, where it is asked for. */
const KEPT = [
  /^\.\/commands\/(?:check|readers)\.ts$/,
  /^\.\/reporters\/(?:terminal|json|jsonl)\/index\.ts$/,
  /^\.\/languages\//,
  /\/grammar\.ts$/,
  /\/facts\.it\.ts$/,
  /\/it\.generated\.ts$/,
];

/** Conversations come mostly as transcripts: of all that readers load with the first file of a format only that is kept. */
const isKept = (path, folder) =>
  KEPT.some((kept) => kept.test(path)) || (path === './read.ts' && /[\\/]readers[\\/]transcript$/.test(folder));

/** Leaves out what few drafts need; `parts` collects it. */
const onlyCheck = (parts) => ({
  name: 'only-check',
  setup(builder) {
    builder.onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import' || path in SELDOM || isKept(path, resolveDir)) return undefined;
      // Other commands are not run from this script.
      if (path.startsWith('./commands/') || !path.startsWith('.')) return { path, external: true };
      const source = relative('src', resolve(resolveDir, path)).replaceAll('\\', '/');
      const name = source.replace(/^\.\.\//, '').replace(/\.ts$/, '');
      parts[`parts/${name}`] = join('src', source);
      return { path: `./parts/${name}.js`, external: true };
    });
  },
});

/**
 * Builds it with the options that all of the package shares.
 * @returns the modules that it loads on demand from `dist/parts`, as entry points, and esbuild's account of its inputs
 */
export async function buildCheck(shared) {
  const parts = {};
  const script = async (entryPoints, plugins) => {
    const { metafile } = await build({
      ...shared,
      entryPoints,
      outdir: 'dist',
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      plugins: [...plugins, lazyBuiltins],
      define: { 'import.meta.url': '__moduleUrl' },
      banner: { js: BEGIN },
      footer: { js: '})' },
    });
    for (const file of Object.keys(metafile.outputs)) stamp(file);
    return metafile.inputs;
  };
  const inputs = {
    ...(await script({ check: 'src/cli/pre-send.ts' }, [
      bytesAsFiles('./languages'),
      onlyCheck(parts),
      lazyWidths,
      lazySegmenter,
      noColors,
      noStopwords,
      seldom,
    ])),
    ...(await script(
      { 'scripts/grammar': GRAMMAR, ...Object.fromEntries(Object.keys(SELDOM).map((name) => [`scripts/${name}`, name])) },
      [],
    )),
  };
  return { parts, inputs };
}

// The script is a function, so that who runs it need not copy it into one.
const BEGIN =
  "(function(exports,require,module,__filename,__dirname,__import){const __moduleUrl=require('node:url').pathToFileURL(__filename).href;";

/** Hands imports over to bin/kept.js, and says in the first line which version it is: V8 compares kept code with its script by length alone. */
function stamp(file) {
  const code = readFileSync(file, 'latin1').replace(/(?<![.\w$])import\(/g, '__import(');
  writeFileSync(file, `// ${createHash('sha256').update(code).digest('hex').slice(0, 32)}\n${code}`, 'latin1');
}
