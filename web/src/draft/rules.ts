// What the rules will say next, for showing "what if" before a pick. Never used to decide whose turn it is: that is
// `on_clock`, which only the server sets. Pure.
import { fixedTeam } from '@/draft/fold';
import type { DraftState, Round, Team } from '@/types/draftEvent';

export interface Standing {
  readonly team: Team;
  readonly isFull: boolean;
  /** Within the tie window of the lowest team that is not full, that one included. */
  readonly isClaimant: boolean;
  /** Points above the lowest team that is not full, from which the tie window counts. */
  readonly aboveLowest: number;
}

export type Next =
  | { readonly kind: 'turn'; readonly team: Team }
  | { readonly kind: 'roll'; readonly teams: readonly Team[] }
  | { readonly kind: 'completed' };

export interface Outcome {
  readonly total: number;
  readonly next: Next;
  readonly isDoublePick: boolean;
}

export function isFull(state: DraftState, team: Team): boolean {
  return team.member_ids.length >= state.team_size;
}

/** The teams with an equal claim to the next shuffle round, in draft order. */
export function shuffleClaimants(state: DraftState): Team[] {
  const eligible = state.teams.filter((team) => !isFull(state, team));
  const lowest = Math.min(...eligible.map((team) => team.total_mmr));
  return eligible.filter((team) => team.total_mmr - lowest <= state.tie_window);
}

/** Shuffle's order strip: teams from the lowest total up, full ones last. */
export function standings(state: DraftState): Standing[] {
  const claimants = new Set(shuffleClaimants(state).map((team) => team.id));
  const sorted = [...state.teams].sort(
    (a, b) =>
      Number(isFull(state, a)) - Number(isFull(state, b)) ||
      a.total_mmr - b.total_mmr ||
      a.draft_order - b.draft_order,
  );
  const lowest = sorted[0]?.total_mmr ?? 0;
  return sorted.map((team) => ({
    team,
    isFull: isFull(state, team),
    isClaimant: claimants.has(team.id),
    aboveLowest: team.total_mmr - lowest,
  }));
}

function nextAfter(state: DraftState, round: number): Next {
  if (round === state.rounds.length) return { kind: 'completed' };
  const fixed = fixedTeam(state.style, state.teams, round + 1);
  if (fixed) return { kind: 'turn', team: fixed };
  const claimants = shuffleClaimants(state);
  const [only] = claimants;
  if (!only) return { kind: 'completed' };
  return claimants.length === 1 ? { kind: 'turn', team: only } : { kind: 'roll', teams: claimants };
}

/** What follows when the captain on the clock picks a player with this rating; null when none is on the clock. */
export function outcomeOfPick(state: DraftState, mmr: number): Outcome | null {
  const turn = state.on_clock;
  const picking = state.teams.find((team) => team.id === turn?.team_id);
  if (!turn || !picking) return null;
  const total = picking.total_mmr + mmr;
  const grown: Team = { ...picking, member_ids: [...picking.member_ids, 0], total_mmr: total };
  const after = {
    ...state,
    teams: state.teams.map((team) => (team.id === grown.id ? grown : team)),
  };
  const next = nextAfter(after, turn.round);
  return { total, next, isDoublePick: next.kind === 'turn' && next.team.id === picking.id };
}

/** The last round that has a pick: the one that an undo would take back. */
export function lastPickedRound(state: DraftState): Round | null {
  return state.rounds.findLast((round) => round.choice_id !== null) ?? null;
}

/** The rounds that are still to come, from the current one on. */
export function comingRounds(state: DraftState): Round[] {
  return state.rounds.filter((round) => round.choice_id === null);
}
