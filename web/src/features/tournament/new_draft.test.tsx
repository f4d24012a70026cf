// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryClient } from '@/api/queries';
import { NewDraft } from '@/features/tournament/NewDraft';
import { kPlainScale } from '@/words/rating';
import { fakeApi, refusal } from '../../../test/fake_api';

afterEach(() => vi.unstubAllGlobals());

function create(answer: object) {
  fakeApi({ 'POST /tournaments/3/drafts': answer });
  const players = ['Anouk', 'Basile', 'Chidi'].map((name, i) => ({
    id: i + 1,
    tournament_id: 3,
    name,
    mmr: 5000 - i,
    positions: [],
    account_id: null,
    discord_id: null,
    is_out: false,
  }));
  render(
    <QueryClientProvider client={createQueryClient()}>
      <NewDraft
        tournamentId={3}
        players={players}
        drafts={[]}
        scale={kPlainScale}
        onCancel={() => undefined}
      />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: /Highest rated/ }));
  fireEvent.submit(screen.getByRole('form', { name: 'New draft' }));
}

test('what is wrong with a field is told beside it', async () => {
  create(refusal('team_size', 'must be 2 to 10'));
  await screen.findByText('must be 2 to 10');
  expect(screen.getByLabelText('Team size').getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what is wrong with a captain is told without the server’s name for the place', async () => {
  create(refusal('captains/1/player_id', 'player 2 is not on this tournament’s roster'));
  const told = await screen.findByRole('alert');
  expect(told.textContent).toBe('player 2 is not on this tournament’s roster');
});

test('what is wrong with the whole is told in the server’s words', async () => {
  create({ status: 409, code: 'nothing_to_draft', detail: 'There is nobody to draft.' });
  const told = await screen.findByRole('alert');
  expect(told.textContent).toBe('There is nobody to draft.');
});
