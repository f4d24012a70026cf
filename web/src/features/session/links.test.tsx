// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createQueryClient } from '@/api/queries';
import InvitePage from '@/features/session/InvitePage';
import SeatPage from '@/features/session/SeatPage';
import WatchPage from '@/features/session/WatchPage';
import { fakeApi, type ProblemAnswer } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

const kPages = { seat: SeatPage, watch: WatchPage, invite: InvitePage };
const kUses = {
  seat: 'POST /seat-session',
  watch: 'POST /watch-session',
  invite: 'POST /invitation',
};

type Kind = keyof typeof kPages;

const problem = (status: number): ProblemAnswer => ({ status, code: 'any', detail: 'As it is.' });

function open(kind: Kind, ...answers: object[]) {
  const asked = fakeApi({
    'GET /session': { account: null, seats: null },
    [kUses[kind]]: () => answers.shift() ?? null,
  });
  const place = memoryLocation({ path: `/${kind}/token`, record: true });
  const Page = kPages[kind];
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Router hook={place.hook}>
        <Page token="token" />
      </Router>
    </QueryClientProvider>,
  );
  return { asked, place };
}

test.each([
  ['seat', 401, 'This seat link does not work.'],
  ['seat', 404, 'This seat link does not work.'],
  ['seat', 422, 'This seat link does not work.'],
  ['watch', 404, 'This link no longer works.'],
  ['watch', 422, 'This link no longer works.'],
  ['invite', 404, 'This link no longer works.'],
  ['invite', 422, 'This link no longer works.'],
] as const)('a link to a %s that is answered with %i is none: %s', async (kind, status, title) => {
  open(kind, problem(status));
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain(title);
  expect(told.textContent).not.toContain('As it is.');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test.each([
  ['seat', 429, 'Your seat could not be taken.'],
  ['seat', 503, 'Your seat could not be taken.'],
  ['watch', 503, 'The tournament could not be opened.'],
  ['invite', 503, 'The invitation could not be opened.'],
] as const)(
  'a %s that %i kept from opening is not the link’s fault',
  async (kind, status, title) => {
    const { asked } = open(kind, problem(status), problem(404));
    const told = await screen.findByRole('alert');
    expect(told.textContent).toContain(title);
    expect(told.textContent).toContain('As it is.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText(/^This (seat )?link /);
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
  },
);

test('a seat that is taken leads to its draft', async () => {
  const seats = [{ draft_id: 7, team_id: 2, captain_name: 'Anouk' }];
  const { place } = open('seat', { account: null, seats });
  await waitFor(() => expect(place.history.at(-1)).toBe('/drafts/7'));
});
