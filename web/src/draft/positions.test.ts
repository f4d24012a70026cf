import { expect, test } from 'vitest';
import { markedPositions, positionCounts } from '@/draft/positions';
import type { DraftPlayer } from '@/types/draftEvent';

const people = (...positions: string[][]): DraftPlayer[] =>
  positions.map((each, index) => ({
    id: index + 1,
    name: `Player${index + 1}`,
    mmr: 100,
    positions: each,
    team_id: null,
  }));

const marksOf = (...names: string[]) =>
  markedPositions(people(...names.map((name) => [name]))).map(({ mark }) => mark);

test('every position that somebody plays has a mark, in the order of their names', () => {
  const found = markedPositions(people(['mid', 'carry'], [], ['support'], ['mid']));
  expect(found).toEqual([
    { name: 'carry', mark: 'C' },
    { name: 'mid', mark: 'M' },
    { name: 'support', mark: 'S' },
  ]);
  expect(markedPositions(people(['10'], ['2'], ['1'])).map(({ name }) => name)).toEqual([
    '1',
    '2',
    '10',
  ]);
});

test('marks are as short as they can be and all different', () => {
  expect(marksOf('sniper', 'support', 'tank')).toEqual(['SN', 'SU', 'TA']);
  expect(marksOf('support hard', 'support soft')).toEqual(['SH', 'SS']);
  expect(marksOf('support-hard-a', 'support-hard-aa')).toEqual(['1', '2']);
  expect(marksOf('1', '2', '3', '4', '5')).toEqual(['1', '2', '3', '4', '5']);
  expect(marksOf('żona', 'zona')).toEqual(['Z', 'Ż']);
  expect(marksOf('👩🏽‍🚀 pilot', '👨🏽‍🚀 pilot')).toHaveLength(2);
});

test('there are no marks where they would tell nothing', () => {
  expect(marksOf('mid')).toEqual([]);
  expect(markedPositions(people([], []))).toEqual([]);
  expect(marksOf('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')).toHaveLength(8);
  expect(marksOf('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')).toEqual([]);
});

test('a team has a position as often as members play it', () => {
  const all = people(['mid', 'carry'], ['mid'], ['support']);
  const positions = markedPositions(all);
  expect(positionCounts(positions, all.slice(0, 2))).toEqual([1, 2, 0]);
});
