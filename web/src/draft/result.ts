// What came of a draft, once it is over. Pure.
import type { DraftPlayer, DraftState, Team } from '@/types/draftEvent';

export interface RankedTeam {
  /** From 1; teams with one total share it. */
  readonly rank: number;
  readonly team: Team;
  readonly members: readonly DraftPlayer[];
  readonly rollsWon: number;
}

/** Somebody who was still there long after their rating said. */
export interface Steal {
  readonly player: DraftPlayer;
  readonly team: Team;
  readonly round: number;
  /** Among those who were in the pool at the start, by rating, from 1; one rating is one rank. */
  readonly rank: number;
}

export interface DraftResult {
  /** The highest total first; of equal ones, the draft order. */
  readonly teams: readonly RankedTeam[];
  /** Between the highest and the lowest total. */
  readonly spread: number;
  readonly rolls: number;
  /** Those who fell furthest first. */
  readonly steals: readonly Steal[];
  /** Who is in no team, the highest rating first. */
  readonly leftOver: readonly DraftPlayer[];
}

const kStealsShown = 3;
const kLeastFall = 3;

function stealsOf(draft: DraftState, playerOf: ReadonlyMap<number, DraftPlayer>): Steal[] {
  const captains = new Set(draft.teams.map((team) => team.captain_id));
  const ratings = draft.players.filter(({ id }) => !captains.has(id)).map(({ mmr }) => mmr);
  const teamOf = new Map(draft.teams.map((team) => [team.id, team]));
  return draft.rounds
    .flatMap(({ round, choice_id: choice, team_id: teamId }) => {
      const player = choice === null ? undefined : playerOf.get(choice);
      const team = teamId === null ? undefined : teamOf.get(teamId);
      if (!player || !team) return [];
      const rank = 1 + ratings.filter((mmr) => mmr > player.mmr).length;
      return round - rank >= kLeastFall ? [{ player, team, round, rank }] : [];
    })
    .sort((a, b) => b.round - b.rank - (a.round - a.rank) || a.rank - b.rank)
    .slice(0, kStealsShown);
}

export function resultOf(draft: DraftState): DraftResult {
  const playerOf = new Map(draft.players.map((player) => [player.id, player]));
  const rolls = draft.rounds.flatMap(({ tie_roll_data: tie }) => (tie === null ? [] : [tie]));
  const totals = draft.teams.map((team) => team.total_mmr);
  const teams = [...draft.teams]
    .sort((a, b) => b.total_mmr - a.total_mmr || a.draft_order - b.draft_order)
    .map((team) => ({
      rank: 1 + totals.filter((total) => total > team.total_mmr).length,
      team,
      members: team.member_ids.flatMap((id) => playerOf.get(id) ?? []),
      rollsWon: rolls.filter((tie) => tie.winner_id === team.captain_id).length,
    }));
  return {
    teams,
    spread: totals.length === 0 ? 0 : Math.max(...totals) - Math.min(...totals),
    rolls: rolls.length,
    steals: stealsOf(draft, playerOf),
    leftOver: draft.players
      .filter((player) => player.team_id === null)
      .sort((a, b) => b.mmr - a.mmr || a.id - b.id),
  };
}
