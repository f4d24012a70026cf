import { useEffect, useRef } from 'react';

/** Uses what a link names once, however often the page is drawn. */
export function useLinkOnce(token: string, use: (token: string) => void): void {
  const used = useRef<string | null>(null);
  useEffect(() => {
    if (used.current === token) return;
    used.current = token;
    use(token);
  }, [token, use]);
}
