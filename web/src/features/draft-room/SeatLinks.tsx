import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { api, messageOf } from '@/api/client';
import { keys } from '@/api/queries';
import { Button } from '@/components/Button';
import { CopyButton } from '@/components/CopyButton';
import { Dialog, DialogContent } from '@/components/Dialog';
import { ErrorNote } from '@/components/Notice';
import { QrButton } from '@/components/QrButton';
import { TeamMark } from '@/components/TeamMark';
import { playerName } from '@/features/draft-room/roles';
import { useSeats } from '@/features/draft-room/useSeats';
import type { DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface SeatLinksProps {
  draft: DraftState;
  seatsHere: readonly number[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Each captain's own link, for staff to hand out. */
export function SeatLinks({ draft, seatsHere, isOpen, onOpenChange }: SeatLinksProps) {
  const client = useQueryClient();
  const seats = useSeats(draft.id, seatsHere, isOpen);
  const rotate = useMutation({
    mutationFn: (teamId: number) => api.rotateSeat(draft.id, teamId),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.seats(draft.id) }),
  });
  const items = seats.data?.items ?? [];
  const seatOf = new Map(items.map((seat) => [seat.team_id, seat]));
  const everything = draft.teams
    .map((team) =>
      roomWords.say('seats.line', {
        captain: playerName(draft, team.captain_id),
        link: seatOf.get(team.id)?.link ?? '',
      }),
    )
    .join('\n');
  const error = seats.error ?? rotate.error;
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title={roomWords.say('seats.title')}
        description={roomWords.say('seats.note')}
        className="w-[min(94vw,40rem)]"
      >
        {error && <ErrorNote>{messageOf(error)}</ErrorNote>}
        <ul className="flex flex-col divide-y divide-line">
          {draft.teams.map((team) => {
            const captain = playerName(draft, team.captain_id);
            const seat = seatOf.get(team.id);
            const link = seat?.link;
            return (
              <li key={team.id} className="flex items-center gap-2 py-2">
                <TeamMark draftOrder={team.draft_order} size={22} />
                <div className="min-w-0 flex-1">
                  <p dir="auto" className="truncate text-sm font-medium">
                    {captain}
                  </p>
                  <p className="truncate text-xs text-faint">
                    {link ?? roomWords.say('seats.loading')}
                  </p>
                  {seat && (
                    <Arrival isHere={seatsHere.includes(team.id)} arrivedAt={seat.arrived_at} />
                  )}
                </div>
                {link !== undefined && (
                  <>
                    <CopyButton text={link} label={roomWords.say('seats.copy', { captain })} />
                    <QrButton
                      text={link}
                      label={roomWords.say('seats.code', { captain })}
                      imageLabel={roomWords.say('seats.code_image', { captain })}
                    />
                  </>
                )}
                <Button
                  size="small"
                  variant="ghost"
                  aria-label={roomWords.say('seats.new_for', { captain })}
                  isBusy={rotate.isPending && rotate.variables === team.id}
                  onClick={() => rotate.mutate(team.id)}
                >
                  <RefreshCw />
                  {roomWords.say('seats.new')}
                </Button>
              </li>
            );
          })}
        </ul>
        {items.length > 0 && (
          <div className="flex justify-end">
            <CopyButton text={everything} label={roomWords.say('seats.copy_all')} />
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

function Arrival({ isHere, arrivedAt }: { isHere: boolean; arrivedAt: string | null }) {
  const told = isHere
    ? roomWords.say('seats.here')
    : arrivedAt === null
      ? roomWords.say('seats.not_opened')
      : roomWords.say('seats.away', { time: words.time(arrivedAt) });
  return (
    <p className="flex items-center gap-1.5 text-xs text-soft">
      <span aria-hidden className="presence-dot" data-here={isHere || undefined} />
      {told}
    </p>
  );
}
