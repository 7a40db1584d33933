// Tells whether what is built is older than what it is built from.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} built a file that the build writes last
 * @param {readonly string[]} folders searched to the bottom
 * @param {RegExp} names of the files that count
 * @returns {boolean} true where the file is missing or one of those is younger
 */
export function isStale(built, folders, names) {
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return folders.some((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && names.test(entry.name) && statSync(join(entry.parentPath, entry.name)).mtimeMs > mtimeMs,
    ),
  );
}
