import { useEffect, useState } from 'react';
import type { DraftStage } from '@/draft/stage';

const kShownMs = 1_400;

/** Who has just come to a team by a pick that this page saw live; null again once that was shown, or was undone. */
export function useArrival(stage: DraftStage): number | null {
  const [arrivalId, setArrivalId] = useState<number | null>(null);
  useEffect(
    () =>
      stage.onNews((news) => {
        for (const { event, origin } of news) {
          if (event.event_type === 'player_picked' && origin === 'live')
            setArrivalId(event.payload.picked_id);
          else if (event.event_type === 'pick_undone') setArrivalId(null);
        }
      }),
    [stage],
  );
  useEffect(() => {
    if (arrivalId === null) return undefined;
    const timer = setTimeout(() => setArrivalId(null), kShownMs);
    return () => clearTimeout(timer);
  }, [arrivalId]);
  return arrivalId;
}
