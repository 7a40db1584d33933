import { type ConversationData, PARTS, type WeekData } from '../data.ts';
import { type SpeechData, speechOf } from '../speech.ts';
import { weekChart } from './chart.ts';
import { type Choice, type Filter, Store } from './filter.ts';
import { show, watchKeys } from './keys.ts';
import { List } from './list.ts';
import { watchTheme } from './theme.ts';

const SCORES = [90, 80, 70, 60, 40, 20];
/** Milliseconds without a key before a search runs. */
const PAUSE = 120;

const dataAt = <T>(id: string): T => JSON.parse(document.getElementById(id)?.textContent ?? 'null') as T;
const element = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);

const speech = speechOf(dataAt<SpeechData>(PARTS.words));
const { say, words } = speech;

const redraws: (() => void)[] = [];
const flip = watchTheme(element('#replylint-theme') as HTMLElement, words, () => {
  for (const redraw of redraws) redraw();
});
const chart = element(`#${PARTS.weeks}-chart`);
if (chart !== null) redraws.push(weekChart(chart, dataAt<WeekData[]>(PARTS.weeks), speech));

const help = element<HTMLDialogElement>('#replylint-help') as HTMLDialogElement;
element('#replylint-keys')?.addEventListener('click', () => help.showModal());

const form = element<HTMLFormElement>('.filters');
const root = element(`#${PARTS.list}`);
if (form !== null && root !== null) startList(form, root);

function startList(filters: HTMLFormElement, listRoot: HTMLElement): void {
  const store = new Store(dataAt<ConversationData[]>(PARTS.conversations));
  const field = (name: string): HTMLInputElement | HTMLSelectElement => filters.elements.namedItem(name) as HTMLSelectElement;
  fill(store, field);
  const filterNow = (): Filter => ({
    search: field('search').value,
    rule: field('rule').value,
    severity: field('severity').value,
    agent: field('agent').value,
    language: field('language').value,
    score: field('score').value,
    order: field('order').value,
  });
  const list = new List(listRoot, element('.found') as HTMLElement, store, speech, filterNow());
  const apply = (): void => list.apply(filterNow());
  const clear = (): void => {
    filters.reset();
    apply();
  };

  let waiting: ReturnType<typeof setTimeout> | undefined;
  filters.addEventListener('input', (event) => {
    clearTimeout(waiting);
    if ((event.target as HTMLElement).tagName === 'INPUT') waiting = setTimeout(apply, PAUSE);
    else apply();
  });
  filters.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  element('.filters .clear')?.addEventListener('click', clear);

  const follow = (): void => {
    const name = nameIn(location.hash);
    const found = name === '' ? undefined : store.named(name);
    if (found === undefined) return;
    if (!list.reveal(found.data, found.finding)) {
      clear();
      list.reveal(found.data, found.finding);
    }
    const target = document.getElementById(name);
    if (target !== null) show(target);
  };
  apply();
  follow();
  addEventListener('hashchange', follow);
  addEventListener('beforeprint', () => list.print(true));
  addEventListener('afterprint', () => list.print(false));
  watchKeys(listRoot, list, { search: field('search') as HTMLInputElement, help, clear, theme: flip });
  linkOverview(field, apply);
}

/** Puts what there is into the fields. A choice that leaves nothing out is not offered. */
function fill(store: Store, field: (name: string) => HTMLElement): void {
  const put = (name: string, first: string | undefined, choices: readonly Choice[]): void => {
    const select = field(name);
    if (first !== undefined) select.append(new Option(first, ''));
    for (const { value, label } of choices) select.append(new Option(label, value));
    if (choices.length < 2) (select.closest('label') as HTMLElement).hidden = true;
  };
  const { rule, severity, agent, language } = store.choices(speech);
  put('rule', words.allRules, rule);
  put('severity', words.allSeverities, severity);
  put('agent', words.allAgents, agent);
  put('language', words.allLanguages, language);
  put(
    'score',
    words.anyScore,
    SCORES.map((score) => ({ value: String(score), label: say(words.below, { score }) })),
  );
  put('order', undefined, [
    { value: 'score', label: words.orders.score },
    { value: 'findings', label: words.orders.findings },
    { value: 'file', label: words.orders.file },
  ]);
}

/** Rules, agents and severities of the overview lead to their findings. */
function linkOverview(field: (name: string) => HTMLInputElement | HTMLSelectElement, apply: () => void): void {
  for (const name of ['rule', 'agent', 'severity'] as const) {
    for (const place of document.querySelectorAll<HTMLElement>(`#${PARTS.overview} [data-${name}]`)) {
      const value = place.dataset[name] as string;
      const select = field(name) as HTMLSelectElement;
      if (![...select.options].some((option) => option.value === value)) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'lead-to';
      button.append(...(name === 'severity' ? [...place.childNodes] : [place.textContent ?? '']));
      button.addEventListener('click', () => {
        select.form?.reset();
        select.value = value;
        apply();
        element('#replylint-conversations')?.scrollIntoView();
        select.focus({ preventScroll: true });
      });
      place.replaceChildren(button);
    }
  }
}

function nameIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
