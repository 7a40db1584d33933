import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';
import { readExport } from './export.ts';
import { readGraph } from './graph.ts';

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  if (jsonKeys(source.head)?.has('MessageList') === true) yield* readExport(source, context);
  else yield* readGraph(source, context);
}
