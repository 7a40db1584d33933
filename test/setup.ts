import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Phrase packs and pages are compiled by the build; a checkout where it has not run yet gets them here. */
export default function setup(): void {
  const generated = [
    'src/languages/en/data.generated.ts',
    'rules/pages.generated.ts',
    'rules/it.generated.ts',
    'src/reporters/html/assets.generated.ts',
  ];
  if (!generated.every((path) => existsSync(path)))
    execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/generate.ts'], { stdio: 'inherit' });
  if (existsSync('scripts/build.mjs') && !existsSync('dist/cli.js'))
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
