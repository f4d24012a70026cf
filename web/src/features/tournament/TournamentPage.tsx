import { ListPlus, Swords } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { ApiProblem, messageOf } from '@/api/client';
import { usePlayers, useTournament } from '@/api/queries';
import { Button } from '@/components/Button';
import { DraftCard } from '@/components/DraftCard';
import { LoadingPage } from '@/components/LoadingPage';
import { EmptyNote, ErrorNote } from '@/components/Notice';
import { NotHere } from '@/components/NotHere';
import { PrivateBadge } from '@/components/PrivateBadge';
import { ImportRoster } from '@/features/tournament/ImportRoster';
import { NewDraft } from '@/features/tournament/NewDraft';
import { OlderDrafts } from '@/features/tournament/OlderDrafts';
import { RosterTable } from '@/features/tournament/RosterTable';
import { useTournamentNews } from '@/realtime/useTournamentNews';
import { words } from '@/words/catalogue';

const Access = lazy(() => import('@/features/tournament/Access'));

type Open = 'import' | 'draft' | null;

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
  const { name, drafts, draft_count: draftCount, visibility } = tournament.data;
  const open = isStaff ? opened : null;
  const roster = players.data?.items ?? [];
  const ordered = [...drafts].sort(
    (a, b) => Number(b.status === 'active') - Number(a.status === 'active') || b.id - a.id,
  );
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-8">
      {tournament.error && <ErrorNote>{messageOf(tournament.error)}</ErrorNote>}
      <header>
        <div className="flex items-center gap-2">
          <h1 dir="auto" className="min-w-0 text-xl font-semibold tracking-tight break-words">
            {name}
          </h1>
          {visibility === 'private' && <PrivateBadge />}
        </div>
        <p className="text-sm text-soft">
          {words.say('count.players', { count: roster.length })} ·{' '}
          {words.say('count.drafts', { count: draftCount })}
        </p>
      </header>
      <section aria-labelledby="drafts" className="flex flex-col gap-3">
        <div className="flex h-9 items-center justify-between">
          <h2 id="drafts" className="text-base font-semibold">
            Drafts
          </h2>
          {isStaff && open !== 'draft' && (
            <Button size="small" disabled={roster.length < 3} onClick={() => setOpen('draft')}>
              <Swords /> New draft
            </Button>
          )}
        </div>
        {open === 'draft' && (
          <NewDraft tournamentId={tournamentId} players={roster} onCancel={close} />
        )}
        {drafts.length === 0 && open !== 'draft' && (
          <EmptyNote>
            {isStaff && roster.length < 3
              ? 'Import a roster first, then make a draft.'
              : 'No drafts yet.'}
          </EmptyNote>
        )}
        <div className="grid gap-3 tablet:grid-cols-2">
          {ordered.map((draft) => (
            <DraftCard key={draft.id} draft={draft} />
          ))}
        </div>
        <OlderDrafts tournament={tournament.data} />
      </section>
      <section aria-labelledby="roster" className="flex flex-col gap-3">
        <div className="flex h-9 items-center justify-between">
          <h2 id="roster" className="text-base font-semibold">
            Roster
          </h2>
          {isStaff && open !== 'import' && (
            <Button size="small" onClick={() => setOpen('import')}>
              <ListPlus /> Import players
            </Button>
          )}
        </div>
        {open === 'import' && <ImportRoster tournamentId={tournamentId} onDone={close} />}
        {players.error && <ErrorNote>{messageOf(players.error)}</ErrorNote>}
        {players.isSuccess && roster.length === 0 && (
          <EmptyNote>Nobody is on the roster yet.</EmptyNote>
        )}
        {roster.length > 0 && <RosterTable players={roster} isStaff={isStaff} />}
      </section>
      {isStaff && (
        <Suspense fallback={null}>
          <Access tournament={tournament.data} />
        </Suspense>
      )}
    </div>
  );
}
