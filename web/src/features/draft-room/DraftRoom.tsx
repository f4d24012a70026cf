import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { cn } from '@/components/cn';
import { ErrorBoundary } from '@/components/ErrorBoundary';
import { OtherNameBanner } from '@/components/OtherName';
import { RatingScaleContext } from '@/components/ratingScale';
import { kIsPhone, useMediaQuery } from '@/components/useMediaQuery';
import { Board } from '@/features/draft-room/Board';
import { DraftEnd } from '@/features/draft-room/DraftEnd';
import { LineNotice } from '@/features/draft-room/LineNotice';
import { Lobby } from '@/features/draft-room/Lobby';
import { OrderStrip } from '@/features/draft-room/OrderStrip';
import { Pool } from '@/features/draft-room/Pool';
import { RollShow } from '@/features/draft-room/RollShow';
import { RoomHeader, type RoomHeaderProps } from '@/features/draft-room/RoomHeader';
import { isMyTurn } from '@/features/draft-room/roles';
import type { StaffDialog } from '@/features/draft-room/StaffControls';
import { TieRollStrip } from '@/features/draft-room/TieRollStrip';
import { useRollProgress } from '@/features/draft-room/useRollProgress';
import type { PickActions } from '@/features/draft-room/usePick';
import { useSeats } from '@/features/draft-room/useSeats';
import { words } from '@/words/catalogue';
import { scaleOf } from '@/words/rating';
import { roomWords } from '@/words/room';

interface DraftRoomProps extends RoomHeaderProps {
  onPick: PickActions['pick'];
  pickOf: PickActions['pickOf'];
  /** Makes the next draft of the same captains, and goes there. */
  onNextDraft: () => Promise<void>;
  /** Of when what is shown is, while the line is not trusted. */
  asOf: number | null;
  /** What happened while the page was not looked at, said in passing. */
  notice: string | null;
  /** The history, which the room docks beside the pool or lays over the lower half on a phone. */
  history: ReactNode;
  isHistoryOpen: boolean;
  /** The last line of the room: what happened last, toasts, and the button of the history. */
  news?: ReactNode;
  /** Who came to a team by a live pick, while that is shown. */
  arrivalId?: number | null;
  onHistory: (isOpen: boolean) => void;
}

type PhoneTab = 'pool' | 'teams' | 'history';

const kNobody: readonly number[] = [];
const kTabs: readonly PhoneTab[] = ['pool', 'teams', 'history'];

export function DraftRoom(props: DraftRoomProps) {
  const {
    onPick,
    pickOf,
    asOf,
    onNextDraft,
    notice,
    history,
    isHistoryOpen,
    news,
    arrivalId = null,
    onHistory,
    ...header
  } = props;
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
  const isCompleted = draft.status === 'completed';
  // The list stays the same element, and keeps the focus.
  const pool = (
    <div className={isCompleted ? 'pool-after-end' : 'contents'}>
      {isCompleted && (
        <ErrorBoundary what={words.say('fault.result')} attempt={seq}>
          <DraftEnd
            draft={draft}
            tournamentName={header.tournamentName}
            onNextDraft={role.isStaff ? onNextDraft : null}
          />
        </ErrorBoundary>
      )}
      <ErrorBoundary what={words.say('fault.pool')} attempt={seq} className="pool">
        <Pool draft={poolDraft} role={role} onPick={onPick} pickOf={pickOf} />
      </ErrorBoundary>
    </div>
  );
  const board = (
    <ErrorBoundary what={words.say('fault.board')} attempt={seq}>
      <Board
        draft={draft}
        progress={progress}
        myTeamIds={role.seatTeamIds}
        hereIds={seatsHere}
        arrivedIds={arrived ?? kNobody}
        arrivalId={arrivalId}
      />
    </ErrorBoundary>
  );
  return (
    <RatingScaleContext value={scaleOf(draft)}>
      <div
        className="room"
        data-history={isArrangedForHistory || undefined}
        data-my-turn={isMyTurn(role, draft) || undefined}
        data-behind={header.connection === 'live' ? undefined : true}
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
            {tie && progress && <TieRollStrip tie={tie} progress={progress} teams={draft.teams} />}
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
        <LineNotice state={header.connection} error={header.connectionError} asOf={asOf} />
        <main className="room-main" data-tab={isPhone ? tab : undefined}>
          {isPhone && (
            <div className="phone-tabs" role="group" aria-label={roomWords.say('tabs.name')}>
              {kTabs.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={shown === each}
                  className={cn('phone-tab', shown === each && 'phone-tab-on')}
                  onClick={() => show(each)}
                >
                  {each === 'pool' && draft.status === 'completed'
                    ? words.say('result.tab')
                    : roomWords.say(`tab.${each}`)}
                </button>
              ))}
            </div>
          )}
          {board}
          <ErrorBoundary what={words.say('fault.roll')} attempt={seq} className="news-fault">
            <RollShow rolling={rolling} progress={progress} teams={draft.teams} />
          </ErrorBoundary>
          {pool}
          <div className="room-news">
            {notice !== null && <p className="room-notice">{notice}</p>}
            {news}
          </div>
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
