import { createContext, useContext } from 'react';
import { kPlainScale, ratingText } from '@/words/rating';

/** How the ratings of what is around are meant. */
export const RatingScaleContext = createContext(kPlainScale);

/** Writes ratings, and totals of them, as they are meant here. */
export function useRatingText(): (mmr: number) => string {
  const scale = useContext(RatingScaleContext);
  return (mmr) => ratingText(mmr, scale);
}
