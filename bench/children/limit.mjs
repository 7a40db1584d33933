// What nothing that reads the file can be faster than: `limit.mjs parse|scan FILE`.
// `parse` is JSON.parse of every line, `scan` besides one regular expression over every message.
import { closeSync, openSync, readSync } from 'node:fs';

const [what, file, phrases] = process.argv.slice(2);
const pattern =
  what === 'scan'
    ? new RegExp(
        `\\b(?:${JSON.parse(phrases)
          .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('|')})\\b`,
        'gi',
      )
    : undefined;
const input = openSync(file, 'r');
const block = Buffer.allocUnsafe(1 << 20);
let rest = Buffer.alloc(0);
let messages = 0;
let hits = 0;
for (let size = readSync(input, block); size > 0; size = readSync(input, block)) {
  const bytes = Buffer.concat([rest, block.subarray(0, size)]);
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    const conversation = JSON.parse(bytes.utf8Slice(from, end));
    messages += conversation.messages.length;
    if (pattern !== undefined) for (const { text } of conversation.messages) hits += text.match(pattern)?.length ?? 0;
    from = end + 1;
  }
  rest = bytes.subarray(from);
}
closeSync(input);
console.log(JSON.stringify({ messages, hits }));
