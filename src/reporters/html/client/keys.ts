import type { List } from './list.ts';

/** What keys do besides moving in the list. */
export interface Actions {
  readonly search: HTMLInputElement;
  readonly help: HTMLDialogElement;
  clear(): void;
  theme(): void;
}

const TYPING = /^(?:INPUT|SELECT|TEXTAREA)$/;

/** Makes the page usable without a mouse. Keys with a modifier are the browser's. */
export function watchKeys(root: HTMLElement, list: List, { search, help, clear, theme }: Actions): void {
  const step = (by: 1 | -1): void => {
    const all = [...root.querySelectorAll<HTMLElement>('.finding')];
    const at = all.findIndex((each) => each === document.activeElement || each.contains(document.activeElement));
    const next = at === -1 ? all[nextInView(all, by)] : all[at + by];
    if (next !== undefined) show(next);
    else if (list.turn(by)) {
      const others = root.querySelectorAll<HTMLElement>('.finding');
      const first = others[by === 1 ? 0 : others.length - 1];
      if (first !== undefined) show(first);
    }
  };
  const page = (by: 1 | -1): void => {
    if (list.turn(by)) root.querySelector<HTMLElement>('.conversation')?.focus();
  };
  const actions: Readonly<Record<string, () => void>> = {
    j: () => step(1),
    k: () => step(-1),
    n: () => page(1),
    p: () => page(-1),
    x: clear,
    d: theme,
    '/': () => {
      search.focus();
      search.select();
    },
    '?': () => help.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const target = event.target as HTMLElement;
    if (TYPING.test(target.tagName)) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}

/** Where no finding has the focus, the one nearest to what is seen is next. */
function nextInView(all: readonly HTMLElement[], by: 1 | -1): number {
  if (by === 1) return all.findIndex((each) => each.getBoundingClientRect().top > 0);
  return all.findLastIndex((each) => each.getBoundingClientRect().top < 0);
}

/** Brings an element into sight and gives it the focus. */
export function show(element: HTMLElement): void {
  element.closest('details')?.setAttribute('open', '');
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: element.clientHeight > innerHeight / 2 ? 'start' : 'center' });
}
