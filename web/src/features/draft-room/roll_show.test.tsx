// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RollShow } from '@/features/draft-room/RollShow';
import { finalProgress, progressAt } from '@/features/draft-room/rollProgress';
import { Referee, toldDice } from '../../../test/referee';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function aTie() {
  const referee = Referee.started({
    style: 'shuffle',
    teamSize: 2,
    tieWindow: 0,
    captains: [5000, 5000],
    pool: [2000, 1000],
    names: ['Iris', 'Joris', 'Miro', 'Nell'],
    positions: () => [],
    roll: toldDice(2, 5),
  });
  const tie = referee.state.rounds[0]?.tie_roll_data;
  if (!tie) throw new Error('no tie');
  return { tie, teams: referee.state.teams };
}

const dice = () => screen.getAllByRole('listitem', { hidden: true }).map((die) => die.dataset.die);

test('dice tumble until they have landed; then the loser falls away and the winner is named', () => {
  const { tie, teams } = aTie();
  const { rerender } = render(
    <RollShow rolling={tie} progress={progressAt(tie, 0)} teams={teams} />,
  );
  expect(dice()).toEqual(['tumbling', 'tumbling']);
  expect(screen.getByText('Tie for round 1')).toBeTruthy();
  rerender(<RollShow rolling={tie} progress={finalProgress(tie)} teams={teams} />);
  expect(dice()).toEqual(['out', 'won']);
  expect(screen.getByTestId('roll-show').textContent).toContain('Joris wins');
});

test('it leaves when the roll is over', () => {
  const { tie, teams } = aTie();
  const { rerender } = render(
    <RollShow rolling={tie} progress={finalProgress(tie)} teams={teams} />,
  );
  rerender(<RollShow rolling={null} progress={finalProgress(tie)} teams={teams} />);
  expect(screen.getByTestId('roll-show').dataset.leaving).toBe('true');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.queryByTestId('roll-show')).toBeNull();
});

test('without a live roll there is none', () => {
  const { tie, teams } = aTie();
  render(<RollShow rolling={null} progress={finalProgress(tie)} teams={teams} />);
  expect(screen.queryByTestId('roll-show')).toBeNull();
});
