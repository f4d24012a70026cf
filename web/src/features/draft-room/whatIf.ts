// What a pick would lead to, in words.
import { outcomeOfPick, type Outcome } from '@/draft/rules';
import type { DraftPlayer, DraftState } from '@/types/draftEvent';
import { textOf, words, type Piece } from '@/words/catalogue';

// More names than these are not read in a row: their number says it.
const kNamedInRoll = 3;

export type WhatIfTone = 'next' | 'again' | 'roll';

export interface WhatIf {
  readonly total: number;
  /** Nothing where the order is set from the start: the strip shows it, and it is the same for everybody. */
  readonly then: readonly Piece[];
  readonly tone: WhatIfTone;
}

/** `isMine`: it is the viewer's own pick, who is then called "you". */
export function whatIf(draft: DraftState, outcome: Outcome, isMine: boolean): WhatIf {
  const captainOf = (captainId: number) => ({
    name: draft.players.find((player) => player.id === captainId)?.name ?? '',
  });
  const { total, next } = outcome;
  switch (next.kind) {
    case 'completed':
      return { total, then: words.pieces('next.completed'), tone: 'next' };
    case 'turn': {
      const captain = captainOf(next.team.captain_id);
      if (!outcome.isDoublePick) {
        const isOpen = draft.style === 'shuffle';
        const then = isOpen ? words.pieces('next.turn', { captain }) : [];
        return { total, then, tone: 'next' };
      }
      const again = isMine
        ? words.pieces('next.again')
        : words.pieces('next.again_for', { captain });
      return { total, then: again, tone: 'again' };
    }
    case 'roll': {
      const isIn = next.teams.some((team) => team.id === draft.on_clock?.team_id);
      const others = next.teams.filter((team) => !(isMine && team.id === draft.on_clock?.team_id));
      if (next.teams.length > kNamedInRoll) {
        const then = words.pieces('next.roll_many', { count: next.teams.length });
        return { total, then, tone: 'roll' };
      }
      const captains = words.nameList(others.map((team) => captainOf(team.captain_id).name));
      const key = isMine && isIn ? 'next.roll' : 'next.roll_others';
      return { total, then: words.pieces(key, { captains }), tone: 'roll' };
    }
  }
}

/** The same for everybody of one rating: of a pick only the rating matters. Null while no captain is on the clock. */
export function whatIfs(draft: DraftState, isMine: boolean): (mmr: number) => WhatIf | null {
  const known = new Map<number, WhatIf | null>();
  return (mmr) => {
    const before = known.get(mmr);
    if (before !== undefined) return before;
    const outcome = outcomeOfPick(draft, mmr);
    const made = outcome ? whatIf(draft, outcome, isMine) : null;
    known.set(mmr, made);
    return made;
  };
}

/**
 * The people, in the order that is shown, with whom something else follows than with those before them: the thresholds.
 * Between two of them one thing is true of everybody, and it is said once.
 */
export function thresholds(
  shown: readonly DraftPlayer[],
  whatIfOf: (mmr: number) => WhatIf | null,
): ReadonlySet<number> {
  const found = new Set<number>();
  let said: string | null = null;
  for (const player of shown) {
    if (player.team_id !== null) continue;
    const now = textOf(whatIfOf(player.mmr)?.then ?? []);
    if (now !== said && now !== '') found.add(player.id);
    said = now;
  }
  return found;
}
