/** The way of browsers that have no clipboard for a page that did not come by HTTPS: what is selected can be copied. */
function copySelected(text: string, beside: HTMLElement): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.tabIndex = -1;
  field.className = 'sr-only';
  // Inside the same dialog: a dialog takes the focus back from everything outside.
  beside.after(field);
  field.focus({ preventScroll: true });
  field.select();
  try {
    // Deprecated, and the only way there is.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } finally {
    field.remove();
    beside.focus({ preventScroll: true });
  }
}

/** Copies a text; `beside` is what was pressed for it. False when the browser allows it in no way. */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    // Undefined where the page came by plain HTTP, whatever its type says.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    try {
      return copySelected(text, beside);
    } catch {
      return false;
    }
  }
}
