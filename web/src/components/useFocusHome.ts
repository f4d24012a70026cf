import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface FocusHandlers {
  onFocus: () => void;
  onBlur: (event: FocusEvent) => void;
}

/**
 * Keeps the focus in a part of the page whose buttons come and go: when the one that had it is gone, `home` has it.
 * The handlers are for the element around them all.
 */
export function useFocusHome(home: RefObject<HTMLElement | null>): FocusHandlers {
  const isInside = useRef(false);
  // At once: a frame later the focus has gone to what is nearest, for the whole page.
  useLayoutEffect(() => {
    // A browser tells nobody that the element with the focus was taken out.
    if (isInside.current && document.activeElement === document.body)
      home.current?.focus({ preventScroll: true });
  });
  return {
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      isInside.current = relatedTarget !== null && currentTarget.contains(relatedTarget);
    },
  };
}
