// Loads a script and keeps its compiled code between runs, in a folder of the user's own. Node 22.8 and later can do that by themselves, but
// not earlier ones, and not with the functions of the run alone. Whatever goes wrong with the kept code, the script runs without it.
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');

/** So many files are kept: half a dozen scripts, of several installations and Node versions. */
const MOST = 24;

const loaded = new Map();

/** Runs a CommonJS script that is written as the function around it already, and gives its exports. */
exports.load = (file) => {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  // The build writes ASCII only, which is read without decoding.
  const source = fs.readFileSync(file, 'latin1');
  const kept = placeOf(source);
  const cachedData = kept === undefined ? undefined : read(kept);
  const script = new vm.Script(source, { filename: file, cachedData });
  if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
    // At the end, so that the functions that ran are in it; a run that failed at once or only printed help ran too few.
    process.once('exit', (status) => {
      if (status < 2 && !process.argv.some((word) => word === '-h' || word === '--help')) write(kept, script);
    });
  }
  const module = { exports: {} };
  loaded.set(file, module);
  const folder = path.dirname(file);
  // Code from the cache has lost where it may import from.
  const load = (name) => import(name.startsWith('./') ? pathToFileURL(path.join(folder, name)).href : name);
  script.runInThisContext()(module.exports, require, module, file, folder, load);
  return module.exports;
};

/** Where the code of a script is kept: its first line says its version, which V8 does not look at. */
function placeOf(source) {
  const version = /^\/\/ ([0-9a-f]{16,})\n/.exec(source)?.[1];
  if (version === undefined || process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const folder = folderOf(process.env);
  return folder && path.join(folder, `${version}-${process.version}-${process.arch}`);
}

function folderOf(env) {
  if (env.NODE_COMPILE_CACHE) return path.join(env.NODE_COMPILE_CACHE, 'replylint');
  if (process.platform === 'win32') return env.LOCALAPPDATA && path.join(env.LOCALAPPDATA, 'replylint', 'code');
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'replylint');
  if (!env.HOME) return undefined;
  return path.join(env.HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'replylint');
}

function read(kept) {
  let descriptor;
  try {
    descriptor = fs.openSync(kept, 'r');
    const { uid, mode, size } = fs.fstatSync(descriptor);
    // Code that somebody else could have written is not run.
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const code = Buffer.allocUnsafeSlow(size);
    return fs.readSync(descriptor, code) === size ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

function write(kept, script) {
  try {
    const folder = path.dirname(kept);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Another run may be reading it.
    const part = `${kept}.${process.pid}`;
    fs.writeFileSync(part, script.createCachedData(), { mode: 0o600 });
    fs.renameSync(part, kept);
    const all = fs.readdirSync(folder).map((name) => path.join(folder, name));
    if (all.length <= MOST) return;
    const byAge = all.map((name) => ({ name, time: fs.statSync(name).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { name } of byAge.slice(MOST)) fs.unlinkSync(name);
  } catch {
    // A folder that cannot be written to: the next run compiles again.
  }
}
