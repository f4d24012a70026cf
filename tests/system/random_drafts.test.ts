// Random drafts of every style: whatever is done, the state is the fold of the log and the laws hold.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { fold } from './harness/fold.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftState } from './harness/wire.ts';
import { aStartedDraft, logOf, pick, poolOf, stateOf, undo } from './harness/world.ts';

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

const rating = fc.integer({ min: 0, max: 12 }).map((hundreds) => hundreds * 500);

const plan = fc.record({
  style: fc.constantFrom('shuffle' as const, 'snake' as const, 'normal' as const),
  captains: fc.array(rating, { minLength: 2, maxLength: 6 }),
  pool: fc.array(rating, { minLength: 1, maxLength: 14 }),
  teamSize: fc.integer({ min: 2, max: 5 }),
  tieWindow: fc.constantFrom(0, 500, 5000),
  // Whom to pick, or an undo.
  moves: fc.array(
    fc.oneof({ weight: 4, arbitrary: fc.nat(13) }, { weight: 1, arbitrary: fc.constant('undo' as const) }),
    {
      maxLength: 30,
    },
  ),
});

async function play(state: DraftState, moves: (number | 'undo')[]): Promise<DraftState> {
  let now = state;
  for (const move of moves) {
    const isUndo = move === 'undo' || now.on_clock === null;
    if (isUndo && now.rounds.every((round) => round.choice_id === null)) continue;
    const free = poolOf(now);
    now = (isUndo ? await undo(staff, now) : await pick(staff, now, free[move % free.length]?.id)).state;
  }
  return now;
}

function assertLaws(state: DraftState): void {
  const members = state.teams.flatMap((team) => team.member_ids);
  const ratings = new Map(state.players.map((player) => [player.id, player.mmr]));
  expect(new Set(members).size, 'nobody twice').toBe(members.length);
  for (const team of state.teams) {
    expect(team.member_ids.length).toBeLessThanOrEqual(state.team_size);
    expect(team.total_mmr).toBe(team.member_ids.reduce((sum, id) => sum + (ratings.get(id) ?? NaN), 0));
  }
  expect(state.on_clock !== null, 'somebody is next, or it is over').toBe(state.status === 'active');
}

describe('a random draft', () => {
  it('is at every event the fold of its log, for viewers too, and keeps the laws', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ moves, ...shape }) => {
        const { draft } = await aStartedDraft(staff, shape);
        const viewer = await Viewer.watch(server.url, 'draft', draft.id);
        const final = await play(draft, moves);
        const log = await logOf(staff, draft.id);
        assertLaws(final);
        expect(fold(final, log)).toEqual(final);
        for (let seq = 0; seq <= final.seq; seq += 1) {
          const then = await stateOf(staff, draft.id, seq);
          if (seq > 0) expect(then).toEqual(fold(final, log.slice(0, seq)));
          else expect([then.seq, then.status, then.rounds]).toEqual([0, 'pending', []]);
        }
        await viewer.reaches(final.seq);
        expect(viewer.events).toEqual(log);
        await viewer.leave();
      }),
      { numRuns: 40, seed: 20260112, endOnFailure: true },
    );
  });
});
