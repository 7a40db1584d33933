import type { Conversation } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { Grouping, splitNote } from './grouping.ts';
import { type Post, PostSize, type ThreadFacts, threadOf } from './posts.ts';

interface Row {
  readonly facts: ThreadFacts;
  readonly post: Post;
}

/** Posts that stand alone in a file and name their conversation, brought together with bounded memory (`Grouping`). */
export class Threads {
  readonly #context: ReadContext;
  readonly #grouping = new Grouping<Row>();
  readonly #size = new PostSize();
  /** Conversations handed out so far. */
  count = 0;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /** Takes one post; gives the conversations that are complete by now. Of several facts about one conversation the first count. */
  *add(facts: ThreadFacts, post: Post): Generator<Conversation> {
    for (const { rows } of this.#grouping.add(facts.id, { facts, post }, this.#size.of(post))) yield this.#thread(rows);
  }

  /** The rest, and a note where conversations came in pieces. */
  *end(): Generator<Conversation> {
    const groups = this.#grouping.end();
    splitNote(this.#grouping, this.#context);
    for (const { rows } of groups) yield this.#thread(rows);
  }

  #thread(rows: readonly Row[]): Conversation {
    this.count += 1;
    const facts = Object.assign({}, ...rows.map((row) => row.facts).toReversed()) as ThreadFacts;
    return threadOf(
      facts,
      rows.map(({ post }) => post),
      this.#context,
    );
  }
}
