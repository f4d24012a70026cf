// One sentence an event, the same wherever it is told. Pure.
import type { DraftEvent, DraftEventType, TieRoll } from '@/types/draftEvent';
import { textOf, words, type Piece } from '@/words/catalogue';

function joined(lists: readonly (readonly Piece[])[], separator: string): Piece[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [separator, ...list]));
}

function rollsOf(tie: TieRoll): Piece[] {
  const nameOf = new Map(tie.tied_captains.map((captain) => [captain.id, captain.name]));
  const rolls = tie.roll_rounds.map((round) =>
    joined(
      round.map(({ captain_id, roll }) =>
        words.pieces('roll.one', {
          name: { name: nameOf.get(captain_id) ?? `#${captain_id}` },
          roll,
        }),
      ),
      words.say('roll.separator'),
    ),
  );
  return joined(rolls, words.say('roll.again_separator'));
}

function plainName(eventType: string): string {
  const spaced = eventType.replaceAll('_', ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The sentence with its names apart, for a page that sets each in its own direction. */
export function sentencePieces(event: DraftEvent): Piece[] {
  switch (event.event_type) {
    case 'draft_started':
      return words.pieces('event.draft_started');
    case 'player_picked':
      return words.pieces('event.player_picked', {
        captain_name: { name: event.payload.captain_name },
        picked_name: { name: event.payload.picked_name },
        round: event.payload.round,
      });
    case 'tie_roll':
      return words.pieces('event.tie_roll', {
        rolls: rollsOf(event.payload),
        winner_name: { name: event.payload.winner_name },
      });
    case 'captain_assigned':
      return words.pieces('event.captain_assigned', {
        captain_name: { name: event.payload.captain_name },
        round: event.payload.round,
      });
    case 'pick_undone':
      return words.pieces('event.pick_undone', {
        round: event.payload.round,
        picked_name: { name: event.payload.picked_name },
      });
    case 'draft_completed':
      return words.pieces('event.draft_completed');
    case 'draft_aborted':
      return words.pieces('event.draft_aborted');
    default:
      return [plainName((event as { event_type: string }).event_type)];
  }
}

export function sentenceOf(event: DraftEvent): string {
  return textOf(sentencePieces(event));
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
