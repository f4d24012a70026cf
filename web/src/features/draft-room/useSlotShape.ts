import { useLayoutEffect, useState, type RefObject } from 'react';

/** How a member is set in a slot, and how large the rating is beside it. */
export interface SlotShape {
  /** `tight` and `stacked` are narrow ones: one line without more room, or the rating below the name. */
  readonly layout: 'row' | 'large-row' | 'tight' | 'stacked' | 'stacked-tall';
  readonly rating: 'usual' | 'small' | 'smallest';
}

// All of them for type of this size.
const kTypePx = 13;
const kNarrowPx = 180;
const kStackedFromPx = 36;
const kTwoLinesFromPx = 50;
const kLargeFromPx = 56;
const kSmallRatingPx = 118;
const kSmallestRatingPx = 88;

/** What fits into a slot of this size, when its type has the usual one or another. */
export function slotShape(slotWidthPx: number, slotHeightPx: number, typePx = kTypePx): SlotShape {
  const widthPx = (slotWidthPx * kTypePx) / typePx;
  const heightPx = (slotHeightPx * kTypePx) / typePx;
  const rating =
    widthPx <= kSmallestRatingPx ? 'smallest' : widthPx <= kSmallRatingPx ? 'small' : 'usual';
  if (widthPx > kNarrowPx)
    return { layout: heightPx >= kLargeFromPx ? 'large-row' : 'row', rating };
  if (heightPx < kStackedFromPx) return { layout: 'tight', rating };
  return { layout: heightPx >= kTwoLinesFromPx ? 'stacked-tall' : 'stacked', rating };
}

/**
 * The shape that all slots of a board have in common, kept as the board changes its size. One slot is measured for all
 * of them: as containers of their own, 160 slots were most of what a slow computer did for a change of the board.
 */
export function useSlotShape(
  gridRef: RefObject<HTMLElement | null>,
  teamCount: number,
  teamSize: number,
): SlotShape {
  const [shape, setShape] = useState(() => slotShape(0, 0));
  useLayoutEffect(() => {
    const grid = gridRef.current;
    const measure = () => {
      const slot = grid?.querySelector('.slot');
      if (!slot) return;
      const typePx = Number.parseFloat(getComputedStyle(slot).fontSize) || kTypePx;
      const next = slotShape(slot.clientWidth, slot.clientHeight, typePx);
      setShape((known) =>
        known.layout === next.layout && known.rating === next.rating ? known : next,
      );
    };
    measure();
    if (!grid || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [gridRef, teamCount, teamSize]);
  return shape;
}
