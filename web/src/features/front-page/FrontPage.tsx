import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, faultOf, messageOf, type Tournament } from '@/api/client';
import { FirstSteps, Welcome } from '@/features/front-page/Welcome';
import { useSession, useTournamentChange, useTournaments } from '@/api/queries';
import { Button } from '@/components/Button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { DraftCard } from '@/components/DraftCard';
import { NameField } from '@/components/NameField';
import { EmptyNote, ErrorNote } from '@/components/Notice';
import { PrivateBadge } from '@/components/PrivateBadge';
import { useFaultFocus } from '@/components/useFaultFocus';
import { useTournamentNews } from '@/realtime/useTournamentNews';
import { words } from '@/words/catalogue';
import { kVisibilityWords } from '@/words/visibility';
import { frontWords } from '@/words/front_page';

const kRecentShown = 6;
const kWatched = 6;

function isPrivate({ visibility }: Tournament): boolean {
  return visibility === 'private';
}

export function FrontPage() {
  const tournaments = useTournaments();
  const session = useSession();
  const role = session.data?.account?.role;
  const isOrganiser = role === 'admin' || role === 'organiser';
  const isKnown = session.data?.account != null || session.data?.seats != null;
  const items = tournaments.data?.pages.flatMap((list) => list.items) ?? [];
  const drafts = items.flatMap((tournament) => tournament.drafts);
  const hidden = new Set(items.filter(isPrivate).map((tournament) => tournament.id));
  const running = drafts.filter((draft) => draft.status === 'active');
  const recent = drafts
    .filter((draft) => draft.status !== 'active')
    .sort((a, b) => b.id - a.id)
    .slice(0, kRecentShown);
  const isOpen = (id: number) =>
    drafts.some(
      (draft) =>
        draft.tournament_id === id && (draft.status === 'active' || draft.status === 'pending'),
    );
  const newest = items.map((tournament) => tournament.id);
  const watched = new Set([...newest.filter(isOpen), ...newest]);
  useTournamentNews([...watched].slice(0, kWatched), isOrganiser);
  return (
    <div className="flex flex-col gap-8">
      {session.isSuccess && !isKnown ? <Welcome /> : <h1 className="sr-only">Draftwire</h1>}
      {tournaments.error && <ErrorNote>{messageOf(tournaments.error)}</ErrorNote>}
      {running.length > 0 && (
        <section aria-labelledby="live-now" className="flex flex-col gap-3">
          <h2 id="live-now" className="text-base font-semibold">
            {frontWords.say('live_now')}
          </h2>
          <div className="grid gap-3 tablet:has-[>:nth-child(2)]:grid-cols-2">
            {running.map((draft) => (
              <DraftCard
                key={draft.id}
                draft={draft}
                showsTournament
                isPrivate={hidden.has(draft.tournament_id)}
              />
            ))}
          </div>
        </section>
      )}
      <div className="grid grid-cols-1 gap-8 tablet:grid-cols-[1fr_1fr] tablet:gap-6">
        <section aria-labelledby="tournaments" className="flex min-w-0 flex-col gap-3">
          <div className="flex h-9 items-center justify-between">
            <h2 id="tournaments" className="text-base font-semibold">
              {frontWords.say('tournaments')}
            </h2>
            {isOrganiser && <NewTournament />}
          </div>
          {tournaments.isSuccess && items.length === 0 && (
            <FirstSteps isKnown={isKnown} isOrganiser={isOrganiser} />
          )}
          <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface empty:hidden">
            {items.map((tournament) => (
              <li key={tournament.id}>
                <Link
                  href={`/tournaments/${tournament.id}`}
                  className="flex items-center justify-between gap-3 px-4 py-3 hover:bg-hover"
                >
                  <span className="flex min-w-0 items-center gap-2">
                    <span dir="auto" className="truncate font-medium">
                      {tournament.name}
                    </span>
                    {isPrivate(tournament) && <PrivateBadge isTight />}
                  </span>
                  <span className="shrink-0 text-[13px] text-soft">
                    {words.say('count.players', { count: tournament.player_count })} ·{' '}
                    {words.say('count.drafts', { count: tournament.draft_count })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {tournaments.hasNextPage && (
            <Button
              className="self-center"
              disabled={tournaments.isFetchingNextPage}
              onClick={() => void tournaments.fetchNextPage()}
            >
              {frontWords.say('show_older')}
            </Button>
          )}
        </section>
        <section aria-labelledby="recent" className="flex min-w-0 flex-col gap-3">
          <h2 id="recent" className="flex h-9 items-center text-base font-semibold">
            {frontWords.say('recent_drafts')}
          </h2>
          {tournaments.isSuccess && recent.length === 0 && (
            <EmptyNote>{frontWords.say('no_drafts_yet')}</EmptyNote>
          )}
          {recent.map((draft) => (
            <DraftCard
              key={draft.id}
              draft={draft}
              showsTournament
              isPrivate={hidden.has(draft.tournament_id)}
            />
          ))}
        </section>
      </div>
    </div>
  );
}

function NewTournament() {
  const [name, setName] = useState('');
  const [startsPrivate, setStartsPrivate] = useState(false);
  const [, go] = useLocation();
  const create = useTournamentChange(api.createTournament);
  const fault = faultOf(create.error, 'name');
  const form = useFaultFocus(create.error);
  const submit = () =>
    create.mutate(
      { name, ...(startsPrivate && { visibility: 'private' }) },
      { onSuccess: ({ id }) => go(`/tournaments/${id}`) },
    );
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="small">
          <Plus /> {frontWords.say('new_tournament')}
        </Button>
      </DialogTrigger>
      <DialogContent title={frontWords.say('new_tournament')}>
        <DialogForm
          ref={form}
          problem={create.error && fault === undefined ? messageOf(create.error) : null}
          confirmWords={frontWords.say('create')}
          isBusy={create.isPending}
          onSubmit={submit}
        >
          <NameField value={name} onChange={setName} error={fault} />
          <label className="flex cursor-pointer gap-2.5 text-sm">
            <input
              type="checkbox"
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              checked={startsPrivate}
              onChange={(event) => setStartsPrivate(event.target.checked)}
            />
            <span>
              <span className="block font-medium">{frontWords.say('private')}</span>
              <span className="block text-[13px] text-soft">{kVisibilityWords.private.note}</span>
            </span>
          </label>
        </DialogForm>
      </DialogContent>
    </Dialog>
  );
}
