import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import type { DraftSummary } from '@/api/queries';
import { cn } from '@/components/cn';
import { DraftStatusBadge, draftTitle, kStyleWords } from '@/components/DraftStatus';
import { Pieces } from '@/components/Pieces';
import { PrivateBadge } from '@/components/PrivateBadge';
import { useDraftProgress } from '@/realtime/useDraftProgress';
import { words } from '@/words/catalogue';
import { partWords } from '@/words/parts';

interface DraftCardProps {
  draft: DraftSummary;
  /** Say which tournament it belongs to. */
  showsTournament?: boolean;
  isPrivate?: boolean;
}

/** A draft in a list. One that runs says so loudly. */
export function DraftCard({ draft, showsTournament = false, isPrivate = false }: DraftCardProps) {
  const progress = useDraftProgress(draft);
  const isLive = draft.status === 'active';
  const teams = words.say('count.teams', { count: draft.team_count });
  const when = draft.started_at ?? draft.created_at;
  return (
    <Link
      href={`/drafts/${draft.id}`}
      className={cn(
        'group flex min-w-0 items-center gap-3 rounded-lg border px-4 py-3 transition-colors hover:bg-hover',
        isLive ? 'border-danger-line bg-danger-wash' : 'border-line bg-surface',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span dir="auto" className="truncate font-medium">
            {showsTournament ? draft.tournament_name : draftTitle(draft)}
          </span>
          <DraftStatusBadge status={draft.status} />
          {isPrivate && <PrivateBadge isTight />}
        </span>
        <span className="block truncate text-[13px] text-soft">
          {partWords.say(showsTournament || draft.name !== null ? 'card_of' : 'card', {
            draft: showsTournament ? draftTitle(draft) : kStyleWords[draft.style],
            teams,
            size: draft.team_size,
            day: words.day(when),
          })}
        </span>
        {progress !== null && (
          <span className="mt-0.5 block text-[13px] font-medium break-words text-ink">
            {words.say('live.pick', { round: progress.round, rounds: progress.round_count })} ·{' '}
            <Pieces
              pieces={words.pieces('live.on_clock', { captain: { name: progress.captain_name } })}
            />
            {progress.viewers > 0 &&
              ` · ${words.say('count.viewers', { count: progress.viewers })}`}
          </span>
        )}
      </span>
      <span className={cn('text-sm font-medium', isLive ? 'text-danger' : 'text-soft')}>
        {isLive ? partWords.say('watch_live') : partWords.say('open')}
      </span>
      <ChevronRight className="size-4 text-faint" aria-hidden />
    </Link>
  );
}
