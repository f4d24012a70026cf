// Where a keyboard goes on when what had the focus is gone.

/** To the heading of the section that it stood in, unless the focus is elsewhere by then. Asked for before it goes. */
export function wayToHeading(from: Element): () => void {
  const heading =
    from.closest('section')?.querySelector<HTMLElement>('h1, h2, h3') ??
    document.querySelector<HTMLElement>('h1');
  return () => {
    const { activeElement } = document;
    if (!heading || (activeElement !== document.body && activeElement !== from)) return;
    heading.tabIndex = -1;
    heading.focus();
  };
}

/** Back to what opened a dialog, or to its heading when it is gone. */
export function wayBack(opener: Element | null): () => void {
  if (!(opener instanceof HTMLElement) || opener === document.body) return () => undefined;
  const goToHeading = wayToHeading(opener);
  return () => (opener.isConnected ? opener.focus() : goToHeading());
}
