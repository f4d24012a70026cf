import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainRating, ratingText, typedRating } from '@/words/rating';

const scale = (decimals: number) => ({ name: 'Elo', decimals });

test('a rating is shown with the decimals of its tournament', () => {
  expect(ratingText(5400, scale(0))).toBe('5,400');
  expect(ratingText(857, scale(2))).toBe('8.57');
  expect(ratingText(850, scale(2))).toBe('8.50');
});

test('what a field shows reads back as the same rating', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(3), (mmr, decimals) => {
      expect(typedRating(plainRating(mmr, scale(decimals)), scale(decimals))).toBe(mmr);
    }),
  );
});

test.each(['', '5,400', '5.4k', '-3', '8.571', '1e3'])('%s is not taken for a rating', (text) => {
  expect(typedRating(text, scale(2))).toBeNull();
});
