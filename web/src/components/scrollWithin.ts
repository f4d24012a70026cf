/** How far a box has to scroll along one axis, from `from` to `to`, until what reaches from `start` to `end` is in sight. */
function shift(start: number, end: number, from: number, to: number): number {
  if (start < from) return start - from;
  return Math.max(0, Math.min(end - to, start - from));
}

/** Brings an element into sight of the box that scrolls, and moves nothing around that box. */
export function scrollWithin(box: HTMLElement, element: Element): void {
  const seen = box.getBoundingClientRect();
  const wanted = element.getBoundingClientRect();
  const { scrollPaddingLeft, scrollSnapType } = getComputedStyle(box);
  const margin = Number.parseFloat(scrollPaddingLeft) || 0;
  // A box that snaps would go on to the next start by itself, and past what was wanted.
  const left = scrollSnapType.startsWith('x')
    ? wanted.left - seen.left - margin
    : shift(wanted.left, wanted.right, seen.left + margin, seen.right - margin);
  const top = shift(wanted.top, wanted.bottom, seen.top, seen.bottom);
  box.scrollTop += top;
  box.scrollLeft += left;
}
