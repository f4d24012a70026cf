import { useEffect, type RefObject } from 'react';
import { scrollWithin } from '@/components/scrollWithin';

/**
 * Scrolls a box to the element that a selector finds in it, whenever `key` changes and whenever the box, or what lies in
 * it, gets another size. Between that people scroll as they like.
 */
export function useKeptInSight(
  boxRef: RefObject<HTMLElement | null>,
  selector: string,
  key: unknown,
): void {
  useEffect(() => {
    const box = boxRef.current;
    if (!box) return undefined;
    const show = () => {
      const element = box.querySelector(selector);
      if (element) scrollWithin(box, element);
    };
    show();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(show);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [boxRef, selector, key]);
}
