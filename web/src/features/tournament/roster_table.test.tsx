// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Toaster } from 'sonner';
import { afterEach, expect, test, vi } from 'vitest';
import type { RosterPlayer } from '@/api/client';
import { createQueryClient } from '@/api/queries';
import { RosterTable } from '@/features/tournament/RosterTable';
import { aPlayer } from '../../../test/a_roster';
import { fakeApi, refusal } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

function show(answers: Readonly<Record<string, object | null>>, players: readonly RosterPlayer[]) {
  const asked = fakeApi(answers);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <h2>Roster</h2>
      <RosterTable
        tournamentId={3}
        players={players}
        scale={{ name: 'Elo', decimals: 2 }}
        isStaff
      />
      <Toaster />
    </QueryClientProvider>,
  );
  return asked;
}

function type(label: string, value: string): HTMLInputElement {
  const cell = screen.getByRole<HTMLInputElement>('textbox', { name: label });
  fireEvent.change(cell, { target: { value } });
  fireEvent.blur(cell);
  return cell;
}

const kAnn = aPlayer(1, 'Ann', { mmr: 857 });

test('a rating is read and written as the tournament has it', async () => {
  const asked = show({ 'PATCH /players/1': kAnn }, [kAnn]);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Elo of Ann' }).value).toBe('8.57');
  type('Elo of Ann', '8.6');
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ mmr: 860 }));
});

test('what is no rating is not sent, and stays to be mended', async () => {
  const asked = show({}, [kAnn]);
  const cell = type('Elo of Ann', 'high');
  await screen.findByText(/“high” is no Elo/);
  expect(cell.value).toBe('high');
  expect(asked).toHaveLength(0);
});

test('what the server refuses is told, and stays to be mended', async () => {
  show({ 'PATCH /players/1': refusal('name', 'must have a letter') }, [kAnn]);
  const cell = type('Name of Ann', '…');
  await screen.findByText(/must have a letter/);
  expect(cell.value).toBe('…');
});

test('positions are several in one cell', async () => {
  const asked = show({ 'PATCH /players/1': kAnn }, [kAnn]);
  type('Positions of Ann', '1; mid');
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ positions: ['1', 'mid'] }));
});

test('a player is out this week by one switch', async () => {
  const asked = show({ 'PATCH /players/1': kAnn }, [kAnn]);
  fireEvent.click(screen.getByRole('switch', { name: 'Ann plays this week' }));
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ is_out: true }));
});

test('removing asks nothing, and can be undone', async () => {
  const asked = show({ 'DELETE /players/1': null, 'POST /players/1/restore': kAnn }, [kAnn]);
  fireEvent.click(screen.getByRole('button', { name: 'Remove Ann' }));
  await screen.findByText('Ann is off the roster.');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(asked.at(-1)?.path).toBe('/players/1/restore'));
});
