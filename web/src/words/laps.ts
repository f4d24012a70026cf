import type { Lap } from '@/draft/laps';
import { words } from '@/words/catalogue';

export function lapWords({ from, to }: Lap): string {
  return from === to ? words.say('lap.pick', { from }) : words.say('lap.picks', { from, to });
}
