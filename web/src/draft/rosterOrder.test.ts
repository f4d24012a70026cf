import { expect, test } from 'vitest';
import { found, inRosterOrder, toldApart, typedPositions } from '@/draft/rosterOrder';
import { kPlainScale } from '@/words/rating';
import { aPlayer } from '../../test/a_roster';

const names = (players: readonly { name: string }[]) => players.map(({ name }) => name);

test('a search finds names by letters that look like those typed, and by position', () => {
  const players = [aPlayer(1, 'Łukasz'), aPlayer(2, 'Søren', { positions: ['mid'] })];
  expect(names(found(players, 'lukasz'))).toEqual(['Łukasz']);
  expect(names(found(players, 'SØREN'))).toEqual(['Søren']);
  expect(names(found(players, 'mid sor'))).toEqual(['Søren']);
  expect(found(players, ' ')).toHaveLength(2);
});

test('the highest rating is first, and those who are out are last', () => {
  const players = [
    aPlayer(1, 'Low', { mmr: 1 }),
    aPlayer(2, 'Out', { mmr: 3, is_out: true }),
    aPlayer(3, 'High', { mmr: 2 }),
  ];
  expect(names(inRosterOrder(players))).toEqual(['High', 'Low', 'Out']);
});

test('two people with one name are told apart by rating, by positions, or by a number', () => {
  const mark = (a: object, b: object) => [
    ...toldApart([aPlayer(1, 'Bo', a), aPlayer(2, 'bo', b), aPlayer(3, 'Al')], kPlainScale),
  ];
  expect(mark({ mmr: 5100 }, {})).toEqual([
    [1, '5,100'],
    [2, '5,000'],
  ]);
  expect(mark({ positions: ['mid'] }, { positions: ['top'] })).toEqual([
    [1, 'mid'],
    [2, 'top'],
  ]);
  expect(mark({}, {})).toEqual([
    [1, 'no. 1'],
    [2, 'no. 2'],
  ]);
});

test('positions are typed with any of the usual separators', () => {
  expect(typedPositions(' 1; 2,mid / 2 ')).toEqual(['1', '2', 'mid']);
});
