import { useEffect, useRef } from 'react';
import { cn } from '@/components/cn';
import { Die } from '@/components/Die';
import { TeamMark } from '@/components/TeamMark';
import type { RollProgress } from '@/features/draft-room/rollProgress';
import type { Team, TieRoll } from '@/types/draftEvent';
import { roomWords } from '@/words/room';

// Of more captains than these the marks of their teams are shown.
const kNamed = 8;

interface TieRollStripProps {
  tie: TieRoll;
  progress: RollProgress;
  teams?: readonly Team[];
}

const kNoTeams: readonly Team[] = [];

/** The roll of the round in a line: every die that has landed, throw by throw, and of a finished roll the winner's first. */
export function TieRollStrip({ tie, progress, teams = kNoTeams }: TieRollStripProps) {
  const listRef = useRef<HTMLOListElement>(null);
  const nameOf = new Map(tie.tied_captains.map(({ id, name }) => [id, name]));
  const orderOf = new Map(teams.map((team) => [team.captain_id, team.draft_order]));
  const isMany = tie.tied_captains.length > kNamed;
  const { landed, isOver } = progress;
  const landedCount = landed.length;
  // The newest die stays in sight while they land, then the winner, who stands first.
  useEffect(() => {
    const list = listRef.current;
    if (list) list.scrollLeft = isOver ? 0 : list.scrollWidth;
  }, [landedCount, isOver]);
  return (
    <div data-testid="tie-roll" className="tie-roll">
      <span className="tie-label">{roomWords.say('roll.round', { round: tie.round })}</span>
      <ol ref={listRef} aria-label={roomWords.say('roll.dice')} tabIndex={0} className="tie-dice">
        {landed.map(({ captainId, roll, throwIndex }, index) => {
          const startsThrow = index > 0 && landed[index - 1]?.throwIndex !== throwIndex;
          const isWinner = isOver && captainId === tie.winner_id;
          const name = nameOf.get(captainId) ?? '';
          const draftOrder = orderOf.get(captainId);
          // Their name once is enough, and the marks of many say as much as names would.
          const isNamedBefore = isWinner && throwIndex > 0;
          const isMarked = isMany && !isWinner && draftOrder !== undefined;
          return (
            <li
              key={`${throwIndex}-${captainId}`}
              data-testid="roll"
              data-captain-id={captainId}
              data-roll={roll}
              data-winner={isWinner || undefined}
              title={name}
              className={cn('tie-die', startsThrow && !isWinner && 'tie-throw')}
            >
              {isMarked && <TeamMark draftOrder={draftOrder} size={16} />}
              <bdi className={cn('tie-name', (isMarked || isNamedBefore) && 'sr-only')}>{name}</bdi>
              <Die roll={roll} size={16} />
              <span className="sr-only">{roomWords.say('roll.rolled', { roll })}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
