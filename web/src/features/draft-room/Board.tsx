import { memo, useMemo, useRef, type CSSProperties } from 'react';
import { sameProps } from '@/components/sameProps';
import { useKeptInSight } from '@/components/useKeptInSight';
import { markedPositions } from '@/draft/positions';
import { sharedLead } from '@/draft/teamNames';
import type { RollProgress } from '@/features/draft-room/rollProgress';
import { kLeastColumnPx, kLeastFewPx, kManyTeams } from '@/features/draft-room/measuredRows';
import { TeamColumn, type Presence } from '@/features/draft-room/TeamColumn';
import { useMeasuredRows } from '@/features/draft-room/useMeasuredRows';
import { useSlotShape } from '@/features/draft-room/useSlotShape';
import type { DraftPlayer, DraftState } from '@/types/draftEvent';
import { roomWords } from '@/words/room';

interface BoardProps {
  draft: DraftState;
  progress: RollProgress | null;
  myTeamIds: readonly number[];
  /** The teams whose captain has the room open, and those whose captain has opened their seat link. */
  hereIds: readonly number[];
  arrivedIds: readonly number[];
  /** Who came to a team by a live pick, while that is shown. */
  arrivalId?: number | null;
}

const kTallFrom = 7;

interface Rows {
  readonly wide: number;
  readonly middling: number;
  readonly narrow: number;
}

/**
 * In how many rows the columns stand in a wide, a middling and a narrow board: teams compress, none hides. Tall ones
 * get narrower rather than leave the screen.
 */
export function boardRows(teams: number, slots: number): Rows {
  const isTall = slots > kTallFrom;
  return {
    wide: teams <= 8 ? 1 : 2,
    middling: teams <= 5 ? 1 : teams <= 10 || isTall ? 2 : 3,
    narrow: teams <= 3 ? 1 : teams <= 6 ? 2 : teams <= 12 ? 3 : 4,
  };
}

/** Every team, always at the same place. */
export const Board = memo(function Board(props: BoardProps) {
  const { draft, progress, myTeamIds, hereIds, arrivedIds, arrivalId = null } = props;
  const { teams, rounds, players, on_clock: turn } = draft;
  const boardRef = useRef<HTMLElement>(null);
  const gridRef = useRef<HTMLDivElement>(null);
  const shape = useSlotShape(gridRef, teams.length, draft.team_size);
  const byId = new Map(players.map((player): [number, DraftPlayer] => [player.id, player]));
  const roundOf = new Map(rounds.map((round) => [round.choice_id, round.round]));
  const totals = teams.map((team) => team.total_mmr);
  const lowest = Math.min(...totals);
  const spread = Math.max(...totals) - lowest;
  const newestId = rounds.findLast((round) => round.choice_id !== null)?.choice_id ?? null;
  const rows = boardRows(teams.length, draft.team_size);
  const measuredRows = useMeasuredRows(boardRef, teams.length, draft.team_size);
  const lead = useMemo(() => sharedLead(teams.map((team) => team.name)), [teams]);
  const positions = useMemo(() => markedPositions(players), [players]);
  const isPending = draft.status === 'pending';
  const presenceOf = (teamId: number): Presence => {
    if (hereIds.includes(teamId)) return isPending ? 'arriving' : 'here';
    return isPending && arrivedIds.includes(teamId) ? 'away' : null;
  };

  useKeptInSight(boardRef, `[data-team-id="${turn?.team_id ?? 0}"]`, measuredRows);

  const style = {
    '--slots': draft.team_size,
    '--column-least': `${teams.length < kManyTeams ? kLeastFewPx : kLeastColumnPx}px`,
    '--rows-wide': rows.wide,
    '--rows-middling': rows.middling,
    '--rows-narrow': rows.narrow,
    '--columns-wide': Math.ceil(teams.length / rows.wide),
    '--columns-middling': Math.ceil(teams.length / rows.middling),
    '--columns-narrow': Math.ceil(teams.length / rows.narrow),
    ...(measuredRows !== null && {
      '--rows-measured': measuredRows,
      '--columns-measured': Math.ceil(teams.length / measuredRows),
    }),
  } as CSSProperties;
  return (
    <section
      ref={boardRef}
      data-testid="draft-board"
      aria-label={roomWords.say('board.name')}
      className="board"
      data-slot-layout={shape.layout}
      data-slot-rating={shape.rating}
      tabIndex={0}
    >
      <div
        ref={gridRef}
        className="board-grid"
        data-measured={measuredRows !== null || undefined}
        data-positions={positions.length > 0 || undefined}
        style={style}
      >
        {teams.map((team) => (
          <TeamColumn
            key={team.id}
            team={team}
            lead={lead}
            members={team.member_ids.flatMap((id) => byId.get(id) ?? [])}
            pickRounds={team.member_ids.slice(1).map((id) => roundOf.get(id) ?? 0)}
            teamSize={draft.team_size}
            positions={positions}
            standing={spread === 0 ? 0 : (team.total_mmr - lowest) / spread}
            isOnClock={turn?.team_id === team.id}
            isMine={myTeamIds.includes(team.id)}
            presence={presenceOf(team.id)}
            die={progress?.dice.get(team.captain_id) ?? null}
            isRolling={progress?.isRolling ?? false}
            arrivalId={arrivalId !== null && team.member_ids.includes(arrivalId) ? arrivalId : null}
            newestId={newestId !== null && team.member_ids.includes(newestId) ? newestId : null}
          />
        ))}
      </div>
    </section>
  );
}, sameProps);
