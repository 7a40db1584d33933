import { codeIn, inside, nearest, type Said, say } from '../../src/rule/index.ts';
import { marksIn } from './products.ts';
import { OPEN_HEADS, VARIABLES } from './variables.ts';

export type Fault = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'syntax'; readonly fault: Said }
  | { readonly kind: 'misspelt' | 'unknown'; readonly guess?: string }
);

const OUTPUT = /\{\{\{?([^{}\n]*)\}?\}\}/g;
const TAG = /\{%-?\s*([^%{}\n]*?)\s*-?%\}/g;
const BROKEN = /\{\{?[^{}\n]*\}?\}?|\{\{?[^{}\n]{0,40}|[^\s{}]{0,40}\}\}/g;
const BLOCKS = ['if', 'unless', 'case', 'for', 'capture', 'comment', 'raw', 'tablerow'];
const TAGS = [
  ...BLOCKS,
  ...BLOCKS.map((name) => `end${name}`),
  'elsif',
  'else',
  'when',
  'assign',
  'break',
  'continue',
  'cycle',
  'increment',
  'decrement',
  'include',
  'render',
  'echo',
  'liquid',
];
const TYPOS: Readonly<Record<string, string>> = { elseif: 'elsif', elif: 'elsif', 'else if': 'elsif', end: 'endif', fi: 'endif' };

/**
 * What is wrong with the variables of a canned response.
 * @param known the team's own variables; where there are any, all others are unknown.
 */
export function faultsOf(text: string, known: readonly string[]): Fault[] {
  const code = codeIn(text);
  const faults: Fault[] = [];
  const covered: { start: number; end: number }[] = [];
  const local = new Set<string>();
  const open: { name: string; start: number; end: number }[] = [];
  const add = (fault: Fault): void => {
    if (!inside(code, fault.start, fault.end)) faults.push(fault);
  };

  for (const match of text.matchAll(TAG)) {
    const at = { start: match.index, end: match.index + match[0].length };
    covered.push(at);
    const body = match[1] as string;
    const [, word = '', rest = ''] = /^([\w.]+)\s*(.*)$/.exec(body) ?? [];
    if (word.includes('.')) {
      // A variable of the kind `{%customer.firstName,fallback=there%}`, and no tag.
      judge(word, at);
      continue;
    }
    if (!TAGS.includes(word)) {
      const guess = TYPOS[`${word}${word === 'else' ? ' if' : ''}`] ?? nearest(word, TAGS);
      if (word !== '')
        add({
          kind: 'syntax',
          ...at,
          fault:
            guess === undefined
              ? say('“{{word}}” is no tag', { word })
              : say('“{{word}}” is no tag, did you mean “{{guess}}”?', { word, guess }),
        });
      continue;
    }
    if (word === 'else' && /^if\b/.test(rest)) add({ kind: 'syntax', ...at, fault: say('“else if” is written “elsif”') });
    if (word === 'assign' || word === 'for' || word === 'capture') local.add(/^[\w-]+/.exec(rest)?.[0] ?? '');
    if (BLOCKS.includes(word)) open.push({ name: word, ...at });
    else if (word.startsWith('end')) {
      const last = open.pop();
      if (last === undefined) add({ kind: 'syntax', ...at, fault: say('“{{word}}” closes nothing', { word }) });
      else if (`end${last.name}` !== word)
        add({ kind: 'syntax', ...at, fault: say('“{{open}}” is open, and “{{word}}” closes another block', { open: last.name, word }) });
    } else if ((word === 'else' || word === 'elsif' || word === 'when') && open.length === 0)
      add({ kind: 'syntax', ...at, fault: say('“{{word}}” stands outside a block', { word }) });
  }
  for (const { name, start, end } of open) add({ kind: 'syntax', start, end, fault: say('“{{name}}” is never closed', { name }) });

  for (const match of text.matchAll(OUTPUT)) {
    const at = { start: match.index, end: match.index + match[0].length };
    covered.push(at);
    const body = (match[1] as string).trim();
    if (body === '') add({ kind: 'syntax', ...at, fault: say('there is nothing between the braces') });
    else if (/\|\s*$/.test(body)) add({ kind: 'syntax', ...at, fault: say('a filter is missing after “|”') });
    else if (/[:,=]\s*[“”„‘’]/.test(body)) add({ kind: 'syntax', ...at, fault: say('curly quotation marks: these must be straight') });
    else {
      const name = /^[$\w.]+/.exec(body)?.[0];
      if (name !== undefined && !/^[\w.$]+\s*\(/.test(body) && !local.has(name.split('.')[0] as string)) judge(name, at);
    }
  }
  for (const { start, end, name, guess, fault } of marksIn(text)) {
    if (name !== undefined) judge(name, { start, end });
    else if (fault !== undefined) add({ kind: 'syntax', start, end, fault });
    else add({ kind: 'misspelt', start, end, ...(guess === undefined ? {} : { guess }) });
  }
  if (/\{\{|\}\}/.test(text)) {
    for (const match of text.matchAll(BROKEN)) {
      const at = { start: match.index, end: match.index + match[0].trimEnd().length };
      const opens = (match[0].match(/\{/g) ?? []).length;
      const closes = (match[0].match(/\}/g) ?? []).length;
      if (opens === closes || opens + closes < 2 || covered.some(({ start, end }) => at.start < end && at.end > start)) continue;
      add({ kind: 'syntax', ...at, fault: say('the braces do not close as they open') });
    }
  }
  return faults.sort((a, b) => a.start - b.start);

  function judge(name: string, at: { start: number; end: number }): void {
    const listed = known.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : each === name));
    if (listed) return;
    if (known.length > 0) {
      const guess = nearest(name, known);
      add({ kind: 'unknown', ...at, ...(guess === undefined ? {} : { guess }) });
      return;
    }
    if (VARIABLES.has(name) || OPEN_HEADS.test(name) || /\d/.test(name)) return;
    const guess = misspelt(name);
    if (guess !== undefined) add({ kind: 'misspelt', ...at, guess });
  }
}

/** The usual variable that a name is a slip for. Its parts must be the usual ones but for one, and that one long and nearly right. */
function misspelt(name: string): string | undefined {
  const parts = name.split(/[._]/);
  const close = [...VARIABLES].filter((variable) => {
    const theirs = variable.split(/[._]/);
    if (theirs.length !== parts.length || variable.includes('.') !== name.includes('.')) return false;
    const other = parts.map((part, at) => [part, theirs[at] as string] as const).filter(([a, b]) => a.toLowerCase() !== b.toLowerCase());
    if (other.length !== 1) return other.length === 0 && name.includes('.');
    const [mine, right] = other[0] as readonly [string, string];
    return (
      right.length >= 4 &&
      mine.length >= 4 &&
      Math.abs(mine.length - right.length) <= 1 &&
      !PARTS.has(mine) &&
      nearest(mine, [right]) === right
    );
  });
  return nearest(name, close);
}

/** Words that variables are made of: one of these is another variable, not a slip. */
const PARTS: ReadonlySet<string> = new Set([...VARIABLES].flatMap((variable) => variable.split(/[._]/)));
