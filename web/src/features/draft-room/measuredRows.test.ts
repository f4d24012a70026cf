import { expect, test } from 'vitest';
import { rowsForLargestType, rowsToSeeAll } from '@/features/draft-room/measuredRows';

test.each([
  ['few teams keep their rows', 16, 5, 900, 2_000, null],
  ['two rows that show all stay two', 20, 5, 1_200, 800, null],
  ['64 teams on a tall screen stand in as many rows as show all of them', 64, 5, 3_448, 2_000, 3],
  ['no more rows than the height has room for', 64, 5, 900, 800, 4],
  ['a low board scrolls sideways instead', 64, 5, 900, 400, null],
] as const)('%s', (_, teams, slots, width, height, rows) => {
  expect(rowsToSeeAll(teams, slots, width, height)).toBe(rows);
});

test.each([
  ['eight teams of five stand in two rows on a laptop', 8, 5, 1_048, 760, 2],
  ['two teams stand side by side', 2, 5, 1_048, 760, 1],
  ['a low board keeps one row', 8, 5, 1_048, 380, 1],
  ['tall teams keep one row where two would be no larger', 4, 10, 1_048, 760, 1],
  ['sixteen teams on a wall', 16, 5, 2_600, 1_200, 2],
  ['a phone is not measured', 8, 5, 366, 700, null],
  ['many teams are seen to by their number', 24, 5, 1_048, 760, null],
] as const)('names are as large as they can be: %s', (_, teams, slots, width, height, rows) => {
  expect(rowsForLargestType(teams, slots, width, height)).toBe(rows);
});
