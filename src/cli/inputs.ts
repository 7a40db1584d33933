import type { Settings } from '../config/resolve.ts';
import { UserError } from '../errors.ts';
import { openInputs } from '../io/open.ts';
import type { OpenedSource } from '../io/text.ts';
import type { CannedResponse, Conversation, Diagnostic } from '../model/index.ts';
import { type Choice, chooseReader, surest } from '../readers/detect.ts';
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
  /** True where a file is read by a reader of the other kind too, if that one is surer, instead of being refused. */
  readonly either?: boolean;
  /** True where a conversation that comes twice, as in overlapping exports, is to be left out and counted as `duplicate-conversation`. */
  readonly once?: boolean;
  /** Where it is there, only these files are read; that there is nothing in them for us is then no error. */
  only?(path: string): boolean;
  /** Lets a progress bar see how much was read. */
  wrap?(source: OpenedSource): Source;
}

/** From here on a reader of the other kind is believed. */
const SURE = 0.6;
/** By so much it must be surer than the one that would read the file here. */
const SURER = 0.2;

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
  const { settings, io, events } = setup;
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
        const { reader, detection } = choose(source, setup);
        if (detection.side === true) {
          sides.push({ path: source.path, why: detection.why });
          continue;
        }
        chosen = { reader, why: detection.why };
      } catch (error) {
        const failure = userErrorOr(error);
        if (source.member && (failure.code === 'unknown-format' || failure.code === 'wrong-command')) strangers.push(failure);
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
  else for (const note of unknownMembers(strangers)) events.diagnose(note);
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

/**
 * The reader for a source. One of the other kind that is much surer means that the file was given to the wrong command.
 * @throws UserError `wrong-command`, and those of `chooseReader`
 */
function choose<R extends Reader>(source: OpenedSource, { readers, others = [], settings, either }: ReadSetup<R>): Choice<R> {
  const { from } = settings;
  const own = from === undefined ? surest(source, readers) : chooseReader(source, readers, { from });
  const least = own === undefined ? (either === true ? 0 : SURE) : Math.max(SURE, own.detection.confidence + SURER);
  // Nothing is surer than 1: most files are not even shown to the other kind.
  const other = from === undefined && least <= 1 ? surest(source, others) : undefined;
  if (other !== undefined && other.detection.side !== true && other.detection.confidence >= least) {
    // With `either` the caller takes items of both kinds.
    if (either === true) return other as Choice<Reader> as Choice<R>;
    throw wrongCommand(source, other.reader);
  }
  // Where there is none, this says what the file looks like.
  return own ?? chooseReader(source, readers);
}

function wrongCommand({ path }: OpenedSource, { meta }: Reader): UserError {
  const canned = meta.kind === 'canned';
  const what = `${path === '-' ? 'Standard input' : path} holds ${canned ? 'canned responses' : 'conversations'}: ${meta.title}.`;
  return new UserError('wrong-command', what, { path, hint: `Use "replylint ${canned ? 'canned' : 'lint'}".` });
}

function userErrorOr(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

/** One note for all the files of a run's archives that hold no conversations: exports are full of them. */
function unknownMembers(strangers: readonly UserError[]): Diagnostic[] {
  const [first, ...more] = strangers;
  if (first === undefined) return [];
  if (more.length === 0) return [{ ...lostFile(first), level: 'note' }];
  const names = strangers.slice(0, 5).map(({ path }) => path);
  const message = `${strangers.length} files of archives hold nothing that a reader knows: ${names.join(', ')}${strangers.length > 5 ? ' ...' : ''}.`;
  return [{ path: first.path ?? '', code: 'unknown-format', message, level: 'note' }];
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
