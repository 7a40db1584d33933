/** `1 reply`, `2 replies`: a count with its noun, where a report is in English only. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** An ISO time as people read one: `2015-06-17 12:41`. A text of another form stays as it is. */
export function timeOf(at: string): string {
  return /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at)?.slice(1).join(' ') ?? at;
}
