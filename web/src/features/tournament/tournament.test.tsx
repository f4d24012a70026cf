// @vitest-environment jsdom
import type { QueryClient } from '@tanstack/react-query';
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

function showPage(client: QueryClient) {
  render(
    <QueryClientProvider client={client}>
      <TournamentPage tournamentId={id} />
    </QueryClientProvider>,
  );
}

/** The page of a tournament, which the server may have changed by the next time that it is asked. */
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
  showPage(client);
  return { server, askAgain: () => act(() => client.invalidateQueries()) };
}

test('what is being typed, and the channel, outlive a page that could not be asked for again', async () => {
  const { server, askAgain } = show();
  const roster = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Roster' });
  await screen.findByRole('textbox', { name: 'Roster' });
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

test('a tournament without people opens on the import', async () => {
  show();
  const field = await screen.findByRole('textbox', { name: 'Roster' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
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

const aDraft = (draftId: number, status = 'completed') => ({
  id: draftId,
  tournament_id: id,
  tournament_name: 'Winter Cup',
  style: 'snake',
  status,
  team_size: 5,
  tie_window: 0,
  team_count: 2,
  progress: null,
  seq: 7,
  created_at: '2026-01-12T18:30:05.123Z',
  started_at: '2026-01-12T18:30:05.123Z',
  completed_at: null,
});
const kPlayer = { tournament_id: 1, mmr: 1000, positions: [], account_id: null, discord_id: null };

test('a roster that comes in pages is shown whole', async () => {
  const path = `/tournaments/${id}/players`;
  fakeApi({
    'GET /session': { account: null, seats: null },
    [`GET /tournaments/${id}`]: { ...kCup, id, is_staff: false },
    [`GET ${path}`]: {
      items: [{ ...kPlayer, id: 1, name: 'Ann' }],
      next: `/api/v1${path}?after=1&limit=1`,
    },
    [`GET ${path}?after=1&limit=1`]: { items: [{ ...kPlayer, id: 2, name: 'Bo' }] },
  });
  showPage(createQueryClient());
  await screen.findByText('Bo');
  expect(screen.getByText('Ann')).toBeTruthy();
  expect(screen.getByText(/^2 players/)).toBeTruthy();
});

test('drafts that do not come with the tournament are a click away, each once', async () => {
  const older = `/tournaments/${id}/drafts?before=8`;
  fakeApi({
    'GET /session': { account: null, seats: null },
    [`GET /tournaments/${id}`]: {
      ...kCup,
      id,
      is_staff: false,
      draft_count: 4,
      drafts: [aDraft(9), aDraft(8), aDraft(2, 'active')],
    },
    [`GET /tournaments/${id}/players`]: { items: [] },
    [`GET ${older}`]: { items: [aDraft(5), aDraft(2, 'active')] },
  });
  showPage(createQueryClient());
  await screen.findByText(/4 drafts/);
  const links = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links().filter((href) => href?.startsWith('/drafts/'))).toHaveLength(3);
  fireEvent.click(screen.getByRole('button', { name: 'Show older drafts' }));
  await waitFor(() => expect(links()).toContain('/drafts/5'));
  expect(links().filter((href) => href === '/drafts/2')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Show older drafts' })).toBeNull();
});
