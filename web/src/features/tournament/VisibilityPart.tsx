import { Globe, Lock, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useRotateViewLink, useViewLink } from '@/api/access';
import { api, messageOf, type TournamentDetail, type Visibility } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { LinkToShare } from '@/components/LinkToShare';
import { ErrorNote } from '@/components/Notice';
import { TitledRow } from '@/components/TitledRow';
import { kVisibilityWords } from '@/words/visibility';
import { tournamentWords } from '@/words/tournament';

/** Public or private, in a sentence each, and the link into a private one. */
export function VisibilityPart({ tournament }: { tournament: TournamentDetail }) {
  const { id, visibility } = tournament;
  // What it was when it was asked about: it changes before the answer is there.
  const [asked, setAsked] = useState<Visibility | null>(null);
  const change = useTournamentChange((to: Visibility) =>
    api.editTournament(id, { visibility: to }),
  );
  const isPrivate = visibility === 'private';
  const told = kVisibilityWords[visibility];
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      <TitledRow
        heading={
          <h3 className="flex items-center gap-1.5 text-sm font-semibold">
            {isPrivate ? <Lock className="size-4" /> : <Globe className="size-4" />}
            {told.title}
          </h3>
        }
        text={told.note}
      >
        <Button onClick={() => setAsked(visibility)}>{told.change}</Button>
      </TitledRow>
      {isPrivate && <ViewLinkPart tournamentId={id} />}
      {asked && (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setAsked(null)}
          title={kVisibilityWords[asked].question}
          description={kVisibilityWords[asked].consequence}
          confirmWords={kVisibilityWords[asked].change}
          tone={asked === 'private' ? 'danger' : 'primary'}
          onConfirm={() => change.mutateAsync(asked === 'private' ? 'public' : 'private')}
        />
      )}
    </div>
  );
}

function ViewLinkPart({ tournamentId }: { tournamentId: number }) {
  const viewLink = useViewLink(tournamentId);
  const rotate = useRotateViewLink(tournamentId);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <TitledRow
        heading={<h3 className="text-sm font-semibold">{tournamentWords.say('watch_link')}</h3>}
        text={tournamentWords.say('whoever_opens_it_sees_the')}
      >
        <Button size="small" onClick={() => setIsAsking(true)}>
          <RefreshCw /> {tournamentWords.say('new_link')}
        </Button>
      </TitledRow>
      {viewLink.error && <ErrorNote>{messageOf(viewLink.error)}</ErrorNote>}
      {viewLink.data && (
        <LinkToShare link={viewLink.data.link} name={tournamentWords.say('watch_link_2')} />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={tournamentWords.say('make_a_new_watch_link_ask')}
        description={tournamentWords.say('the_old_one_stops_working')}
        confirmWords={tournamentWords.say('make_a_new_link')}
        onConfirm={() => rotate.mutateAsync()}
      />
    </div>
  );
}
