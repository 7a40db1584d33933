// Runs before anything is drawn: what only scripts can do is shown, and a chosen theme is there from the start.
import { chosenTheme } from './theme.ts';

const root = document.documentElement;
root.classList.add('js');
const theme = chosenTheme();
if (theme !== undefined) root.dataset['theme'] = theme;
