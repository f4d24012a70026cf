import { useEffect } from 'react';

const kRegions = 'section, aside, nav, header, main, article, [role="dialog"], [role="region"]';

function canTakeFocus(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    !element.matches(':disabled') &&
    element.getClientRects().length > 0
  );
}

/** Where somebody goes on whose place is gone: what is nearest around it, a region of the page before a bare box. */
function nearestPlace(path: readonly Element[]): HTMLElement | null {
  const around = path.filter((element) => element !== document.body && canTakeFocus(element));
  const own = around.find((element) => element === path[0] || element.matches('[tabindex="0"]'));
  const region = around.find((element) => element.matches(kRegions));
  const heading = document.querySelector('h1');
  return (own ??
    region ??
    (heading && canTakeFocus(heading) ? heading : null)) as HTMLElement | null;
}

function pathOf(element: Element): Element[] {
  const path = [];
  for (let each: Element | null = element; each; each = each.parentElement) path.push(each);
  return path;
}

/**
 * A person who uses the page by its keys never has to begin at its top: when what had the focus goes away or can't be used any
 * more, the focus goes to what is nearest around it. A press beside everything still takes it away.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: Element[] = [];
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && target !== document.body) path = pathOf(target);
    };
    const forget = () => {
      setTimeout(() => {
        if (document.activeElement === document.body && path[0]?.isConnected === true) path = [];
      });
    };
    const keep = () => {
      frame = 0;
      const { activeElement } = document;
      if (path.length === 0 || (activeElement !== null && activeElement !== document.body)) return;
      const place = nearestPlace(path);
      if (!place) return;
      if (!place.matches('a[href], button, input, select, textarea, [tabindex]'))
        place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      if (frame === 0 && path.length > 0 && document.activeElement === document.body)
        frame = requestAnimationFrame(keep);
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    watch.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    });
    return () => {
      cancelAnimationFrame(frame);
      watch.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
}
