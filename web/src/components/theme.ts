// Dark or light: what the system asks for, until somebody chooses; the choice is kept in this browser.
import { useSyncExternalStore } from 'react';

export type Theme = 'dark' | 'light';

const kStorageKey = 'draftwire.theme';
const kAsksForLight = '(prefers-color-scheme: light)';
const listeners = new Set<() => void>();

function stored(): Theme | null {
  try {
    const kept = localStorage.getItem(kStorageKey);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}

function wished(): Theme {
  return window.matchMedia(kAsksForLight).matches ? 'light' : 'dark';
}

let chosen: Theme | null = null;
let theme: Theme = 'dark';

function show(next: Theme): void {
  theme = next;
  document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

export function setTheme(next: Theme): void {
  chosen = next;
  try {
    localStorage.setItem(kStorageKey, next);
  } catch {
    // A browser that keeps nothing still shows it until the page goes.
  }
  show(next);
}

/** Shows what was chosen or what the system asks for, and follows the system until there is a choice. Once a page. */
export function applyTheme(): void {
  chosen = stored();
  show(chosen ?? wished());
  window.matchMedia(kAsksForLight).addEventListener('change', () => {
    if (chosen === null) show(wished());
  });
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
