// The page's fold and "what if" against the server's own rules, over thousands of random states. No page is opened: what
// the page computes runs here, and a real server says what then happens.
import { apply } from '@/draft/fold';
import { outcomeOfPick, type Next } from '@/draft/rules';
import type { DraftEvent, DraftState, DraftStyle } from '@/types/draftEvent';
import { expect, test, type Staff } from './fixtures';

// A trace would keep a copy of each of the thousands of answers.
test.use({ trace: 'off' });

const kStatesAtLeast = 1_000;
const kSeeds = [1, 2];

/** Numerical Recipes' generator: the same drafts in every run, but for their dice. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What the server made of the turn after a pick, in the page's terms. */
function whatCame(events: readonly DraftEvent[], state: DraftState): Next | null {
  const teamOf = (id: number) => state.teams.find((team) => team.id === id);
  for (const event of events) {
    if (event.event_type === 'draft_completed') return { kind: 'completed' };
    if (event.event_type === 'tie_roll') {
      const tied = event.payload.tied_captains.flatMap(({ team_id }) => teamOf(team_id) ?? []);
      return { kind: 'roll', teams: tied };
    }
    if (event.event_type === 'captain_assigned') {
      const team = teamOf(event.payload.team_id);
      return team ? { kind: 'turn', team } : null;
    }
  }
  return null;
}

function told(next: Next | null | undefined): string {
  if (!next) return 'nothing';
  if (next.kind === 'completed') return 'completed';
  return next.kind === 'turn'
    ? `turn ${next.team.id}`
    : `roll ${next.teams.map(({ id }) => id).join(' ')}`;
}

interface Seen {
  states: number;
  rolls: number;
  doublePicks: number;
  turns: number;
  ends: number;
}

async function playOne(staff: Staff, random: (below: number) => number, seen: Seen): Promise<void> {
  const styles: readonly DraftStyle[] = ['shuffle', 'shuffle', 'shuffle', 'snake', 'normal'];
  const rating = () => 100 * random(12);
  const pending = await staff.newDraft({
    style: styles[random(styles.length)] ?? 'shuffle',
    captains: Array.from({ length: 2 + random(7) }, rating),
    pool: Array.from({ length: 1 + random(30) }, rating),
    teamSize: 2 + random(5),
    tieWindow: [0, 0, 100, 300, 1_000][random(5)] ?? 0,
  });
  await staff.start(pending.id);
  let state = (await staff.events(pending.id)).reduce(apply, pending);
  while (state.on_clock) {
    const { round, team_id: teamId } = state.on_clock;
    if (round > 1 && random(8) === 0) {
      state = (await staff.undo(state.id)).events.reduce(apply, state);
      continue;
    }
    const pool = state.players.filter((player) => player.team_id === null);
    const chosen = pool[random(pool.length)];
    if (!chosen) throw new Error('an empty pool with somebody on the clock');
    const expected = outcomeOfPick(state, chosen.mmr);
    const { state: after, events } = await staff.pickAt(state.id, chosen.id, round);
    const where = `draft ${state.id}, round ${round}`;
    const next = whatCame(events, after);
    expect(told(expected?.next), where).toBe(told(next));
    expect(expected?.total, where).toBe(after.teams.find(({ id }) => id === teamId)?.total_mmr);
    const isDouble = next?.kind === 'turn' && next.team.id === teamId;
    expect(expected?.isDoublePick, where).toBe(isDouble);
    state = events.reduce(apply, state);
    expect(state, where).toEqual(after);
    seen.states += 1;
    if (isDouble) seen.doublePicks += 1;
    if (next?.kind === 'roll') seen.rolls += 1;
    else if (next?.kind === 'turn') seen.turns += 1;
    else seen.ends += 1;
  }
}

for (const seed of kSeeds) {
  test(`the page says what the server then does, in ${kStatesAtLeast} random states from seed ${seed}`, async ({
    staff,
  }) => {
    test.slow();
    const random = randomFrom(seed);
    const seen: Seen = { states: 0, rolls: 0, doublePicks: 0, turns: 0, ends: 0 };
    while (seen.states < kStatesAtLeast) await playOne(staff, random, seen);
    // Every answer came often enough to mean something.
    expect(Math.min(seen.rolls, seen.doublePicks, seen.turns, seen.ends)).toBeGreaterThan(20);
  });
}
