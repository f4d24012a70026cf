// The sentences of the history, from the contract's table.
import type { DraftEvent } from './wire.ts';

export function sentenceOf(event: DraftEvent): string {
  switch (event.event_type) {
    case 'draft_started':
      return 'Draft started';
    case 'player_picked':
      return `${event.payload.captain_name} picked ${event.payload.picked_name} (Round ${event.payload.round})`;
    case 'tie_roll': {
      const { tied_captains, roll_rounds, winner_name } = event.payload;
      const nameOf = (id: number): string => tied_captains.find((captain) => captain.id === id)?.name ?? '?';
      const throws = roll_rounds.map((dice) =>
        dice.map((die) => `${nameOf(die.captain_id)} rolled ${die.roll}`).join(', '),
      );
      return `Tie! ${throws.join('; ')} → ${winner_name} wins`;
    }
    case 'captain_assigned':
      return `${event.payload.captain_name} is on the clock (Round ${event.payload.round})`;
    case 'pick_undone':
      return `Round ${event.payload.round} pick undone: ${event.payload.picked_name} returns to the pool`;
    case 'draft_completed':
      return 'Draft completed';
    case 'draft_aborted':
      return 'Draft aborted';
  }
}
