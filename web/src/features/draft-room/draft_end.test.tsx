// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DraftEnd } from '@/features/draft-room/DraftEnd';
import { Referee } from '../../../test/referee';

function over() {
  const referee = Referee.started({
    style: 'snake',
    teamSize: 2,
    tieWindow: 0,
    captains: [4000, 5000],
    pool: [3000, 2900],
    names: ['Iris', 'Joris', 'Miro', 'Nell'],
    positions: () => [],
    roll: () => 1,
  });
  while (referee.state.on_clock) referee.pick(referee.poolIds[0]);
  return referee.state;
}

test('the teams stand in the order of their totals', () => {
  render(<DraftEnd draft={over()} tournamentName="Winter Cup" onNextDraft={null} />);
  const teams = within(screen.getByRole('list', { name: 'Teams by total' })).getAllByRole(
    'listitem',
  );
  expect(teams.map((team) => team.textContent)).toEqual([
    expect.stringMatching(/^1.*Joris.*7,900$/),
    expect.stringMatching(/^2.*Iris.*7,000$/),
  ]);
});

test('only who may make the next draft is offered it', () => {
  const { rerender } = render(
    <DraftEnd draft={over()} tournamentName="Winter Cup" onNextDraft={null} />,
  );
  expect(screen.queryByRole('button', { name: 'Next draft' })).toBeNull();
  rerender(
    <DraftEnd draft={over()} tournamentName="Winter Cup" onNextDraft={() => Promise.resolve()} />,
  );
  expect(screen.getByRole('button', { name: 'Next draft' })).toBeTruthy();
});

test('why there is no next draft is said beside the button', async () => {
  const refused = vi.fn(() => Promise.reject(new Error('Iris has left the roster.')));
  render(<DraftEnd draft={over()} tournamentName={null} onNextDraft={refused} />);
  fireEvent.click(screen.getByRole('button', { name: 'Next draft' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).not.toBe('');
});
