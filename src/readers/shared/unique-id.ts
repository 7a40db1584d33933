/** Two records of a file may share a name; findings must still tell them apart: the second `late` is `late#2`. */
export class UniqueIds {
  readonly #counts = new Map<string, number>();

  of(id: string): string {
    const count = (this.#counts.get(id) ?? 0) + 1;
    this.#counts.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  }
}
