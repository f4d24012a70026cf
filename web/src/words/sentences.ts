// One sentence an event, the same wherever it is told. Pure.
import type { DraftEvent, DraftEventType, TieRoll } from '@/types/draftEvent';
import { words } from '@/words/catalogue';

function rollsOf(tie: TieRoll): string {
  const nameOf = new Map(tie.tied_captains.map((captain) => [captain.id, captain.name]));
  return tie.roll_rounds
    .map((rolls) =>
      rolls
        .map(({ captain_id, roll }) =>
          words.say('roll.one', { name: nameOf.get(captain_id) ?? `#${captain_id}`, roll }),
        )
        .join(words.say('roll.separator')),
    )
    .join(words.say('roll.again_separator'));
}

function plainName(eventType: string): string {
  const spaced = eventType.replaceAll('_', ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function sentenceOf(event: DraftEvent): string {
  switch (event.event_type) {
    case 'draft_started':
      return words.say('event.draft_started');
    case 'player_picked':
      return words.say('event.player_picked', {
        captain_name: event.payload.captain_name,
        picked_name: event.payload.picked_name,
        round: event.payload.round,
      });
    case 'tie_roll':
      return words.say('event.tie_roll', {
        rolls: rollsOf(event.payload),
        winner_name: event.payload.winner_name,
      });
    case 'captain_assigned':
      return words.say('event.captain_assigned', {
        captain_name: event.payload.captain_name,
        round: event.payload.round,
      });
    case 'pick_undone':
      return words.say('event.pick_undone', {
        round: event.payload.round,
        picked_name: event.payload.picked_name,
      });
    case 'draft_completed':
      return words.say('event.draft_completed');
    case 'draft_aborted':
      return words.say('event.draft_aborted');
    default:
      return plainName((event as { event_type: string }).event_type);
  }
}

const kSignificant: ReadonlySet<string> = new Set<DraftEventType>([
  'draft_started',
  'player_picked',
  'tie_roll',
  'pick_undone',
  'draft_completed',
  'draft_aborted',
]);

/** Whether a live event of this kind makes a toast. */
export function isSignificant(event: DraftEvent): boolean {
  return kSignificant.has(event.event_type);
}
