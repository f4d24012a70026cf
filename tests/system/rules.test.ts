// The rules of a draft as they show from outside.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Server } from './harness/server.ts';
import type { DraftEvent, DraftState, DraftStyle } from './harness/wire.ts';
import {
  aDraft,
  aStartedDraft,
  aTournament,
  currentRound,
  freePlayer,
  linkFor,
  linksOf,
  logOf,
  pick,
  pickToTheEnd,
  poolOf,
  stateOf,
  undo,
} from './harness/world.ts';

const styles: DraftStyle[] = ['shuffle', 'snake', 'normal'];

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

function ordersOnClock(state: DraftState): (number | undefined)[] {
  return state.rounds.map((round) => state.teams.find((team) => team.id === round.team_id)?.draft_order);
}

function typesOf(events: DraftEvent[]): string[] {
  return events.map((event) => event.event_type);
}

function withoutSeq(state: DraftState): DraftState {
  return { ...state, seq: 0 };
}

function pickProblem(by: Client, state: DraftState, playerId: number, round: number) {
  return by.refused('pickPlayer', { draft_id: state.id }, { json: { player_id: playerId, round } });
}

describe('the order of captains', () => {
  it('of normal is the same in every phase', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'normal', captains: [1, 2, 3] });
    expect(ordersOnClock(draft)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('of snake is reversed in every second phase', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'snake', captains: [1, 2, 3], teamSize: 3 });
    expect(ordersOnClock(draft)).toEqual([1, 2, 3, 3, 2, 1]);
  });

  it('of shuffle is unknown until a turn comes', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'shuffle', captains: [5000, 4000] });
    expect(draft.rounds.slice(1).map((round) => [round.captain_id, round.team_id])).toEqual(
      draft.rounds.slice(1).map(() => [null, null]),
    );
  });

  it('of shuffle follows the lowest total, twice running when it stays lowest', async () => {
    const { draft } = await aStartedDraft(staff, {
      style: 'shuffle',
      captains: [9000, 1000],
      pool: [500, 400, 300, 200],
    });
    const { state } = await pick(staff, draft);
    expect([draft.on_clock?.team_id, state.on_clock?.team_id]).toEqual([draft.teams[1]?.id, draft.teams[1]?.id]);
  });

  it('of shuffle passes over a full team', async () => {
    const { draft } = await aStartedDraft(staff, {
      style: 'shuffle',
      captains: [9000, 1],
      pool: [3, 2, 1],
      teamSize: 2,
    });
    const { state } = await pick(staff, draft);
    expect(state.on_clock?.team_id).toBe(draft.teams[0]?.id);
  });

  it('is the order in which the captains were given', async () => {
    const { draft, captains } = await aDraft(staff, { captains: [100, 9000, 5000] });
    expect(draft.teams.map((team) => [team.draft_order, team.captain_id])).toEqual(
      captains.map((captain, index) => [index + 1, captain.id]),
    );
  });
});

describe('a tie', () => {
  it('is rolled for by every captain within the window', async () => {
    const { draft } = await aStartedDraft(staff, {
      style: 'shuffle',
      captains: [5000, 5100, 5200, 5301],
      tieWindow: 200,
    });
    const roll = draft.rounds[0]?.tie_roll_data;
    expect(roll?.tied_captains.map((captain) => captain.mmr)).toEqual([5000, 5100, 5200]);
  });

  it('does not exist in snake and normal', async () => {
    for (const style of ['snake', 'normal'] as const) {
      const { draft } = await aStartedDraft(staff, { style, captains: [5000, 5000], tieWindow: 5000 });
      await pickToTheEnd(staff, draft);
      expect(typesOf(await logOf(staff, draft.id))).not.toContain('tie_roll');
    }
  });

  it('goes on among the highest until one is left', async () => {
    for (let night = 0; night < 10; night += 1) {
      const { draft } = await aStartedDraft(staff, { style: 'shuffle', captains: [5000, 5000, 5000, 5000, 5000] });
      const roll = draft.rounds[0]?.tie_roll_data;
      if (!roll) throw new Error('no roll');
      let left = roll.tied_captains.map((captain) => captain.id);
      for (const dice of roll.roll_rounds) {
        expect(dice.map((die) => die.captain_id).toSorted()).toEqual(left.toSorted());
        const highest = Math.max(...dice.map((die) => die.roll));
        left = dice.filter((die) => die.roll === highest).map((die) => die.captain_id);
      }
      expect(left).toEqual([roll.winner_id]);
      expect(draft.on_clock?.captain_id).toBe(roll.winner_id);
    }
  });
});

