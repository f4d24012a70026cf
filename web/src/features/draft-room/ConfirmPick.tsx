import { useEffect, useRef } from 'react';
import { Pieces } from '@/components/Pieces';
import { Button } from '@/components/Button';
import { useRatingText } from '@/components/ratingScale';
import { useLate } from '@/components/useLate';
import type { DraftPlayer } from '@/types/draftEvent';
import { roomWords } from '@/words/room';

interface ConfirmPickProps {
  player: DraftPlayer;
  teamName: string;
  /** Whose turn it is when another person acts for them. */
  actingFor: string | null;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The second step of a pick. Takes the focus, so that Enter confirms and Escape does not. */
export function ConfirmPick({
  player,
  teamName,
  actingFor,
  isBusy,
  onConfirm,
  onCancel,
}: ConfirmPickProps) {
  const ratingText = useRatingText();
  const confirmRef = useRef<HTMLButtonElement>(null);
  const groupRef = useRef<HTMLDivElement>(null);
  const isLate = useLate(isBusy);
  useEffect(() => {
    // A button that waits can't have the focus.
    const home = isBusy ? groupRef.current : confirmRef.current;
    home?.focus({ preventScroll: true });
  }, [player.id, isBusy]);
  return (
    <div
      ref={groupRef}
      tabIndex={-1}
      role="group"
      aria-label={roomWords.say('confirm.name')}
      className="confirm-pick"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && (!isBusy || isLate)) onCancel();
        // A key that is still held down from the selection confirms nothing.
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
    >
      <p className="min-w-0 flex-1 text-[13px] leading-tight">
        <span className="block truncate">
          <bdi className="font-semibold">{player.name}</bdi>{' '}
          <span className="text-soft">{ratingText(player.mmr)}</span>
        </span>
        <span className="block truncate text-xs text-soft">
          <Pieces
            pieces={
              actingFor === null
                ? roomWords.pieces('confirm.to', { team: { name: teamName } })
                : roomWords.pieces('confirm.to_for', {
                    team: { name: teamName },
                    captain: { name: actingFor },
                  })
            }
          />
        </span>
      </p>
      <Button variant="ghost" size="small" onClick={onCancel} disabled={isBusy && !isLate}>
        {roomWords.say('confirm.cancel')}
      </Button>
      <Button
        ref={confirmRef}
        data-testid="confirm-pick"
        variant="team"
        className="confirm-button"
        isBusy={isBusy}
        onClick={onConfirm}
      >
        {roomWords.say('confirm.confirm')}
      </Button>
    </div>
  );
}
