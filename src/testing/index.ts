/** For authors of rules: the chat notation and the runner of examples, as the built-in rules use them. */
export { type Mark, readChat } from './chat.ts';
export { type Example, type ExampleFile, exampleFile, faultsOf } from './examples.ts';
