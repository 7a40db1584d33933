import type { ReadContext, Source } from '../reader.ts';
import type { Body } from './body.ts';
import { type CellEncodings, cellBody, cellHtml, mappedCell } from './cell-body.ts';
import type { CsvRecord } from './csv-record.ts';
import { type CsvHeader, cell, csvRows, resolveColumns } from './csv-table.ts';
import type { Synonyms } from './fields.ts';
import type { HtmlOptions } from './html.ts';
import type { MappedText } from './mapped-text.ts';
import { type DateParts, type DayOrder, datePartsOf, dayOrderOf, isoTime } from './time.ts';

/** One record of a flat list whose columns have names of ours. */
export interface Row {
  /** The line on which it starts. */
  readonly line: number;
  /** From 1. */
  readonly record: number;
  /** The content of the first of these fields that has some. */
  get(...fields: readonly string[]): string | undefined;
  /** The first of these fields that holds a time, as ISO 8601. */
  time(...fields: readonly string[]): string | undefined;
  plain(field: string): Body;
  html(field: string, options?: HtmlOptions): Body;
  /** A text that `make` makes from the content of a field. */
  mapped(field: string, make: (content: string) => MappedText): Body;
}

/** One row of a table. */
export class TableRow implements Row {
  readonly line: number;
  /** From 1, under the header. */
  readonly record: number;
  readonly #csv: CsvRecord;
  readonly #table: Table;

  constructor(csv: CsvRecord & { readonly record: number }, table: Table) {
    this.line = csv.line;
    this.record = csv.record;
    this.#csv = csv;
    this.#table = table;
  }

  /** `NULL`, as databases write it, is no content. */
  get(...fields: readonly string[]): string | undefined {
    for (const field of fields) {
      const column = this.#table.columns[field];
      const value = column === undefined ? '' : cell(this.#csv.values[column]);
      if (value !== '' && value !== 'NULL' && value !== '\\N') return value;
    }
    return undefined;
  }

  time(...fields: readonly string[]): string | undefined {
    for (const field of fields) {
      const value = this.get(field);
      const time = value === undefined ? undefined : isoTime(value, this.#table.dayOrders[field]);
      if (time !== undefined) return time;
    }
    return undefined;
  }

  plain(field: string): Body {
    const column = this.#column(field);
    return column === undefined ? this.#nothing() : cellBody(this.#csv, column, this.#table.encodings);
  }

  html(field: string, options?: HtmlOptions): Body {
    const column = this.#column(field);
    return column === undefined ? this.#nothing() : cellHtml(this.#csv, column, options, this.#table.encodings);
  }

  mapped(field: string, make: (content: string) => MappedText): Body {
    const column = this.#column(field);
    return column === undefined ? this.#nothing() : mappedCell(this.#csv, column, make, this.#table.encodings);
  }

  #column(field: string): number | undefined {
    return this.get(field) === undefined ? undefined : this.#table.columns[field];
  }

  #nothing(): Body {
    return { text: '', locate: () => ({ line: this.line, column: 1 }) };
  }
}

interface Table {
  readonly columns: Readonly<Record<string, number>>;
  readonly dayOrders: Readonly<Record<string, DayOrder>>;
  readonly encodings: CellEncodings | undefined;
}

/**
 * The rows of a table under names of ours. A row that cannot be read is diagnosed, and reading goes on.
 * @param known names that the columns have in the product, by ours
 * @throws UserError `missing-column` where `--map` names a column that is not there
 */
export async function* tableRows(
  source: Source,
  header: CsvHeader,
  context: ReadContext,
  known: Synonyms<string>,
  encodings?: CellEncodings,
): AsyncGenerator<TableRow> {
  const columns = resolveColumns(header, source.path, context.options.map, known);
  const dayOrders = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, dayOrderAt(header, column)]));
  const table: Table = { columns, dayOrders, encodings };
  for await (const record of csvRows(source, header, context)) yield new TableRow(record, table);
}

function dayOrderAt({ sample }: CsvHeader, column: number): DayOrder {
  const dates = sample.map(({ values }) => datePartsOf(values[column] ?? ''));
  return dayOrderOf(dates.filter((parts): parts is DateParts => parts !== undefined));
}
