import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import type { Body } from './body.ts';
import { dumpItems } from './dump.ts';
import type { Item } from './items.ts';
import { reportLost } from './lost.ts';
import { isObject } from './record.ts';
import { type ResponseFacts, responseOf } from './responses.ts';

/** An object of a list of canned responses. */
export interface CannedItem extends Item {
  readonly value: Readonly<Record<string, unknown>>;
}

/** One canned response, before it has the file's name. */
export interface CannedEntry extends Omit<ResponseFacts, 'id' | 'path'> {
  readonly id: string | undefined;
  readonly body: Body;
}

/** What an object is: responses; something that is none, with the reason; or broken, with what is wrong. */
export type Taken = readonly CannedEntry[] | { readonly skip: string } | { readonly lost: string };

export interface CannedListOptions {
  /** Keys under which pages of the API list their objects. */
  readonly lists: readonly string[];
  /** What to do where a file holds none. */
  readonly hint: string;
  readonly take: (item: CannedItem) => Taken;
}

/**
 * The canned responses of an API dump. What comes twice, as in overlapping pages, is counted as `duplicate`, what has no words as `empty`.
 * @throws UserError `no-responses` where the file held something and none of it was a response
 */
export async function* cannedList(source: Source, context: ReadContext, options: CannedListOptions): AsyncGenerator<CannedResponse> {
  const ids = new Set<string>();
  let passed = 0;
  let seen = 0;
  const skip = (reason: string): void => {
    passed += 1;
    context.skip(reason);
  };
  for await (const item of dumpItems(source, context, options.lists)) {
    seen += 1;
    const taken = isObject(item.value) ? options.take({ ...item, value: item.value }) : { lost: 'This record is no object with a text.' };
    if ('lost' in taken) {
      passed += 1;
      reportLost(context, item.record, item.path, 'not-a-response', taken.lost);
    } else if ('skip' in taken) skip(taken.skip);
    else {
      for (const { body, id = `#${seen}`, ...facts } of taken) {
        if (body.text.trim() === '') skip('empty');
        else if (ids.has(id)) skip('duplicate');
        else {
          ids.add(id);
          yield responseOf({ ...facts, id, path: source.path }, body);
        }
      }
    }
  }
  if (ids.size > 0) return;
  if (passed > 0) {
    throw new UserError('no-responses', `${source.path} has no canned response that could be read.`, {
      path: source.path,
      hint: options.hint,
    });
  }
  context.diagnose({ code: 'no-responses', message: 'The file holds no canned responses.', level: 'note' });
}
