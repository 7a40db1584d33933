import { posix } from 'node:path';
import type { Conversation, Hidden, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { isMbox } from './detect.ts';
import { type Folder, folderOf, isMailboxName } from './labels.ts';
import { type Mail, type Person, readMail } from './message.ts';
import type { RawMail } from './parts.ts';
import { MailSplitter } from './split.ts';
import { isAnswer } from './subject.ts';
import { Team } from './team.ts';
import { MailThreads } from './threads.ts';

/** Reads a mailbox or a mail together with those beside it: answers lie in other files, and in the folder of sent mails. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source.path, context);
  yield* run.file(source);
  for (const name of source.family?.list('.') ?? []) {
    if (!/\.(?:eml|mbox|mbx)$/i.test(name) && !isMailboxName(name)) continue;
    const other = await source.family?.open(name);
    if (other !== undefined) yield* run.file(other);
  }
  yield* run.end();
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #team: Team;
  readonly #threads = new MailThreads();
  #order = 0;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.#team = new Team(context);
  }

  async *file(source: Source): AsyncGenerator<Conversation> {
    const mbox = isMbox(source.head);
    const splitter = new MailSplitter(mbox);
    const folder = folderOfPath(source.path, mbox);
    for await (const chunk of source.bytes()) for (const raw of splitter.push(chunk)) yield* this.#take(raw, source.path, folder);
    for (const raw of splitter.end()) yield* this.#take(raw, source.path, folder);
  }

  *end(): Generator<Conversation> {
    this.#team.decide(this.#threads.open);
    for (const mails of this.#threads.end()) yield this.#conversation(mails);
    if (this.#threads.split === 0) return;
    this.#context.diagnose({
      code: 'split-conversations',
      message: `${this.#threads.split} mails lie far from the others of their conversations in a mailbox too large to hold, so these came in pieces.`,
      level: 'note',
    });
  }

  async *#take(raw: RawMail, path: string, folder: Folder | undefined): AsyncGenerator<Conversation> {
    this.#order += 1;
    const read = await readMail(raw, path, this.#order);
    if (typeof read === 'string') {
      this.#tell('bad-mail', `This mail cannot be read: ${read.replace(/\.$/, '')}.`, raw, path, 'error');
      return;
    }
    if (raw.cut) this.#tell('long-mail', 'A text in this mail is longer than 512 KiB: the rest of it was not read.', raw, path, 'note');
    const mail: Mail = { ...read, folder: read.folder ?? folder };
    if (mail.folder === 'spam' || mail.folder === 'trash') {
      this.#context.skip(mail.folder);
      return;
    }
    this.#threads.add(mail);
    if (!this.#threads.full) return;
    this.#team.decide(this.#threads.open);
    for (const mails of this.#threads.early()) yield this.#conversation(mails);
  }

  #tell(code: string, message: string, raw: RawMail, path: string, level: 'error' | 'note'): void {
    // A diagnostic is of the file that is read: one beside it is named in words.
    if (path === this.#path) this.#context.diagnose({ code, message, line: raw.line, record: raw.record, level });
    else this.#context.diagnose({ code, message: `${path}, line ${raw.line}: ${message}`, level });
  }

  #conversation(mails: readonly Mail[]): Conversation {
    const root = rootOf(mails);
    const path = root?.path ?? this.#path;
    const id = root?.gmailThread ?? root?.id ?? `mail-${root?.order ?? 0}`;
    const subject = root?.subject === '' ? mails.find((mail) => mail.subject !== '')?.subject : root?.subject;
    return threadOf(
      { id, path, channel: 'email', subject },
      mails.map((mail) => this.#post(mail, path)),
      this.#context,
    );
  }

  #post(mail: Mail, path: string): Post {
    const { author, role } = this.#authorOf(mail);
    return {
      id: mail.id,
      role,
      author: author.name === '' ? author.address : author.name,
      at: mail.at,
      body: mail.body,
      hidden: this.#hidden(mail, role),
      attachments: mail.attachments,
      path: mail.path === path ? undefined : mail.path,
    };
  }

  #authorOf({ from, replyTo, automatic }: Mail): { author: Person; role: Role } {
    if (!this.#team.has(from)) return { author: from, role: automatic ? 'system' : 'customer' };
    const machine = this.#team.isMachine(from);
    // A form on the team's own site, or a mailing list that writes its address for the author's.
    if (replyTo !== undefined && !this.#team.has(replyTo) && (machine || /\bvia\b/.test(from.name))) {
      return { author: replyTo, role: 'customer' };
    }
    return { author: from, role: automatic || machine ? 'bot' : 'agent' };
  }

  #hidden({ deleted, folder, recipients }: Mail, role: Role): Hidden | undefined {
    if (deleted) return 'deleted';
    if (folder === 'draft') return 'draft';
    const among = role === 'agent' && recipients.length > 0 && recipients.every((person) => this.#team.has(person));
    return among ? 'internal' : undefined;
  }
}

/** The first mail of a thread by its time where all have one; else the first of the file that is no answer. */
function rootOf(mails: readonly Mail[]): Mail | undefined {
  const times = mails.map(({ at }) => Date.parse(at ?? ''));
  if (times.some(Number.isNaN)) return mails.find(({ answers, subject }) => answers.length === 0 && !isAnswer(subject)) ?? mails[0];
  return mails[times.indexOf(times.reduce((least, time) => Math.min(least, time)))];
}

/** What the name of a mailbox, or of the folder that single mails lie in, says about them. */
function folderOfPath(path: string, mbox: boolean): Folder | undefined {
  const parent = posix.basename(posix.dirname(path)).replace(/\.mbox$/i, '');
  return (mbox ? folderOf(stemOf(path)) : undefined) ?? (/^bin$/i.test(parent) ? undefined : folderOf(parent));
}
