// Where the words of the room lie: measured in the page, as they are seen.
import type { Page } from '@playwright/test';

export interface Faults {
  /** Two texts on one another. */
  readonly overlapping: readonly string[];
  /** Cut without an ellipsis, or with one and no way to read the rest. */
  readonly cut: readonly string[];
  /** Beyond the place in a team that they belong to. */
  readonly outside: readonly string[];
}

/** Runs in the page: what lies where in header, strip, board, pool and the line of news. */
function measure(): Faults {
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface Seen extends Box {
    readonly element: Element;
    readonly text: string;
  }
  const kRegions = '.room-header, .room-strip, .room-main, .room-news';
  const kSlackPx = 1;
  const width = (box: Box) => box.right - box.left;
  const height = (box: Box) => box.bottom - box.top;
  const both = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const isSeen = (box: Box) => width(box) > kSlackPx && height(box) > kSlackPx;
  const isForEars = (element: Element) =>
    getComputedStyle(element).clipPath === 'inset(50%)' || element.matches('.sr-only');

  const styles = new Map<Element, { isFrame: boolean; scrolls: boolean; isMeant: boolean }>();
  const flowOf = (element: Element) => {
    const known = styles.get(element);
    if (known) return known;
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
    const flows = [overflowX, overflowY];
    const scrolls = flows.some((flow) => flow === 'auto' || flow === 'scroll');
    const made = {
      isFrame: flows.some((flow) => flow !== 'visible'),
      scrolls,
      isMeant: scrolls || textOverflow === 'ellipsis' || webkitLineClamp !== 'none',
    };
    styles.set(element, made);
    return made;
  };

  const overlapping: string[] = [];
  const cut: string[] = [];
  const outside: string[] = [];

  /** A text is reachable when something around it says all of it: a title, or the name of what it labels. */
  const isToldWhole = (from: Element, text: string) => {
    for (
      let each: Element | null = from;
      each?.closest('.room') != null;
      each = each.parentElement
    ) {
      const told = `${each.getAttribute('title') ?? ''} ${each.getAttribute('aria-label') ?? ''}`;
      if (told.includes(text.trim())) return true;
    }
    return false;
  };

  /** What is left of a box in sight, and a fault when something cuts it that should not. */
  const inSight = (element: Element, box: Box, text: string): Box => {
    let seen = both(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { isFrame, scrolls, isMeant } = flowOf(each);
      if (!isFrame) continue;
      const frame = each.getBoundingClientRect();
      const left = both(seen, frame);
      const isCut =
        width(left) < width(seen) - kSlackPx || height(left) < height(seen) - 0.4 * height(box);
      if (isCut && isSeen(seen) && !isMeant) cut.push(`“${text}” by .${each.className}`);
      if (isCut && isSeen(seen) && !scrolls && !isToldWhole(element, text))
        cut.push(`“${text}”, and nothing says the rest`);
      seen = left;
    }
    return seen;
  };

  const rowsInSight = new Map<Element, boolean>();
  const isRowInSight = (row: Element) => {
    const known = rowsInSight.get(row);
    if (known !== undefined) return known;
    const { top, bottom } = row.getBoundingClientRect();
    const made = bottom > 0 && top < innerHeight;
    rowsInSight.set(row, made);
    return made;
  };

  const texts: Seen[] = [];
  for (const region of document.querySelectorAll(kRegions)) {
    const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest('option, svg') !== null) continue;
      // A picture over the board for the moments of a roll, which says nothing that is not said elsewhere.
      if (element.closest('.roll-show')) continue;
      // What the list has not set yet would be set for the question.
      const row = element.closest('.player-row');
      if (row && !isRowInSight(row)) continue;
      if (region.matches('.room-main') && element.closest('.room-news')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      let isHidden = false;
      for (let each: Element | null = element; each && each !== region; each = each.parentElement)
        isHidden ||= isForEars(each);
      if (isHidden) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        // A line's box is higher than its letters.
        const inset = rect.height * 0.16;
        const box = {
          left: rect.left,
          top: rect.top + inset,
          right: rect.right,
          bottom: rect.bottom - inset,
        };
        const seen = inSight(element, box, text);
        if (!isSeen(seen)) continue;
        texts.push({ ...seen, element, text });
        const slot = element.closest('.slot')?.getBoundingClientRect();
        if (slot && (seen.top < slot.top - kSlackPx || seen.bottom > slot.bottom + kSlackPx))
          outside.push(`“${text}”`);
      }
    }
  }
  texts.sort((a, b) => a.top - b.top);
  for (const [index, one] of texts.entries()) {
    for (let next = index + 1; next < texts.length; next += 1) {
      const other = texts[next];
      if (!other || other.top >= one.bottom) break;
      if (other.element === one.element) continue;
      const common = both(one, other);
      if (isSeen(common)) overlapping.push(`“${one.text}” and “${other.text}”`);
    }
  }
  return { overlapping, cut, outside };
}

export function faultsOf(page: Page): Promise<Faults> {
  return page.evaluate(measure);
}

export const kNoFaults: Faults = { overlapping: [], cut: [], outside: [] };

/** What is pressed and is smaller than it should be, by its name. */
export function smallTargets(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = document.querySelectorAll<HTMLElement>(
      '.room :is(button, select, input, .room-back)',
    );
    return [...pressed].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || Math.min(width, height) >= least - 0.5) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent;
      return [`${name}: ${Math.round(width)} × ${Math.round(height)}`];
    });
  }, leastPx);
}