describe('a commit', () => {
  it('of a start is the start, the roll, the captain', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'shuffle', captains: [5000, 5000] });
    expect(typesOf(await logOf(staff, draft.id))).toEqual(['draft_started', 'tie_roll', 'captain_assigned']);
  });

  it('of a pick is the pick, the roll, the captain', async () => {
    const { draft } = await aStartedDraft(staff, {
      style: 'shuffle',
      captains: [4000, 5000],
      pool: [1000, 900, 800, 700],
    });
    const { events } = await pick(staff, draft);
    expect(typesOf(events)).toEqual(['player_picked', 'tie_roll', 'captain_assigned']);
  });

  it('of the last pick ends with the completion', async () => {
    const { draft } = await aStartedDraft(staff, { pool: [1000], teamSize: 2 });
    expect(typesOf((await pick(staff, draft)).events)).toEqual(['player_picked', 'draft_completed']);
  });

  it('of an undo is the undo alone', async () => {
    const { draft } = await aStartedDraft(staff);
    await pick(staff, draft);
    expect(typesOf((await undo(staff, draft)).events)).toEqual(['pick_undone']);
  });

  it('has one actor, one moment and one after the other in both sequences', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'shuffle', captains: [4000, 5000], pool: [1000, 900] });
    const { events } = await pick(staff, draft);
    expect(events.map((event) => event.actor?.name)).toEqual(events.map(() => 'Olga'));
    expect(events.map((event) => event.seq - draft.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.map((event) => event.tournament_seq - draft.seq)).toEqual(events.map((_, index) => index + 1));
  });
});

describe.each(styles)('an undo in %s', (style) => {
  it('restores the state before the pick, at every depth', async () => {
    const { draft } = await aStartedDraft(staff, { style, captains: [5000, 4800, 4600], teamSize: 3, tieWindow: 300 });
    const states = [draft];
    for (let now = draft; now.on_clock !== null; states.push(now)) now = (await pick(staff, now)).state;
    for (const before of states.slice(0, -1).toReversed()) {
      expect(withoutSeq((await undo(staff, before)).state)).toEqual(withoutSeq(before));
    }
  });

  it('of a completed draft makes it active again', async () => {
    const { draft } = await aStartedDraft(staff, { style });
    await pickToTheEnd(staff, draft);
    const { state } = await undo(staff, draft);
    expect([state.status, state.completed_at, currentRound(state)]).toEqual(['active', null, draft.rounds.length]);
  });

  it('lets the draft end as it would have', async () => {
    const { draft } = await aStartedDraft(staff, { style });
    await pick(staff, draft);
    await undo(staff, draft);
    expect((await pickToTheEnd(staff, await stateOf(staff, draft.id))).status).toBe('completed');
  });
});

describe('an undo', () => {
  const tied = { style: 'shuffle', captains: [4000, 5000], pool: [1000, 900, 800, 700] } as const;

  it('never buys new dice for the same tie in the same round', async () => {
    for (let night = 0; night < 8; night += 1) {
      const { draft } = await aStartedDraft(staff, { ...tied, pool: [...tied.pool], captains: [...tied.captains] });
      const first = await pick(staff, draft);
      await undo(staff, draft);
      const second = await pick(staff, draft, freePlayer(draft));
      const rolls = [first, second].map(({ events }) => events.find((event) => event.event_type === 'tie_roll'));
      expect(rolls[1]?.payload).toEqual({ ...rolls[0]?.payload, original_seq: rolls[0]?.seq });
    }
  });

  it('keeps the dice of a round through an undo of an earlier one', async () => {
    const { draft } = await aStartedDraft(staff, {
      style: 'shuffle',
      captains: [5000, 5000, 5000],
      pool: [10, 10, 10, 10, 10, 10],
    });
    const replay = async (from: DraftState): Promise<DraftState> =>
      (await pick(staff, (await pick(staff, from)).state)).state;
    const before = await replay(draft);
    await undo(staff, draft);
    await undo(staff, draft);
    const after = await replay(draft);
    expect(after.rounds.map((round) => round.tie_roll_data?.roll_rounds)).toEqual(
      before.rounds.map((round) => round.tie_roll_data?.roll_rounds),
    );
  });

  it('of another round than the last pick is refused', async () => {
    const { draft } = await aStartedDraft(staff);
    await pick(staff, (await pick(staff, draft)).state);
    const problem = await staff.refused('undoPick', { draft_id: draft.id }, { json: { round: 1 } });
    expect([problem.status, problem.code]).toEqual([409, 'round_not_current']);
  });

  it('is refused when there is no pick', async () => {
    const { draft } = await aStartedDraft(staff);
    const problem = await staff.refused('undoPick', { draft_id: draft.id }, { json: {} });
    expect([problem.status, problem.code, problem.seq]).toEqual([409, 'nothing_to_undo', draft.seq]);
  });

  it('names what it cancels and why', async () => {
    const { draft } = await aStartedDraft(staff);
    const { events } = await pick(staff, draft);
    const undone = await staff.ok('undoPick', { draft_id: draft.id }, { json: { round: 1, reason: 'misclick' } });
    expect(undone.events[0]?.payload).toMatchObject({ undone_seq: events[0]?.seq, reason: 'misclick', round: 1 });
  });
});

