import type { Line } from '../readers/reader.ts';

/**
 * Cuts text chunks into lines at `\n`, without a trailing `\r`. The empty piece after a last line break is no line.
 * Only new chunks are searched, so that a line of any length costs linear time.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0;
  let pending: string[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      let text = chunk.slice(start, end);
      if (pending.length > 0) {
        text = pending.join('') + text;
        pending = [];
      }
      number += 1;
      yield { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.slice(start));
  }
  if (pending.length > 0) {
    const text = pending.join('');
    yield { number: number + 1, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  }
}
