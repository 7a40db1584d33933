import { resolveSettings } from '../../config/resolve.ts';
import { readTurns } from '../../engine/languages.ts';
import { turnsOf } from '../../engine/turns.ts';
import type { Conversation, Diagnostic } from '../../model/index.ts';
import { redact } from '../../text/redact.ts';
import { userErrorLine } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { type ReadEvents, readInputs } from '../inputs.ts';
import type { Glimpse, InspectedFile } from '../inspect/file.ts';
import { seeTurns } from '../inspect/see.ts';
import { inspected } from '../inspect/text.ts';
import type { CliIo } from '../io.ts';
import { pageOf } from '../layout.ts';
import { type ListFlags, overridesOf, type SharedFlags } from '../options.ts';
import { setUp } from '../setup.ts';

const SHOWN_CONVERSATIONS = 5;

/** `replylint inspect FILE...`: how files are read, and what the language layer sees. */
export async function inspect(
  paths: readonly string[],
  flags: ListFlags & Pick<SharedFlags, 'from' | 'map' | 'agent' | 'lang' | 'redact'>,
  io: CliIo,
): Promise<number> {
  const { loaded, registry } = await setUp(io.cwd, flags.config);
  const { from, map, agent, lang } = flags;
  const settings = resolveSettings(
    loaded,
    overridesOf({
      ...(from === undefined ? {} : { from }),
      ...(map === undefined ? {} : { map }),
      ...(agent === undefined ? {} : { agent }),
      ...(lang === undefined ? {} : { lang }),
    }),
    registry,
    'lint',
  );
  const all = [...registry.readers.values()];
  const named = all.find(({ meta }) => meta.name === settings.from);
  const kind = named?.meta.kind ?? 'transcript';
  const readers = all.filter(({ meta }) => meta.kind === kind);
  const others = all.filter(({ meta }) => meta.kind !== kind);
  const files: InspectedFile[] = [];
  const glimpses: Glimpse[] = [];
  let failed = false;
  let current: InspectedFile | undefined;
  const early: Diagnostic[] = [];
  const complaints: string[] = [];
  const events: ReadEvents = {
    diagnose: (diagnostic) => void (current?.path === diagnostic.path ? current.diagnostics : early).push(diagnostic),
    skip(reason, count) {
      if (current !== undefined) addSkipped(current, reason, count);
    },
    fail(error) {
      failed = true;
      complaints.push(userErrorLine(error));
    },
  };
  for await (const { path, reader, why, items } of readInputs(paths, { readers, others, either: true, settings, io, events, once: true })) {
    current = {
      path,
      reader: reader.meta.name,
      why,
      conversations: 0,
      messages: 0,
      roles: { customer: 0, agent: 0, bot: 0, system: 0 },
      internal: 0,
      skipped: {},
      diagnostics: [],
    };
    const glimpse: Glimpse = { title: reader.meta.title, languages: new Map(), first: [], turns: [], responses: [] };
    files.push(current);
    glimpses.push(glimpse);
    for await (const item of items) {
      if ('messages' in item) {
        count(item, current);
        if (flags.format !== 'json') await look(item, glimpse, settings.language, registry.languages);
      } else {
        current.responses = (current.responses ?? 0) + 1;
        if (glimpse.responses.length < SHOWN_CONVERSATIONS) glimpse.responses.push(item);
      }
    }
  }
  for (const line of complaints) await io.stderr.write(line);
  for (const diagnostic of early) {
    const { path, line, code, message } = diagnostic;
    await io.stderr.write(userErrorLine({ name: 'UserError', code, message, path, line, column: undefined, hint: undefined }));
  }
  if (flags.format === 'json') await io.stdout.write(`${JSON.stringify({ files }, null, 2)}\n`);
  else {
    const page = pageOf(io, flags.color);
    const mask = (flags.redact ?? settings.redact) ? redact : (text: string) => text;
    for (const [index, file] of files.entries())
      await io.stdout.write(`${index === 0 ? '' : '\n'}${inspected(file, glimpses[index] as Glimpse, page, mask)}`);
  }
  return failed ? EXIT.failed : EXIT.clean;
}

function count({ messages }: Conversation, file: InspectedFile): void {
  file.conversations++;
  for (const { role, hidden } of messages) {
    if (hidden === 'internal') {
      file.internal++;
      file.messages++;
    } else if (hidden !== undefined) addSkipped(file, hidden, 1);
    else {
      file.roles[role]++;
      file.messages++;
    }
  }
}

function addSkipped(file: InspectedFile, reason: string, count: number): void {
  file.skipped[reason] = (file.skipped[reason] ?? 0) + count;
  file.messages += count;
}

async function look(
  conversation: Conversation,
  glimpse: Glimpse,
  stated: string | undefined,
  languages: Parameters<typeof seeTurns>[2],
): Promise<void> {
  const turns = turnsOf(conversation);
  const { language } = readTurns(turns, stated ?? conversation.language);
  glimpse.languages.set(language, (glimpse.languages.get(language) ?? 0) + 1);
  if (glimpse.first.length < SHOWN_CONVERSATIONS) glimpse.first.push({ id: conversation.id, turns: turns.length, language });
  if (glimpse.conversation !== undefined) return;
  glimpse.conversation = conversation;
  glimpse.turns = await seeTurns(conversation, stated, languages);
}
