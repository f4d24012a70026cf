import {
  Ban,
  Circle,
  Clock,
  Dices,
  Flag,
  Play,
  Undo2,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';
import type { DraftEvent, DraftEventType } from '@/types/draftEvent';

const kIcons: Record<DraftEventType, LucideIcon> = {
  draft_started: Play,
  player_picked: UserPlus,
  tie_roll: Dices,
  captain_assigned: Clock,
  pick_undone: Undo2,
  draft_completed: Flag,
  draft_aborted: Ban,
};

/** One picture a kind; a plain dot for a kind that came later. */
export function EventIcon({ event }: { event: DraftEvent }) {
  const Icon = (kIcons as Partial<Record<string, LucideIcon>>)[event.event_type] ?? Circle;
  return <Icon className="size-4 shrink-0 text-faint" aria-hidden />;
}
