/** Which files of a download belong together: threads of `message_N.json` in a folder each, or encrypted chats in a file each. */

import type { Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { shapeOf } from './detect.ts';
import { repaired } from './mojibake.ts';

export interface Thread {
  /** Its folder's name, or its file's. */
  readonly id: string;
  /** Its files relative to the first one's folder, newest messages first; undefined is the file that is being read. */
  readonly files: readonly (string | undefined)[];
}

/** What the beginning of a thread's newest file says about it. */
export interface ThreadHead {
  readonly participants: readonly string[];
  /** The other person's name in a chat of two, the group's in others. */
  readonly title: string | undefined;
}

const THREAD_FILE = /(?:^|\/)message_(\d+)\.json(?:\.gz)?$/;
const ENCRYPTED_FILE = /_\d+\.json(?:\.gz)?$/;

/** All threads of the download that `source` is a file of, as far as its files were given; its own comes first. */
export function threadsOf(source: Source): Thread[] {
  const { family } = source;
  const encrypted = shapeOf(source.head) === 'encrypted';
  if (encrypted || !THREAD_FILE.test(source.path)) {
    const others = encrypted && family !== undefined ? family.list('.').filter((name) => ENCRYPTED_FILE.test(name)) : [];
    return [undefined, ...others].map((file) => ({ id: stemOf(file ?? source.path), files: [file] }));
  }
  const folders = new Map<string, (string | undefined)[]>();
  const names = family === undefined ? [] : new Set([...family.list('.'), ...family.below(rootOf(source.path))]);
  for (const file of [undefined, ...names]) {
    if (file !== undefined && !THREAD_FILE.test(file)) continue;
    const folder = file?.replace(/[^/]*$/, '') ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([folder, files]) => ({
    id: folderName(folder === '' ? source.path : folder) ?? stemOf(source.path),
    files: files.toSorted((a, b) => numberOf(a ?? source.path) - numberOf(b ?? source.path)),
  }));
}

/** The way up to the folder `messages`, or to the one in which the threads' folders stand. */
export function rootOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const messages = folders.lastIndexOf('messages');
  const up = messages < 0 ? Math.min(1, folders.length) : folders.length - messages - 1;
  return up === 0 ? '.' : Array(up).fill('..').join('/');
}

function numberOf(path: string): number {
  return Number(THREAD_FILE.exec(path)?.[1] ?? 0);
}

function folderName(path: string): string | undefined {
  return path.split('/').at(-2);
}

/** The path of a file of the family as the user would name it. */
export function pathOf(source: Source, file: string | undefined): string {
  if (file === undefined) return source.path;
  const parts = source.path.split('/').slice(0, -1);
  for (const part of file.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Reads participants and title from a thread's head, as far as they stand in it. */
export function headOf(head: string, id: string): ThreadHead {
  const list = /"participants"\s*:\s*(\[[^\]]*\])/.exec(head)?.[1];
  const names: string[] = [];
  for (const item of asList(list)) {
    const name = typeof item === 'string' ? item : typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
    if (typeof name === 'string' && name.trim() !== '') names.push(repaired(name).trim());
  }
  // The title stands behind the messages, mostly out of sight; the folder is called after it.
  const stated =
    /"threadName"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(head)?.[1] ?? /"title"\s*:\s*("(?:[^"\\]|\\.)*")\s*,\s*"is_still/.exec(head)?.[1];
  const [title] = asList(stated === undefined ? undefined : `[${stated}]`);
  const called = typeof title === 'string' ? repaired(title) : id;
  return { participants: [...new Set(names)], title: names.find((name) => sameName(name, called)) };
}

function asList(json: string | undefined): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** "Ann Lee" is "Ann Lee" as a title, "annlee_1234567" as a folder and "Ann Lee_12" as the name of an encrypted chat. */
function sameName(name: string, title: string): boolean {
  const key = (text: string): string =>
    text
      .replace(/_\w+$/, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, '');
  const [wanted, found] = [key(title), key(name)];
  return found !== '' && (found === wanted || (ascii(found) !== '' && ascii(found) === wanted));
}
