// Light or dark: the reader's choice, else the system's, and who is told when it changes.

export type Theme = 'light' | 'dark';
type Choice = Theme | 'auto';

const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners: ((theme: Theme) => void)[] = [];
let printing = false;

/** What is shown now; paper is light. */
export function currentTheme(): Theme {
  if (printing) return 'light';
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

export function onThemeChange(listener: (theme: Theme) => void): void {
  listeners.push(listener);
}

/** Makes the switch work, and light what is printed. */
export function startThemes(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-theme-choice]')) {
    button.addEventListener('click', () => choose(button.dataset['themeChoice'] as Choice));
  }
  system.addEventListener('change', tell);
  window.addEventListener('beforeprint', () => setPrinting(true));
  window.addEventListener('afterprint', () => setPrinting(false));
}

function choose(choice: Choice): void {
  document.documentElement.dataset['theme'] = choice;
  for (const button of document.querySelectorAll<HTMLElement>('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', String(button.dataset['themeChoice'] === choice));
  }
  tell();
}

function setPrinting(now: boolean): void {
  printing = now;
  tell();
}

function tell(): void {
  const theme = currentTheme();
  for (const listener of listeners) listener(theme);
}
