// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/api/queries';
import { boardRows } from '@/features/draft-room/Board';
import { DraftRoom } from '@/features/draft-room/DraftRoom';
import { kViewer, mayPick, roomRole, type RoomRole } from '@/features/draft-room/roles';
import { SetupDialog } from '@/features/draft-room/SetupDialog';
import type { ConnectionState } from '@/realtime/useDraftWebSocket';
import type { DraftState } from '@/types/draftEvent';
import { aPlayer } from '../../../test/a_roster';
import { aTournament } from '../../../test/a_tournament';
import { fakeApi, refusal } from '../../../test/fake_api';
import { Referee, toldDice } from '../../../test/referee';

afterEach(() => vi.unstubAllGlobals());

const nothing = () => Promise.resolve();

function room(
  draft: DraftState,
  role: RoomRole = kViewer,
  onPick: (id: number, round: number, signal?: AbortSignal) => Promise<void> = nothing,
  seatsHere: readonly number[] = [],
  line: { connection?: ConnectionState; asOf?: number } = {},
) {
  return (
    <QueryClientProvider client={createQueryClient()}>
      <DraftRoom
        draft={draft}
        tournamentName="Winter Cup"
        isPrivate={false}
        role={role}
        rolling={null}
        connection={line.connection ?? 'live'}
        connectionError={null}
        viewers={3}
        seatsHere={seatsHere}
        actions={{ begin: nothing, undo: nothing, abort: nothing, again: nothing }}
        onNextDraft={nothing}
        onPick={onPick}
        pickOf={() => null}
        asOf={line.asOf ?? null}
        notice={null}
        history={null}
        isHistoryOpen={false}
        onHistory={vi.fn()}
      />
    </QueryClientProvider>
  );
}

const kSeats = [1, 2, 3].map((id) => ({
  team_id: id,
  captain_id: 10 + id,
  link: `https://draft.example/seat/token${id}`,
  arrived_at: id === 3 ? null : '2026-01-12T18:20:00.000Z',
  is_here: id === 1,
}));

const kStaff: RoomRole = { isStaff: true, seatTeamIds: [] };

function started() {
  return Referee.started({
    style: 'shuffle',
    captains: [5000, 5000],
    pool: [400, 300, 200, 100],
    teamSize: 3,
    roll: toldDice(2, 5),
  });
}

test('a viewer sees the board, who is on the clock and the roll, and no controls', () => {
  render(room(started().state));
  expect(screen.getByTestId('on-clock').dataset['captainId']).toBe('12');
  expect(screen.getAllByTestId('team-column').map((column) => column.dataset['teamId'])).toEqual([
    '1',
    '2',
  ]);
  const dice = within(screen.getByTestId('tie-roll')).getAllByTestId('roll');
  expect(dice.map(({ dataset }) => [dataset['captainId'], dataset['roll']])).toEqual([
    ['11', '2'],
    ['12', '5'],
  ]);
  expect(screen.getByTestId('connection-state').dataset['state']).toBe('live');
  for (const control of ['pick-player', 'start-draft', 'undo-pick'])
    expect(screen.queryByTestId(control)).toBeNull();
});

test('a pick needs a second step, waits for its answer, and names its round', async () => {
  let answer: () => void = () => undefined;
  const pick = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
  render(room(started().state, { isStaff: false, seatTeamIds: [2] }, pick));
  fireEvent.click(screen.getByRole('button', { name: 'Pick Player4' }));
  expect(pick).not.toHaveBeenCalled();
  const confirm = screen.getByTestId('confirm-pick');
  expect(document.activeElement).toBe(confirm);
  fireEvent.click(confirm);
  fireEvent.click(confirm);
  expect(pick.mock.calls).toEqual([[14, 1, expect.any(AbortSignal)]]);
  expect((confirm as HTMLButtonElement).disabled).toBe(true);
  answer();
  await waitFor(() => expect(screen.queryByTestId('confirm-pick')).toBeNull());
});

