// What a pick would lead to, in words.
import type { Outcome } from '@/draft/rules';
import type { DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

export type WhatIfTone = 'next' | 'again' | 'roll';

export interface WhatIf {
  readonly total: string;
  readonly then: string;
  readonly tone: WhatIfTone;
}

/** `isMine`: it is the viewer's own pick, who is then called "you". */
export function whatIf(draft: DraftState, outcome: Outcome, isMine: boolean): WhatIf {
  const nameOf = (captainId: number) =>
    draft.players.find((player) => player.id === captainId)?.name ?? '';
  const total = words.number(outcome.total);
  const { next } = outcome;
  switch (next.kind) {
    case 'completed':
      return { total, then: words.say('next.completed'), tone: 'next' };
    case 'turn': {
      const captain = nameOf(next.team.captain_id);
      if (!outcome.isDoublePick)
        return { total, then: words.say('next.turn', { captain }), tone: 'next' };
      const again = isMine ? words.say('next.again') : words.say('next.again_for', { captain });
      return { total, then: again, tone: 'again' };
    }
    case 'roll': {
      const isIn = next.teams.some((team) => team.id === draft.on_clock?.team_id);
      const others = next.teams.filter((team) => !(isMine && team.id === draft.on_clock?.team_id));
      const captains = words.list(others.map((team) => nameOf(team.captain_id)));
      const key = isMine && isIn ? 'next.roll' : 'next.roll_others';
      return { total, then: words.say(key, { captains }), tone: 'roll' };
    }
  }
}
