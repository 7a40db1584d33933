import { hung, type Page } from './layout.ts';

/** Markdown as rules' pages use it (paragraphs, numbered and plain lists, code, emphasis) for the terminal. */
export function markdown(text: string, page: Page): string {
  const blocks: { head: string; words: string }[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const item = /^\s*(\d+\.|[-*]) +(.*)$/.exec(line);
    const last = blocks.at(-1);
    if (line.trim() === '') open = false;
    else if (item !== null) blocks.push({ head: `${item[1] === '-' || item[1] === '*' ? '•' : item[1]} `, words: item[2] as string });
    else if (open && last !== undefined) last.words += ` ${line.trim()}`;
    else blocks.push({ head: '', words: line.trim() });
    open = line.trim() !== '';
  }
  return blocks.map(({ head, words }) => hung(head, inline(words, page), page)).join('');
}

const inline = (text: string, { paint }: Page): string =>
  text
    .replace(/`([^`]+)`/g, (_, code: string) => paint.cyan(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint.bold(strong))
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
