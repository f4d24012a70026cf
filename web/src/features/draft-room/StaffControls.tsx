import {
  Ban,
  Download,
  Link2,
  MoreHorizontal,
  Play,
  RotateCcw,
  SlidersHorizontal,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/Button';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/Menu';
import { Pieces } from '@/components/Pieces';
import { lastPickedRound } from '@/draft/rules';
import { ReasonDialog } from '@/features/draft-room/ReasonDialog';
import { playerName } from '@/features/draft-room/roles';
import { SeatLinks } from '@/features/draft-room/SeatLinks';
import { SetupDialog } from '@/features/draft-room/SetupDialog';
import { useAction } from '@/components/useAction';
import type { DraftState, Round } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

export interface StaffActions {
  begin(): Promise<void>;
  undo(round: number, reason: string): Promise<void>;
  abort(reason: string): Promise<void>;
  /** Another draft with the set-up of this one. */
  again(): Promise<void>;
}

export type StaffDialog = 'start' | 'undo' | 'abort' | 'seats' | 'setup' | null;

interface StaffControlsProps {
  draft: DraftState;
  actions: StaffActions;
  seatsHere: readonly number[];
  /** Which dialog is open, and the wish for another. */
  open: StaffDialog;
  onOpen: (dialog: StaffDialog) => void;
}

/** Start, undo, and what is needed less often. Only for staff. */
export function StaffControls({ draft, actions, seatsHere, open, onOpen }: StaffControlsProps) {
  const starting = useAction();
  const again = useAction();
  const problem = starting.problem ?? again.problem;
  const missing = missingCaptains(draft, seatsHere);
  const start = () => {
    if (missing.length > 0) onOpen('start');
    else void starting.run(() => actions.begin());
  };
  const last = lastPickedRound(draft);
  const canUndo = last !== null && (draft.status === 'active' || draft.status === 'completed');
  const canAbort = draft.status === 'pending' || draft.status === 'active';
  const openOr = (which: StaffDialog) => (isOpen: boolean) => onOpen(isOpen ? which : null);
  return (
    <div className="flex items-center gap-1.5">
      {problem !== null && (
        <span role="alert" className="max-w-56 truncate text-[13px] text-danger" title={problem}>
          {problem}
        </span>
      )}
      {draft.status === 'pending' && (
        <Button
          data-testid="start-draft"
          variant="primary"
          size="small"
          isBusy={starting.isBusy}
          onClick={start}
        >
          <Play /> {roomWords.say('staff.start')}
        </Button>
      )}
      {draft.status === 'aborted' && (
        <Button
          size="small"
          isBusy={again.isBusy}
          onClick={() => void again.run(() => actions.again())}
        >
          <RotateCcw /> {words.say('again')}
        </Button>
      )}
      {canUndo && (
        <Button data-testid="undo-pick" size="small" onClick={() => onOpen('undo')}>
          <Undo2 /> {roomWords.say('staff.undo')}
        </Button>
      )}
      <Menu>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={roomWords.say('staff.more')}>
            <MoreHorizontal />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {draft.status === 'pending' && (
            <MenuItem onSelect={() => onOpen('setup')}>
              <SlidersHorizontal /> {roomWords.say('staff.setup')}
            </MenuItem>
          )}
          <MenuItem onSelect={() => onOpen('seats')}>
            <Link2 /> {roomWords.say('staff.seats')}
          </MenuItem>
          <MenuItem asChild>
            <a href={`/api/v1/drafts/${draft.id}/export?format=csv`} download>
              <Download /> {roomWords.say('staff.csv')}
            </a>
          </MenuItem>
          <MenuItem asChild>
            <a href={`/api/v1/drafts/${draft.id}/export?format=json`} download>
              <Download /> {roomWords.say('staff.json')}
            </a>
          </MenuItem>
          {canAbort && (
            <>
              <MenuSeparator />
              <MenuItem className="text-danger" onSelect={() => onOpen('abort')}>
                <Ban /> {roomWords.say('staff.abort')}
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {last && (
        <ReasonDialog
          isOpen={open === 'undo'}
          onOpenChange={openOr('undo')}
          title={roomWords.say('undo.title', { round: last.round })}
          description={takenBack(draft, last)}
          confirmWords={roomWords.say('undo.confirm')}
          onConfirm={(reason) => actions.undo(last.round, reason)}
        />
      )}
      <ReasonDialog
        isOpen={open === 'abort'}
        onOpenChange={openOr('abort')}
        title={roomWords.say('abort.title')}
        description={words.say(draft.status === 'pending' ? 'abort.pending' : 'abort.active')}
        confirmWords={roomWords.say('abort.confirm')}
        onConfirm={(reason) => actions.abort(reason)}
      />
      {draft.status === 'pending' && (
        <ConfirmDialog
          isOpen={open === 'start'}
          onOpenChange={openOr('start')}
          title={words.say('start.title')}
          description={
            <Pieces
              pieces={words.pieces('start.missing', {
                here: draft.teams.length - missing.length,
                total: draft.teams.length,
                captains: words.nameList(missing),
              })}
            />
          }
          confirmWords={words.say('start.anyway')}
          tone="primary"
          onConfirm={() => actions.begin()}
        />
      )}
      <SetupDialog draft={draft} isOpen={open === 'setup'} onOpenChange={openOr('setup')} />
      <SeatLinks
        draft={draft}
        seatsHere={seatsHere}
        isOpen={open === 'seats'}
        onOpenChange={openOr('seats')}
      />
    </div>
  );
}

/** The captains who are not in the room while others are. Where none is, staff pick for all of them. */
function missingCaptains(draft: DraftState, seatsHere: readonly number[]): string[] {
  const missing = draft.teams.filter((team) => !seatsHere.includes(team.id));
  if (missing.length === draft.teams.length) return [];
  return missing.map((team) => playerName(draft, team.captain_id));
}

function takenBack(draft: DraftState, last: Round): ReactNode {
  return (
    <>
      <Pieces
        pieces={roomWords.pieces('undo.taken_back', {
          player: { name: playerName(draft, last.choice_id) },
          captain: { name: playerName(draft, last.captain_id) },
        })}
      />
      {draft.on_clock && ` ${roomWords.say('undo.withdrawn')}`}
    </>
  );
}
