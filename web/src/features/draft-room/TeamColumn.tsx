import { Crown } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { cn } from '@/components/cn';
import { Die } from '@/components/Die';
import { useRatingText } from '@/components/ratingScale';
import { sameProps } from '@/components/sameProps';
import { TeamMark } from '@/components/TeamMark';
import { TeamName } from '@/components/TeamName';
import { teamIdentity } from '@/draft/teamIdentity';
import type { CaptainDie } from '@/features/draft-room/rollProgress';
import type { Position } from '@/draft/positions';
import { TeamPositions } from '@/features/draft-room/TeamPositions';
import type { DraftPlayer, Team } from '@/types/draftEvent';
import { roomWords } from '@/words/room';

/** Whether the captain has the room open: said in words before the start, by a dot after it. */
export type Presence = 'arriving' | 'here' | 'away' | null;

export interface TeamColumnProps {
  team: Team;
  /** What most teams are called first; it gives way where columns are narrow. */
  lead?: string;
  members: readonly DraftPlayer[];
  /** The rounds in which its members after the captain were picked. */
  pickRounds: readonly number[];
  teamSize: number;
  /** Of the whole draft; none when people have none. */
  positions?: readonly Position[];
  /** Where its total stands between the lowest and the highest, 0 to 1. */
  standing: number;
  isOnClock: boolean;
  isMine: boolean;
  presence: Presence;
  die: CaptainDie | null;
  /** Dice are in the air; otherwise the die lies since the turn began. */
  isRolling?: boolean;
  /** The member who comes with a live pick: shown in motion, once. */
  arrivalId?: number | null;
  /** The member who came with the newest pick. */
  newestId: number | null;
}

const kNoPositions: readonly Position[] = [];

export const TeamColumn = memo(function TeamColumn(props: TeamColumnProps) {
  const {
    team,
    lead = '',
    members,
    pickRounds,
    teamSize,
    positions = kNoPositions,
    standing,
    isOnClock,
    isMine,
    presence,
    die,
    isRolling = false,
    arrivalId = null,
    newestId,
  } = props;
  const ratingText = useRatingText();
  const { hue } = teamIdentity(team.draft_order);
  const emptySlots = Array.from(
    { length: Math.max(0, teamSize - members.length) },
    (_, index) => index,
  );
  return (
    <article
      data-testid="team-column"
      data-team-id={team.id}
      data-team-hue={hue}
      data-on-clock={isOnClock || undefined}
      data-mine={isMine || undefined}
      data-die={die ? (die.isOut ? 'out' : 'in') : undefined}
      aria-label={roomWords.say('team.name', {
        team: team.name,
        total: ratingText(team.total_mmr),
      })}
      className="team-column"
    >
      <header className="team-head">
        <TeamMark draftOrder={team.draft_order} />
        <h2 dir="auto" className="team-name" title={team.name}>
          <TeamName name={team.name} lead={lead} />
        </h2>
        {isMine && <span className="you-mark">{roomWords.say('team.mine')}</span>}
      </header>
      <div className="team-total">
        <span className="team-sum">{ratingText(team.total_mmr)}</span>
        <span
          className="standing-bar"
          style={{ '--standing': standing } as CSSProperties}
          aria-hidden
        />
        {die && (
          <span
            className="die-in-column"
            data-rolling={isRolling || undefined}
            data-in-the-air={die.roll === null || undefined}
          >
            <span className={cn(die.roll === null && 'die-tumbling')}>
              <Die roll={die.roll ?? 5} size={22} tone={die.isOut ? 'faded' : 'team'} />
            </span>
          </span>
        )}
      </div>
      {positions.length > 0 && <TeamPositions positions={positions} members={members} />}
      <ol className="team-slots">
        {members.map((player, index) => (
          <li
            key={player.id}
            className={cn('slot', player.id === newestId && 'slot-newest')}
            data-arriving={player.id === arrivalId || undefined}
          >
            <div className="slot-body">
              <span className="slot-place" aria-hidden>
                {index === 0 ? <Crown className="size-[1.1em]" /> : pickRounds[index - 1]}
              </span>
              <span dir="auto" className="slot-name" title={player.name}>
                {player.name}
              </span>
              <span className="sr-only">
                {index === 0
                  ? roomWords.say('team.captain')
                  : roomWords.say('team.round', { round: pickRounds[index - 1] ?? '' })}
              </span>
              <span className="slot-mmr">{ratingText(player.mmr)}</span>
              {index === 0 && <PresenceMark presence={presence} />}
            </div>
          </li>
        ))}
        {emptySlots.map((index) => (
          <li
            key={`empty-${index}`}
            className={cn('slot slot-empty', isOnClock && index === 0 && 'slot-next')}
          >
            {isOnClock && index === 0 ? (
              <div className="slot-body">
                <span className="slot-name" title={roomWords.say('team.on_clock')}>
                  {roomWords.say('team.on_clock')}
                </span>
              </div>
            ) : (
              <span className="sr-only">{roomWords.say('team.empty')}</span>
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}, sameProps);

function PresenceMark({ presence }: { presence: Presence }) {
  if (presence === null) return null;
  if (presence === 'here')
    return (
      <span className="presence-dot" data-here title={roomWords.say('captain.is_here')}>
        <span className="sr-only">{roomWords.say('captain.is_here_heard')}</span>
      </span>
    );
  return (
    <span className="presence-mark" data-here={presence === 'arriving' || undefined}>
      {roomWords.say(presence === 'arriving' ? 'captain.here' : 'captain.away')}
    </span>
  );
}
