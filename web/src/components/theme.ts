// The choice between dark (the default) and light, kept in this browser.
import { useSyncExternalStore } from 'react';

export type Theme = 'dark' | 'light';

const kStorageKey = 'draftwire.theme';
const listeners = new Set<() => void>();

function stored(): Theme {
  try {
    return localStorage.getItem(kStorageKey) === 'light' ? 'light' : 'dark';
  } catch {
    return 'dark';
  }
}

let theme: Theme = stored();

function show(): void {
  document.documentElement.dataset['theme'] = theme;
}

export function setTheme(chosen: Theme): void {
  theme = chosen;
  try {
    localStorage.setItem(kStorageKey, chosen);
  } catch {
    // A browser that keeps nothing still shows it until the page goes.
  }
  show();
  for (const listener of listeners) listener();
}

export function applyStoredTheme(): void {
  show();
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => theme,
  );
}
