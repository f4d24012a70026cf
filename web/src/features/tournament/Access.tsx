import type { TournamentDetail } from '@/api/client';
import { useSession } from '@/api/queries';
import { People } from '@/features/tournament/People';
import { VisibilityPart } from '@/features/tournament/VisibilityPart';

/** Who sees the tournament and who runs it. Only for staff. */
export default function Access({ tournament }: { tournament: TournamentDetail }) {
  const account = useSession().data?.account ?? null;
  const isPrivate = tournament.visibility === 'private';
  return (
    <section aria-labelledby="access" className="flex flex-col gap-3">
      <h2 id="access" className="flex h-9 items-center text-base font-semibold">
        Who sees it, who runs it
      </h2>
      <VisibilityPart tournament={tournament} />
      <div className="grid grid-cols-1 items-start gap-3 tablet:grid-cols-2">
        <People
          tournamentId={tournament.id}
          kind="organisers"
          title="Organisers"
          note="They run the tournament: roster, drafts, seats, and who sees it."
          one="organiser"
          addWords="Add an organiser"
          account={account}
        />
        <People
          tournamentId={tournament.id}
          kind="members"
          title="Members"
          note={
            isPrivate
              ? 'They see the tournament when they are signed in.'
              : 'They keep seeing the tournament should it become private.'
          }
          one="member"
          addWords="Add a member"
          account={account}
        />
      </div>
    </section>
  );
}
