import type { Settings } from '../config/resolve.ts';
import { UserError } from '../errors.ts';
import { openInputs } from '../io/open.ts';
import type { OpenedSource } from '../io/text.ts';
import type { CannedResponse, Conversation, Diagnostic } from '../model/index.ts';
import { chooseReader } from '../readers/detect.ts';
import type { ReadContext, Reader, Source } from '../readers/reader.ts';
import type { CliIo } from './io.ts';
import { SeenConversations } from './seen.ts';

/** Reports what reading comes upon; called while a reader works, so it must not wait. */
export interface ReadEvents {
  diagnose(diagnostic: Diagnostic): void;
  skip(reason: string, count: number): void;
  /** A file that could not be read (to its end), where others could: the run goes on. */
  fail(error: UserError): void;
}

export interface ReadSetup<R extends Reader> {
  readonly readers: readonly R[];
  /** Readers of the other kind: a file that one of them knows was given to the wrong command. */
  readonly others?: readonly Reader[];
  readonly settings: Pick<Settings, 'from' | 'map' | 'agents'>;
  readonly io: CliIo;
  readonly events: ReadEvents;
  /** True where a conversation that comes twice, as in overlapping exports, is to be left out and counted as `duplicate-conversation`. */
  readonly once?: boolean;
  /** Where it is there, only these files are read; that there is nothing in them for us is then no error. */
  only?(path: string): boolean;
  /** Lets a progress bar see how much was read. */
  wrap?(source: OpenedSource): Source;
}

/** From here on a reader of the other kind is believed. */
const SURE = 0.6;

export interface ReadInput<R extends Reader> {
  readonly path: string;
  readonly reader: R;
  /** Completes "read as X because ...". */
  readonly why: string;
  readonly items: AsyncIterable<ItemOf<R>>;
}

type ItemOf<R extends Reader> = R extends { readonly meta: { readonly kind: 'canned' } } ? CannedResponse : Conversation;

/**
 * Reads what the command line names, file by file; each input's items must be used up before the next is asked for.
 * @throws UserError where nothing at all could be read
 */
export async function* readInputs<R extends Reader>(paths: readonly string[], setup: ReadSetup<R>): AsyncGenerator<ReadInput<R>> {
  const { readers, settings, io, events } = setup;
  const failures: UserError[] = [];
  /** Files of archives that no reader knows: exports are full of them. */
  const strangers: UserError[] = [];
  const sides: { readonly path: string; readonly why: string }[] = [];
  const seen = setup.once === true ? new SeenConversations() : undefined;
  let good = 0;
  const passedOver: Diagnostic[] = [];
  const { only } = setup;
  const sources = openInputs(paths, {
    stdin: io.stdin,
    cwd: io.cwd,
    onDiagnostic: (diagnostic) => passedOver.push(diagnostic),
    ...(only === undefined ? {} : { only }),
  });
  const pass = (): void => {
    for (const diagnostic of passedOver.splice(0)) events.diagnose(diagnostic);
  };
  try {
    for await (const source of sources) {
      pass();
      let chosen: { reader: R; why: string };
      try {
        const { reader, detection } = chooseReader(source, readers, { from: settings.from });
        if (detection.side === true) {
          sides.push({ path: source.path, why: detection.why });
          continue;
        }
        chosen = { reader, why: detection.why };
      } catch (error) {
        const failure = wrongCommand(userErrorOr(error), source, setup.others ?? []);
        if (source.member && failure.code === 'unknown-format') strangers.push(failure);
        else failures.push(failure);
        continue;
      }
      let yielded = 0;
      let repeated = 0;
      let failure: UserError | undefined;
      const { reader } = chosen;
      async function* items(): AsyncGenerator<ItemOf<R>> {
        try {
          for await (const item of reader.read(setup.wrap?.(source) ?? source, contextOf(source.path, settings, events))) {
            yielded++;
            if (seen !== undefined && 'messages' in item && item.messages.length > 1 && !seen.isNew(item)) {
              events.skip('duplicate-conversation', item.messages.length);
              repeated++;
              continue;
            }
            yield item as ItemOf<R>;
          }
        } catch (error) {
          failure = error instanceof UserError ? error : undefined;
          if (failure === undefined) throw new Error(`The reader "${reader.meta.name}" crashed on ${source.path}.`, { cause: error });
        }
        if (repeated > 0) {
          const many = repeated === 1 ? 'A conversation was' : `${repeated} conversations were`;
          events.diagnose({
            path: source.path,
            code: 'duplicate-conversation',
            level: 'note',
            message: `${many} read before, with the same id and messages: left out here.`,
          });
        }
        for (const note of source.notes) events.diagnose({ path: source.path, ...note });
      }
      yield { path: source.path, ...chosen, items: items() };
      if (failure === undefined) good++;
      else if (yielded === 0) failures.push(failure);
      else {
        good++;
        events.fail(failure);
      }
    }
  } catch (error) {
    // What openInputs throws at the end says what it has also told as a diagnostic of the only input.
    if (!(error instanceof UserError) || passedOver.length !== 1) pass();
    throw error;
  }
  pass();
  if (good === 0 && only === undefined) failures.push(...strangers);
  else for (const stranger of strangers) events.diagnose({ ...lostFile(stranger), level: 'note' });
  const [first, ...rest] = failures;
  const [side] = sides;
  if (good === 0 && first === undefined && side !== undefined && only === undefined) {
    throw new UserError('side-file', `${side.path} holds no messages: ${side.why}.`, {
      path: side.path,
      hint: 'It belongs to an export of several files: give the whole folder or archive.',
    });
  }
  if (first === undefined) return;
  if (good === 0 && (only === undefined || failures.some(({ code }) => code !== 'unknown-format'))) {
    for (const failure of rest) events.fail(failure);
    throw first;
  }
  for (const failure of failures) events.diagnose(lostFile(failure));
}

function contextOf(path: string, { map, agents }: ReadSetup<Reader>['settings'], events: ReadEvents): ReadContext {
  return {
    options: { map, agents },
    diagnose(diagnostic) {
      events.diagnose({ path, ...diagnostic });
      if (diagnostic.level !== 'note') events.skip('unreadable', 1);
    },
    skip: (reason, count = 1) => events.skip(reason, count),
  };
}

/** A canned library that was given to lint, or a transcript to canned. */
function wrongCommand(error: UserError, source: Source, others: readonly Reader[]): UserError {
  if (error.code !== 'unknown-format') return error;
  const [best] = others
    .map((reader) => ({ meta: reader.meta, sure: reader.detect(source)?.confidence ?? 0 }))
    .sort((a, b) => b.sure - a.sure);
  if (best === undefined || best.sure < SURE) return error;
  const canned = best.meta.kind === 'canned';
  return new UserError(
    'wrong-command',
    `${source.path === '-' ? 'Standard input' : source.path} holds ${canned ? 'canned responses' : 'conversations'}: ${best.meta.title}.`,
    {
      path: source.path,
      hint: `Use "replylint ${canned ? 'canned' : 'lint'}".`,
    },
  );
}

function userErrorOr(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

/** A file among others that no reader could read. */
function lostFile({ code, message, path = '', line, hint }: UserError): Diagnostic {
  return {
    path,
    code,
    level: 'error',
    message: hint === undefined ? message : `${message} ${hint}`,
    ...(line === undefined ? {} : { line }),
  };
}
