import { useEffect, useState, type CSSProperties } from 'react';
import { Die } from '@/components/Die';
import { Pieces } from '@/components/Pieces';
import { TeamMark } from '@/components/TeamMark';
import { teamIdentity } from '@/draft/teamIdentity';
import {
  finalProgress,
  type CaptainDie,
  type RollProgress,
} from '@/features/draft-room/rollProgress';
import type { Team, TieRoll } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

interface RollShowProps {
  /** The roll in the air; null: none is. */
  rolling: TieRoll | null;
  progress: RollProgress | null;
  teams: readonly Team[];
}

/** As long as the band takes to leave for the header. */
const kLeavesMs = 350;
const kNamedAtMost = 16;

/** The roll that is shown: for a moment after it ended, too. */
function useShownRoll(rolling: TieRoll | null): TieRoll | null {
  const [left, setLeft] = useState<TieRoll | null>(null);
  const [last, setLast] = useState(rolling);
  if (last !== rolling) {
    setLeft(rolling === null ? last : null);
    setLast(rolling);
  }
  useEffect(() => {
    if (left === null) return undefined;
    const timer = setTimeout(() => setLeft(null), kLeavesMs);
    return () => clearTimeout(timer);
  }, [left]);
  return rolling ?? left;
}

/** `isWinner`: null while nothing is decided. */
function stateOf(die: CaptainDie | undefined, isWinner: boolean | null): string {
  if (isWinner === true) return 'won';
  if (isWinner === false || die?.isOut === true) return 'out';
  return die?.roll == null ? 'tumbling' : 'landed';
}

/**
 * The dice of a live roll, large over the board, until the winner goes up into the header. A picture only: the strip has
 * the same dice in words, and everything below it can be used meanwhile.
 */
export function RollShow({ rolling, progress, teams }: RollShowProps) {
  const tie = useShownRoll(rolling);
  if (tie === null) return null;
  const now = rolling !== null && progress !== null ? progress : finalProgress(tie);
  const isDecided = now.landed.length === tie.roll_rounds.flat().length;
  const teamOf = new Map(teams.map((team) => [team.captain_id, team]));
  const count = tie.tied_captains.length;
  const orderOf = (captainId: number) => teamOf.get(captainId)?.draft_order ?? 1;
  return (
    <div
      className="roll-show"
      aria-hidden
      data-testid="roll-show"
      data-leaving={rolling === null || undefined}
      data-team-hue={isDecided ? teamIdentity(orderOf(tie.winner_id)).hue : undefined}
      style={{ '--wide': Math.min(count, 12), '--narrow': Math.min(count, 6) } as CSSProperties}
    >
      <p className="roll-show-title">
        {isDecided ? (
          <Pieces
            pieces={words.pieces('roll.won', {
              captain: {
                name: tie.tied_captains.find(({ id }) => id === tie.winner_id)?.name ?? '',
              },
            })}
          />
        ) : (
          words.say('roll.title', { round: tie.round })
        )}
      </p>
      <ol className="roll-show-dice" data-many={count > kNamedAtMost || undefined}>
        {tie.tied_captains.map(({ id, name }) => {
          const die = now.dice.get(id);
          const roll = die?.roll ?? null;
          return (
            <li
              key={id}
              className="roll-show-die"
              data-team-hue={teamIdentity(orderOf(id)).hue}
              data-die={stateOf(die, isDecided ? id === tie.winner_id : null)}
            >
              <Die key={roll ?? 'air'} roll={roll ?? 5} tone="team" />
              <span className="roll-show-name">
                <TeamMark draftOrder={orderOf(id)} size={16} />
                {count <= kNamedAtMost && <bdi>{name}</bdi>}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
