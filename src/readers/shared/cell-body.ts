import type { Body } from './body.ts';
import type { CsvRecord } from './csv-record.ts';
import { csvText } from './csv-text.ts';
import { advance, type Encoding } from './encoding.ts';
import { type HtmlOptions, htmlText } from './html.ts';
import { MappedText } from './mapped-text.ts';

/** How a table's cells are written, where they escape more than CSV does. */
export interface CellEncodings {
  readonly quoted: Encoding;
  readonly bare: Encoding;
}

/** A cell of a table as plain text. */
export function cellBody(record: CsvRecord, column: number, encodings?: CellEncodings): Body {
  return mappedCell(record, column, MappedText.of, encodings);
}

/** A cell of a table that is HTML. */
export function cellHtml(record: CsvRecord, column: number, options?: HtmlOptions, encodings?: CellEncodings): Body {
  return mappedCell(record, column, (raw) => htmlText(raw, options), encodings);
}

/** A text that `make` makes from a cell's content, such as one without its quoted history. Places lead into the cell. */
export function mappedCell(record: CsvRecord, column: number, make: (content: string) => MappedText, encodings?: CellEncodings): Body {
  const content = csvText(record, column, encodings);
  const mapped = make(content.text);
  const locate = content.locate ?? ((offset: number) => advance(content.text, offset, content.position));
  return { text: mapped.text, locate: (offset) => locate(mapped.rawOffset(offset)) };
}
