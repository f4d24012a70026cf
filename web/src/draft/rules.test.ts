import { expect, test } from 'vitest';
import { outcomeOfPick, shuffleClaimants, standings } from '@/draft/rules';
import { Referee, toldDice } from '../../test/referee';

function game(tieWindow = 0) {
  return Referee.started({
    style: 'shuffle',
    captains: [5300, 5000, 5100, 9000],
    pool: [100, 200, 300, 400, 500, 600],
    teamSize: 2,
    tieWindow,
    roll: toldDice(6, 1, 2),
  });
}

const order = (referee: Referee) => standings(referee.state).map(({ team }) => team.id);

test('the order goes from the lowest total up, with the points above the lowest', () => {
  const { state } = game();
  expect(standings(state).map(({ team, aboveLowest }) => [team.id, aboveLowest])).toEqual([
    [2, 0],
    [3, 100],
    [1, 300],
    [4, 4_000],
  ]);
});

test('full teams come last and claim nothing', () => {
  const referee = game();
  referee.pick();
  expect(order(referee)).toEqual([3, 1, 4, 2]);
  const last = standings(referee.state).at(-1);
  expect(last).toMatchObject({ isFull: true, isClaimant: false });
});

test('whoever is within the tie window of the lowest would roll, and nobody beyond it', () => {
  const rolling = (tieWindow: number) =>
    standings(game(tieWindow).state).flatMap(({ team, isClaimant }) =>
      isClaimant ? [team.id] : [],
    );
  expect(rolling(0)).toEqual([2]);
  expect(rolling(99)).toEqual([2]);
  expect(rolling(100)).toEqual([2, 3]);
  expect(rolling(300)).toEqual([2, 3, 1]);
});

test('teams of the same total stand in draft order', () => {
  const { state } = new Referee({ style: 'shuffle', captains: [7, 7, 7], pool: [1] });
  expect(standings(state).map(({ team }) => team.id)).toEqual([1, 2, 3]);
  expect(shuffleClaimants(state)).toHaveLength(3);
});

test('nobody picks before the start and after the end, so nothing would follow', () => {
  const referee = game();
  expect(outcomeOfPick(referee.pending, 100)).toBeNull();
  while (referee.state.on_clock) referee.pick();
  expect(outcomeOfPick(referee.state, 100)).toBeNull();
});
