/** Who the team is: a download does not say whose it is, but everything in it is seen from one side. */

import type { ReadContext, Source } from '../reader.ts';
import type { ThreadHead } from './download.ts';
import { repaired } from './mojibake.ts';

/** Where a download keeps its owner's name, from the folder `messages`. */
const PROFILES = [
  'personal_information/profile_information/profile_information.json',
  '../personal_information/profile_information/profile_information.json',
];

/**
 * The name of the download's owner; undefined where nothing tells.
 * A guess is told with a note, and how to correct it.
 */
export async function ownerOf(
  source: Source,
  root: string,
  threads: readonly ThreadHead[],
  context: ReadContext,
): Promise<string | undefined> {
  const names = new Set(threads.flatMap(({ participants }) => participants));
  const stated = await profileName(source, root);
  if (stated !== undefined && names.has(stated)) return stated;
  const chats = threads.filter(({ participants }) => participants.length > 1);
  const counts = countsOf(chats.flatMap(({ participants }) => participants));
  const everywhere = [...counts].filter(([, count]) => count === chats.length).map(([name]) => name);
  const [one, second] = everywhere;
  if (one !== undefined && second === undefined)
    return told(one, chats.length === 2 ? 'is in both chats' : `is in all ${chats.length} chats`, context);
  const others = chats.flatMap(({ participants, title }) =>
    title !== undefined && participants.length === 2 ? participants.filter((name) => name !== title) : [],
  );
  const byTitle = most(countsOf(others));
  if (byTitle !== undefined) return told(byTitle, 'is not the one after whom the chats are called', context);
  const often = most(counts);
  if (often === undefined || chats.length < 3 || (counts.get(often) ?? 0) * 2 < chats.length) return undefined;
  return told(often, `is in ${counts.get(often)} of ${chats.length} chats`, context);
}

function told(name: string, why: string, context: ReadContext): string {
  context.diagnose({
    code: 'guessed-roles',
    level: 'note',
    message: `"${name}" was taken for the team, as that name ${why}. If that is wrong, name the team with --agent NAME.`,
  });
  return name;
}

async function profileName(source: Source, root: string): Promise<string | undefined> {
  for (const profile of PROFILES) {
    const file = await source.family?.open(`${root}/../${profile}`);
    const found = /"name"\s*:\s*\{[^{}]*"full_name"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(file?.head ?? '')?.[1];
    if (found !== undefined) return repaired(JSON.parse(found) as string).trim();
  }
  return undefined;
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The name that comes most often; undefined of equals. */
function most(counts: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] !== second?.[1] ? first[0] : undefined;
}
