import { useLocation, useSearch } from 'wouter';

/** The page that is open, with its query. */
export function useHere(): string {
  const [path] = useLocation();
  const search = useSearch();
  return search === '' ? path : `${path}?${search}`;
}
