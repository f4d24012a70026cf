// A referee for tests and the gallery: makes the commits that a server would make, by the rules, with dice that are told.
// The browser tests compare the page's fold with the real server's; this one makes many drafts fast.
import { fold, phaseOf } from '@/draft/fold';
import { isFull, lastPickedRound, shuffleClaimants } from '@/draft/rules';
import type {
  DieRoll,
  DraftEvent,
  DraftEventOf,
  DraftEventType,
  DraftPlayer,
  DraftState,
  DraftStyle,
  Team,
  TieRoll,
} from '@/types/draftEvent';

export interface RefereeSetup {
  readonly style: DraftStyle;
  readonly captains: readonly number[];
  readonly pool: readonly number[];
  readonly teamSize?: number;
  readonly tieWindow?: number;
  readonly names?: readonly string[];
  readonly roll?: () => number;
  readonly positions?: (index: number) => string[];
}

type Body = {
  [Type in DraftEventType]: { event_type: Type; payload: DraftEventOf<Type>['payload'] };
}[DraftEventType];

const kEpoch = 'b7e0c2';

export class Referee {
  readonly log: DraftEvent[] = [];
  readonly pending: DraftState;
  state: DraftState;
  private readonly roll: () => number;

  constructor({
    style,
    captains,
    pool,
    teamSize = 5,
    tieWindow = 0,
    names,
    roll,
    positions,
  }: RefereeSetup) {
    this.roll = roll ?? (() => 1 + (this.log.length % 6));
    const ratings = [...captains, ...pool];
    const players = ratings.map((mmr, index): DraftPlayer => ({
      id: 11 + index,
      name:
        names?.[index] ?? (index < captains.length ? `Captain${index + 1}` : `Player${index + 1}`),
      mmr,
      positions: positions?.(index) ?? [],
      team_id: index < captains.length ? index + 1 : null,
    }));
    const teams = captains.map((mmr, index): Team => ({
      id: index + 1,
      name: players[index]?.name ?? '',
      captain_id: 11 + index,
      draft_order: index + 1,
      member_ids: [11 + index],
      total_mmr: mmr,
    }));
    this.pending = {
      id: 7,
      tournament_id: 3,
      epoch: kEpoch,
      seq: 0,
      name: null,
      style,
      status: 'pending',
      team_size: teamSize,
      tie_window: tieWindow,
      rating_name: 'MMR',
      rating_decimals: 0,
      leave_out: [],
      on_clock: null,
      teams,
      rounds: [],
      players,
      created_at: '2026-01-12T18:00:00.000Z',
      started_at: null,
      completed_at: null,
    };
    this.state = this.pending;
  }

  static started(setup: RefereeSetup): Referee {
    const referee = new Referee(setup);
    referee.start();
    return referee;
  }

  get poolIds(): number[] {
    return this.state.players.filter((player) => player.team_id === null).map(({ id }) => id);
  }

  start(): DraftEvent[] {
    const { state } = this;
    const seats = state.teams.length * (state.team_size - 1);
    return this.commit((add) => {
      add({
        event_type: 'draft_started',
        payload: {
          draft_id: state.id,
          draft_style: state.style,
          team_count: state.teams.length,
          team_size: state.team_size,
          tie_window: state.tie_window,
          name: state.name,
          rating_name: state.rating_name,
          rating_decimals: state.rating_decimals,
          leave_out: state.leave_out,
          total_rounds: Math.min(seats, this.poolIds.length),
          teams: state.teams.map(({ id, name, captain_id, draft_order }) => ({
            id,
            name,
            captain_id,
            draft_order,
          })),
          players: state.players.map(({ id, name, mmr, positions }) => ({
            id,
            name,
            mmr,
            positions,
          })),
        },
      });
      this.assign(1, add);
    });
  }

  pick(playerId = this.poolIds[0] ?? 0): DraftEvent[] {
    const turn = this.state.on_clock;
    if (!turn) throw new Error('nobody is on the clock');
    const player = this.player(playerId);
    const team = this.team(turn.team_id);
    return this.commit((add) => {
      add({
        event_type: 'player_picked',
        payload: {
          round: turn.round,
          phase: turn.phase,
          captain_id: turn.captain_id,
          captain_name: this.player(turn.captain_id).name,
          picked_id: player.id,
          picked_name: player.name,
          picked_mmr: player.mmr,
          team_id: team.id,
          team_name: team.name,
          team_mmr: team.total_mmr + player.mmr,
        },
      });
      if (turn.round === this.state.rounds.length) {
        const { id, style, teams } = this.state;
        add({
          event_type: 'draft_completed',
          payload: { draft_id: id, draft_style: style, team_count: teams.length },
        });
      } else {
        this.assign(turn.round + 1, add);
      }
    });
  }

