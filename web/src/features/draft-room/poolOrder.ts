// Which people the pool shows, and in which order. Neither depends on who has been picked, but on who has left their place
// for that, which is told: no row moves at the moment of a pick.
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

/** A person's name is folded once, not at every letter that is typed. */
const foldedNames = new WeakMap<DraftPlayer, string>();

function foldedName(player: DraftPlayer): string {
  const known = foldedNames.get(player);
  if (known !== undefined) return known;
  const made = folded(player.name);
  foldedNames.set(player, made);
  return made;
}

/** Those `outOfPlace` come after the others, or not at all; a search finds them even then. */
export function arrangePool(
  players: readonly DraftPlayer[],
  view: PoolView,
  outOfPlace: ReadonlySet<number> = new Set(),
  hidesThem = false,
): DraftPlayer[] {
  const wanted = folded(view.search.trim());
  const byName = (a: DraftPlayer, b: DraftPlayer) =>
    collator.compare(a.name, b.name) || a.id - b.id;
  const byWish =
    view.sort === 'name'
      ? byName
      : (a: DraftPlayer, b: DraftPlayer) => b.mmr - a.mmr || byName(a, b);
  return players
    .filter((player) => wanted === '' || foldedName(player).includes(wanted))
    .filter((player) => view.position === null || player.positions.includes(view.position))
    .filter((player) => !hidesThem || wanted !== '' || !outOfPlace.has(player.id))
    .sort((a, b) => Number(outOfPlace.has(a.id)) - Number(outOfPlace.has(b.id)) || byWish(a, b));
}
