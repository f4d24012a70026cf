// How the teams of a set-up would come out if everybody always picked the highest rating left, before there is a draft
// of it. The server says the same of a draft that is there. Ties fall to the first team in draft order. Pure.
import { fixedTeam } from '@/draft/fold';
import type { DraftStyle } from '@/types/draftEvent';

export const kStyles: readonly DraftStyle[] = ['shuffle', 'snake', 'normal'];

export interface SetupToPlay {
  /** Ratings of the captains, in draft order. */
  readonly captains: readonly number[];
  /** Of everybody else who plays, in any order. */
  readonly pool: readonly number[];
  readonly teamSize: number;
  readonly tieWindow: number;
}

export interface Projection {
  readonly style: DraftStyle;
  readonly lowest: number;
  readonly highest: number;
  readonly spread: number;
  readonly rolls: number;
}

interface PlayedTeam {
  total: number;
  size: number;
}

/** How many rounds the draft will have. */
export function roundCount({ captains, pool, teamSize }: SetupToPlay): number {
  return Math.max(0, Math.min(captains.length * (teamSize - 1), pool.length));
}

function shuffleClaimants(teams: readonly PlayedTeam[], { teamSize, tieWindow }: SetupToPlay) {
  const open = teams.filter((team) => team.size < teamSize);
  const lowest = Math.min(...open.map((team) => team.total));
  return open.filter((team) => team.total - lowest <= tieWindow);
}

function play(style: DraftStyle, setup: SetupToPlay, pool: readonly number[]): Projection {
  const teams = setup.captains.map((total): PlayedTeam => ({ total, size: 1 }));
  let rolls = 0;
  for (let round = 0; round < roundCount(setup); round += 1) {
    const fixed = fixedTeam(style, teams, round + 1);
    const claimants = fixed ? [fixed] : shuffleClaimants(teams, setup);
    const [team] = claimants;
    if (!team) break;
    if (claimants.length > 1) rolls += 1;
    team.total += pool[round] ?? 0;
    team.size += 1;
  }
  const totals = teams.map(({ total }) => total);
  const [lowest, highest] =
    teams.length === 0 ? [0, 0] : [Math.min(...totals), Math.max(...totals)];
  return { style, lowest, highest, spread: highest - lowest, rolls };
}

/** One for each style. */
export function projections(setup: SetupToPlay): Projection[] {
  const pool = [...setup.pool].sort((a, b) => b - a);
  return kStyles.map((style) => play(style, setup, pool));
}

export interface SuggestedWindow {
  readonly tieWindow: number;
  readonly rolls: number;
  readonly rounds: number;
}

export const kWidestWindow = 100_000;

/** Round windows, the narrowest first: 0, 1, 2, 5, 10, 20, 50 … */
function* roundWindows(): Generator<number> {
  yield 0;
  for (let power = 1; power <= kWidestWindow; power *= 10)
    for (const step of [1, 2, 5]) if (step * power <= kWidestWindow) yield step * power;
}

/** The narrowest round window in which about every fourth pick of a shuffle rolls; null when there are no picks. */
export function suggestedWindow(setup: SetupToPlay): SuggestedWindow | null {
  const rounds = roundCount(setup);
  if (rounds === 0 || setup.captains.length < 2) return null;
  const pool = [...setup.pool].sort((a, b) => b - a);
  for (const tieWindow of roundWindows()) {
    const { rolls } = play('shuffle', { ...setup, tieWindow }, pool);
    if (rolls * 4 >= rounds) return { tieWindow, rolls, rounds };
  }
  return null;
}
