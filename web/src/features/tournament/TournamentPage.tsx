import { ListPlus, Swords } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { ApiProblem, messageOf } from '@/api/client';
import { usePlayers, useTournament } from '@/api/queries';
import { Button } from '@/components/Button';
import { DraftCard } from '@/components/DraftCard';
import { LoadingPage } from '@/components/LoadingPage';
import { EmptyNote, ErrorNote } from '@/components/Notice';
import { NotHere } from '@/components/NotHere';
import { ImportRoster } from '@/features/tournament/ImportRoster';
import { NewDraft } from '@/features/tournament/NewDraft';
import { OlderDrafts } from '@/features/tournament/OlderDrafts';
import { RosterTable } from '@/features/tournament/RosterTable';
import { TournamentHeader } from '@/features/tournament/TournamentHeader';
import { useTournamentNews } from '@/realtime/useTournamentNews';
import { scaleOf } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

const Access = lazy(() => import('@/features/tournament/Access'));

type Open = 'import' | 'draft' | null;

/** A draft has two captains, and one player to pick. */
const kFewest = 3;

export default function TournamentPage({ tournamentId }: { tournamentId: number }) {
  const tournament = useTournament(tournamentId);
  const players = usePlayers(tournamentId);
  const [opened, setOpen] = useState<Open>(null);
  const isNotHere = tournament.error instanceof ApiProblem && tournament.error.status === 404;
  const isStaff = tournament.data?.is_staff ?? false;
  useTournamentNews(tournament.data && !isNotHere ? [tournamentId] : [], isStaff);
  if (isNotHere) return <NotHere what="tournament" />;
  if (!tournament.data) {
    return <LoadingPage error={tournament.error} onAgain={() => void tournament.refetch()} />;
  }
  const { drafts } = tournament.data;
  const roster = players.data?.items ?? [];
  const isEmpty = players.isSuccess && roster.length === 0;
  // Nothing else can be done with a tournament without people; and it stays open when another page adds some.
  if (isStaff && isEmpty && opened !== 'import') setOpen('import');
  const open = isStaff ? opened : null;
  const scale = scaleOf(tournament.data);
  const ordered = [...drafts].sort(
    (a, b) => Number(b.status === 'active') - Number(a.status === 'active') || b.id - a.id,
  );
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-8">
      {tournament.error && <ErrorNote>{messageOf(tournament.error)}</ErrorNote>}
      <TournamentHeader tournament={tournament.data} playerCount={roster.length} />
      {!(isEmpty && isStaff && drafts.length === 0) && (
        <section aria-labelledby="drafts" className="flex flex-col gap-3">
          <div className="flex h-9 items-center justify-between">
            <h2 id="drafts" className="text-base font-semibold">
              {tournamentWords.say('drafts')}
            </h2>
            {isStaff && open !== 'draft' && (
              <Button
                size="small"
                disabled={roster.length < kFewest}
                onClick={() => setOpen('draft')}
              >
                <Swords /> {tournamentWords.say('new_draft')}
              </Button>
            )}
          </div>
          {open === 'draft' && (
            <NewDraft
              tournamentId={tournamentId}
              players={roster}
              drafts={drafts}
              scale={scale}
              onCancel={close}
            />
          )}
          {drafts.length === 0 && open !== 'draft' && (
            <EmptyNote>{tournamentWords.say('no_drafts_yet')}</EmptyNote>
          )}
          <div className="grid grid-cols-1 gap-3 empty:hidden tablet:grid-cols-2">
            {ordered.map((draft) => (
              <DraftCard key={draft.id} draft={draft} />
            ))}
          </div>
          <OlderDrafts tournament={tournament.data} />
        </section>
      )}
      <section aria-labelledby="roster" className="flex flex-col gap-3">
        <h2 id="roster" className="flex h-9 items-center text-base font-semibold">
          {tournamentWords.say('roster')}
        </h2>
        {open === 'import' && (
          <ImportRoster tournamentId={tournamentId} players={roster} scale={scale} onDone={close} />
        )}
        {players.error && <ErrorNote>{messageOf(players.error)}</ErrorNote>}
        {isEmpty && !isStaff && <EmptyNote>{tournamentWords.say('the_roster_is_empty')}</EmptyNote>}
        {roster.length > 0 && open !== 'import' && (
          <RosterTable tournamentId={tournamentId} players={roster} scale={scale} isStaff={isStaff}>
            {isStaff && (
              <Button className="max-tablet:flex-1" onClick={() => setOpen('import')}>
                <ListPlus /> {tournamentWords.say('import_players')}
              </Button>
            )}
          </RosterTable>
        )}
      </section>
      {isStaff && (
        <Suspense fallback={null}>
          <Access tournament={tournament.data} />
        </Suspense>
      )}
    </div>
  );
}
