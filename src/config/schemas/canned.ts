import * as v from 'valibot';

const response = v.looseObject({
  id: v.pipe(v.union([v.string(), v.number()]), v.description('Unique in its library: a shortcut or number.')),
  text: v.pipe(v.string(), v.description('The reply, with its placeholders.')),
  title: v.exactOptional(v.string()),
  language: v.exactOptional(v.pipe(v.string(), v.description('BCP 47 tag, such as it or pt-BR; told from the text where it is absent.'))),
  tags: v.exactOptional(v.array(v.string())),
});

/** A line of a library in JSON Lines, or the whole of one in JSON or YAML. */
export const cannedSchema = v.pipe(
  v.union([response, v.array(response), v.looseObject({ responses: v.array(response) })]),
  v.title('replylint library of canned responses'),
  v.description('A line of JSON Lines is one response; JSON and YAML may also hold a list of them, or an object with "responses".'),
);
