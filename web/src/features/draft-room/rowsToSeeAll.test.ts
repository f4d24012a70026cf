import { expect, test } from 'vitest';
import { rowsToSeeAll } from '@/features/draft-room/rowsToSeeAll';

test.each([
  ['few teams keep their rows', 16, 5, 900, 2_000, null],
  ['two rows that show all stay two', 20, 5, 1_200, 800, null],
  ['64 teams on a tall screen stand in as many rows as show all of them', 64, 5, 3_448, 2_000, 3],
  ['no more rows than the height has room for', 64, 5, 900, 800, 4],
  ['a low board scrolls sideways instead', 64, 5, 900, 400, null],
] as const)('%s', (_, teams, slots, width, height, rows) => {
  expect(rowsToSeeAll(teams, slots, width, height)).toBe(rows);
});
