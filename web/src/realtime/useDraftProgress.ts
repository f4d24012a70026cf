import { useSyncExternalStore } from 'react';
import type { DraftSummary } from '@/api/queries';
import { tournamentChannels } from '@/realtime/tournamentChannel';

export type DraftProgress = NonNullable<DraftSummary['progress']>;

/**
 * Where a listed draft stands: as the list said, or as its tournament's channel did since, where the page watches that.
 * The number of viewers is the list's.
 */
export function useDraftProgress(draft: DraftSummary): DraftProgress | null {
  const channel = tournamentChannels.get(draft.tournament_id);
  const turn = useSyncExternalStore(channel.subscribe, () => channel.getTurn(draft.id));
  if (draft.progress === null || turn === undefined || turn.seq <= draft.seq) return draft.progress;
  return {
    ...draft.progress,
    round: turn.round,
    captain_id: turn.captainId,
    captain_name: turn.captainName,
  };
}
