import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api, type Schemas } from '@/api/client';
import { useSession, useTournament, useTournamentChange } from '@/api/queries';
import { Shell } from '@/app/Shell';
import { cn } from '@/components/cn';
import { ErrorBoundary } from '@/components/ErrorBoundary';
import { NotHere } from '@/components/NotHere';
import { OtherNamePage } from '@/components/OtherName';
import { DraftEventFab } from '@/features/draft-events/DraftEventFab';
import { DraftEventModal } from '@/features/draft-events/DraftEventModal';
import { LiveRegion } from '@/features/draft-events/LiveRegion';
import { NewsLine } from '@/features/draft-events/NewsLine';
import { useDraftToasts } from '@/features/draft-events/useDraftToasts';
import { DraftRoom } from '@/features/draft-room/DraftRoom';
import { roomRole, type RoomRole } from '@/features/draft-room/roles';
import { useArrival } from '@/features/draft-room/useArrival';
import { useMyTurn } from '@/features/draft-room/useMyTurn';
import { choiceOf, draftOf, nextDraftOf } from '@/draft/setupChoice';
import type { DraftStage } from '@/draft/stage';
import { useRights } from '@/realtime/rights';
import { useDraftWebSocket, type DraftConnection } from '@/realtime/useDraftWebSocket';
import type { DraftEvent, DraftState } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

function linkedEvent(search: string): number | null {
  const seq = Number(new URLSearchParams(search).get('event'));
  return Number.isInteger(seq) && seq > 0 ? seq : null;
}

/** The reason that was given when the draft was aborted. */
function abortReasonOf(events: readonly DraftEvent[]): string | null {
  const last = events.at(-1);
  return last?.event_type === 'draft_aborted' ? last.payload.reason : null;
}

const kNoticeMs = 8_000;

/** How much happened while the page was not looked at, for a while: behind another app or tab, or without a line. */
function useAwayNotice(stage: DraftStage): string | null {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let missed = 0;
    const tell = () => {
      if (missed === 0 || document.visibilityState === 'hidden') return;
      setCount(missed);
      missed = 0;
    };
    const stop = stage.onNews((news) => {
      const isHidden = document.visibilityState === 'hidden';
      missed += news.filter(({ origin }) => isHidden || origin === 'resumed').length;
      tell();
    });
    document.addEventListener('visibilitychange', tell);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [stage]);
  useEffect(() => {
    if (count === 0) return undefined;
    const timer = setTimeout(() => setCount(0), kNoticeMs);
    return () => clearTimeout(timer);
  }, [count]);
  return count === 0 ? null : words.say('away.events', { count });
}

