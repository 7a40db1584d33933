/** An ISO time as people read one: `2015-06-17 12:41`. A text of another form stays as it is. */
export function timeOf(at: string): string {
  return /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at)?.slice(1).join(' ') ?? at;
}
