// What the front page says.
import { createWords } from '@/words/catalogue';

const kEnglish = {
  create: 'Create',
  live_now: 'Live now',
  new_tournament: 'New tournament',
  no_drafts_yet: 'No drafts yet.',
  private: 'Private',
  recent_drafts: 'Recent drafts',
  show_older: 'Show older',
  tournaments: 'Tournaments',
} as const;

export const frontWords = createWords('en', kEnglish);
