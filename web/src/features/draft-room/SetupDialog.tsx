import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, messageOf, type RosterPlayer } from '@/api/client';
import { usePlayers, useTournament } from '@/api/queries';
import { Button } from '@/components/Button';
import { Dialog, DialogActions, DialogContent } from '@/components/Dialog';
import { draftTitles } from '@/components/DraftStatus';
import { ErrorNote } from '@/components/Notice';
import { SetupFields } from '@/components/SetupFields';
import { useFaultFocus } from '@/components/useFaultFocus';
import { amongThese, choiceOf, editOf, elsewhere } from '@/draft/setupChoice';
import type { DraftState } from '@/types/draftEvent';
import { scaleOf } from '@/words/rating';
import { roomWords } from '@/words/room';

interface SetupDialogProps {
  draft: DraftState;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Changes a pending draft, with what each style would lead to side by side. Everybody gets the change by the socket. */
export function SetupDialog({ draft, isOpen, onOpenChange }: SetupDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent title={roomWords.say('setup.title')} className="w-[min(96vw,58rem)]">
        {isOpen && <WithRoster draft={draft} onDone={() => onOpenChange(false)} />}
      </DialogContent>
    </Dialog>
  );
}

interface SetupFormProps {
  draft: DraftState;
  onDone: () => void;
}

function WithRoster(props: SetupFormProps) {
  const players = usePlayers(props.draft.tournament_id);
  if (players.error) return <ErrorNote>{messageOf(players.error)}</ErrorNote>;
  if (!players.data)
    return <p className="py-8 text-center text-sm text-soft">{roomWords.say('setup.reading')}</p>;
  return <SetupForm {...props} players={players.data.items} />;
}

function SetupForm({ draft, players, onDone }: SetupFormProps & { players: RosterPlayer[] }) {
  const [before] = useState(() => amongThese(choiceOf(draft), players));
  const [chosen, setChoice] = useState(before);
  const choice = amongThese(chosen, players);
  const drafts = useTournament(draft.tournament_id).data?.drafts ?? [];
  const edit = editOf(before, choice);
  const save = useMutation({ mutationFn: () => api.editDraft(draft.id, edit), onSuccess: onDone });
  const form = useFaultFocus(save.error);
  const submit = () => {
    if (Object.keys(edit).length === 0) onDone();
    else save.mutate();
  };
  return (
    <form
      ref={form}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SetupFields
        choice={choice}
        onChange={setChoice}
        players={players}
        elsewhere={elsewhere(players, draftTitles(drafts), draft.id)}
        scale={scaleOf(draft)}
        error={save.error}
      />
      <DialogActions>
        <Button
          type="submit"
          variant="primary"
          disabled={choice.captains.length < 2}
          isBusy={save.isPending}
        >
          {roomWords.say('setup.save')}
        </Button>
      </DialogActions>
    </form>
  );
}
