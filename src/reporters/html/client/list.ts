import type { ConversationData, FindingData } from '../data.ts';
import { html } from '../markup.ts';
import { conversationArticle, rowOf } from '../render/conversation.ts';
import type { Speech } from '../speech.ts';
import type { Filter, Store } from './filter.ts';

const PAGE = 20;
/** Messages of a conversation at first, and more each time that the reader asks. */
const ROWS = 60;
/** Conversations on paper: beyond, a report is no longer read there. */
const MOST_PRINTED = 200;

/** The conversations that a filter leaves, a page of them at a time. */
export class List {
  readonly #root: HTMLElement;
  readonly #status: HTMLElement;
  readonly #store: Store;
  readonly #speech: Speech;
  #filter: Filter;
  #found: readonly ConversationData[] = [];
  #page = 0;
  /** Conversations of which more messages are shown. */
  readonly #rows = new Map<ConversationData, number>();

  constructor(root: HTMLElement, status: HTMLElement, store: Store, speech: Speech, filter: Filter) {
    this.#root = root;
    this.#status = status;
    this.#store = store;
    this.#speech = speech;
    this.#filter = filter;
    root.addEventListener('click', (event) => this.#clicked(event.target as Element));
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.#found.length / PAGE));
  }

  /** Shows what a filter leaves, from its first page. */
  apply(filter: Filter): void {
    this.#filter = filter;
    this.#found = this.#store.matching(filter);
    this.#page = 0;
    this.#rows.clear();
    this.#draw();
    this.#tell();
  }

  /** True where there was such a page to go to. */
  turn(by: number): boolean {
    const page = this.#page + by;
    if (page < 0 || page >= this.pages) return false;
    this.#page = page;
    this.#draw();
    return true;
  }

  /** Goes to the page with a conversation, deep enough for the finding; false where the filter leaves it out. */
  reveal(data: ConversationData, finding?: FindingData): boolean {
    const at = this.#found.indexOf(data);
    if (at === -1 || (finding !== undefined && !this.#store.shows(this.#filter, data, finding))) return false;
    this.#page = Math.floor(at / PAGE);
    if (finding !== undefined) {
      const row = rowOf(data, finding, (each) => this.#store.shows(this.#filter, data, each));
      if (row >= (this.#rows.get(data) ?? ROWS)) this.#rows.set(data, row + ROWS);
    }
    this.#draw();
    return true;
  }

  /** Everything that the filter leaves, for paper; and back. */
  print(on: boolean): void {
    if (!on) this.#draw();
    else {
      const left = this.#found.length - MOST_PRINTED;
      const { say, words } = this.#speech;
      this.#root.innerHTML = html`${this.#found.slice(0, MOST_PRINTED).map((data) => this.#article(data))}${
        left > 0 ? html`<p class="left">${say(words.notPrinted, { count: left })}</p>` : undefined
      }`.text;
    }
  }

  #article(data: ConversationData) {
    return conversationArticle(
      data,
      { shown: (finding) => this.#store.shows(this.#filter, data, finding), rows: this.#rows.get(data) ?? ROWS },
      this.#speech,
    );
  }

  #shown(): readonly ConversationData[] {
    return this.#found.slice(this.#page * PAGE, (this.#page + 1) * PAGE);
  }

  #draw(): void {
    const { say, words } = this.#speech;
    const pager =
      this.pages === 1
        ? undefined
        : html`<nav class="pager" aria-label="${words.pages}"><button type="button" data-turn="-1"${this.#page === 0 ? html` disabled` : undefined}>${words.previous}</button><span>${say(words.page, { page: this.#page + 1, pages: this.pages })}</span><button type="button" data-turn="1"${this.#page === this.pages - 1 ? html` disabled` : undefined}>${words.next}</button></nav>`;
    const none = this.#found.length === 0 ? html`<p class="empty">${words.empty}</p>` : undefined;
    // The templates escape every value; see markup.ts.
    this.#root.innerHTML = html`${none}${this.#shown().map((data) => this.#article(data))}${pager}`.text;
  }

  #tell(): void {
    const count = (list: readonly ConversationData[], filtered: boolean): number =>
      list.reduce(
        (sum, data) =>
          sum + (filtered ? data.findings.filter((each) => this.#store.shows(this.#filter, data, each)).length : data.findings.length),
        0,
      );
    const { command, say, words } = this.#speech;
    const findings = (many: number): string => say(words.findings, { count: many });
    const units = (many: number): string => say(words.units[command], { count: many });
    const [some, all, few, total] = [count(this.#found, true), count(this.#store.all, false), this.#found.length, this.#store.all.length];
    this.#status.textContent = say(some === all ? words.found : words.foundOf, {
      some,
      all,
      few,
      total,
      someFindings: findings(some),
      allFindings: findings(all),
      fewUnits: units(few),
      allUnits: units(total),
    });
  }

  #clicked(target: Element): void {
    const turn = target.closest<HTMLElement>('[data-turn]')?.dataset['turn'];
    if (turn !== undefined) {
      this.turn(Number(turn));
      this.#root.querySelector<HTMLElement>('.conversation')?.focus();
      return;
    }
    const more = target.closest('.more');
    if (more === null) return;
    const article = more.closest('.conversation') as HTMLElement;
    const index = [...this.#root.querySelectorAll('.conversation')].indexOf(article);
    const data = this.#shown()[index];
    if (data === undefined) return;
    const before = this.#rows.get(data) ?? ROWS;
    this.#rows.set(data, before + ROWS);
    article.outerHTML = this.#article(data).text;
    this.#root
      .querySelectorAll<HTMLElement>('.conversation')
      [index]?.querySelectorAll<HTMLElement>('.messages > li')
      [before]?.scrollIntoView({ block: 'nearest' });
  }
}
