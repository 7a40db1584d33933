/** A text by the number in it: the forms that the language has. `{name}` stands for a value, `{count}` for the number. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** Returns its argument: it is here for the types. */
export const forms = (one: string, other: string): Forms => ({ one, other });
