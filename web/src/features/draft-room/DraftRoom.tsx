import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { cn } from '@/components/cn';
import { ErrorBoundary } from '@/components/ErrorBoundary';
import { OtherNameBanner } from '@/components/OtherName';
import { RatingScaleContext } from '@/components/ratingScale';
import { kIsPhone, useMediaQuery } from '@/components/useMediaQuery';
import { Board } from '@/features/draft-room/Board';
import { OrderStrip } from '@/features/draft-room/OrderStrip';
import { Lobby } from '@/features/draft-room/Lobby';
import { Pool } from '@/features/draft-room/Pool';
import { RoomHeader, type RoomHeaderProps } from '@/features/draft-room/RoomHeader';
import { isMyTurn } from '@/features/draft-room/roles';
import type { StaffDialog } from '@/features/draft-room/StaffControls';
import { TieRollStrip } from '@/features/draft-room/TieRollStrip';
import { useRollProgress } from '@/features/draft-room/useRollProgress';
import { useSeats } from '@/features/draft-room/useSeats';
import { words } from '@/words/catalogue';
import { scaleOf } from '@/words/rating';

interface DraftRoomProps extends RoomHeaderProps {
  onPick: (playerId: number, round: number) => Promise<void>;
  /** What happened while the page was not looked at, said in passing. */
  notice: string | null;
  /** The history, which the room docks beside the pool or lays over the lower half on a phone. */
  history: ReactNode;
  isHistoryOpen: boolean;
  onHistory: (isOpen: boolean) => void;
}

type PhoneTab = 'pool' | 'teams' | 'history';

const kNobody: readonly number[] = [];
const kTabWords: Record<PhoneTab, string> = { pool: 'Pool', teams: 'Teams', history: 'History' };
const kTabs: readonly PhoneTab[] = ['pool', 'teams', 'history'];

export function DraftRoom(props: DraftRoomProps) {
  const { onPick, notice, history, isHistoryOpen, onHistory, ...header } = props;
  const { draft, role, rolling, seatsHere } = header;
  const isPhone = useMediaQuery(kIsPhone);
  const [tab, setTab] = useState<Exclude<PhoneTab, 'history'>>('pool');
  const [staffDialog, setStaffDialog] = useState<StaffDialog>(null);
  const round = draft.on_clock?.round;
  const settled = round === undefined ? null : (draft.rounds[round - 1]?.tie_roll_data ?? null);
  const progress = useRollProgress(rolling, settled);
  const tie = rolling ?? settled;
  const isPending = draft.status === 'pending';
  const seats = useSeats(draft.id, seatsHere, role.isStaff && isPending);
  const arrived = useMemo(
    () => seats.data?.items.flatMap((seat) => (seat.arrived_at === null ? [] : [seat.team_id])),
    [seats.data],
  );
  // The sheet answers at once; the board makes way for it, and what follows the board's turn is drawn, one step later.
  const isArrangedForHistory = useDeferredValue(isHistoryOpen);
  const poolDraft = useDeferredValue(draft);
  const shown: PhoneTab = isHistoryOpen ? 'history' : tab;
  const show = (each: PhoneTab) => {
    if (each !== 'history') setTab(each);
    onHistory(each === 'history');
  };
  const { seq } = draft;
  const pool = (
    <ErrorBoundary what={words.say('fault.pool')} attempt={seq} className="pool">
      <Pool draft={poolDraft} role={role} onPick={onPick} />
    </ErrorBoundary>
  );
  const board = (
    <ErrorBoundary what={words.say('fault.board')} attempt={seq}>
      <Board
        draft={draft}
        progress={progress}
        myTeamIds={role.seatTeamIds}
        hereIds={seatsHere}
        arrivedIds={arrived ?? kNobody}
      />
    </ErrorBoundary>
  );
  return (
    <RatingScaleContext value={scaleOf(draft)}>
      <div
        className="room"
        data-history={isArrangedForHistory || undefined}
        data-my-turn={isMyTurn(role, draft) || undefined}
      >
        <ErrorBoundary what={words.say('fault.header')} attempt={seq}>
          <RoomHeader {...header} staffDialog={staffDialog} onStaffDialog={setStaffDialog} />
        </ErrorBoundary>
        <OtherNameBanner />
        <div className="room-strip">
          <ErrorBoundary what={words.say('fault.order')} attempt={seq}>
            <OrderStrip draft={draft} isSharing={isPending || tie !== null} />
          </ErrorBoundary>
          <ErrorBoundary what={words.say('fault.roll')} attempt={seq}>
            {tie && progress && <TieRollStrip tie={tie} progress={progress} />}
          </ErrorBoundary>
          <ErrorBoundary what={words.say('fault.lobby')} attempt={seq}>
            {isPending && (
              <Lobby
                draft={draft}
                seatsHere={seatsHere}
                isStaff={role.isStaff}
                onOpen={setStaffDialog}
              />
            )}
          </ErrorBoundary>
        </div>
        {notice !== null && <p className="room-notice">{notice}</p>}
        <main className="room-main" data-tab={isPhone ? tab : undefined}>
          {isPhone && (
            <div className="phone-tabs" role="group" aria-label="Show">
              {kTabs.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={shown === each}
                  className={cn('phone-tab', shown === each && 'phone-tab-on')}
                  onClick={() => show(each)}
                >
                  {kTabWords[each]}
                </button>
              ))}
            </div>
          )}
          {board}
          {pool}
          <ErrorBoundary
            what={words.say('fault.history')}
            attempt={isHistoryOpen}
            className="history-sheet"
          >
            {history}
          </ErrorBoundary>
        </main>
      </div>
    </RatingScaleContext>
  );
}
