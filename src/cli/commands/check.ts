import { countedPosition } from '../../engine/positions.ts';
import { isPublic } from '../../engine/turns.ts';
import { UserError } from '../../errors.ts';
import type { Conversation, Message } from '../../model/index.ts';
import { readInputs } from '../inputs.ts';
import type { CliIo } from '../io.ts';
import type { SharedFlags } from '../options.ts';
import { readersOf } from '../readers.ts';
import { Run } from '../run.ts';

export interface CheckFlags extends SharedFlags {
  readonly conversation?: string;
  readonly last?: readonly string[];
  readonly watch?: string;
}

/** `replylint check [DRAFT]`: judges one reply before it is sent, or the last reply of each conversation. */
export async function check(draft: string | undefined, flags: CheckFlags, io: CliIo): Promise<number> {
  if (flags.watch !== undefined) return (await import('./watch.ts')).watchDraft(flags.watch, draft, flags, io);
  if (flags.last !== undefined) {
    if (draft !== undefined || flags.conversation !== undefined) {
      const other = draft === undefined ? '--conversation' : 'a draft';
      throw new UserError('last-and-draft', `--last takes its drafts from the files: it does not go with ${other}.`, {
        hint: 'Leave one of the two out.',
      });
    }
    return checkLast(flags.last, flags, io);
  }
  const fromInput = draft === '-' || (draft === undefined && !io.stdin.isTTY);
  if (fromInput && flags.conversation === '-') {
    throw new UserError('stdin-twice', 'The draft and the conversation cannot both come from standard input.', {
      hint: 'Give the draft as an argument.',
    });
  }
  if (draft === undefined && !fromInput) {
    throw new UserError('no-draft', 'There is no draft to check.', { hint: 'Give it as an argument, quoted, or pipe it in.' });
  }
  const text = fromInput ? await allOf(io) : (draft as string);
  return judgeDraft(text, fromInput ? '-' : 'draft', flags, io);
}

/**
 * Judges the text of one reply and reports it.
 * @param path where the text came from, for the report
 * @throws UserError `empty-draft`, and what is wrong with the configuration or the conversation
 */
export async function judgeDraft(text: string, path: string, flags: CheckFlags, io: CliIo): Promise<number> {
  if (text.trim() === '') {
    throw new UserError('empty-draft', 'The draft is empty.', {
      ...(path === 'draft' ? {} : { path }),
      hint: 'Give the text of the reply, as an argument or on standard input.',
    });
  }
  const run = await Run.start('check', flags, [], io);
  try {
    const before = flags.conversation === undefined ? undefined : await lastConversation(flags.conversation, run);
    await run.judge(withDraft(text, path, before));
    return await run.finish();
  } finally {
    run.abandon();
  }
}

async function checkLast(paths: readonly string[], flags: CheckFlags, io: CliIo): Promise<number> {
  const run = await Run.start('check', flags, paths, io);
  try {
    const readers = readersOf('transcript', run.registry, run.settings.from);
    for await (const { items } of readInputs(paths, run.reading(readers))) {
      for await (const conversation of items) {
        const last = conversation.messages.findLast(isPublic);
        if (last === undefined || last.role === 'customer') {
          run.diagnose({
            path: conversation.path,
            ...(last === undefined ? {} : { line: last.position.line }),
            code: 'no-draft',
            level: 'note',
            message: `The conversation ${conversation.id} does not end with a reply of the team: nothing to check in it`,
          });
        }
        await run.judge(conversation);
      }
    }
    return await run.finish();
  } catch (error) {
    await run.settle();
    throw error;
  } finally {
    run.abandon();
  }
}

/** The conversation that a draft continues: of several in the file the last one. */
async function lastConversation(path: string, run: Run): Promise<Conversation> {
  const readers = readersOf('transcript', run.registry, run.settings.from);
  let last: Conversation | undefined;
  let count = 0;
  for await (const { items } of readInputs([path], run.reading(readers))) {
    for await (const conversation of items) {
      last = conversation;
      count++;
    }
  }
  if (last === undefined)
    throw new UserError('no-conversation', `${path} holds no conversation.`, {
      path,
      hint: 'Leave --conversation out to check the draft alone.',
    });
  if (count > 1) {
    run.diagnose({
      path,
      code: 'several-conversations',
      level: 'note',
      message: `There are ${count} conversations in ${path}: the draft is checked against the last one, ${last.id}`,
    });
  }
  return last;
}

/** A conversation that ends with the draft, or holds nothing else. Places of findings are those in the draft's own text. */
function withDraft(text: string, path: string, before: Conversation | undefined): Conversation {
  const draft: Message = { id: 'draft', role: 'agent', text, position: { line: 1, column: 1 } };
  if (before === undefined) return { id: 'draft', path, messages: [draft] };
  const { locate } = before;
  return {
    ...before,
    path,
    messages: [...before.messages, draft],
    locate: (message, offset) =>
      message === draft || locate === undefined
        ? countedPosition(message.position, message.text, offset)
        : locate.call(before, message, offset),
  };
}

/** The line breaks that `echo` and editors end a text with are not part of the draft. */
export const draftText = (text: string): string => text.replace(/\r\n/g, '\n').replace(/\n+$/, '');

async function allOf(io: CliIo): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of io.stdin) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return draftText(new TextDecoder().decode(Buffer.concat(pieces)));
}
