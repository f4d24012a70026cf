// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dialog, DialogContent } from '@/components/Dialog';
import { ErrorBoundary, PageBoundary } from '@/components/ErrorBoundary';

let isBroken = true;

beforeEach(() => {
  isBroken = true;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

function Pool() {
  if (isBroken) throw new Error('no such player');
  return <p>the pool</p>;
}

function Page({ seq }: { seq: number }) {
  return (
    <main>
      <h1>Board</h1>
      <ErrorBoundary what="The pool" attempt={seq}>
        <Pool />
      </ErrorBoundary>
    </main>
  );
}

test('a region that fails says so and why, and the rest of the page stays', () => {
  render(<Page seq={1} />);
  expect(screen.getByRole('heading', { name: 'Board' })).toBeTruthy();
  const { textContent } = screen.getByRole('alert');
  expect(textContent).toContain('The pool cannot be shown');
  expect(textContent).toContain('no such player');
});

test('a failed region is tried again by a button, and the keyboard goes on at the heading', () => {
  render(<Page seq={1} />);
  const button = screen.getByRole('button', { name: 'Try again' });
  button.focus();
  fireEvent.click(button);
  expect(screen.getByRole('alert')).toBeTruthy();
  isBroken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('the pool')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Board' }));
});

test('a failed region comes back by itself when what it is drawn from has changed', () => {
  const { rerender } = render(<Page seq={1} />);
  isBroken = false;
  rerender(<Page seq={1} />);
  expect(screen.getByRole('alert')).toBeTruthy();
  rerender(<Page seq={2} />);
  expect(screen.getByText('the pool')).toBeTruthy();
});

test('an effect that throws takes only its region along', () => {
  function Effect() {
    useEffect(() => {
      throw new TypeError("undefined is not an object (evaluating 'navigator.userActivation')");
    }, []);
    return null;
  }
  render(
    <>
      <h1>Board</h1>
      <ErrorBoundary what="The call">
        <Effect />
      </ErrorBoundary>
    </>,
  );
  expect(screen.getByRole('heading', { name: 'Board' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('userActivation');
});

test('a dialog whose content fails keeps its title and can be closed', () => {
  render(
    <Dialog open>
      <DialogContent title="Undo the last pick?">
        <Pool />
      </DialogContent>
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Undo the last pick?' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('This dialog cannot be shown');
  expect(screen.getByRole('button', { name: 'Close' })).toBeTruthy();
});

test('a page that fails offers to be loaded again, and another page is shown', () => {
  const { rerender } = render(
    <PageBoundary path="/drafts/1">
      <Pool />
    </PageBoundary>,
  );
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy();
  rerender(
    <PageBoundary path="/">
      <p>the front page</p>
    </PageBoundary>,
  );
  expect(screen.getByText('the front page')).toBeTruthy();
});
