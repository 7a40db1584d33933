/** Where a command's text goes. */
export interface Output {
  /** Resolves when more may be written; rejects with `ClosedOutput` when the other end is gone. */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** The terminal itself, for what moves its cursor. */
  readonly stream?: NodeJS.WriteStream;
}

/** Everything that a command may touch of the process, so that tests can give their own. */
export interface CliIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Buffer | string> & { readonly isTTY: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since the process began; the real ones where it is not given. */
  readonly clock?: () => number;
}

/** Thrown where standard output was closed early (`| head`): the run ends quietly. */
export class ClosedOutput extends Error {
  constructor() {
    super('standard output is closed');
    this.name = 'ClosedOutput';
  }
}

/** Whether colours may be used: FORCE_COLOR wins over NO_COLOR, both over what the terminal is. */
export function wantsColor(output: Output, env: CliIo['env'], flag?: boolean): boolean {
  if (flag === false) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return output.isTTY && env['TERM'] !== 'dumb';
}

/** Columns to fit text into; 80 where nobody says. */
export const widthOf = (output: Output): number => (output.columns === undefined || output.columns < 1 ? 80 : output.columns);
