import type { CannedResponse, Position } from '../../model/index.ts';
import type { Body } from './body.ts';

/** What an export says about a canned response besides its text. */
export interface ResponseFacts {
  readonly id: string;
  readonly path: string;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** A canned response of a record's text; its place is looked up when it is asked for. */
export function responseOf({ id, path, title, language, tags = [] }: ResponseFacts, body: Body): CannedResponse {
  let position: Position | undefined;
  return {
    id,
    path,
    ...(title !== undefined && { title }),
    text: body.text,
    ...(language !== undefined && { language }),
    ...(tags.length > 0 && { tags }),
    get position(): Position {
      position ??= body.locate(0);
      return position;
    },
    locate: (offset) => body.locate(offset),
  };
}
