// The history as rows: newest first, in groups of a phase, with what was undone marked. Pure.
import { phaseOf } from '@/draft/fold';
import type { DraftEvent } from '@/types/draftEvent';

export type Kind = 'all' | 'picks' | 'rolls' | 'turns';

export const kKinds: readonly Kind[] = ['all', 'picks', 'rolls', 'turns'];

export interface HistoryRow {
  readonly event: DraftEvent;
  readonly isUndone: boolean;
}

export interface HistoryGroup {
  /** Null before the first phase and for what belongs to none. */
  readonly phase: number | null;
  readonly rows: readonly HistoryRow[];
}

function kindOf(event: DraftEvent): Kind {
  switch (event.event_type) {
    case 'player_picked':
    case 'pick_undone':
      return 'picks';
    case 'tie_roll':
      return 'rolls';
    case 'captain_assigned':
      return 'turns';
    case 'draft_started':
    case 'draft_completed':
    case 'draft_aborted':
      return 'all';
    default:
      return 'all';
  }
}

function phaseOfEvent(event: DraftEvent, teamCount: number): number | null {
  switch (event.event_type) {
    case 'player_picked':
    case 'captain_assigned':
    case 'tie_roll':
    case 'pick_undone':
      return phaseOf(event.payload.round, teamCount);
    case 'draft_started':
    case 'draft_completed':
    case 'draft_aborted':
      return null;
    default:
      return null;
  }
}

export function historyGroups(
  events: readonly DraftEvent[],
  kind: Kind,
  teamCount: number,
): HistoryGroup[] {
  const undone = new Set(
    events.flatMap((event) =>
      event.event_type === 'pick_undone' ? [event.payload.undone_seq] : [],
    ),
  );
  const groups: { phase: number | null; rows: HistoryRow[] }[] = [];
  for (const event of [...events].reverse()) {
    if (kind !== 'all' && kindOf(event) !== kind) continue;
    const phase = phaseOfEvent(event, teamCount);
    const row = { event, isUndone: undone.has(event.seq) };
    const group = groups.at(-1);
    if (group?.phase === phase) group.rows.push(row);
    else groups.push({ phase, rows: [row] });
  }
  return groups;
}
