// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/api/queries';
import { DraftRoom } from '@/features/draft-room/DraftRoom';
import { kViewer } from '@/features/draft-room/roles';
import { Referee, toldDice } from '../../../test/referee';

const broken = vi.hoisted(() => new Set<string>());

/** The same components, which throw while their name is among the broken ones. */
const breakable = vi.hoisted(() => (module: Record<string, unknown>, name: string) => {
  const Real = module[name] as ComponentType<object>;
  const Breakable = (props: object) => {
    if (broken.has(name)) throw new Error(`${name} is broken`);
    return <Real {...props} />;
  };
  return { ...module, [name]: Breakable };
});

vi.mock('@/features/draft-room/Board', async (real) => breakable(await real(), 'Board'));
vi.mock('@/features/draft-room/Pool', async (real) => breakable(await real(), 'Pool'));
vi.mock('@/features/draft-room/OrderStrip', async (real) => breakable(await real(), 'OrderStrip'));
vi.mock('@/features/draft-room/RoomHeader', async (real) => breakable(await real(), 'RoomHeader'));
vi.mock('@/features/draft-room/TieRollStrip', async (real) =>
  breakable(await real(), 'TieRollStrip'),
);

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  broken.clear();
  vi.restoreAllMocks();
});

function History(): never {
  throw new Error('History is broken');
}

function room(history: React.ReactNode = null) {
  const nothing = () => Promise.resolve();
  const { state } = Referee.started({
    style: 'shuffle',
    captains: [5000, 5000],
    pool: [400, 300],
    teamSize: 2,
    roll: toldDice(2, 5),
  });
  return (
    <QueryClientProvider client={createQueryClient()}>
      <DraftRoom
        draft={state}
        tournamentName="Winter Cup"
        isPrivate={false}
        role={kViewer}
        rolling={null}
        connection="live"
        connectionError={null}
        viewers={3}
        seatsHere={[]}
        actions={{ begin: nothing, undo: nothing, abort: nothing, again: nothing }}
        onPick={nothing}
        pickOf={() => null}
        onNextDraft={nothing}
        asOf={null}
        notice={null}
        history={history}
        isHistoryOpen={history !== null}
        onHistory={vi.fn()}
      />
    </QueryClientProvider>
  );
}

test.each([
  ['Board', 'The board', 'on-clock'],
  ['Pool', 'The pool', 'draft-board'],
  ['OrderStrip', 'The order of the teams', 'draft-board'],
  ['RoomHeader', 'The header', 'draft-board'],
  ['TieRollStrip', 'The roll', 'draft-board'],
])('when %s fails, “%s” says so and the rest of the room stays', (name, what, stays) => {
  broken.add(name);
  render(room());
  const { textContent } = screen.getByRole('alert');
  expect(textContent).toContain(`${what} cannot be shown`);
  expect(textContent).toContain(`${name} is broken`);
  expect(screen.getByTestId(stays)).toBeTruthy();
  broken.clear();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('when the history fails the board stays', () => {
  render(room(<History />));
  expect(screen.getByRole('alert').textContent).toContain('The history cannot be shown');
  expect(screen.getByTestId('draft-board')).toBeTruthy();
});
