import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { responseOf } from '../shared/responses.ts';
import { jsonSites, lose, type Site } from '../shared/site.ts';
import { textsOf } from './texts.ts';

/** Reads the comments that macros write: one response for each channel that has a text of its own. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const ids = new Set<string>();
  let count = 0;
  for await (const site of jsonSites(source, context, ['macros', 'results'])) {
    count += 1;
    const macro = site.object('macro') ?? site;
    const actions = macro.list('actions');
    const id = macro.id('id') ?? macro.string('title') ?? String(count);
    if (actions === undefined) lose(context, macro, 'not-a-macro', 'This record is no macro: it has no "actions".');
    else if (ids.has(id)) context.skip('duplicate');
    else yield* responses(id, macro, actions, source.path, context);
    ids.add(id);
  }
  if (count === 0) context.diagnose({ code: 'no-responses', message: 'The file holds no macros.', level: 'note' });
}

function* responses(id: string, macro: Site, actions: readonly Site[], path: string, context: ReadContext): Generator<CannedResponse> {
  const reason = whyNot(macro, actions);
  if (reason !== undefined) {
    context.skip(reason);
    return;
  }
  const texts = textsOf(actions);
  const aside = actions.filter((action) => action.string('field')?.startsWith('side_conversation') === true).length;
  if (aside > 0) context.skip('side-conversation', aside);
  else if (texts.length === 0) context.skip('no-text');
  const title = macro.string('title', 'raw_title');
  const about = {
    path,
    title,
    // "Shipping::Late parcel" is the macro "Late parcel" in the folder "Shipping".
    tags: title?.split('::').slice(0, -1),
    language: macro.object('restriction')?.string('locale'),
  };
  for (const [index, { channel, body }] of texts.entries()) {
    yield responseOf({ ...about, id: index === 0 ? id : `${id}#${channel ?? index + 1}` }, body);
  }
}

function whyNot(macro: Site, actions: readonly Site[]): string | undefined {
  if (macro.get('active') === false) return 'inactive';
  const mode = actions.find((action) => action.get('field') === 'comment_mode_is_public');
  return mode !== undefined && String(mode.get('value')) === 'false' ? 'internal' : undefined;
}
