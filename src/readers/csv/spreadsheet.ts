/** What a spreadsheet did to a table before it was saved as CSV: damage that the reader can only point out. */

import type { ReadContext } from '../reader.ts';
import type { CsvRecord } from '../shared/csv-record.ts';
import { cell, isLostId } from '../shared/csv-table.ts';
import type { Columns } from './columns.ts';

/** The most that a cell of Excel holds, in UTF-16 units: longer texts end there. */
const LONGEST_CELL = 32_767;

const TEXTS = ['text', 'customer', 'agent'] as const;

/** Counts such damage row by row. */
export class SpreadsheetTraces {
  #cut = 0;
  #cutLine = 0;
  #lost = 0;
  #lostLine = 0;
  /** True where lost ids are those of conversations, which ran together. */
  #merged = false;

  look({ values, line }: CsvRecord, columns: Columns): void {
    for (const field of TEXTS) {
      const column = columns[field];
      if (column === undefined || values[column]?.length !== LONGEST_CELL) continue;
      this.#cut += 1;
      this.#cutLine ||= line;
    }
    const conversation = columns['conversation'] !== undefined && isLostId(cell(values[columns['conversation']]));
    if (!conversation && !(columns['id'] !== undefined && isLostId(cell(values[columns['id']])))) return;
    this.#merged ||= conversation;
    this.#lost += 1;
    this.#lostLine ||= line;
  }

  /** Tells what was found, once each. */
  note(context: ReadContext): void {
    if (this.#cut > 0) {
      const message = `${this.#cut} ${this.#cut === 1 ? 'text ends' : 'texts end'} at 32,767 characters, the most that a cell of Excel holds: the rest was lost. Export the table again without opening it in Excel.`;
      context.diagnose({ code: 'cut-cells', level: 'note', line: this.#cutLine, message });
    }
    if (this.#lost === 0) return;
    const harm = this.#merged ? ' Conversations whose ids look the same now are read as one.' : '';
    const message = `${this.#lost} ${this.#lost === 1 ? 'id was' : 'ids were'} turned into numbers such as 1.7E+18 by a spreadsheet, and ${this.#lost === 1 ? 'its' : 'their'} digits are lost.${harm} Export the table again without opening it in Excel.`;
    context.diagnose({ code: 'lost-ids', level: 'note', line: this.#lostLine, message });
  }
}
