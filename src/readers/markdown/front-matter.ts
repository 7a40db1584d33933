/** The YAML between two `---` at the beginning of a file. */

import { parse } from 'yaml';

export interface FrontMatter {
  /** Count of lines that it takes, with both rules; 0 where there is none. */
  readonly height: number;
  readonly id?: string;
  readonly channel?: string;
  readonly language?: string;
  readonly subject?: string;
  readonly agents: readonly string[];
  /** Why it could not be read. */
  readonly broken?: string;
}

/** Reads `id`, `channel`, `language`, `subject` (or `title`) and `agent` (or `agents`: a name or a list). */
export function frontMatterOf(head: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(head);
  const body = match?.[1];
  // Two rules with prose between them are two rules: front matter is keys and values.
  if (match === null || body === undefined || !/^[\w-]+\s*:(?:\s|$)/m.test(body)) return { height: 0, agents: [] };
  const height = match[0].split('\n').length - (match[0].endsWith('\n') ? 1 : 0);
  let data: unknown;
  try {
    data = parse(body, { maxAliasCount: 100 });
  } catch (error) {
    return { height, agents: [], broken: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
  if (typeof data !== 'object' || data === null) return { height, agents: [] };
  const values = new Map(Object.entries(data));
  const read = (...keys: string[]): string | undefined => {
    const value = keys.map((key) => values.get(key)).find((found) => typeof found === 'string' || typeof found === 'number');
    return value === undefined ? undefined : String(value);
  };
  const id = read('id', 'conversation', 'conversation_id', 'ticket');
  const channel = read('channel');
  const language = read('language', 'lang');
  const subject = read('subject', 'title');
  const agents = [values.get('agent'), values.get('agents')].flat().filter((name) => typeof name === 'string');
  return {
    height,
    agents,
    ...(id !== undefined && { id }),
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
  };
}
