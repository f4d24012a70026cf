// The state of a draft as the fold of its events, written from the contract alone and independent of the server's
// and the pages' own folds: they are compared with it.
import type { DraftEvent, DraftSetup, DraftState, Round } from './wire.ts';

type Log = readonly DraftEvent[];

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the log speaks of an unknown ${what}`);
  return value;
}

function withSetup(state: DraftState, setup: DraftSetup): void {
  state.style = setup.draft_style;
  state.team_size = setup.team_size;
  state.tie_window = setup.tie_window;
  state.name = setup.name;
  state.rating_name = setup.rating_name;
  state.rating_decimals = setup.rating_decimals;
  state.leave_out = setup.leave_out;
  state.players = setup.players.map((player) => ({ ...player, team_id: null }));
  state.teams = setup.teams
    .toSorted((left, right) => left.draft_order - right.draft_order)
    .map((team) => {
      const captain = need(
        state.players.find((player) => player.id === team.captain_id),
        'captain',
      );
      captain.team_id = team.id;
      return { ...team, member_ids: [captain.id], total_mmr: captain.mmr };
    });
}

// Who picks in a round is known from the start in every style but shuffle.
function plannedTeam(state: DraftState, round: number): DraftState['teams'][number] | undefined {
  if (state.style === 'shuffle') return undefined;
  const count = state.teams.length;
  const lap = Math.floor((round - 1) / count);
  const place = (round - 1) % count;
  const isReversed = state.style === 'snake' && lap % 2 === 1;
  return state.teams[isReversed ? count - 1 - place : place];
}

function emptyRound(state: DraftState, round: number): Round {
  const team = plannedTeam(state, round);
  return {
    round,
    phase: Math.floor((round - 1) / state.teams.length) + 1,
    captain_id: team?.captain_id ?? null,
    team_id: team?.id ?? null,
    choice_id: null,
    was_tie: false,
    tie_roll_data: null,
  };
}

function apply(state: DraftState, event: DraftEvent): void {
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} after ${state.seq}`);
  state.seq = event.seq;
  const roundAt = (round: number): Round => need(state.rounds[round - 1], `round ${round}`);
  const teamOf = (id: number) =>
    need(
      state.teams.find((team) => team.id === id),
      `team ${id}`,
    );
  const playerOf = (id: number) =>
    need(
      state.players.find((player) => player.id === id),
      `player ${id}`,
    );
  switch (event.event_type) {
    case 'draft_started': {
      const { payload } = event;
      withSetup(state, payload);
      state.status = 'active';
      state.started_at = event.created_at;
      state.rounds = Array.from({ length: payload.total_rounds }, (_, index) => emptyRound(state, index + 1));
      return;
    }
    case 'tie_roll': {
      const round = roundAt(event.payload.round);
      round.was_tie = true;
      round.tie_roll_data = event.payload;
      return;
    }
    case 'captain_assigned': {
      const { round, phase, captain_id, team_id } = event.payload;
      Object.assign(roundAt(round), { captain_id, team_id });
      state.on_clock = { round, phase, captain_id, team_id };
      return;
    }
    case 'player_picked': {
      const { payload } = event;
      roundAt(payload.round).choice_id = payload.picked_id;
      const team = teamOf(payload.team_id);
      team.member_ids.push(payload.picked_id);
      team.total_mmr += payload.picked_mmr;
      playerOf(payload.picked_id).team_id = payload.team_id;
      state.on_clock = null;
      return;
    }
    case 'pick_undone': {
      const { payload } = event;
      const player = playerOf(payload.picked_id);
      const team = teamOf(payload.team_id);
      player.team_id = null;
      team.member_ids = team.member_ids.filter((id) => id !== payload.picked_id);
      team.total_mmr -= player.mmr;
      const round = roundAt(payload.round);
      round.choice_id = null;
      state.rounds = state.rounds.map((later) => (later.round > round.round ? emptyRound(state, later.round) : later));
      state.status = 'active';
      state.completed_at = null;
      state.on_clock = {
        round: round.round,
        phase: round.phase,
        captain_id: payload.captain_id,
        team_id: payload.team_id,
      };
      return;
    }
    case 'draft_completed':
      state.status = 'completed';
      state.completed_at = event.created_at;
      state.on_clock = null;
      return;
    case 'draft_aborted':
      if (event.payload.setup !== null) withSetup(state, event.payload.setup);
      state.status = 'aborted';
      state.on_clock = null;
      return;
  }
}

// What comes before the first event: nothing but the draft's identity counts, the set-up is in the log.
function beforeTheStart(state: DraftState): DraftState {
  return {
    ...structuredClone(state),
    seq: 0,
    status: 'pending',
    on_clock: null,
    rounds: [],
    started_at: null,
    completed_at: null,
  };
}

// The state after `events`, which begin with the first one of the log.
export function fold(identity: DraftState, events: Log): DraftState {
  return advance(beforeTheStart(identity), events);
}

// The state after `state` and the `events` that follow it.
export function advance(state: DraftState, events: Log): DraftState {
  const result = structuredClone(state);
  for (const event of structuredClone(events)) apply(result, event);
  return result;
}
