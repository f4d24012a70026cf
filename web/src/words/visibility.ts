// What public and private mean, and what changing it does.
import type { Visibility } from '@/api/client';

interface VisibilityWords {
  readonly title: string;
  readonly note: string;
  /** The way to the other one. */
  readonly change: string;
  readonly question: string;
  readonly consequence: string;
}

export const kVisibilityWords: Record<Visibility, VisibilityWords> = {
  public: {
    title: 'Public',
    note: 'Everybody can see it, signed in or not: names, ratings and drafts.',
    change: 'Make it private',
    question: 'Make this tournament private?',
    consequence:
      'It disappears at once for everybody but its organisers and members, captains with a seat, players with an account, admins, and whoever opens the watch link.',
  },
  private: {
    title: 'Private',
    note: 'Only its organisers and members, captains with a seat, players with an account, admins, and whoever opens the watch link can see it. For everybody else it does not exist.',
    change: 'Make it public',
    question: 'Make this tournament public?',
    consequence:
      'Everybody will see its names, ratings and drafts, those of the past included. It is on the front page for all.',
  },
};
