import { expect, test } from 'vitest';
import { lapOf } from '@/draft/laps';

test('a lap has one round for each team', () => {
  expect(lapOf(1, 8, 32)).toEqual({ from: 1, to: 8 });
  expect(lapOf(3, 8, 32)).toEqual({ from: 17, to: 24 });
});

test('the last lap ends with the last round', () => {
  expect(lapOf(2, 8, 13)).toEqual({ from: 9, to: 13 });
  expect(lapOf(2, 8, 9)).toEqual({ from: 9, to: 9 });
});
