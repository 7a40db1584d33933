import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of a file that is installed with the package; the name itself where it is an address or not there. */
export function packagePath(name: string): string {
  if (/^[a-z]+:\/\//i.test(name)) return name;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      const path = join(folder, name);
      return existsSync(path) ? path : name;
    }
    if (dirname(folder) === folder) return name;
  }
}
