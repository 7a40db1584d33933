/** The name of the file without folders and extension, as an id for what was read from it: `-` (standard input) is `stdin`. */
export function stemOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return name === '-' ? 'stdin' : name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'stdin';
}
