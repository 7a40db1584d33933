import type { Turn } from '../../rule/index.ts';
import { diagnosticText } from '../errors.ts';
import { type Page, table, wrapped } from '../layout.ts';
import type { Glimpse, InspectedFile } from './file.ts';
import type { SeenTurn } from './see.ts';

const SHOWN_DIAGNOSTICS = 10;
const SHOWN_TURNS = 12;

/** One inspected file for people. */
export function inspected(file: InspectedFile, glimpse: Glimpse, page: Page, mask: (text: string) => string): string {
  const { paint } = page;
  const rows: string[][] = [
    ['read as', `${glimpse.title} (--from ${file.reader}): ${file.why}`],
    ...(file.responses === undefined
      ? [
          ['holds', `${counted(file.conversations, 'conversation')}, ${counted(file.messages, 'message record')}`],
          ['judged', named(file.roles) || 'none'],
        ]
      : [['holds', counted(file.responses, 'canned response')]]),
  ];
  if (file.internal > 0) rows.push(['internal', `${file.internal}: notes among colleagues, not judged`]);
  if (Object.keys(file.skipped).length > 0) rows.push(['skipped', named(file.skipped)]);
  if (glimpse.languages.size > 0) {
    const bySize = [...glimpse.languages].sort(([, a], [, b]) => b - a);
    rows.push([
      'language',
      bySize.map(([tag, count]) => (file.conversations === 1 ? languageName(tag) : `${languageName(tag)} ${count}`)).join(', '),
    ]);
  }
  let out = `${paint.bold(file.path === '-' ? 'standard input' : file.path)}\n${table(rows, page)}`;
  for (const diagnostic of file.diagnostics.slice(0, SHOWN_DIAGNOSTICS)) {
    out += wrapped(`${diagnostic.level === 'note' ? paint.cyan('note') : paint.yellow('lost')}: ${diagnosticText(diagnostic)}`, page);
  }
  if (file.diagnostics.length > SHOWN_DIAGNOSTICS) out += `  ... and ${file.diagnostics.length - SHOWN_DIAGNOSTICS} more\n`;
  if (glimpse.first.length > 1) {
    out += `\n${paint.bold('Conversations')}\n${table(
      glimpse.first.map(({ id, turns, language }) => [id, counted(turns, 'turn'), languageName(language)]),
      page,
    )}`;
    if (file.conversations > glimpse.first.length) out += `  ... and ${file.conversations - glimpse.first.length} more\n`;
  }
  if (glimpse.responses.length > 0) {
    const responses = glimpse.responses.map(({ id, title, text, position }) => [
      `line ${position.line}`,
      mask(title ?? id),
      `"${shorten(mask(text.replace(/\s+/g, ' ')), 160)}"`,
    ]);
    out += `\n${paint.bold('Canned responses')}\n${table(responses, page)}`;
    if ((file.responses ?? 0) > responses.length) out += `  ... and ${(file.responses ?? 0) - responses.length} more\n`;
  }
  if (glimpse.conversation !== undefined) out += firstConversation(glimpse, page, mask);
  return out;
}

function firstConversation({ conversation, turns }: Glimpse, page: Page, mask: (text: string) => string): string {
  const { paint } = page;
  const channel = conversation?.channel === undefined ? '' : paint.dim(`  ${conversation.channel}`);
  let out = `\n${paint.bold(`The first one: ${conversation?.id}`)}${channel}\n`;
  for (const seen of turns.slice(0, SHOWN_TURNS)) out += turnText(seen, page, mask);
  if (turns.length > SHOWN_TURNS) out += `  ... and ${counted(turns.length - SHOWN_TURNS, 'more turn')}\n`;
  return out;
}

function turnText({ turn, language, matches, asks, trouble, upset }: SeenTurn, page: Page, mask: (text: string) => string): string {
  const { paint } = page;
  const who = turn.side === 'customer' ? paint.yellow(turn.role) : paint.green(turn.role);
  const author = turn.author === undefined ? '' : ` ${mask(turn.author)}`;
  let out = `\n  ${turn.index} ${who}${author}${paint.dim(`  ${where(turn)}  ${language}`)}\n`;
  out += wrapped(`"${shorten(mask(turn.text.replace(/\s+/g, ' ')), 400)}"`, page, 4);
  const rows: string[][] = [];
  const concepts = new Map<string, string[]>();
  for (const { concept, group, text, span } of matches) {
    const name = `${concept}/${group}`;
    concepts.set(name, [...(concepts.get(name) ?? []), `"${shorten(mask(text), 60)}" ${span.start}-${span.end}`]);
  }
  for (const [name, places] of concepts) rows.push([name, places.join(', ')]);
  for (const { kind, text, indirect } of asks)
    rows.push([`asks ${kind}`, `"${shorten(mask(text), 100)}"${indirect ? ' (no question mark)' : ''}`]);
  if (trouble !== undefined && upset !== undefined) rows.push(['reads as', `trouble ${percent(trouble)}, upset ${percent(upset)}`]);
  return (
    out +
    table(
      rows.map(([name = '', text = '']) => [paint.cyan(name), text]),
      page,
      6,
    )
  );
}

const where = (turn: Turn): string => {
  const [first] = turn.messages;
  const bubbles = turn.messages.length === 1 ? '' : `, ${turn.messages.length} messages`;
  return `line ${first?.position.line ?? 1}${bubbles}`;
};

const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
const percent = (probability: number): string => `${Math.round(probability * 100)} %`;
const shorten = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`);
const named = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    .join(', ');
const languageName = (tag: string): string => (tag === 'und' ? 'not known' : tag);
