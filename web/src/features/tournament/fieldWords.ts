import type { Field } from '@/api/roster';
import type { RatingScale } from '@/words/rating';

/** What each column is called on the page. */
export function fieldWords(scale: RatingScale): Record<Field, string> {
  return { name: 'Name', mmr: scale.name, positions: 'Positions', discord_id: 'Discord id' };
}
