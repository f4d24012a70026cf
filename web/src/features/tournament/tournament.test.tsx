// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/api/queries';
import TournamentPage from '@/features/tournament/TournamentPage';
import { aTournament } from '../../../test/a_tournament';
import { fakeApi } from '../../../test/fake_api';

/** A tournament of its own for each test: the channel of the last one lingers. */
let id = 0;
/** The lines that the page opened, in order. */
let lines: Line[] = [];

class Line extends EventTarget {
  constructor() {
    super();
    lines.push(this);
  }
  close(): void {
    // Nothing is on the other end.
  }
  end(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

beforeEach(() => {
  id += 1;
  lines = [];
  vi.stubGlobal('WebSocket', Line);
});
afterEach(() => vi.unstubAllGlobals());

const kCup = aTournament(0);
const kRefused = { status: 403, code: 'forbidden', detail: 'Not now.' };
const kGone = { status: 404, code: 'not_found', detail: 'There is no such tournament.' };

/** The page of a tournament, which the server may have anew by the next time that it is asked. */
function show(first: object = kCup) {
  const server = { tournament: first };
  fakeApi({
    'GET /session': { account: null, seats: null },
    [`GET /tournaments/${id}`]: () => ({ ...server.tournament, id }),
    [`GET /tournaments/${id}/players`]: { items: [] },
    [`GET /tournaments/${id}/organisers`]: { items: [] },
    [`GET /tournaments/${id}/members`]: { items: [] },
  });
  const client = createQueryClient();
  render(
    <QueryClientProvider client={client}>
      <TournamentPage tournamentId={id} />
    </QueryClientProvider>,
  );
  return { server, askAgain: () => act(() => client.invalidateQueries()) };
}

test('what is being typed, and the channel, outlive a page that could not be asked for again', async () => {
  const { server, askAgain } = show();
  fireEvent.click(await screen.findByRole('button', { name: 'Import players' }));
  const roster = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Roster' });
  fireEvent.change(roster(), { target: { value: 'Anouk\t5100' } });
  server.tournament = kRefused;
  await askAgain();
  await screen.findByText('Not now.');
  expect(roster().value).toBe('Anouk\t5100');
  server.tournament = kCup;
  await askAgain();
  await waitFor(() => expect(screen.queryByText('Not now.')).toBeNull());
  expect(lines).toHaveLength(1);
});

test('a tournament that is not there any more is not shown', async () => {
  const { server, askAgain } = show();
  await screen.findByRole('heading', { name: 'Winter Cup' });
  server.tournament = kGone;
  await askAgain();
  await screen.findByText('There is no such tournament, or it is private.');
  expect(screen.queryByText('Winter Cup')).toBeNull();
});

test('a tournament that became private goes from the page of who may no longer see it', async () => {
  const { server } = show();
  await screen.findByRole('heading', { name: 'Winter Cup' });
  await waitFor(() => expect(lines).toHaveLength(1));
  server.tournament = kGone;
  act(() => lines[0]?.end(4404));
  await screen.findByText('There is no such tournament, or it is private.');
});

test('a page that did not come says why, and is asked for again', async () => {
  const { server } = show(kRefused);
  await screen.findByText('Not now.');
  server.tournament = kCup;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: 'Winter Cup' });
});
