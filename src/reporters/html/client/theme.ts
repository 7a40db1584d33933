export type Theme = 'light' | 'dark';

const KEY = 'replylint-theme';

/** What the reader chose in an earlier visit. A page from disk may have no storage. */
export function chosenTheme(): Theme | undefined {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'light' || theme === 'dark' ? theme : undefined;
  } catch {
    return undefined;
  }
}

/** What is seen now: the reader's choice, or the system's. */
export const currentTheme = (): Theme => {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Wires the switch. `changed` is called whenever the colours are other ones. */
export function watchTheme(button: HTMLElement, words: { readonly dark: string; readonly light: string }, changed: () => void): () => void {
  const label = (): void => {
    button.textContent = currentTheme() === 'dark' ? words.light : words.dark;
  };
  const flip = (): void => {
    const theme = currentTheme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The choice lasts as long as the page.
    }
    label();
    changed();
  };
  button.addEventListener('click', flip);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    label();
    changed();
  });
  label();
  return flip;
}
