import type { TournamentDetail } from '@/api/client';
import { useSession } from '@/api/queries';
import { People } from '@/features/tournament/People';
import { VisibilityPart } from '@/features/tournament/VisibilityPart';
import { tournamentWords } from '@/words/tournament';

/** Who sees the tournament and who runs it. Only for staff. */
export default function Access({ tournament }: { tournament: TournamentDetail }) {
  const account = useSession().data?.account ?? null;
  const isPrivate = tournament.visibility === 'private';
  return (
    <section aria-labelledby="access" className="flex flex-col gap-3">
      <h2 id="access" className="flex h-9 items-center text-base font-semibold">
        {tournamentWords.say('who_sees_it_who_runs')}
      </h2>
      <VisibilityPart tournament={tournament} />
      <div className="grid grid-cols-1 items-start gap-3 tablet:grid-cols-2">
        <People
          tournamentId={tournament.id}
          kind="organisers"
          title={tournamentWords.say('organisers')}
          note={tournamentWords.say('they_run_the_tournament_roster')}
          one="organiser"
          addWords="Add an organiser"
          account={account}
        />
        <People
          tournamentId={tournament.id}
          kind="members"
          title={tournamentWords.say('members')}
          note={
            isPrivate
              ? tournamentWords.say('they_see_the_tournament_when')
              : tournamentWords.say('they_keep_seeing_the_tournament')
          }
          one="member"
          addWords="Add a member"
          account={account}
        />
      </div>
    </section>
  );
}
