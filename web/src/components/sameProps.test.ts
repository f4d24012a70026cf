import { expect, test } from 'vitest';
import { sameProps } from '@/components/sameProps';

const ann = { name: 'Ann' };
const bo = { name: 'Bo' };

test.each([
  ['a list made anew with the same members', { of: [ann, bo] }, { of: [ann, bo] }, true],
  ['another member in the same place', { of: [ann, bo] }, { of: [ann, { name: 'Bo' }] }, false],
  ['the members in another order', { of: [ann, bo] }, { of: [bo, ann] }, false],
  ['a longer list', { of: [ann] }, { of: [ann, bo] }, false],
  ['another value', { of: [ann], size: 1 }, { of: [ann], size: 2 }, false],
  ['a value more', { of: [ann] }, { of: [ann], size: 2 }, false],
  ['a list in the place of a value', { of: ann }, { of: [ann] }, false],
])('%s', (_, left: object, right: object, isSame) => {
  expect(sameProps(left, right)).toBe(isSame);
});
