import type { ConversationData, FindingData } from '../data.ts';
import { html } from '../markup.ts';
import { conversationArticle, rowOf } from '../render/conversation.ts';
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
  #filter: Filter;
  #found: readonly ConversationData[] = [];
  #page = 0;
  /** Conversations of which more messages are shown. */
  readonly #rows = new Map<ConversationData, number>();

  constructor(root: HTMLElement, status: HTMLElement, store: Store, filter: Filter) {
    this.#root = root;
    this.#status = status;
    this.#store = store;
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
      this.#root.innerHTML = html`${this.#found.slice(0, MOST_PRINTED).map((data) => this.#article(data))}${
        left > 0 ? html`<p class="left">${left} more are not printed: filter for those that you need.</p>` : undefined
      }`.text;
    }
  }

  #article(data: ConversationData) {
    return conversationArticle(data, {
      shown: (finding) => this.#store.shows(this.#filter, data, finding),
      rows: this.#rows.get(data) ?? ROWS,
    });
  }

  #shown(): readonly ConversationData[] {
    return this.#found.slice(this.#page * PAGE, (this.#page + 1) * PAGE);
  }

  #draw(): void {
    const pager =
      this.pages === 1
        ? undefined
        : html`<nav class="pager" aria-label="Pages"><button type="button" data-turn="-1"${this.#page === 0 ? html` disabled` : undefined}>Previous</button><span>Page ${this.#page + 1} of ${this.pages}</span><button type="button" data-turn="1"${this.#page === this.pages - 1 ? html` disabled` : undefined}>Next</button></nav>`;
    const none = this.#found.length === 0 ? html`<p class="empty">Nothing matches. Clear a filter to see more.</p>` : undefined;
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
    const [findings, all] = [count(this.#found, true), count(this.#store.all, false)];
    const total = this.#store.all.length;
    const { one = '', many = '' } = this.#root.dataset;
    const number = (value: number): string => value.toLocaleString('en');
    this.#status.textContent =
      findings === all
        ? `${number(all)} ${all === 1 ? 'finding' : 'findings'} in ${number(total)} ${total === 1 ? one : many}`
        : `${number(findings)} of ${number(all)} findings, in ${number(this.#found.length)} of ${number(total)} ${many}`;
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
