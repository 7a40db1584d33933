/** Files of the archive are scripts that assign one JSON value: `window.YTD.tweets.part0 = [ ... ]`. */

import type { Source } from '../reader.ts';

const ASSIGNMENT = /^\s*window\.[\w.]+\s*=/;

/** The source with blanks in the place of the assignment, so that it is JSON and every place stays where it is. */
export function jsonOf(source: Source): Source {
  const length = ASSIGNMENT.exec(source.head)?.[0].length ?? 0;
  async function* chunks(): AsyncGenerator<string> {
    let left = length;
    for await (const chunk of source.chunks()) {
      yield left === 0 ? chunk : blanked(chunk, left);
      left = Math.max(0, left - chunk.length);
    }
  }
  return { ...source, head: blanked(source.head, length), chunks };
}

function blanked(text: string, length: number): string {
  return text.slice(0, length).replace(/[^\r\n]/g, ' ') + text.slice(length);
}

export interface Owner {
  readonly id: string;
  /** Without the `@`. */
  readonly name: string | undefined;
}

/** Whose archive it is, by the files beside; undefined where they are missing. */
export async function ownerOf({ family }: Source): Promise<Owner | undefined> {
  for (const [file, nameKey] of [
    ['account.js', 'username'],
    ['manifest.js', 'userName'],
  ] as const) {
    const head = (await family?.open(file))?.head ?? '';
    const id = /"accountId"\s*:\s*"(\d+)"/.exec(head)?.[1];
    if (id !== undefined) return { id, name: new RegExp(`"${nameKey}"\\s*:\\s*"(\\w+)"`).exec(head)?.[1] };
  }
  return undefined;
}

/** The one account that is in all the conversations at the beginning of a file of direct messages, where there are several. */
export function commonAccount(head: string): string | undefined {
  const pairs = [...head.matchAll(/"conversationId"\s*:\s*"(\d+)-(\d+)"/g)].map(([, a = '', b = '']) => [a, b]);
  const [first = [], ...others] = pairs;
  const common = first.filter((id) => others.every((pair) => pair.includes(id)));
  return common.length === 1 ? common[0] : undefined;
}