describe('a pick', () => {
  it('for a later round is refused', async () => {
    const { draft } = await aStartedDraft(staff);
    const problem = await pickProblem(staff, draft, freePlayer(draft), 2);
    expect([problem.status, problem.code]).toEqual([409, 'round_not_current']);
  });

  it('for an earlier round is refused', async () => {
    const { draft } = await aStartedDraft(staff);
    await pick(staff, draft);
    const problem = await pickProblem(staff, draft, poolOf(draft)[1]?.id ?? 0, 1);
    expect([problem.status, problem.code]).toEqual([409, 'round_not_current']);
  });

  it('of a drafted player is refused', async () => {
    const { draft } = await aStartedDraft(staff);
    const { state } = await pick(staff, draft);
    const problem = await pickProblem(staff, state, freePlayer(draft), 2);
    expect([problem.status, problem.code]).toEqual([409, 'player_not_available']);
  });

  it('of a captain is refused', async () => {
    const { draft, captains } = await aStartedDraft(staff);
    const problem = await pickProblem(staff, draft, captains[1]?.id ?? 0, 1);
    expect([problem.status, problem.code]).toEqual([409, 'player_not_available']);
  });

  it('of a player of another tournament is refused', async () => {
    const { draft } = await aStartedDraft(staff);
    const other = await aTournament(staff, [1000]);
    const problem = await pickProblem(staff, draft, other.players[0]?.id ?? 0, 1);
    expect(problem.code).toMatch(/^(player_not_available|validation_failed)$/);
  });

  it('by a captain who is not on the clock is refused', async () => {
    const { draft } = await aStartedDraft(staff);
    const waiting = draft.teams[1]?.captain_id ?? 0;
    const seat = await Client.inSeat(server.url, linkFor(await linksOf(staff, draft.id), waiting));
    const problem = await pickProblem(seat, draft, freePlayer(draft), 1);
    expect([problem.status, problem.code]).toEqual([403, 'not_on_the_clock']);
  });

  it('of a pending, a completed and an aborted draft is refused', async () => {
    const { draft: pending } = await aDraft(staff);
    const { draft: running } = await aStartedDraft(staff, { pool: [1000], teamSize: 2 });
    const completed = await pickToTheEnd(staff, running);
    const { draft: started } = await aStartedDraft(staff);
    const aborted = await staff.ok('abortDraft', { draft_id: started.id });
    for (const state of [pending, completed, aborted]) {
      const problem = await pickProblem(staff, state, state.players.at(-1)?.id ?? 0, 1);
      // A second click on the last pick names a round that is over.
      const code = state === completed ? 'round_not_current' : 'draft_not_active';
      expect([problem.status, problem.code], state.status).toEqual([409, code]);
    }
  });
});

describe('a draft', () => {
  it('with spare players is completed when the teams are full', async () => {
    const { draft } = await aStartedDraft(staff, { teamSize: 2, pool: [9, 8, 7, 6] });
    const done = await pickToTheEnd(staff, draft);
    expect([done.status, poolOf(done).length]).toEqual(['completed', 2]);
  });

  it('with too few players is completed when the pool is empty', async () => {
    const { draft } = await aStartedDraft(staff, { teamSize: 5, pool: [9, 8, 7] });
    const done = await pickToTheEnd(staff, draft);
    expect([done.status, done.teams.map((team) => team.member_ids.length)]).toEqual(['completed', [3, 2]]);
  });

  it('without a pool does not start', async () => {
    const { draft } = await aDraft(staff, { pool: [] });
    const problem = await staff.refused('startDraft', { draft_id: draft.id });
    expect([problem.status, problem.code]).toEqual([409, 'nothing_to_draft']);
  });

  it('that is active can not be changed or started again', async () => {
    const { draft } = await aStartedDraft(staff);
    const edited = await staff.refused('editDraft', { draft_id: draft.id }, { json: { style: 'snake' } });
    const restarted = await staff.refused('startDraft', { draft_id: draft.id });
    expect([edited.code, restarted.code]).toEqual(['draft_not_pending', 'draft_not_pending']);
  });

  it('keeps its log when it is aborted', async () => {
    const { draft } = await aStartedDraft(staff);
    const log = await logOf(staff, draft.id);
    await staff.ok('abortDraft', { draft_id: draft.id }, { query: { reason: 'power cut' } });
    const after = await logOf(staff, draft.id);
    expect(after.slice(0, -1)).toEqual(log);
    expect(after.at(-1)).toMatchObject({ event_type: 'draft_aborted', payload: { reason: 'power cut', setup: null } });
  });

  it('that is aborted while pending has its set-up in the log', async () => {
    const { draft } = await aDraft(staff);
    await staff.ok('abortDraft', { draft_id: draft.id });
    const [event] = await logOf(staff, draft.id);
    expect(event).toMatchObject({
      event_type: 'draft_aborted',
      payload: { reason: null, setup: { draft_style: draft.style, team_size: draft.team_size } },
    });
  });

  it('that is completed or aborted can not be aborted', async () => {
    const { draft } = await aStartedDraft(staff, { pool: [1000], teamSize: 2 });
    await pickToTheEnd(staff, draft);
    expect((await staff.refused('abortDraft', { draft_id: draft.id })).status).toBe(409);
  });
});

