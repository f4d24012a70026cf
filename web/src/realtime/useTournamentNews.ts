import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { keys } from '@/api/queries';
import { followRights } from '@/realtime/rights';
import { tournamentChannels } from '@/realtime/tournamentChannel';
import type { DraftHead } from '@/types/draftEvent';

function statuses(heads: ReadonlyMap<number, DraftHead>): string {
  return [...heads.values()].map(({ id, status }) => `${id}:${status}`).join();
}

/**
 * Asks for the lists again when one of these tournaments, its roster or a pending draft is another now, when a draft
 * begins or ends, or when a tournament may no longer be seen.
 * Their channels say when: nothing polls. The same for what the person at the page may do, if it has controls.
 */
export function useTournamentNews(tournamentIds: readonly number[], hasControls: boolean): void {
  const client = useQueryClient();
  const hasThemNow = useEffectEvent(() => hasControls);
  const ids = tournamentIds.join();
  useEffect(() => {
    const watched = ids === '' ? [] : ids.split(',').map(Number);
    const stops = watched.flatMap((id) => {
      const unwatch = tournamentChannels.watch(id);
      const channel = tournamentChannels.get(id);
      let known: string | null = null;
      const unsubscribe = channel.subscribe(() => {
        const now = `${channel.getChanges()} ${statuses(channel.getHeads())}`;
        if (channel.isGone() || (known !== null && known !== now)) {
          void client.invalidateQueries({ queryKey: keys.tournaments });
          void client.invalidateQueries({ queryKey: keys.preview(id) });
        }
        known = now;
      });
      return [unsubscribe, followRights(channel, client, () => hasThemNow()), unwatch];
    });
    return () => stops.forEach((stop) => stop());
  }, [ids, client]);
}
