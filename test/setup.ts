import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Phrase packs and pages are compiled by the build; a checkout where it has not run yet gets them here. Tests that start real
 * processes need a bundle of the sources as they are: it is made once, before all of them.
 */
export default function setup(): void {
  const generated = [
    'src/languages/en/data.generated.ts',
    'rules/pages.generated.ts',
    'rules/it.generated.ts',
    'src/reporters/html/assets.generated.ts',
  ];
  if (!generated.every((path) => existsSync(path)))
    execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/generate.ts'], { stdio: 'inherit' });
  if (!existsSync('dist/cli.js')) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  else if (isStale()) execFileSync(process.execPath, ['scripts/build.mjs', '--no-types'], { stdio: 'inherit' });
}

/** True where a source is younger than the bundle. */
function isStale(): boolean {
  const built = statSync('dist/cli.js').mtimeMs;
  const younger = (folder: string): boolean =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && /\.[mj]?[tj]s$/.test(entry.name) && statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
    );
  return younger('src') || younger('rules');
}
