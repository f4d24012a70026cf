import { describe, expect, test } from 'vitest';
import { resultOf } from '@/draft/result';
import { ratingText, kPlainScale } from '@/words/rating';
import { textOf } from '@/words/catalogue';
import { resultText, stealPieces } from '@/words/result';
import { Referee, toldDice } from '../../test/referee';

const rating = (mmr: number) => ratingText(mmr, kPlainScale);

/** Two captains of 5000, two rounds each, one person too many; the best of the pool is picked last. */
function over() {
  const referee = Referee.started({
    style: 'snake',
    teamSize: 3,
    tieWindow: 0,
    captains: [5000, 4000],
    pool: [3000, 2000, 1900, 1800, 1700],
    names: ['Iris', 'Joris', 'Best', 'Miro', 'Nell', 'Oda', 'Pavel'],
    positions: () => [],
    roll: toldDice(1),
  });
  const id = (name: string) => referee.state.players.find((each) => each.name === name)?.id;
  for (const name of ['Miro', 'Nell', 'Oda', 'Best']) referee.pick(id(name));
  return referee.state;
}

describe('the result of a draft', () => {
  test('ranks the teams by total and says how far they are apart', () => {
    const { teams, spread, leftOver } = resultOf(over());
    expect(teams.map(({ rank, team }) => [rank, team.name, team.total_mmr])).toEqual([
      [1, 'Iris', 10_000],
      [2, 'Joris', 7_700],
    ]);
    expect(spread).toBe(2_300);
    expect(leftOver.map(({ name }) => name)).toEqual(['Pavel']);
  });

  test('tells who went long after their rating said', () => {
    const { steals } = resultOf(over());
    expect(steals.map((steal) => textOf(stealPieces(steal, rating)))).toEqual([
      'Best (3,000), number 1 by rating, went to Iris in round 4',
    ]);
  });

  test('teams with one total share a rank, and captains their rolls', () => {
    const referee = Referee.started({
      style: 'shuffle',
      teamSize: 2,
      tieWindow: 0,
      captains: [5000, 5000],
      pool: [2000, 2000],
      names: ['Iris', 'Joris', 'Miro', 'Nell'],
      positions: () => [],
      roll: toldDice(2, 5),
    });
    while (referee.state.on_clock) referee.pick(referee.poolIds[0]);
    const { teams, rolls } = resultOf(referee.state);
    expect(teams.map(({ rank, rollsWon }) => [rank, rollsWon])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(rolls).toBe(1);
  });

  test('as text has a line for each team', () => {
    expect(resultText('Winter Cup · Snake draft', resultOf(over()), rating)).toBe(
      [
        'Winter Cup · Snake draft',
        '',
        '1. Iris (10,000): Iris (captain), Miro, Best',
        '2. Joris (7,700): Joris (captain), Nell, Oda',
        '',
        '2,300 between highest and lowest · 0 rolls',
        'Left over: Pavel',
      ].join('\n'),
    );
  });
});
