// Light, dark, or as the system says; remembered in this browser.
import { useState } from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';
const key = 'console.theme';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(stored);
  return [
    theme,
    (next) => {
      setTheme(next);
      if (next === 'auto') {
        delete document.documentElement.dataset['theme'];
        localStorage.removeItem(key);
      } else {
        document.documentElement.dataset['theme'] = next;
        localStorage.setItem(key, next);
      }
    },
  ];
}

function stored(): Theme {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'auto';
}
