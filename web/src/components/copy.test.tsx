// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { Toaster } from 'sonner';
import { afterEach, expect, test, vi } from 'vitest';
import { CopyButton } from '@/components/CopyButton';

afterEach(() => vi.unstubAllGlobals());

function copy(clipboard: object | undefined) {
  vi.stubGlobal('navigator', { clipboard });
  render(
    <>
      <CopyButton text="https://draft.example/seat/one" label="Copy the link" />
      <Toaster />
    </>,
  );
  expect(screen.getByRole('status').textContent).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'Copy the link' }));
}

test('what was copied is said aloud', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  copy({ writeText });
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
  expect(writeText).toHaveBeenCalledExactlyOnceWith('https://draft.example/seat/one');
});

test.each([
  ['has no clipboard', undefined],
  ['refuses', { writeText: () => Promise.reject(new Error('NotAllowedError')) }],
])('a browser that %s leaves the copying to the person', async (_, clipboard) => {
  copy(clipboard);
  await screen.findByText(/Select the link and copy it yourself/);
  expect(screen.getByRole('status').textContent).toBe('');
});

test('without a clipboard what is selected is copied, and the button keeps the focus', async () => {
  const selected: string[] = [];
  Object.defineProperty(document, 'execCommand', {
    configurable: true,
    value: () => {
      const field = document.activeElement;
      if (field instanceof HTMLTextAreaElement) selected.push(field.value);
      return true;
    },
  });
  copy(undefined);
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
  expect(selected).toEqual(['https://draft.example/seat/one']);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Copy the link' }));
  expect(document.querySelector('textarea')).toBeNull();
  Reflect.deleteProperty(document, 'execCommand');
});
