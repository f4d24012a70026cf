import { useEffect, useRef } from 'react';
import { isMyTurn, playerName, type RoomRole } from '@/features/draft-room/roles';
import { signalMyTurn } from '@/features/draft-room/myTurnSignal';
import { turnSound } from '@/features/draft-room/turnSound';
import type { DraftState } from '@/types/draftEvent';
import { draftTitle } from '@/components/DraftStatus';
import calmIcon from '@/assets/favicon.svg';
import turnIcon from '@/assets/favicon-turn.svg';

/** The tab's title and icon, and one signal when the viewer's own turn begins. */
export function useMyTurn(draft: DraftState | null, role: RoomRole): void {
  const isMine = draft !== null && isMyTurn(role, draft);
  const round = draft?.on_clock?.round ?? null;
  const calledFor = useRef<number | null>(null);
  const title = draft ? titleOf(draft, isMine) : 'Draftwire';

  useEffect(() => {
    document.title = title;
    return () => {
      document.title = 'Draftwire';
    };
  }, [title]);

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = isMine ? turnIcon : calmIcon;
    return () => {
      if (icon) icon.href = calmIcon;
    };
  }, [isMine]);

  const hasSeat = role.seatTeamIds.length > 0;
  useEffect(() => (hasSeat ? turnSound.keepReady() : undefined), [hasSeat]);

  useEffect(() => {
    if (!isMine) {
      calledFor.current = null;
    } else if (calledFor.current !== round) {
      calledFor.current = round;
      signalMyTurn('Your pick: you are on the clock.');
    }
  }, [isMine, round]);
}

/** A title has no markup: characters isolate a name that runs from right to left (UAX #9). */
function titleOf(draft: DraftState, isMine: boolean): string {
  if (isMine) return '● Your pick – Draftwire';
  if (draft.on_clock)
    return `\u2068${playerName(draft, draft.on_clock.captain_id)}\u2069 is on the clock – Draftwire`;
  return `${draftTitle(draft)} – Draftwire`;
}
