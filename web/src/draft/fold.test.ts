import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '@/draft/fold';
import { outcomeOfPick } from '@/draft/rules';
import type { DraftEvent, DraftState } from '@/types/draftEvent';
import { Referee, toldDice } from '../../test/referee';

const kRatings = fc.integer({ min: 0, max: 60 }).map((step) => step * 100);

const drafts = fc
  .record({
    style: fc.constantFrom('shuffle', 'snake', 'normal'),
    captains: fc.array(kRatings, { minLength: 2, maxLength: 8 }),
    pool: fc.array(kRatings, { minLength: 1, maxLength: 20 }),
    teamSize: fc.integer({ min: 2, max: 5 }),
    tieWindow: fc.constantFrom(0, 100, 5000),
    dice: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 7, maxLength: 7 }),
    moves: fc.array(fc.nat(), { maxLength: 40 }),
  })
  .filter(({ dice }) => new Set(dice).size > 1);

type Draft = typeof drafts extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays it, undoing now and then, and calls back before each pick. */
function play(
  { dice, moves, ...setup }: Draft,
  beforePick?: (referee: Referee, id: number) => void,
) {
  const referee = Referee.started({ ...setup, roll: toldDice(...dice, 1, 2, 3, 4, 5, 6) });
  for (const move of moves) {
    const canUndo = referee.state.rounds[0]?.choice_id != null;
    if (canUndo && move % 5 === 0) {
      referee.undo();
      continue;
    }
    const { poolIds } = referee;
    const id = poolIds[move % poolIds.length];
    if (!referee.state.on_clock || id === undefined) continue;
    beforePick?.(referee, id);
    referee.pick(id);
  }
  return referee;
}

function withoutSeq(state: DraftState) {
  return { ...state, seq: 0 };
}

test('undo restores exactly the state before the pick, in every style', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      play(draft, (referee, id) => {
        const before = referee.state;
        referee.pick(id);
        referee.undo();
        expect(withoutSeq(referee.state)).toEqual(withoutSeq(before));
      });
    }),
    { numRuns: 150 },
  );
});

test('the state is the fold of the whole log, from any point of it', () => {
  fc.assert(
    fc.property(drafts, fc.nat(), (draft, cut) => {
      const { pending, log, state } = play(draft);
      const at = cut % (log.length + 1);
      const middle = fold(pending, log.slice(0, at));
      expect(fold(middle, log.slice(at))).toEqual(state);
    }),
    { numRuns: 150 },
  );
});

test('nobody is in two teams, no team is over its size, and there is one next captain or none left', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const { state } = play(draft);
      const members = state.teams.flatMap((team) => team.member_ids);
      expect(new Set(members).size).toBe(members.length);
      for (const team of state.teams) {
        expect(team.member_ids.length).toBeLessThanOrEqual(state.team_size);
        const ratings = team.member_ids.map(
          (id) => state.players.find((p) => p.id === id)?.mmr ?? NaN,
        );
        expect(team.total_mmr).toBe(ratings.reduce((sum, mmr) => sum + mmr, 0));
      }
      expect(state.on_clock === null).toBe(state.status === 'completed');
    }),
    { numRuns: 150 },
  );
});

test('"what if" says who is next before the pick is made', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      play(draft, (referee, id) => {
        const picking = referee.state.on_clock?.team_id;
        const mmr = referee.state.players.find((player) => player.id === id)?.mmr ?? 0;
        const outcome = outcomeOfPick(referee.state, mmr);
        const events = referee.pick(id);
        const tie = events.find((event) => event.event_type === 'tie_roll');
        const assigned = events.find((event) => event.event_type === 'captain_assigned');
        const picked = events.find((event) => event.event_type === 'player_picked');
        expect(outcome?.total).toBe(picked?.payload.team_mmr);
        if (tie) {
          const tied = tie.payload.tied_captains.map((captain) => captain.team_id);
          expect(outcome?.next.kind === 'roll' && outcome.next.teams.map(({ id }) => id)).toEqual(
            tied,
          );
        } else if (assigned) {
          expect(outcome?.next.kind === 'turn' && outcome.next.team.id).toBe(
            assigned.payload.team_id,
          );
          expect(outcome?.isDoublePick).toBe(assigned.payload.team_id === picking);
        } else {
          expect(outcome?.next.kind).toBe('completed');
        }
        referee.undo();
      });
    }),
    { numRuns: 100 },
  );
});

test('a completed draft that is undone is active again', () => {
  const referee = Referee.started({ style: 'normal', captains: [1, 2], pool: [3, 4], teamSize: 2 });
  referee.pick();
  referee.pick();
  expect(referee.state.status).toBe('completed');
  expect(referee.state.completed_at).not.toBeNull();

  referee.undo();

  expect(referee.state).toMatchObject({
    status: 'active',
    completed_at: null,
    on_clock: { round: 2, phase: 1, captain_id: 12, team_id: 2 },
  });
});

test('a roll is kept with its round', () => {
  const referee = Referee.started({
    style: 'shuffle',
    captains: [5000, 5000],
    pool: [1, 2, 3],
    roll: toldDice(6, 6, 2, 5),
  });
  const [round] = referee.state.rounds;
  expect(round).toMatchObject({ was_tie: true, captain_id: 12 });
  expect(round?.tie_roll_data?.roll_rounds).toHaveLength(2);
});

test('an aborted draft that never started keeps the set-up that the event carries', () => {
  const { pending } = new Referee({ style: 'snake', captains: [9, 8], pool: [7] });
  const aborted = fold(pending, [
    {
      id: 1,
      tournament_id: 3,
      draft_id: 7,
      seq: 1,
      tournament_seq: 1,
      commit_seq: 1,
      event_type: 'draft_aborted',
      payload: {
        draft_id: 7,
        reason: null,
        setup: {
          draft_style: 'normal',
          team_size: 3,
          tie_window: 0,
          name: 'Tuesday',
          rating_name: 'Elo',
          rating_decimals: 2,
          leave_out: [99],
          teams: [
            { id: 2, name: 'B', captain_id: 12, draft_order: 1 },
            { id: 1, name: 'A', captain_id: 11, draft_order: 2 },
          ],
          players: pending.players.map(({ id, name, mmr, positions }) => ({
            id,
            name,
            mmr,
            positions,
          })),
        },
      },
      actor: null,
      created_at: '2026-01-12T18:30:05.123Z',
    },
  ]);
  expect(aborted.status).toBe('aborted');
  expect(aborted.teams.map((team) => team.id)).toEqual([2, 1]);
  expect(aborted.style).toBe('normal');
  expect(aborted.name).toBe('Tuesday');
  expect(aborted.rating_name).toBe('Elo');
  expect(aborted.rating_decimals).toBe(2);
  expect(aborted.leave_out).toEqual([99]);
});

test('a type that is not known moves the sequence and nothing else', () => {
  const { state } = Referee.started({ style: 'snake', captains: [9, 8], pool: [7] });
  const event = { ...state, seq: state.seq + 1, event_type: 'draft_paused', payload: {} };
  const after = fold(state, [event as unknown as DraftEvent]);
  expect(after).toEqual({ ...state, seq: state.seq + 1 });
});
