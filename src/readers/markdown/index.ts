import { defineReader, lazyRead } from '../reader.ts';
import { beginsAsObject } from '../shared/json-records.ts';
import { looksLikeName } from '../shared/speaker-lines.ts';
import { speakerOf } from '../shared/speakers.ts';
import { headingOf, markdownSpeaker } from './syntax.ts';
import { isTableRow, Table } from './table.ts';

/** Transcripts written in Markdown: `**Agent:** hi`, `### Customer`, lists, quotes and tables. */
export default defineReader({
  meta: { kind: 'transcript', name: 'markdown', title: 'Markdown transcript', extensions: ['md', 'markdown', 'mdown'] },

  detect({ path, head }) {
    if (beginsAsObject(head)) return undefined;
    const lines = head.split(/\r?\n/, 200);
    const named = /\.(?:md|markdown|mdown)$/i.test(path);
    let marks = 0;
    let plain = 0;
    const names: { set: string[]; bare: string[] } = { set: [], bare: [] };
    lines.forEach((line, index) => {
      const speaker = markdownSpeaker(line, index + 1);
      const heading = headingOf(line);
      if (heading !== undefined) marks += speakerOf(heading.label).role === undefined ? 0 : 1;
      else if (isTableRow(line)) marks += new Table(line).isTranscript && /^\s*\|[\s:|-]+\|\s*$/.test(lines[index + 1] ?? '') ? 2 : 0;
      else if (speaker === undefined) return;
      else if (speakerOf(speaker.label).role === undefined) names[speaker.mark === 'emphasis' ? 'set' : 'bare'].push(speaker.label);
      else if (speaker.mark === 'emphasis') marks++;
      else plain++;
    });
    // "**Note:**" comes in any document; a name is one that comes back.
    marks += comingBack(names.set);
    plain += comingBack(names.bare);
    const enough = marks >= 2 || (named && marks + plain >= 2);
    return enough
      ? { confidence: named ? 0.85 : 0.7, why: 'its speakers are set off with Markdown (**Agent:**, ### Customer ...)' }
      : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});

/** How many names are there more than once. */
function comingBack(names: readonly string[]): number {
  return new Set(names.filter((name, index) => names.indexOf(name) < index && looksLikeName(name))).size;
}
