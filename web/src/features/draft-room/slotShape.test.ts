import { expect, test } from 'vitest';
import { slotShape } from '@/features/draft-room/useSlotShape';

test.each([
  [200, 30, 'row', 'usual'],
  [200, 56, 'large-row', 'usual'],
  [181, 55, 'row', 'usual'],
  [180, 35, 'tight', 'usual'],
  [118, 36, 'stacked', 'small'],
  [88, 54, 'stacked-tall', 'smallest'],
])('a slot of %d by %d pixels is set as %s, its rating %s', (width, height, layout, rating) => {
  expect(slotShape(width, height)).toEqual({ layout, rating });
});
