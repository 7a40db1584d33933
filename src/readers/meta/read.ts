import { UserError } from '../../errors.ts';
import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { documentRecords } from '../shared/json-records.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { Silence } from '../shared/silence.ts';
import { Speakers, unknownSpeakers } from '../shared/speakers.ts';
import { oldestFirst } from '../shared/time.ts';
import { headOf, pathOf, rootOf, type Thread, type ThreadHead, threadsOf } from './download.ts';
import { readMessage, type Sent } from './message.ts';
import { ownerOf } from './team.ts';

/** Reads all threads of the download at once: only together they tell whose download it is. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source, context);
  for (const thread of await run.threads()) yield* run.read(thread);
  run.end();
}

class Run {
  readonly #source: Source;
  readonly #context: ReadContext;
  readonly #speakers: Speakers;
  readonly #strangers = new Set<string>();
  #owner: string | undefined;
  readonly #failures: { readonly error: UserError; readonly path: string }[] = [];
  #conversations = 0;

  constructor(source: Source, context: ReadContext) {
    this.#source = source;
    this.#context = context;
    this.#speakers = new Speakers(context);
  }

  /** The threads, once it is known who the team is. */
  async threads(): Promise<readonly Thread[]> {
    const threads = threadsOf(this.#source);
    if (this.#context.options.agents.length > 0) return threads;
    const heads: ThreadHead[] = [];
    for (const { id, files } of threads) {
      const head = (await this.#open(files[0]))?.head;
      if (head !== undefined) heads.push(headOf(head, id));
    }
    this.#owner = await ownerOf(this.#source, rootOf(this.#source.path), heads, this.#context);
    return threads;
  }

  async *read({ id, files }: Thread): AsyncGenerator<Conversation> {
    const messages: Sent[] = [];
    for (const file of files) {
      const source = await this.#open(file);
      if (source !== undefined) await this.#file(source, pathOf(this.#source, file), messages);
    }
    yield* this.#conversationsOf(id, oldestFirst(messages));
  }

  /** @throws UserError where no file could be read, or nobody's role is known */
  end(): void {
    const [first] = this.#failures;
    if (this.#conversations === 0) {
      if (this.#strangers.size > 0) throw unknownSpeakers(this.#source.path, [...this.#strangers], 1);
      if (first !== undefined) throw first.error;
    }
    for (const { error, path } of this.#failures) {
      const { code, message, line } = error;
      contextOf(this.#context, path, this.#source.path).diagnose({ code, message, level: 'error', ...(line !== undefined && { line }) });
    }
  }

  async #open(file: string | undefined): Promise<Source | undefined> {
    return file === undefined ? this.#source : this.#source.family?.open(file);
  }

  /** One unreadable file of a download does not cost the others. */
  async #file(source: Source, path: string, messages: Sent[]): Promise<void> {
    try {
      await this.#messages(source, path, messages);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#failures.push({ error, path });
    }
  }

  async #messages(source: Source, path: string, messages: Sent[]): Promise<void> {
    const context = contextOf(this.#context, path, this.#source.path);
    for await (const record of documentRecords(source, context, ['messages'])) {
      const { value, line } = record;
      // A file without the list is one record: a thread whose messages were all removed.
      if (typeof value === 'object' && value !== null && 'participants' in value) continue;
      const message = readMessage(record, path);
      record.release();
      if (message !== undefined) messages.push(message);
      else {
        const about = 'This record is no message: it has neither a sender nor a time.';
        context.diagnose({ code: 'bad-record', level: 'error', line, record: record.record, message: about });
      }
    }
  }

  *#conversationsOf(thread: string, messages: readonly Sent[]): Generator<Conversation> {
    const roles = this.#rolesOf(messages);
    const silence = new Silence();
    const parts: Post[][] = [];
    for (const message of messages) {
      const role = message.notice ? 'system' : roles(message.author);
      if (role === undefined) {
        this.#strangers.add(message.author);
        this.#context.skip('unknown-speaker');
        continue;
      }
      if (silence.breaks(message.at, role) || parts.length === 0) parts.push([]);
      parts.at(-1)?.push(postOf(message, role));
    }
    for (const [index, part] of parts.entries()) {
      const path = part[0]?.path ?? this.#source.path;
      const posts = part.map((post, at) => ({ ...post, id: String(at + 1), path: post.path === path ? undefined : post.path }));
      this.#conversations += 1;
      const channel = /instagram/i.test(path) ? 'instagram direct' : 'messenger';
      yield threadOf({ id: `${thread}#${index + 1}`, path, channel }, posts, this.#context);
    }
  }

  #rolesOf(messages: readonly Sent[]): (author: string) => Role | undefined {
    const { agents } = this.#context.options;
    const owner = this.#owner;
    if (agents.length > 0) return (author) => (isNamedAgent(author, agents) ? 'agent' : 'customer');
    if (owner !== undefined) return (author) => (author === owner ? 'agent' : 'customer');
    const authors = messages.filter(({ notice }) => !notice).map(({ author }) => author);
    const roles = this.#speakers.resolve(authors, messages[0]?.body.locate(0).line ?? 1);
    return (author) => roles.get(author);
  }
}

function postOf({ author, at, body, deleted, attachments, path }: Sent, role: Role): Post {
  return { role, author, at, body, attachments, path, ...(deleted && { hidden: 'deleted' as const }) };
}

/** Remarks about another file than the one that is read name that file. */
function contextOf(context: ReadContext, path: string, own: string): ReadContext {
  if (path === own) return context;
  return {
    ...context,
    diagnose(diagnostic) {
      const named = { ...diagnostic, path };
      context.diagnose(named);
    },
  };
}
