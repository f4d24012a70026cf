import { useState } from 'react';
import { messageOf, type TournamentDetail } from '@/api/client';
import { useDraftsBefore, type DraftSummary } from '@/api/queries';
import { Button } from '@/components/Button';
import { DraftCard } from '@/components/DraftCard';
import { ErrorNote } from '@/components/Notice';
import { tournamentWords } from '@/words/tournament';

/** The draft before which the tournament's answer holds only those that run. */
function oldestOf(drafts: readonly DraftSummary[]): number {
  const inOrder = drafts.filter((draft) => draft.status !== 'active');
  return Math.min(...(inOrder.length > 0 ? inOrder : drafts).map((draft) => draft.id));
}

/** The drafts that do not come with their tournament, because there are so many. */
export function OlderDrafts({ tournament }: { tournament: TournamentDetail }) {
  const [isWanted, setIsWanted] = useState(false);
  const older = useDraftsBefore(tournament.id, oldestOf(tournament.drafts), isWanted);
  if (tournament.draft_count <= tournament.drafts.length) return null;
  const shown = new Set(tournament.drafts.map((draft) => draft.id));
  const drafts = older.data?.pages.flatMap((list) => list.items) ?? [];
  const more = () => {
    setIsWanted(true);
    if (older.hasNextPage) void older.fetchNextPage();
  };
  return (
    <>
      {older.error && <ErrorNote>{messageOf(older.error)}</ErrorNote>}
      <div className="grid grid-cols-1 gap-3 empty:hidden tablet:grid-cols-2">
        {drafts
          .filter((draft) => !shown.has(draft.id))
          .map((draft) => (
            <DraftCard key={draft.id} draft={draft} />
          ))}
      </div>
      {(!isWanted || older.hasNextPage) && (
        <Button className="self-center" disabled={older.isFetching} onClick={more}>
          {tournamentWords.say('show_older_drafts')}
        </Button>
      )}
    </>
  );
}
