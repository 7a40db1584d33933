import type { Reader } from '../../readers/reader.ts';
import { EXIT } from '../exit.ts';
import type { CliIo } from '../io.ts';
import { type Page, pageOf, table } from '../layout.ts';
import { setUp } from '../setup.ts';

/** `replylint ... --from` without a name: lists what can be read. */
export async function readers(io: CliIo): Promise<number> {
  const { registry } = await setUp(io.cwd);
  const page = pageOf(io, undefined);
  const all = [...registry.readers.values()];
  const list = (kind: Reader['meta']['kind']): string =>
    listed(
      all.filter(({ meta }) => meta.kind === kind),
      page,
    );
  await io.stdout.write(
    `${page.paint.bold('Conversations')} (lint, check, inspect, eval)\n${list('transcript')}\n${page.paint.bold('Canned responses')} (canned)\n${list('canned')}`,
  );
  return EXIT.clean;
}

function listed(readers: readonly Reader[], page: Page): string {
  const rows = readers
    .map(({ meta }) => [meta.name, `${meta.title} (${meta.extensions.map((extension) => `.${extension}`).join(' ')})`])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return table(rows, page);
}
