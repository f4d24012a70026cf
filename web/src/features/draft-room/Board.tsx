import { useEffect, useRef, type CSSProperties } from 'react';
import type { RollProgress } from '@/features/draft-room/rollProgress';
import { TeamColumn } from '@/features/draft-room/TeamColumn';
import type { DraftPlayer, DraftState } from '@/types/draftEvent';

interface BoardProps {
  draft: DraftState;
  progress: RollProgress | null;
  myTeamIds: readonly number[];
}

const kScrollsFrom = 17;

/** How many columns stand side by side in a wide, a middling and a narrow board: teams compress, none hides. */
export function columnCounts(teams: number): { wide: number; middling: number; narrow: number } {
  const inRows = (rows: number) => Math.ceil(teams / rows);
  return {
    wide: teams <= 8 ? teams : inRows(2),
    middling: teams <= 5 ? teams : teams <= 10 ? inRows(2) : inRows(3),
    narrow: teams <= 3 ? teams : teams <= 6 ? inRows(2) : teams <= 12 ? inRows(3) : inRows(4),
  };
}

/** Every team, always at the same place. */
export function Board({ draft, progress, myTeamIds }: BoardProps) {
  const { teams, rounds, players, on_clock: turn } = draft;
  const boardRef = useRef<HTMLElement>(null);
  const byId = new Map(players.map((player): [number, DraftPlayer] => [player.id, player]));
  const roundOf = new Map(rounds.map((round) => [round.choice_id, round.round]));
  const totals = teams.map((team) => team.total_mmr);
  const lowest = Math.min(...totals);
  const spread = Math.max(...totals) - lowest;
  const newestId = rounds.findLast((round) => round.choice_id !== null)?.choice_id ?? null;
  const columns = columnCounts(teams.length);

  useEffect(() => {
    if (turn === null || teams.length < kScrollsFrom) return;
    boardRef.current
      ?.querySelector(`[data-team-id="${turn.team_id}"]`)
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [turn, teams.length]);

  const style = {
    '--columns-wide': columns.wide,
    '--columns-middling': columns.middling,
    '--columns-narrow': columns.narrow,
  } as CSSProperties;
  return (
    <section
      ref={boardRef}
      data-testid="draft-board"
      aria-label="Teams"
      className="board"
      tabIndex={-1}
    >
      <div className="board-grid" style={style}>
        {teams.map((team) => (
          <TeamColumn
            key={team.id}
            team={team}
            members={team.member_ids.flatMap((id) => byId.get(id) ?? [])}
            pickRounds={team.member_ids.slice(1).map((id) => roundOf.get(id) ?? 0)}
            teamSize={draft.team_size}
            standing={spread === 0 ? 0 : (team.total_mmr - lowest) / spread}
            isOnClock={turn?.team_id === team.id}
            isMine={myTeamIds.includes(team.id)}
            die={progress?.dice.get(team.captain_id) ?? null}
            newestId={newestId !== null && team.member_ids.includes(newestId) ? newestId : null}
          />
        ))}
      </div>
    </section>
  );
}
