// Which people the pool shows, and in which order. Neither depends on who has been picked: rows never move for that.
import type { DraftPlayer, DraftState } from '@/types/draftEvent';
import { folded } from '@/words/folded';

export type PoolSort = 'mmr' | 'name';

export interface PoolView {
  readonly search: string;
  readonly position: string | null;
  readonly sort: PoolSort;
}

export const kWholePool: PoolView = { search: '', position: null, sort: 'mmr' };

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Everybody who is or was in the pool. */
export function poolPlayers(draft: DraftState): DraftPlayer[] {
  const captains = new Set(draft.teams.map((team) => team.captain_id));
  return draft.players.filter((player) => !captains.has(player.id));
}

export function positionsOf(players: readonly DraftPlayer[]): string[] {
  return [...new Set(players.flatMap((player) => player.positions))].sort(collator.compare);
}

export function arrangePool(players: readonly DraftPlayer[], view: PoolView): DraftPlayer[] {
  const wanted = folded(view.search.trim());
  const byName = (a: DraftPlayer, b: DraftPlayer) =>
    collator.compare(a.name, b.name) || a.id - b.id;
  return players
    .filter((player) => wanted === '' || folded(player.name).includes(wanted))
    .filter((player) => view.position === null || player.positions.includes(view.position))
    .sort(view.sort === 'name' ? byName : (a, b) => b.mmr - a.mmr || byName(a, b));
}
