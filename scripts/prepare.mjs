// Runs after `npm ci`, and again before the first `npx replylint` in a checkout: what is built already is not built a second time.
import { spawnSync } from 'node:child_process';
import { isStale } from './stale.mjs';

if (isStale('dist/cli.js', ['src', 'rules', 'training', 'scripts'], /\.(?:[mj]?[tj]s|ya?ml|tsv|css|md)$/)) {
  process.exitCode = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;
}