describe('after the start', () => {
  it('a player who joins the roster does not join the draft', async () => {
    const { draft, tournamentId } = await aStartedDraft(staff);
    await staff.ok('addPlayers', { tournament_id: tournamentId }, { json: { name: 'Late', mmr: 9999 } });
    expect(await stateOf(staff, draft.id)).toEqual(draft);
  });

  it('a player of the draft can be neither edited nor deleted', async () => {
    const { pool } = await aStartedDraft(staff);
    const ids = { player_id: pool[0]?.id ?? 0 };
    const edited = await staff.refused('editPlayer', ids, { json: { mmr: 1 } });
    const deleted = await staff.refused('deletePlayer', ids);
    expect([edited.code, deleted.code]).toEqual(['player_in_draft', 'player_in_draft']);
  });

  it('an edit of a player once the draft is over does not change what it was', async () => {
    const { draft, pool } = await aStartedDraft(staff, { pool: [1000], teamSize: 2 });
    const done = await pickToTheEnd(staff, draft);
    await staff.ok('editPlayer', { player_id: pool[0]?.id ?? 0 }, { json: { name: 'Renamed', mmr: 1 } });
    expect(await stateOf(staff, draft.id)).toEqual(done);
  });

  it('a player of a draft that is over may leave, and the draft keeps them', async () => {
    const { draft, pool, tournamentId } = await aStartedDraft(staff, { pool: [1000], teamSize: 2 });
    const done = await pickToTheEnd(staff, draft);
    await staff.ok('deletePlayer', { player_id: pool[0]?.id ?? 0 });
    expect((await staff.ok('listPlayers', { tournament_id: tournamentId })).items).toHaveLength(2);
    expect(await stateOf(staff, draft.id)).toEqual(done);
    const undone = await undo(staff, done);
    expect(undone.state.status).toBe('active');
    await pickToTheEnd(staff, undone.state);
  });
});

describe('the balance', () => {
  it('projects each style, with the spread of the totals', async () => {
    const { draft } = await aDraft(staff, { captains: [5000, 4000], pool: [3000, 2000, 1000, 500], teamSize: 3 });
    const { items } = await staff.ok('getBalance', { draft_id: draft.id });
    const spreads = new Map(items.map((item) => [item.style, [item.highest, item.lowest, item.spread]]));
    expect(spreads.get('normal')).toEqual([9000, 6500, 2500]);
    expect(spreads.get('snake')).toEqual([8500, 7000, 1500]);
    expect(new Set(spreads.keys())).toEqual(new Set(styles));
  });

  it('projects another tie window or team size than the one of the draft', async () => {
    const { draft } = await aDraft(staff, { captains: [5000, 4990, 4800], pool: [300, 200, 100, 50], teamSize: 2 });
    const shuffled = async (query: { tie_window?: number; team_size?: number }): Promise<unknown[]> => {
      const { items } = await staff.ok('getBalance', { draft_id: draft.id }, { query });
      const shuffle = items.find((item) => item.style === 'shuffle');
      return [shuffle?.tie_rolls, shuffle?.teams.map((team) => team.total_mmr)];
    };
    expect(await shuffled({})).toEqual([0, [5100, 5190, 5100]]);
    expect(await shuffled({ tie_window: 10 })).toEqual([1, [5200, 5090, 5100]]);
    expect(await shuffled({ team_size: 3 })).toEqual([1, [5150, 5190, 5100]]);
    const problem = await staff.refused('getBalance', { draft_id: draft.id }, { query: { tie_window: 100001 } });
    expect([problem.status, problem.code]).toEqual([422, 'validation_failed']);
    expect((await stateOf(staff, draft.id)).tie_window).toBe(0);
  });
});
