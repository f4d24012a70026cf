import { Link2, SlidersHorizontal } from 'lucide-react';
import { Button } from '@/components/Button';
import type { StaffDialog } from '@/features/draft-room/StaffControls';
import type { DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface LobbyProps {
  draft: DraftState;
  seatsHere: readonly number[];
  isStaff: boolean;
  onOpen: (dialog: StaffDialog) => void;
}

/** Before the start: how many captains have arrived, and for staff what is left to prepare. */
export function Lobby({ draft, seatsHere, isStaff, onOpen }: LobbyProps) {
  const count = draft.teams.filter((team) => seatsHere.includes(team.id)).length;
  const total = draft.teams.length;
  return (
    <section aria-label={roomWords.say('lobby.name')} className="lobby">
      <p role="status" className="lobby-count">
        <span aria-hidden className="presence-dot" data-here={count > 0 || undefined} />
        {words.say('count.captains_here', { count, total })}
      </p>
      {isStaff && (
        <>
          <Button size="small" onClick={() => onOpen('setup')}>
            <SlidersHorizontal /> {roomWords.say('lobby.setup')}
          </Button>
          <Button size="small" onClick={() => onOpen('seats')}>
            <Link2 /> {roomWords.say('lobby.seats')}
          </Button>
        </>
      )}
    </section>
  );
}
