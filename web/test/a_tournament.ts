// A tournament for tests of pages: empty, and run by the one who looks.
import type { TournamentDetail } from '@/api/client';

export function aTournament(id: number, rest: Partial<TournamentDetail> = {}): TournamentDetail {
  return {
    id,
    name: 'Winter Cup',
    created_at: '2026-01-12T18:30:05.123Z',
    player_count: 0,
    draft_count: 0,
    drafts: [],
    is_staff: true,
    visibility: 'public',
    rating_name: 'MMR',
    rating_decimals: 0,
    ...rest,
  };
}
