// What the room shows of a store, and when: while the dice of a live tie tumble, everything that gives away their winner
// is held back (the next captain, the history's line, the toast), then shown at once. Nothing waits for anybody: the next
// commit, a hidden tab or a wish for calm ends it.
import { fold } from '@/draft/fold';
import type { Commit, DraftSnapshot, DraftStore, Origin } from '@/draft/store';
import type { DraftEvent, DraftState, TieRoll, TieRollEvent } from '@/types/draftEvent';

export interface StageSnapshot extends DraftSnapshot {
  /** The roll whose dice are in the air. */
  readonly rolling: TieRoll | null;
}

export interface News {
  readonly event: DraftEvent;
  readonly origin: Origin;
}

/** Whether nothing should move now: reduced motion, or the page is not looked at. */
export type IsCalm = () => boolean;

const kLongestRollMs = 3_600;
const kUsualThrowMs = 1_300;
const kShowWinnerMs = 500;

/** How long each throw of a tie takes on the board, and when its winner may be known. */
export function rollTimes(tie: TieRoll): { throwMs: number; totalMs: number } {
  const throws = tie.roll_rounds.length;
  const throwMs = Math.min(kUsualThrowMs, (kLongestRollMs - kShowWinnerMs) / throws);
  return { throwMs, totalMs: throwMs * throws + kShowWinnerMs };
}

interface Held {
  readonly draft: DraftState;
  readonly untilSeq: number;
  readonly tie: TieRoll;
  readonly rest: readonly DraftEvent[];
  readonly timer: ReturnType<typeof setTimeout>;
}

export class DraftStage {
  private held: Held | null = null;
  private snapshot: StageSnapshot;
  private readonly listeners = new Set<() => void>();
  private readonly newsListeners = new Set<(news: readonly News[]) => void>();

  constructor(
    private readonly store: DraftStore,
    private readonly isCalm: IsCalm,
  ) {
    this.snapshot = { ...store.getSnapshot(), rolling: null };
    store.onCommit((commit) => this.committed(commit));
    store.subscribe(() => this.refresh());
  }

  getSnapshot = (): StageSnapshot => this.snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Events as they are shown, in order. */
  onNews(listener: (news: readonly News[]) => void): () => void {
    this.newsListeners.add(listener);
    return () => this.newsListeners.delete(listener);
  }

  private committed({ before, events, origin }: Commit): void {
    this.release();
    const roll = origin === 'live' && !this.isCalm() ? freshRoll(events) : null;
    if (!roll) {
      this.tellNews(events, origin);
      return;
    }
    const shown = events.filter((event) => event.seq < roll.seq);
    this.held = {
      draft: fold(before, shown),
      untilSeq: roll.seq,
      tie: roll.payload,
      rest: events.filter((event) => event.seq >= roll.seq),
      timer: setTimeout(() => {
        this.release();
        this.refresh();
      }, rollTimes(roll.payload).totalMs),
    };
    this.tellNews(shown, origin);
  }

  private release(): void {
    const held = this.held;
    if (!held) return;
    clearTimeout(held.timer);
    this.held = null;
    this.tellNews(held.rest, 'live');
  }

  private refresh(): void {
    const full = this.store.getSnapshot();
    // A log that was replaced, or a state that came whole, is shown at once.
    if (this.held && full.draft?.epoch !== this.held.draft.epoch) this.release();
    const held = this.held;
    this.snapshot = held
      ? {
          ...full,
          draft: held.draft,
          events: full.events.filter((event) => event.seq < held.untilSeq),
          rolling: held.tie,
        }
      : { ...full, rolling: null };
    for (const listener of this.listeners) listener();
  }

  private tellNews(events: readonly DraftEvent[], origin: Origin): void {
    if (events.length === 0) return;
    const news = events.map((event): News => ({ event, origin }));
    for (const listener of this.newsListeners) listener(news);
  }
}

/** Dice that were just thrown; those that stand after an undo have been seen before. */
function freshRoll(events: readonly DraftEvent[]): TieRollEvent | null {
  return (
    events.find(
      (event): event is TieRollEvent =>
        event.event_type === 'tie_roll' && event.payload.original_seq === null,
    ) ?? null
  );
}
