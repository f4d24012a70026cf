import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import { api, faultOf, messageOf, type TournamentDetail } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { Dialog, DialogContent } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { PrivateBadge } from '@/components/PrivateBadge';
import { RatingFields } from '@/features/tournament/RatingFields';
import { NameField } from '@/components/NameField';
import { words } from '@/words/catalogue';
import { tournamentWords } from '@/words/tournament';

interface TournamentHeaderProps {
  tournament: TournamentDetail;
  playerCount: number;
}

const kUndoMs = 30_000;

/** What the tournament is called, and for staff what can be done with the whole of it. */
export function TournamentHeader({ tournament, playerCount }: TournamentHeaderProps) {
  const { name, visibility, draft_count: draftCount, is_staff: isStaff } = tournament;
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const remove = useRemoval(tournament);
  return (
    <header className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h1 dir="auto" className="min-w-0 text-xl font-semibold tracking-tight break-words">
            {name}
          </h1>
          {visibility === 'private' && <PrivateBadge />}
        </div>
        <p className="text-sm text-soft">
          {words.say('count.players', { count: playerCount })} ·{' '}
          {words.say('count.drafts', { count: draftCount })}
        </p>
      </div>
      {isStaff && (
        <Menu>
          <MenuTrigger asChild>
            <Button
              variant="ghost"
              size="icon"
              aria-label={tournamentWords.say('more_for_this_tournament')}
            >
              <MoreHorizontal />
            </Button>
          </MenuTrigger>
          <MenuContent>
            <MenuItem onSelect={() => setSettingsOpen(true)}>
              <Pencil /> {tournamentWords.say('name_and_ratings')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem className="text-danger" onSelect={() => void remove()}>
              <Trash2 /> {tournamentWords.say('delete_the_tournament')}
            </MenuItem>
          </MenuContent>
        </Menu>
      )}
      <Dialog open={isSettingsOpen} onOpenChange={setSettingsOpen}>
        <DialogContent title={tournamentWords.say('name_and_ratings')}>
          <SettingsForm tournament={tournament} onDone={() => setSettingsOpen(false)} />
        </DialogContent>
      </Dialog>
    </header>
  );
}

/** Asks nothing, and can be undone from what is told about it. */
function useRemoval({ id, name }: TournamentDetail): () => Promise<void> {
  const [, go] = useLocation();
  const tell = (error: unknown) => void toast.error(messageOf(error));
  const restore = useTournamentChange(() => api.restoreTournament(id));
  const remove = useTournamentChange(() => api.deleteTournament(id));
  const undo = async () => {
    await restore.mutateAsync(undefined);
    go(`/tournaments/${id}`);
  };
  return async () => {
    try {
      await remove.mutateAsync(undefined);
    } catch (error) {
      tell(error);
      return;
    }
    go('/');
    toast(words.say('tournament.deleted', { name }), {
      duration: kUndoMs,
      action: { label: words.say('undo'), onClick: () => void undo().catch(tell) },
    });
  };
}

function SettingsForm({
  tournament,
  onDone,
}: {
  tournament: TournamentDetail;
  onDone: () => void;
}) {
  const [name, setName] = useState(tournament.name);
  const [ratingName, setRatingName] = useState(tournament.rating_name);
  const [decimals, setDecimals] = useState(tournament.rating_decimals);
  const save = useTournamentChange(() =>
    api.editTournament(tournament.id, {
      name,
      ...(ratingName !== tournament.rating_name && { rating_name: ratingName }),
      ...(decimals !== tournament.rating_decimals && { rating_decimals: decimals }),
    }),
  );
  const faults = ['name', 'rating_name', 'rating_decimals'].map((each) =>
    faultOf(save.error, each),
  );
  const isTold = faults.some((fault) => fault !== undefined);
  return (
    <DialogForm
      problem={save.error && !isTold ? messageOf(save.error) : null}
      cancelWords={tournamentWords.say('cancel')}
      confirmWords={tournamentWords.say('save')}
      isBusy={save.isPending}
      onSubmit={() => save.mutate(undefined, { onSuccess: onDone })}
    >
      <NameField value={name} onChange={setName} error={faults[0]} />
      <RatingFields
        name={ratingName}
        decimals={decimals}
        nameFault={faults[1]}
        decimalsFault={faults[2]}
        onName={setRatingName}
        onDecimals={setDecimals}
      />
    </DialogForm>
  );
}
