import { useState, type ReactNode } from 'react';
import { cn } from '@/components/cn';
import { kIsPhone, useMediaQuery } from '@/components/useMediaQuery';
import { Board } from '@/features/draft-room/Board';
import { OrderStrip } from '@/features/draft-room/OrderStrip';
import { Pool } from '@/features/draft-room/Pool';
import { RoomHeader, type RoomHeaderProps } from '@/features/draft-room/RoomHeader';
import { isMyTurn } from '@/features/draft-room/roles';
import { TieRollStrip } from '@/features/draft-room/TieRollStrip';
import { useRollProgress } from '@/features/draft-room/useRollProgress';

interface DraftRoomProps extends RoomHeaderProps {
  onPick: (playerId: number, round: number) => Promise<void>;
  /** What happened while nobody looked, said in passing. */
  notice: string | null;
  /** The history, which the room docks beside the pool or lays over the lower half on a phone. */
  history: ReactNode;
  isHistoryOpen: boolean;
}

type PhoneTab = 'pool' | 'teams';

export function DraftRoom({ onPick, notice, history, isHistoryOpen, ...header }: DraftRoomProps) {
  const { draft, role, rolling } = header;
  const isPhone = useMediaQuery(kIsPhone);
  const [tab, setTab] = useState<PhoneTab>('pool');
  const round = draft.on_clock?.round;
  const settled = round === undefined ? null : (draft.rounds[round - 1]?.tie_roll_data ?? null);
  const progress = useRollProgress(rolling, settled);
  const tie = rolling ?? settled;
  const pool = <Pool draft={draft} role={role} onPick={onPick} />;
  const board = <Board draft={draft} progress={progress} myTeamIds={role.seatTeamIds} />;
  return (
    <div
      className="room"
      data-history={isHistoryOpen || undefined}
      data-my-turn={isMyTurn(role, draft) || undefined}
    >
      <RoomHeader {...header} />
      <div className="room-strip">
        <OrderStrip draft={draft} />
        {tie && progress && <TieRollStrip tie={tie} progress={progress} />}
      </div>
      {notice !== null && <p className="room-notice">{notice}</p>}
      <main className="room-main" data-tab={isPhone ? tab : undefined}>
        {isPhone && (
          <div className="phone-tabs" role="group" aria-label="Show">
            {(['pool', 'teams'] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={tab === each}
                className={cn('phone-tab', tab === each && 'phone-tab-on')}
                onClick={() => setTab(each)}
              >
                {each === 'pool' ? 'Pool' : 'Teams'}
              </button>
            ))}
          </div>
        )}
        {board}
        {pool}
        {history}
      </main>
    </div>
  );
}
