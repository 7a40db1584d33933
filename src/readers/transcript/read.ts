import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import { nearest } from '../../text/nearest.ts';
import type { ReadContext, Source } from '../reader.ts';
import { jsonRecords } from '../shared/json-records.ts';
import type { DataRecord } from '../shared/record.ts';
import { yamlRecords } from '../shared/yaml-records.ts';
import { looksLikeYaml } from './detect.ts';
import { Interpreter } from './interpret.ts';

/** Keys under which a page envelope lists conversations. `messages` is not among them: an object with that is a conversation. */
const ENVELOPE_LISTS = ['conversations', 'threads', 'dialogues', 'dialogs', 'chats', 'tickets', 'data', 'results'];

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const interpreter = new Interpreter(source.path, context);
  for await (const record of recordsOf(source, context)) yield* interpreter.take(record);
  yield* interpreter.rest();
  const { names, keys } = interpreter.unseenNames();
  for (const [field, name] of names) {
    const guess = nearest(name, keys);
    context.diagnose({
      code: 'missing-key',
      message: `--map ${field}=${name}: no record has "${name}".${guess === undefined ? ` Keys are ${keys.join(', ')}.` : ` Did you mean "${guess}"?`}`,
      level: 'note',
    });
  }
  if (interpreter.messages === 0 && interpreter.lost > 0) {
    throw new UserError('no-messages', `${source.path} has no message that could be read.`, {
      path: source.path,
      hint: 'Say which key is which, such as --map text=body --map role=sender.',
    });
  }
  if (interpreter.messages === 0) context.diagnose({ code: 'no-messages', message: 'The file holds no messages.', level: 'note' });
}

async function* recordsOf(source: Source, context: ReadContext): AsyncIterable<DataRecord> {
  if (looksLikeYaml(source.head)) yield* await yamlRecords(source, context);
  else yield* jsonRecords(source, context, ENVELOPE_LISTS);
}