/** The draft room: everything about one draft, from one connection. */
export default function DraftRoomRoute({ draftId }: { draftId: number }) {
  const live = useDraftWebSocket(draftId);
  const { draft, events, rolling, viewers, seatsHere, connection, connectionError, channel } = live;
  const session = useSession();
  const tournament = useTournament(draft?.tournament_id);
  const historyEvents = useDeferredValue(events);
  const search = useSearch();
  const [linkedSeq, setLinkedSeq] = useState(() => linkedEvent(search));
  const [isOpen, setIsOpen] = useState(linkedSeq !== null);
  const fabRef = useRef<HTMLButtonElement>(null);

  const isStaff = tournament.data?.is_staff ?? false;
  const role = useMemo(
    () => roomRole(session.data, isStaff, draftId),
    [session.data, isStaff, draftId],
  );
  const seq = draft?.seq ?? 0;
  const [seenSeq, setSeenSeq] = useState<number | null>(null);
  const knownSeq = isOpen || seenSeq === null ? seq : seenSeq;
  if (draft && seenSeq !== knownSeq) setSeenSeq(knownSeq);

  const openAt = useCallback((at: number | null) => {
    setLinkedSeq(at);
    setIsOpen(true);
  }, []);
  const close = useCallback(() => {
    setIsOpen(false);
    setLinkedSeq(null);
    fabRef.current?.focus();
  }, []);
  const setHistory = useCallback(
    (opens: boolean) => {
      if (opens) openAt(null);
      else setIsOpen(false);
    },
    [openAt],
  );
  const loadOlder = useCallback(() => channel.loadOlder(), [channel]);
  const pick = useCallback(
    (playerId: number, round: number, signal: AbortSignal) => channel.pick(playerId, round, signal),
    [channel],
  );
  const pickOf = useCallback((round: number) => channel.pickOf(round), [channel]);
  const [, go] = useLocation();
  const { mutateAsync: create } = useTournamentChange(
    ({ of, setup }: { of: DraftState; setup: Schemas['NewDraft'] }) =>
      api.createDraft(of.tournament_id, setup),
  );
  const openNew = useCallback(
    async (setupOf: (draft: DraftState) => Schemas['NewDraft']) => {
      if (!draft) return;
      const { id } = await create({ of: draft, setup: setupOf(draft) });
      go(`/drafts/${id}`);
    },
    [create, draft, go],
  );
  const actions = useMemo(
    () => ({
      begin: () => channel.begin(),
      undo: (round: number, reason: string) => channel.undo(round, reason),
      abort: (reason: string) => channel.abort(reason),
      again: () => openNew((of) => draftOf(choiceOf(of))),
    }),
    [channel, openNew],
  );
  const hasControls = role.isStaff || role.seatTeamIds.length > 0;
  useRights(channel, hasControls);
  useEffect(() => channel.watchClosely(hasControls), [channel, hasControls]);
  const notice = useAwayNotice(channel.stage);
  const arrivalId = useArrival(channel.stage);

  // A right that was taken away takes the board with it.
  if (!draft || live.isGone) {
    return <RoomWithoutDraft {...live} />;
  }
  return (
    <>
      <DraftRoom
        draft={draft}
        tournamentName={tournament.data?.name ?? null}
        isPrivate={tournament.data?.visibility === 'private'}
        role={role}
        rolling={rolling}
        connection={connection}
        connectionError={connectionError}
        viewers={viewers}
        seatsHere={seatsHere}
        actions={actions}
        onPick={pick}
        onNextDraft={() => openNew(nextDraftOf)}
        pickOf={pickOf}
        asOf={live.asOf}
        notice={notice}
        abortReason={draft.status === 'aborted' ? abortReasonOf(events) : null}
        arrivalId={arrivalId}
        isHistoryOpen={isOpen}
        news={
          <ErrorBoundary what={words.say('fault.news_line')} attempt={seq}>
            <NewsLine
              events={events}
              button={
                <ErrorBoundary what={words.say('fault.history_button')} attempt={seq}>
                  <DraftEventFab
                    ref={fabRef}
                    count={seq}
                    unseen={seq - knownSeq}
                    isOpen={isOpen}
                    onClick={() => (isOpen ? close() : openAt(null))}
                  />
                </ErrorBoundary>
              }
            />
          </ErrorBoundary>
        }
        onHistory={setHistory}
        history={
          isOpen && (
            <DraftEventModal
              events={historyEvents}
              teamCount={draft.teams.length}
              roundCount={draft.rounds.length}
              linkedSeq={linkedSeq}
              onLoadOlder={loadOlder}
              onClose={close}
            />
          )
        }
      />
      <ErrorBoundary what={words.say('fault.news')} attempt={seq} className="news-fault">
        <News draft={draft} role={role} stage={channel.stage} onOpen={openAt} />
      </ErrorBoundary>
    </>
  );
}

interface NewsProps {
  draft: DraftState;
  role: RoomRole;
  stage: DraftStage;
  onOpen: (seq: number) => void;
}

/** What is told outside the room's regions: toasts, the voice of a screen reader, the call for one's own turn. */
function News({ draft, role, stage, onOpen }: NewsProps) {
  useDraftToasts(stage, onOpen);
  useMyTurn(draft, role);
  return <LiveRegion stage={stage} />;
}

function RoomWithoutDraft({ connection, isGone, otherName, connectionError }: DraftConnection) {
  const isSignedIn = useSession().data?.account != null;
  const isOther = !isGone && otherName !== null;
  const said = (
    <div className="flex w-full flex-col gap-3 text-center">
      {isGone ? (
        <NotHere what="draft" />
      ) : isOther ? (
        <OtherNamePage other={otherName} />
      ) : (
        <h1 className="text-lg font-semibold">{roomWords.say('line.joining')}</h1>
      )}
      <span
        data-testid="connection-state"
        data-state={connection}
        role="status"
        className={cn('text-sm text-soft', isOther && 'sr-only')}
      >
        {isGone
          ? roomWords.say('line.nothing')
          : (connectionError ?? roomWords.say('line.connecting'))}
      </span>
    </div>
  );
  if (isGone) return <Shell hasAccount={isSignedIn}>{said}</Shell>;
  return <main className="grid min-h-dvh grid-cols-1 place-items-center p-6">{said}</main>;
}
