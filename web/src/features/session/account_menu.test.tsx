// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Toaster } from 'sonner';
import { afterEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createQueryClient } from '@/api/queries';
import { AccountMenu } from '@/features/session/AccountMenu';
import { fakeApi } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

const kNobody = { account: null, seats: null };
const kMorgan = { account: { id: 1, name: 'morgan', role: 'member' }, seats: null };

function show(path: string, answers: Parameters<typeof fakeApi>[0]) {
  fakeApi(answers);
  const place = memoryLocation({ path });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Router hook={place.hook} searchHook={place.searchHook}>
        <AccountMenu />
        <Toaster />
      </Router>
    </QueryClientProvider>,
  );
}

async function signOut() {
  fireEvent.keyDown(await screen.findByRole('button', { name: 'morgan' }), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
}

test.each([
  ['/drafts/7?event=12', '/sign-in?return=%2Fdrafts%2F7%3Fevent%3D12'],
  ['/accounts?show=log', '/sign-in?return=%2Faccounts%3Fshow%3Dlog'],
  ['/sign-in?return=%2Fdrafts%2F7', '/sign-in?return=%2Fdrafts%2F7'],
])('from %s the way in leads back', async (path, there) => {
  show(path, { 'GET /session': kNobody });
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe(there);
});

test('signing out that did not work is told', async () => {
  show('/', {
    'GET /session': kMorgan,
    'DELETE /session': { status: 503, code: 'unavailable', detail: 'The database is away.' },
  });
  await signOut();
  await screen.findByText('The database is away.');
  expect(screen.getByRole('button', { name: 'morgan' })).toBeTruthy();
});

test('signing out says that it is under way', async () => {
  let answer: (() => void) | undefined;
  const sessions = [kMorgan];
  show('/', {
    'GET /session': () => sessions.shift() ?? kNobody,
    'DELETE /session': () => new Promise<null>((resolve) => (answer = () => resolve(null))),
  });
  await signOut();
  await screen.findByRole('button', { name: 'Signing out…' });
  await waitFor(() => expect(answer).toBeDefined());
  answer?.();
  await screen.findByRole('link', { name: 'Sign in' });
});
