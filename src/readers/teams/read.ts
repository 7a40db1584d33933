import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { keysOfHead } from '../shared/json-head.ts';
import { readExport } from './export.ts';
import { readGraph } from './graph.ts';

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  if (keysOfHead(source.head)?.('MessageList') === true) yield* readExport(source, context);
  else yield* readGraph(source, context);
}
