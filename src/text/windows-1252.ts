/** What 0x80 to 0x9F mean in windows-1252 (WHATWG Encoding, index windows-1252). TextDecoder is not used: some Node versions take latin1 for it. */
const C1 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** A text that was read as latin1 where it was windows-1252: no text means the control characters that it has then. */
export function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => C1.charAt(control.charCodeAt(0) - 0x80));
}
