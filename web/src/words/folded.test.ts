import { expect, test } from 'vitest';
import { folded } from '@/words/folded';

test.each([
  ['Łukasz', 'lukasz'],
  ['Søren', 'soren'],
  ['Weiß', 'weiss'],
  ['Đorđe', 'dorde'],
  ['Ælfric', 'aelfric'],
  ['Zoë', 'zoe'],
  ['O’Brien', "O'Brien"],
  ['ＡＮＮＡ', 'anna'],
  ['ŁÓDŹ', 'łódź'],
])('%s is found by %s, and the other way round', (one, other) => {
  expect(folded(one)).toBe(folded(other));
});

test('letters of other scripts stay apart', () => {
  expect(folded('水野')).toBe('水野');
  expect(folded('Аня')).not.toBe(folded('Aня'));
});
