import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';

// Safari knows no overflow-anchor: rows that come in above push the one that is read out of sight.
const kKeepsPlaces =
  (globalThis as Partial<typeof globalThis>).CSS?.supports('overflow-anchor', 'auto') ?? false;

interface Place {
  readonly row: Element;
  readonly top: number;
}

const topIn = (list: Element, row: Element) =>
  row.getBoundingClientRect().top - list.getBoundingClientRect().top;

function placeIn(list: Element): Place | null {
  for (const row of list.querySelectorAll('[data-seq]')) {
    const top = topIn(list, row);
    if (top >= 0) return { row, top };
  }
  return null;
}

/**
 * Keeps what is read where it is while rows come in, unless the list stands at its top. To be told of each scrolling, and
 * to be called with what the rows are made of.
 */
export function useKeptPlace(
  listRef: RefObject<HTMLElement | null>,
  isAtTop: boolean,
  rows: unknown,
): () => void {
  const place = useRef<Place | null>(null);
  const remember = useCallback(() => {
    if (!kKeepsPlaces && listRef.current) place.current = placeIn(listRef.current);
  }, [listRef]);
  useLayoutEffect(() => {
    const list = listRef.current;
    if (kKeepsPlaces || !list || isAtTop || !place.current?.row.isConnected) return;
    list.scrollTop += topIn(list, place.current.row) - place.current.top;
  }, [listRef, isAtTop, rows]);
  return remember;
}
