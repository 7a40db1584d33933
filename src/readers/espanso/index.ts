import { defineReader, lazyRead } from '../reader.ts';
import { jsonLayout } from '../shared/json-records.ts';

/** Espanso's match files: `match/*.yml`, and `package.yml` of a package. */
export default defineReader({
  meta: { kind: 'canned', name: 'espanso', title: 'Espanso matches', extensions: ['yml', 'yaml'] },

  detect({ head }) {
    if (jsonLayout(head) !== undefined || !/^["']?(?:matches|global_vars)["']?:/m.test(head)) return undefined;
    if (!/^[ \t-]*["']?(?:triggers?|regex|global_vars)["']?:/m.test(head) && !/[{,]\s*["']?(?:triggers?|regex)["']?:/.test(head))
      return undefined;
    return { confidence: 0.95, why: 'it is YAML with "matches" that have a "trigger", as Espanso has' };
  },

  read: lazyRead(() => import('./read.ts')),
});
