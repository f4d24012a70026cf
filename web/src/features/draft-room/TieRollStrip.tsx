import { Die } from '@/components/Die';
import type { RollProgress } from '@/features/draft-room/rollProgress';
import type { TieRoll } from '@/types/draftEvent';

interface TieRollStripProps {
  tie: TieRoll;
  progress: RollProgress;
}

/** The roll of the round in a line: every die that has landed, throw by throw. */
export function TieRollStrip({ tie, progress }: TieRollStripProps) {
  const nameOf = new Map(tie.tied_captains.map(({ id, name }) => [id, name]));
  return (
    <div
      data-testid="tie-roll"
      className="flex min-w-0 items-center gap-2 rounded-md bg-raised px-2.5 py-1 text-[13px]"
    >
      <span className="shrink-0 font-medium text-soft">Round {tie.round} roll</span>
      <ol
        aria-label="Dice"
        tabIndex={0}
        className="relative flex min-w-0 [scrollbar-width:none] items-center gap-2 overflow-x-auto"
      >
        {progress.landed.map(({ captainId, roll, throwIndex }, index) => {
          const startsThrow = index > 0 && progress.landed[index - 1]?.throwIndex !== throwIndex;
          const isWinner = progress.isOver && captainId === tie.winner_id;
          return (
            <li
              key={`${throwIndex}-${captainId}`}
              data-testid="roll"
              data-captain-id={captainId}
              data-roll={roll}
              className={`flex shrink-0 items-center gap-1 ${startsThrow ? 'border-l border-line-strong pl-2' : ''}`}
            >
              <bdi className={isWinner ? 'font-semibold text-ink' : 'text-soft'}>
                {nameOf.get(captainId)}
              </bdi>
              <Die roll={roll} size={16} />
              <span className="sr-only">rolled {roll}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
