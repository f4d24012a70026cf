import { afterEach } from 'vitest';

// Component tests choose jsdom, which has no layout; everything else runs without a document.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/react');
  afterEach(() => cleanup());
  Object.defineProperty(window, 'matchMedia', {
    value: (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }),
  });
  Object.defineProperty(Element.prototype, 'scrollIntoView', { value: () => undefined });
}
