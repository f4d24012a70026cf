import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, faultOf, messageOf, type TournamentDetail } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { Dialog, DialogContent } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { PrivateBadge } from '@/components/PrivateBadge';
import { RatingFields } from '@/features/tournament/RatingFields';
import { NameField } from '@/components/NameField';
import { words } from '@/words/catalogue';

interface TournamentHeaderProps {
  tournament: TournamentDetail;
  playerCount: number;
}

type Open = 'settings' | 'delete' | null;

/** What the tournament is called, and for staff what can be done with the whole of it. */
export function TournamentHeader({ tournament, playerCount }: TournamentHeaderProps) {
  const { id, name, visibility, draft_count: draftCount, is_staff: isStaff } = tournament;
  const [open, setOpen] = useState<Open>(null);
  const [, go] = useLocation();
  const remove = useTournamentChange(() => api.deleteTournament(id));
  const close = () => setOpen(null);
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
            <Button variant="ghost" size="icon" aria-label="More for this tournament">
              <MoreHorizontal />
            </Button>
          </MenuTrigger>
          <MenuContent>
            <MenuItem onSelect={() => setOpen('settings')}>
              <Pencil /> Name and ratings
            </MenuItem>
            <MenuSeparator />
            <MenuItem className="text-danger" onSelect={() => setOpen('delete')}>
              <Trash2 /> Delete the tournament
            </MenuItem>
          </MenuContent>
        </Menu>
      )}
      <Dialog open={open === 'settings'} onOpenChange={close}>
        <DialogContent title="Name and ratings">
          <SettingsForm tournament={tournament} onDone={close} />
        </DialogContent>
      </Dialog>
      <ConfirmDialog
        isOpen={open === 'delete'}
        onOpenChange={close}
        title="Delete this tournament?"
        description="Its roster, its drafts and their history go with it, and can’t be brought back."
        typed={name}
        confirmWords="Delete it"
        onConfirm={async () => {
          await remove.mutateAsync(undefined);
          go('/');
        }}
      />
    </header>
  );
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
      cancelWords="Cancel"
      confirmWords="Save"
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
