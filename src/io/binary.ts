/** A kind of file that is not text, by its first bytes, and what its owner can do about it. */
export interface BinaryKind {
  /** As a person says it, with its article. */
  readonly name: string;
  readonly hint: string;
}

const MAGIC: readonly (readonly [bytes: string | readonly number[], at: number, name: string, hint: string])[] = [
  ['%PDF-', 0, 'a PDF', 'Export the conversations as CSV, JSON or plain text instead.'],
  ['\x89PNG', 0, 'a PNG picture', 'Export the text of the chat: pictures cannot be read.'],
  [[0xff, 0xd8, 0xff], 0, 'a JPEG picture', 'Export the text of the chat: pictures cannot be read.'],
  ['GIF8', 0, 'a GIF picture', 'Export the text of the chat: pictures cannot be read.'],
  ['WEBP', 8, 'a WebP picture', 'Export the text of the chat: pictures cannot be read.'],
  [
    'SQLite format 3\0',
    0,
    'an SQLite database',
    'Export the table with the messages as CSV: sqlite3 -header -csv FILE "select * from messages".',
  ],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    0,
    'an Outlook mail (.msg) or an old Excel or Word file',
    'Save mails as .eml or export the mailbox as .mbox; save a table as CSV (UTF-8) and a document as plain text.',
  ],
  ['!BDN', 0, 'an Outlook mailbox (.pst or .ost)', 'Export its mails as .eml or .mbox, for example with Thunderbird.'],
  ['7z\xbc\xaf', 0, 'a 7-Zip archive', 'Unpack it and give the files in it.'],
  ['Rar!', 0, 'a RAR archive', 'Unpack it and give the files in it.'],
  ['BZh', 0, 'a bzip2 archive', 'Unpack it with bunzip2 first.'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 0, 'an xz archive', 'Unpack it with unxz first.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 0, 'a Zstandard archive', 'Unpack it with unzstd first.'],
  ['ustar', 257, 'a tar archive', 'Unpack it with tar first and give the files in it.'],
  ['OggS', 0, 'an audio recording', 'Transcribe it first: only text can be read.'],
  ['ID3', 0, 'an audio recording', 'Transcribe it first: only text can be read.'],
  ['RIFF', 0, 'an audio or video recording', 'Transcribe it first: only text can be read.'],
  ['ftyp', 4, 'a video or audio recording', 'Transcribe it first: only text can be read.'],
  ['PAR1', 0, 'a Parquet table', 'Export it as CSV or JSON Lines first.'],
];

/** What a file that is not text is; undefined for text. Looks at the first 4 KiB. A UTF-16 file has zeros, so its encoding must be known. */
export function binaryKind(first: Buffer, encoding: string): BinaryKind | undefined {
  if (isZip(first)) return { name: 'a zip archive in an archive', hint: 'Unpack it and give the folder.' };
  for (const [bytes, at, name, hint] of MAGIC) {
    const wanted = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    if (first.subarray(at, at + wanted.length).equals(wanted)) return { name, hint };
  }
  if (encoding.startsWith('utf-16')) return undefined;
  const sample = first.subarray(0, 4096);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return UNKNOWN;
    // Tab, line feed, form feed, carriage return and escape occur in text; other control characters do not.
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) odd += 1;
  }
  return odd * 20 > sample.length ? UNKNOWN : undefined;
}

const UNKNOWN: BinaryKind = { name: 'a binary file', hint: 'Export the conversations as CSV, JSON or plain text.' };

/** True for a gzip stream (RFC 1952: 1F 8B, method 8). */
export function isGzip(first: Buffer): boolean {
  return first[0] === 0x1f && first[1] === 0x8b && first[2] === 8;
}

/** True for a zip archive, also an empty one. */
export function isZip(first: Buffer): boolean {
  return first[0] === 0x50 && first[1] === 0x4b && ((first[2] === 3 && first[3] === 4) || (first[2] === 5 && first[3] === 6));
}

/** Office documents are zips too: the names in them say which. */
export function officeKind(names: readonly string[]): BinaryKind | undefined {
  const has = (name: string): boolean => names.includes(name);
  if (has('xl/workbook.xml') || has('xl/workbook.bin'))
    return { name: 'an Excel workbook', hint: 'In Excel: File, Save As, "CSV UTF-8", and give that file.' };
  if (has('word/document.xml')) return { name: 'a Word document', hint: 'Save it as plain text and give that file.' };
  if (has('mimetype') && has('content.xml'))
    return { name: 'an OpenDocument file', hint: 'Save it as CSV or plain text and give that file.' };
  return undefined;
}

/** True for names of files that exports hold beside their texts: pictures, recordings, documents. They need not be opened. */
export function isMediaName(name: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|svg|ico|mp[34]|m4[av]|mov|avi|mkv|webm|3gp|opus|ogg|oga|wav|aac|amr|flac|pdf|docx?|xlsx?|pptx?|woff2?|ttf|otf|exe|apk|dll|bin|sqlite|db|vcf|css)$/i.test(
    name,
  );
}
