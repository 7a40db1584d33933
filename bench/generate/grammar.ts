/** Words that a template asks for by name, `{order}`. */
export type Slots = Readonly<Record<string, () => string>>;

type Part = string | { readonly slot: string } | { readonly choices: readonly (readonly Part[])[] };

const compiled = new Map<string, readonly Part[]>();

/**
 * A template made into text: `{slot}` is replaced by that slot's word, `[one|two|]` by one of the choices, which may hold others.
 * @param random from 0 up to 1
 * @throws Error where a slot is not known or a bracket is not closed
 */
export function expand(template: string, slots: Slots, random: () => number): string {
  let parts = compiled.get(template);
  if (parts === undefined) {
    const reader = { text: template, at: 0 };
    parts = sequence(reader);
    if (reader.at < template.length) throw new Error(`unexpected ${template[reader.at]} in: ${template}`);
    compiled.set(template, parts);
  }
  return write(parts, slots, random);
}

function write(parts: readonly Part[], slots: Slots, random: () => number): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if ('slot' in part) {
      const word = slots[part.slot];
      if (word === undefined) throw new Error(`no slot ${part.slot}`);
      text += word();
    } else text += write(part.choices[Math.floor(random() * part.choices.length)] ?? [], slots, random);
  }
  return text;
}

function sequence(reader: { readonly text: string; at: number }): Part[] {
  const { text } = reader;
  const parts: Part[] = [];
  let from = reader.at;
  const flush = (): void => {
    if (reader.at > from) parts.push(text.slice(from, reader.at));
  };
  for (; reader.at < text.length; reader.at++) {
    const char = text[reader.at];
    if (char === '|' || char === ']') break;
    if (char === '{') {
      flush();
      const end = text.indexOf('}', reader.at);
      parts.push({ slot: text.slice(reader.at + 1, end) });
      reader.at = end;
      from = end + 1;
    } else if (char === '[') {
      flush();
      const choices: Part[][] = [];
      do {
        reader.at++;
        choices.push(sequence(reader));
      } while (text[reader.at] === '|');
      if (text[reader.at] !== ']') throw new Error(`a bracket is not closed in: ${text}`);
      parts.push({ choices });
      from = reader.at + 1;
    }
  }
  flush();
  return parts;
}
