// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { api } from '@/api/client';
import { createQueryClient, useSession, useTournament } from '@/api/queries';
import { DraftChannel } from '@/realtime/draftChannel';
import { useRights } from '@/realtime/rights';
import type { SocketStatus } from '@/realtime/socket';
import { fakeApi, type Asked } from '../../test/fake_api';
import { aTournament } from '../../test/a_tournament';

afterEach(() => vi.unstubAllGlobals());

const kSeat = { draft_id: 7, team_id: 1, captain_id: 11, captain_name: 'Kay' };
const kNobody = { account: null, seats: null };

class Line {
  status: SocketStatus = 'connecting';
  private told: (() => void)[] = [];
  private changed: (() => void)[] = [];

  getStatus = () => this.status;
  subscribeToStatus = (listener: () => void) => {
    this.told.push(listener);
    return () => undefined;
  };
  onRightsChanged = (listener: () => void) => {
    this.changed.push(listener);
    return () => undefined;
  };

  become(status: SocketStatus): void {
    this.status = status;
    this.told.forEach((listener) => listener());
  }
  changeRights(): void {
    this.changed.forEach((listener) => listener());
  }
}

function Page({ line }: { line: Line }) {
  const session = useSession();
  const isStaff = useTournament(3).data?.is_staff ?? false;
  const isCaptain = (session.data?.seats ?? []).length > 0;
  useRights(line, isStaff || isCaptain);
  return (
    <p>
      {isStaff && 'staff'} {isCaptain && 'captain'}
      {session.isSuccess && ' known'}
    </p>
  );
}

let session: object = kNobody;
let isStaff = false;

function open(): { line: Line; asked: Asked[] } {
  const asked = fakeApi({
    'GET /session': () => session,
    'GET /tournaments/3': () => aTournament(3, { is_staff: isStaff }),
  });
  const line = new Line();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Page line={line} />
    </QueryClientProvider>,
  );
  return { line, asked };
}

const timesAsked = (asked: Asked[]) => asked.filter(({ path }) => path === '/session').length;

test('a captain whose seat got another link has no controls any more', async () => {
  session = { account: null, seats: [kSeat] };
  const { line } = open();
  await screen.findByText(/captain/);
  session = kNobody;
  act(() => line.changeRights());
  await vi.waitFor(() => expect(screen.queryByText(/captain/)).toBeNull());
});

test('staff whose role was taken has no controls any more', async () => {
  session = kNobody;
  isStaff = true;
  const { line } = open();
  await screen.findByText(/staff/);
  isStaff = false;
  act(() => line.changeRights());
  await vi.waitFor(() => expect(screen.queryByText(/staff/)).toBeNull());
});

test('what was lost while there was no line is seen when it is back', async () => {
  session = { account: null, seats: [kSeat] };
  const { line } = open();
  await screen.findByText(/captain/);
  act(() => line.become('waiting'));
  session = kNobody;
  act(() => line.become('live'));
  await vi.waitFor(() => expect(screen.queryByText(/captain/)).toBeNull());
});

test('a viewer asks nothing for a new line: there may be ten thousand of them', async () => {
  session = kNobody;
  isStaff = false;
  const { line, asked } = open();
  await screen.findByText(/known/);
  act(() => line.become('live'));
  act(() => line.become('waiting'));
  act(() => line.become('live'));
  expect(timesAsked(asked)).toBe(1);
});

test('a pick that is refused for a lack of rights tells that they changed', async () => {
  fakeApi({
    'POST /drafts/7/picks': { status: 403, code: 'not_on_the_clock', detail: 'Not your turn.' },
  });
  const channel = new DraftChannel(7);
  const told = vi.fn();
  channel.onRightsChanged(told);
  await expect(channel.pick(15, 1)).rejects.toThrow('Not your turn.');
  expect(told).toHaveBeenCalledOnce();
  await expect(api.pick(7, { player_id: 15, round: 1 })).rejects.toThrow();
});