  undo(reason: string | null = null): DraftEvent[] {
    const last = lastPickedRound(this.state);
    if (last?.choice_id == null || last.captain_id === null || last.team_id === null) {
      throw new Error('nothing to undo');
    }
    const undone = this.log.findLast(
      (event) => event.event_type === 'player_picked' && event.payload.round === last.round,
    );
    return this.commit((add) => {
      add({
        event_type: 'pick_undone',
        payload: {
          round: last.round,
          captain_id: last.captain_id ?? 0,
          captain_name: this.player(last.captain_id ?? 0).name,
          picked_id: last.choice_id ?? 0,
          picked_name: this.player(last.choice_id ?? 0).name,
          team_id: last.team_id ?? 0,
          undone_seq: undone?.seq ?? 0,
          reason,
        },
      });
    });
  }

  abort(reason: string | null = null): DraftEvent[] {
    return this.commit((add) => {
      add({
        event_type: 'draft_aborted',
        payload: { draft_id: this.state.id, reason, setup: null },
      });
    });
  }

  private commit(fill: (add: (body: Body) => void) => void): DraftEvent[] {
    const added: DraftEvent[] = [];
    fill((body) => {
      const seq = this.state.seq + 1;
      const event = {
        ...body,
        id: 300 + seq,
        tournament_id: this.state.tournament_id,
        draft_id: this.state.id,
        seq,
        tournament_seq: seq,
        actor: { id: 1, name: 'Marlo' },
        created_at: new Date(Date.UTC(2026, 0, 12, 18, 30, seq * 7)).toISOString(),
      } as DraftEvent;
      added.push(event);
      this.state = fold(this.state, [event]);
    });
    this.log.push(...added);
    return added;
  }

  private assign(round: number, add: (body: Body) => void): void {
    const { rounds, teams, style } = this.state;
    const fixed = rounds[round - 1]?.team_id;
    const claimants =
      style === 'shuffle'
        ? shuffleClaimants(this.state)
        : teams.filter((team) => team.id === fixed && !isFull(this.state, team));
    const tie = claimants.length > 1 ? this.settle(round, claimants) : null;
    if (tie) add({ event_type: 'tie_roll', payload: tie });
    const next = claimants.find((team) => !tie || team.captain_id === tie.winner_id);
    if (!next) throw new Error('no team may pick');
    add({
      event_type: 'captain_assigned',
      payload: {
        round,
        phase: phaseOf(round, teams.length),
        captain_id: next.captain_id,
        captain_name: this.player(next.captain_id).name,
        team_id: next.id,
        team_name: next.name,
        team_mmr: next.total_mmr,
        was_tie: tie !== null,
      },
    });
  }

  private settle(round: number, tied: readonly Team[]): TieRoll {
    const same = this.log.find(
      (event) =>
        event.event_type === 'tie_roll' &&
        event.payload.round === round &&
        event.payload.tied_captains.map(({ team_id }) => team_id).join() ===
          tied.map(({ id }) => id).join(),
    );
    if (same?.event_type === 'tie_roll') {
      return { ...same.payload, original_seq: same.payload.original_seq ?? same.seq };
    }
    const rollRounds: DieRoll[][] = [];
    let rolling = tied.map((team) => team.captain_id);
    while (rolling.length > 1 && rollRounds.length < 20) {
      const rolls = rolling.map((captain_id) => ({ captain_id, roll: this.roll() }));
      const highest = Math.max(...rolls.map(({ roll }) => roll));
      rollRounds.push(rolls);
      rolling = rolls.filter(({ roll }) => roll === highest).map(({ captain_id }) => captain_id);
    }
    const winner = this.player(rolling[0] ?? 0);
    return {
      round,
      tied_captains: tied.map((team) => ({
        id: team.captain_id,
        name: this.player(team.captain_id).name,
        mmr: team.total_mmr,
        team_id: team.id,
      })),
      roll_rounds: rollRounds,
      winner_id: winner.id,
      winner_name: winner.name,
      original_seq: null,
    };
  }

  private player(id: number): DraftPlayer {
    const found = this.state.players.find((player) => player.id === id);
    if (!found) throw new Error(`no player ${id}`);
    return found;
  }

  private team(id: number): Team {
    const found = this.state.teams.find((team) => team.id === id);
    if (!found) throw new Error(`no team ${id}`);
    return found;
  }
}

/** Dice that fall as told, then go on from the start. */
export function toldDice(...rolls: number[]): () => number {
  let next = 0;
  return () => rolls[next++ % rolls.length] ?? 1;
}
