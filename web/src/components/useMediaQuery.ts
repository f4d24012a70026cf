import { useCallback, useSyncExternalStore } from 'react';

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** One column: held upright, or narrow. A low wide screen shows board and pool side by side; the styles say it too. */
export const kIsPhone = '(max-width: 47.99rem) and (min-height: 30.01rem), (max-width: 34.99rem)';
export const kIsDesk = '(min-width: 80rem)';
