import { ArrowUp, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { lapOf } from '@/draft/laps';
import { DraftEventRow } from '@/features/draft-events/DraftEventRow';
import { useKeptPlace } from '@/features/draft-events/useKeptPlace';
import { historyGroups, kKinds, type Kind } from '@/features/draft-events/historyRows';
import type { DraftEvent } from '@/types/draftEvent';
import { lapWords } from '@/words/laps';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface DraftEventModalProps {
  events: readonly DraftEvent[];
  teamCount: number;
  roundCount: number;
  /** The event that a link or a toast points at. */
  linkedSeq: number | null;
  onLoadOlder: () => Promise<void>;
  onClose: () => void;
}

const kAtTopPx = 8;
// A long history is set row by row as one comes to it: all at once it would hold up what one does.
const kRowsAtOnce = 20;

/** The history: a sheet beside the board, or from below on a phone. Never over the whole board, never in its way. */
export function DraftEventModal({
  events,
  teamCount,
  roundCount,
  linkedSeq,
  onLoadOlder,
  onClose,
}: DraftEventModalProps) {
  const [kind, setKind] = useState<Kind>('all');
  const listRef = useRef<HTMLDivElement>(null);
  const endRef = useRef<HTMLDivElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const newestSeq = events.at(-1)?.seq ?? 0;
  const oldestSeq = events[0]?.seq ?? 0;
  const [topSeq, setTopSeq] = useState(newestSeq);
  const [isAtTop, setIsAtTop] = useState(true);
  const newCount = isAtTop ? 0 : newestSeq - topSeq;
  const [fromSeq, setFromSeq] = useState(() => Math.max(oldestSeq, newestSeq - kRowsAtOnce + 1));
  const shownFrom = Math.min(fromSeq, linkedSeq ?? fromSeq);
  const hasMoreHere = shownFrom > oldestSeq;
  // The sheet and its filter answer at once, the rows follow.
  const areRowsDue = useDeferredValue(true, false);
  const shownKind = useDeferredValue(kind);
  const groups = useMemo(
    () => (areRowsDue ? historyGroups(events, shownKind, teamCount) : []),
    [areRowsDue, events, shownKind, teamCount],
  );

  const rememberPlace = useKeptPlace(listRef, isAtTop, groups);

  useEffect(() => headingRef.current?.focus({ preventScroll: true }), []);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);

  const needsOlder = linkedSeq !== null && linkedSeq > 0 && linkedSeq < oldestSeq;
  useEffect(() => {
    if (needsOlder) void onLoadOlder().catch(() => undefined);
  }, [needsOlder, oldestSeq, onLoadOlder]);

  useEffect(() => {
    if (linkedSeq === null || needsOlder || !areRowsDue) return;
    listRef.current
      ?.querySelector(`[data-seq="${linkedSeq}"]`)
      ?.scrollIntoView({ block: 'center' });
  }, [linkedSeq, needsOlder, areRowsDue]);

  useEffect(() => {
    const end = endRef.current;
    if (!end || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      if (hasMoreHere) setFromSeq(Math.max(oldestSeq, shownFrom - kRowsAtOnce));
      else void onLoadOlder().catch(() => undefined);
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [onLoadOlder, oldestSeq, shownFrom, hasMoreHere, areRowsDue]);

  return (
    <aside
      data-testid="draft-event-modal"
      role="dialog"
      aria-labelledby="history-title"
      className="history-sheet"
    >
      <header className="flex items-center justify-between gap-2 px-4 pt-3 pb-2">
        <h2
          id="history-title"
          ref={headingRef}
          tabIndex={-1}
          className="text-sm font-semibold outline-none"
        >
          {roomWords.say('history.title')}
        </h2>
        <Button
          variant="ghost"
          size="icon"
          aria-label={roomWords.say('history.close')}
          onClick={onClose}
        >
          <X />
        </Button>
      </header>
      <div
        role="group"
        aria-label={roomWords.say('history.kinds')}
        className="flex gap-1 px-4 pb-2"
      >
        {kKinds.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={kind === each}
            className={cn(
              'h-7 rounded-md px-2.5 text-[13px] font-medium',
              kind === each ? 'bg-hover text-ink' : 'text-soft hover:text-ink',
            )}
            onClick={() => setKind(each)}
          >
            {roomWords.say(`history.${each}`)}
          </button>
        ))}
      </div>
      <div className="relative min-h-0 flex-1">
        {newCount > 0 && (
          <Button
            size="small"
            variant="primary"
            className="absolute top-2 left-1/2 z-10 -translate-x-1/2 rounded-full shadow-float"
            onClick={() => listRef.current?.scrollTo({ top: 0, behavior: 'smooth' })}
          >
            <ArrowUp /> {words.say('history.new', { count: newCount })}
          </Button>
        )}
        <div
          ref={listRef}
          className="history-list"
          tabIndex={0}
          role="region"
          aria-label={roomWords.say('history.list')}
          // Who reads the newest stays with the newest; who reads further down keeps the place.
          style={{ overflowAnchor: isAtTop ? 'none' : 'auto' }}
          onScroll={(event) => {
            const isNowAtTop = event.currentTarget.scrollTop <= kAtTopPx;
            if (isAtTop && !isNowAtTop) setTopSeq(newestSeq);
            rememberPlace();
            setIsAtTop(isNowAtTop);
          }}
        >
          {groups.map(({ phase, rows }) => {
            const shown = rows.filter((row) => row.event.seq >= shownFrom);
            if (shown.length === 0) return null;
            return (
              <section key={rows.at(-1)?.event.seq}>
                {phase !== null && (
                  <h3 className="history-lap">{lapWords(lapOf(phase, teamCount, roundCount))}</h3>
                )}
                <ol>
                  {shown.map((row) => (
                    <DraftEventRow
                      key={row.event.seq}
                      {...row}
                      isLinked={row.event.seq === linkedSeq}
                    />
                  ))}
                </ol>
              </section>
            );
          })}
          {areRowsDue && groups.length === 0 && (
            <p className="px-4 py-8 text-center text-sm text-faint">
              {roomWords.say(events.length === 0 ? 'history.nothing' : 'history.nothing_here')}
            </p>
          )}
          {areRowsDue && (oldestSeq > 1 || hasMoreHere) && (
            <div ref={endRef} className="px-4 py-3 text-xs text-faint">
              {roomWords.say('history.loading')}
            </div>
          )}
        </div>
      </div>
    </aside>
  );
}
