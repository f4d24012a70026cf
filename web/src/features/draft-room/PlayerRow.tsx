import { memo } from 'react';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { Pieces } from '@/components/Pieces';
import { useRatingText } from '@/components/ratingScale';
import { TeamMark } from '@/components/TeamMark';
import type { DraftPlayer } from '@/types/draftEvent';
import { textOf, words } from '@/words/catalogue';
import type { WhatIf, WhatIfTone } from '@/features/draft-room/whatIf';
import { roomWords } from '@/words/room';

export interface PlayerRowProps {
  player: DraftPlayer;
  /** The team that has them; nulls while in the pool. */
  draftedBy: string | null;
  draftedByOrder: number | null;
  /** What picking them would lead to; null when no pick can be made. */
  whatIf: WhatIf | null;
  /** Something else follows than with the person before: shown only there, and said of everybody. */
  isThreshold?: boolean;
  /** What tells them apart from others of their name. */
  mark?: string | undefined;
  /** Only for the one who may pick. */
  canPick: boolean;
  /** The colour of the team that they are selected for; undefined unless they are. */
  selectedHue: number | undefined;
  onSelect: (playerId: number) => void;
}

const kToneClass: Record<WhatIfTone, string> = {
  next: 'text-faint',
  again: 'text-good',
  roll: 'text-accent',
};

export const PlayerRow = memo(function PlayerRow(props: PlayerRowProps) {
  const { player, draftedBy, draftedByOrder, whatIf, canPick, selectedHue, onSelect } = props;
  const { isThreshold = true, mark } = props;
  const ratingText = useRatingText();
  const rating = ratingText(player.mmr);
  // A rating or positions that differ are seen anyway.
  const isMarkSeen = mark === rating || mark === player.positions.join(', ');
  const isSelected = selectedHue !== undefined;
  return (
    <li
      data-testid="player-row"
      data-player-id={player.id}
      data-drafted={draftedBy !== null || undefined}
      data-selected={isSelected || undefined}
      data-threshold={(isThreshold && whatIf !== null && whatIf.then.length > 0) || undefined}
      data-team-hue={selectedHue}
      className="player-row"
    >
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-1.5">
          <span dir="auto" className="truncate font-medium" title={player.name}>
            {player.name}
          </span>
          {mark !== undefined && !isMarkSeen && (
            <span className="shrink-0 text-[11px] text-faint">{mark}</span>
          )}
          {player.positions.length > 0 && (
            <span className="max-w-[40%] shrink-0 truncate text-[11px] text-faint">
              {player.positions.join(' · ')}
            </span>
          )}
        </div>
        {draftedBy !== null ? (
          <div className="flex items-center gap-1 text-xs text-faint">
            <TeamMark draftOrder={draftedByOrder ?? 1} size={13} />
            <span dir="auto" className="truncate" title={draftedBy}>
              {draftedBy}
            </span>
          </div>
        ) : (
          whatIf && (
            <div className="flex min-w-0 items-baseline gap-1.5 text-xs">
              <span className="shrink-0 text-soft">→ {ratingText(whatIf.total)}</span>
              {whatIf.then.length > 0 && (
                <span
                  className={cn(isThreshold ? 'truncate' : 'sr-only', kToneClass[whatIf.tone])}
                  title={textOf(whatIf.then)}
                >
                  <Pieces pieces={whatIf.then} />
                </span>
              )}
            </div>
          )
        )}
      </div>
      <span className="w-13 shrink-0 text-right text-sm">{rating}</span>
      {canPick && (
        <div className="player-pick" data-free={draftedBy === null || undefined}>
          {draftedBy === null && (
            <Button
              data-testid="pick-player"
              size="small"
              variant={isSelected ? 'team' : 'secondary'}
              aria-label={
                mark === undefined
                  ? words.say('pick.of', { name: player.name })
                  : words.say('pick.of_one', { name: player.name, mark })
              }
              aria-pressed={isSelected}
              onClick={() => onSelect(player.id)}
            >
              {roomWords.say('pool.pick')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
});
