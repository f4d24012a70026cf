// The state of a draft as the fold of its log. Pure; every function returns a new state and shares what did not change.
import { kDraftEventTypes } from '@/types/draftEvent';
import type {
  DraftEvent,
  DraftPlayer,
  DraftSetup,
  DraftState,
  DraftStyle,
  Round,
  Team,
} from '@/types/draftEvent';

/** The lap, from 1, in which a round lies. */
export function phaseOf(round: number, teamCount: number): number {
  return Math.ceil(round / teamCount);
}

/** The team of a round when the style knows it from the start of the draft. */
export function fixedTeam<Each>(
  style: DraftStyle,
  teams: readonly Each[],
  round: number,
): Each | null {
  const place = (round - 1) % teams.length;
  const isReversed = style === 'snake' && phaseOf(round, teams.length) % 2 === 0;
  switch (style) {
    case 'shuffle':
      return null;
    case 'snake':
    case 'normal':
      return teams[isReversed ? teams.length - 1 - place : place] ?? null;
  }
}

function undecidedRound(style: DraftStyle, teams: readonly Team[], round: number): Round {
  const team = fixedTeam(style, teams, round);
  return {
    round,
    phase: phaseOf(round, teams.length),
    captain_id: team?.captain_id ?? null,
    team_id: team?.id ?? null,
    choice_id: null,
    was_tie: false,
    tie_roll_data: null,
  };
}

function adoptSetup(state: DraftState, setup: DraftSetup): DraftState {
  const teamOfCaptain = new Map(setup.teams.map((team) => [team.captain_id, team.id]));
  const players = setup.players.map((player): DraftPlayer => ({
    ...player,
    team_id: teamOfCaptain.get(player.id) ?? null,
  }));
  const mmrOf = new Map(players.map((player) => [player.id, player.mmr]));
  const teams = setup.teams
    .map((team): Team => ({
      ...team,
      member_ids: [team.captain_id],
      total_mmr: mmrOf.get(team.captain_id) ?? 0,
    }))
    .sort((a, b) => a.draft_order - b.draft_order);
  return {
    ...state,
    style: setup.draft_style,
    team_size: setup.team_size,
    tie_window: setup.tie_window,
    name: setup.name,
    rating_name: setup.rating_name,
    rating_decimals: setup.rating_decimals,
    leave_out: setup.leave_out,
    teams,
    players,
  };
}

function changeRound(state: DraftState, round: number, change: Partial<Round>): Round[] {
  return state.rounds.map((each) => (each.round === round ? { ...each, ...change } : each));
}

function changeTeam(state: DraftState, teamId: number, change: (team: Team) => Team): Team[] {
  return state.teams.map((team) => (team.id === teamId ? change(team) : team));
}

function changePlayer(state: DraftState, playerId: number, teamId: number | null): DraftPlayer[] {
  return state.players.map((player) =>
    player.id === playerId ? { ...player, team_id: teamId } : player,
  );
}

function applyBody(state: DraftState, event: DraftEvent): DraftState {
  switch (event.event_type) {
    case 'draft_started': {
      const started = adoptSetup(state, event.payload);
      return {
        ...started,
        status: 'active',
        started_at: event.created_at,
        rounds: Array.from({ length: event.payload.total_rounds }, (_, index) =>
          undecidedRound(started.style, started.teams, index + 1),
        ),
      };
    }
    case 'tie_roll': {
      const tie = event.payload;
      return {
        ...state,
        rounds: changeRound(state, tie.round, { was_tie: true, tie_roll_data: tie }),
      };
    }
    case 'captain_assigned': {
      const { round, phase, captain_id, team_id } = event.payload;
      return {
        ...state,
        rounds: changeRound(state, round, { captain_id, team_id }),
        on_clock: { round, phase, captain_id, team_id },
      };
    }
    case 'player_picked': {
      const { round, picked_id, picked_mmr, team_id } = event.payload;
      return {
        ...state,
        rounds: changeRound(state, round, { choice_id: picked_id }),
        teams: changeTeam(state, team_id, (team) => ({
          ...team,
          member_ids: [...team.member_ids, picked_id],
          total_mmr: team.total_mmr + picked_mmr,
        })),
        players: changePlayer(state, picked_id, team_id),
        on_clock: null,
      };
    }
    case 'pick_undone': {
      const { round, captain_id, picked_id, team_id } = event.payload;
      const mmr = state.players.find((player) => player.id === picked_id)?.mmr ?? 0;
      return {
        ...state,
        status: 'active',
        completed_at: null,
        rounds: changeRound(state, round, { choice_id: null }).map((each) =>
          each.round > round ? undecidedRound(state.style, state.teams, each.round) : each,
        ),
        teams: changeTeam(state, team_id, (team) => ({
          ...team,
          member_ids: team.member_ids.filter((id) => id !== picked_id),
          total_mmr: team.total_mmr - mmr,
        })),
        players: changePlayer(state, picked_id, null),
        on_clock: { round, phase: phaseOf(round, state.teams.length), captain_id, team_id },
      };
    }
    case 'draft_completed':
      return { ...state, status: 'completed', completed_at: event.created_at, on_clock: null };
    case 'draft_aborted': {
      const { setup } = event.payload;
      return { ...(setup ? adoptSetup(state, setup) : state), status: 'aborted', on_clock: null };
    }
    default:
      // A type that came after this page was made: the sequence moves on, nothing else does.
      return state;
  }
}

/**
 * Whether the board after this event can't be folded here: a type that came after this page was made, and that says of
 * itself that it changes the board. The state has to come from the server.
 */
export function isBeyondFold(event: DraftEvent): boolean {
  if ((kDraftEventTypes as readonly string[]).includes(event.event_type)) return false;
  const { affects, payload } = event as { affects?: unknown; payload?: { affects?: unknown } };
  return affects === 'board' || payload?.affects === 'board';
}

/** Appends one event. Precondition: `event.seq` is the one after `state.seq`. */
export function apply(state: DraftState, event: DraftEvent): DraftState {
  return { ...applyBody(state, event), seq: event.seq };
}

export function fold(state: DraftState, events: readonly DraftEvent[]): DraftState {
  return events.reduce(apply, state);
}