test('a selection is dropped when the round moves on, and a refusal is told', async () => {
  const game = started();
  const refuse = vi.fn(() => Promise.reject(new Error('Player3 is already in Captain1.')));
  const { rerender } = render(room(game.state, kStaff, refuse));
  fireEvent.click(screen.getByRole('button', { name: 'Pick Player3' }));
  game.pick(14);
  rerender(room(game.state, kStaff, refuse));
  expect(screen.queryByTestId('confirm-pick')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Pick Player3' }));
  fireEvent.click(screen.getByTestId('confirm-pick'));
  expect((await screen.findByRole('alert')).textContent).toBe('Player3 is already in Captain1.');
});

test('a picked player stays in its row, greyed, without a button and with the team’s name', () => {
  const game = started();
  game.pick(13);
  render(room(game.state, kStaff));
  const row = document.querySelector<HTMLElement>(
    '[data-testid="player-row"][data-player-id="13"]',
  );
  expect(row?.textContent).toContain('Captain2');
  expect(row?.querySelector('button')).toBeNull();
  expect(screen.getAllByTestId('player-row')).toHaveLength(4);
});

test('staff start a pending draft and undo in a running one', () => {
  const pending = new Referee({ style: 'snake', captains: [2, 1], pool: [3] });
  const { rerender } = render(room(pending.state, kStaff));
  expect(screen.getByTestId('start-draft')).toBeDefined();
  expect(screen.queryByTestId('on-clock')).toBeNull();
  const game = started();
  game.pick();
  rerender(room(game.state, kStaff));
  expect(screen.queryByTestId('start-draft')).toBeNull();
  fireEvent.click(screen.getByTestId('undo-pick'));
  expect(screen.getByRole('dialog').textContent).toContain(
    'Player3 returns to the pool, and Captain2 is on the clock again.',
  );
});

test('a start asks once when some captains are here and others are not', () => {
  const pending = new Referee({ style: 'snake', captains: [3, 2, 1], pool: [4] }).state;
  const { rerender } = render(room(pending, kStaff, nothing, [1]));
  fireEvent.click(screen.getByTestId('start-draft'));
  expect(screen.getByRole('dialog').textContent).toContain(
    '1 of 3 are here. Start without Captain2 and Captain3?',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  for (const here of [[], [1, 2, 3]]) {
    rerender(room(pending, kStaff, nothing, here));
    fireEvent.click(screen.getByTestId('start-draft'));
    expect(screen.queryByRole('dialog')).toBeNull();
  }
});

test('a room whose line is not trusted says of when it is', () => {
  const { rerender } = render(room(started().state));
  expect(document.querySelector('[data-behind]')).toBeNull();
  const asOf = new Date(2026, 0, 12, 21, 4, 10).getTime();
  rerender(room(started().state, kViewer, nothing, [], { connection: 'reconnecting', asOf }));
  expect(document.querySelector('[data-behind]')).not.toBeNull();
  expect(screen.getByText(/What you see is as of 21:04:10\./)).toBeDefined();
});

test('a pick that waits says so after 3 s and can then be given up', () => {
  vi.useFakeTimers();
  try {
    let signal: AbortSignal | undefined;
    const never = (_: number, __: number, given?: AbortSignal) => {
      signal = given;
      return new Promise<void>(() => undefined);
    };
    render(room(started().state, kStaff, never));
    fireEvent.click(screen.getByRole('button', { name: 'Pick Player4' }));
    const confirm = screen.getByTestId('confirm-pick');
    fireEvent.click(confirm);
    expect(screen.getByRole('group', { name: 'Confirm the pick' })).toBe(document.activeElement);
    const cancel = screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' });
    expect([confirm.textContent, cancel.disabled]).toEqual(['Confirm pick', true]);
    act(() => void vi.advanceTimersByTime(3_000));
    expect([confirm.textContent, cancel.disabled]).toEqual(['Sending…', false]);
    fireEvent.click(cancel);
    expect(signal?.aborted).toBe(true);
    expect(screen.queryByTestId('confirm-pick')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('a seat of another draft gives nothing here', () => {
  const seat = {
    draft_id: 8,
    tournament_id: 3,
    team_id: 2,
    captain_id: 12,
    captain_name: 'Captain2',
  };
  const draft = started().state;
  expect(mayPick(roomRole({ account: null, seats: [seat] }, false, draft.id), draft)).toBe(false);
  expect(
    mayPick(roomRole({ account: null, seats: [{ ...seat, draft_id: 7 }] }, false, draft.id), draft),
  ).toBe(true);
});

test('before the start everybody sees which captains are here, and staff what is left to prepare', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: kSeats })));
  const pending = new Referee({ style: 'snake', captains: [3, 2, 1], pool: [4] }).state;
  const { rerender } = render(room(pending, kViewer, nothing, [1]));
  const lobby = () => screen.getByRole('region', { name: 'Before the start' });
  const column = (index: number) => screen.getAllByTestId('team-column')[index]?.textContent ?? '';
  expect(lobby().textContent).toBe('1 of 3 captains is here');
  expect(column(0)).toContain('Here');
  expect(column(1)).not.toContain('Away');
  rerender(room(pending, kStaff, nothing, [1]));
  await waitFor(() => expect(column(1)).toContain('Away'));
  expect(column(2)).not.toContain('Away');
  fireEvent.click(screen.getByRole('button', { name: 'Seat links' }));
  const rows = within(await screen.findByRole('dialog')).getAllByRole('listitem');
  await waitFor(() =>
    expect(
      rows.map((row) => /Here now|away now|Not opened yet/.exec(row.textContent)?.[0]),
    ).toEqual(['Here now', 'away now', 'Not opened yet']),
  );
  vi.unstubAllGlobals();
});

test('once it runs a dot is enough, and nobody prepares anything', () => {
  render(room(started().state, kStaff, nothing, [2]));
  expect(screen.queryByRole('region', { name: 'Before the start' })).toBeNull();
  const columns = screen.getAllByTestId('team-column').map(({ textContent }) => textContent);
  expect(columns[0]).not.toContain('captain is here');
  expect(columns[1]).toContain('captain is here');
});

test('columns compress into more rows, and tall ones get narrower instead', () => {
  expect(boardRows(8, 5)).toEqual({ wide: 1, middling: 2, narrow: 3 });
  expect(boardRows(16, 5)).toEqual({ wide: 2, middling: 3, narrow: 4 });
  expect(boardRows(16, 10)).toEqual({ wide: 2, middling: 2, narrow: 4 });
  expect(boardRows(2, 10)).toEqual({ wide: 1, middling: 1, narrow: 1 });
});

test('what is wrong with the set-up is told beside its field', async () => {
  const { state } = started();
  const players = state.players.map(({ id, name, mmr }) => aPlayer(id, name, { mmr }));
  fakeApi({
    [`GET /tournaments/${state.tournament_id}`]: aTournament(state.tournament_id),
    [`GET /tournaments/${state.tournament_id}/players`]: { items: players },
    [`PATCH /drafts/${state.id}`]: refusal('team_size', 'must be 2 to 10'),
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SetupDialog draft={state} isOpen onOpenChange={vi.fn()} />
    </QueryClientProvider>,
  );
  const size = await screen.findByLabelText('Team size');
  fireEvent.change(size, { target: { value: '4' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('must be 2 to 10');
  expect(screen.getByLabelText('Team size').getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByText(/team_size/)).toBeNull();
});

test('people of one name are told apart where one is picked', () => {
  const referee = Referee.started({
    style: 'snake',
    captains: [9, 8],
    pool: [400, 300, 200, 200],
    names: ['A', 'B', 'Ana', 'ana', 'Bo', 'Bo'],
  });
  render(room(referee.state, kStaff));
  const names = screen.getAllByTestId('pick-player').map((button) => button.ariaLabel);
  expect(names).toEqual(['Pick Ana, 400', 'Pick ana, 300', 'Pick Bo, no. 1', 'Pick Bo, no. 2']);
  const rows = screen.getAllByTestId('player-row').map((row) => row.textContent);
  expect(rows[0]).not.toContain('no.');
  expect(rows[3]).toContain('Bono. 2');
});
