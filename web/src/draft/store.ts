// One draft as this page knows it: state and the events behind it. Fed by the socket and by the answers to this page's
// own requests. Every state has a `seq`, and the older one is dropped; every event is applied once.
import { fold, isBeyondFold } from '@/draft/fold';
import type {
  DraftEvent,
  DraftServerMessage,
  DraftState,
  InitialEventsDraftMessage,
} from '@/types/draftEvent';

/** How the page came to know events: only `live` ones are news. */
export type Origin = 'live' | 'resumed' | 'history';

export interface Commit {
  readonly before: DraftState;
  readonly events: readonly DraftEvent[];
  readonly origin: Origin;
}

export interface DraftSnapshot {
  readonly draft: DraftState | null;
  /** Ascending without gaps; the last one is that of `draft.seq`, unless none is known. */
  readonly events: readonly DraftEvent[];
  readonly viewers: number | null;
  /** The teams whose captain is among the viewers. */
  readonly seatsHere: readonly number[];
  /** The server can't read the log now: what is shown may be behind. */
  readonly isStale: boolean;
}

/**
 * `gap`: something was missed, and the channel must resume. `beyond`: an event changes the board in a way that this page
 * does not know, and the channel must join without a cursor, for a whole state.
 */
export type Received = 'ok' | 'gap' | 'beyond';

export class DraftStore {
  private snapshot: DraftSnapshot = {
    draft: null,
    events: [],
    viewers: null,
    seatsHere: [],
    isStale: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly commitListeners = new Set<(commit: Commit) => void>();

  /** Only a whole state leads on: an event was beyond what this page can fold. */
  awaitsState = false;

  getSnapshot = (): DraftSnapshot => this.snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told once the snapshot has changed, and before those who subscribed. */
  onCommit(listener: (commit: Commit) => void): () => void {
    this.commitListeners.add(listener);
    return () => this.commitListeners.delete(listener);
  }

  get seq(): number {
    return this.snapshot.draft?.seq ?? 0;
  }

  receive(message: DraftServerMessage): Received {
    // Another server may have answered: it says by itself when it can't read the log.
    const isFirst = message.type === 'initial_events' || message.type === 'resumed';
    if (isFirst && this.snapshot.isStale) this.change({ ...this.snapshot, isStale: false });
    switch (message.type) {
      case 'initial_events':
        this.adopt(message.draft, message.events);
        return 'ok';
      case 'snapshot':
        this.adopt(message.draft, []);
        return 'ok';
      case 'resumed':
        return this.append(message.events, 'resumed');
      case 'draft_events':
        return this.append(message.events, 'live');
      case 'heartbeat':
        return message.seq > this.seq ? 'gap' : 'ok';
      case 'viewers':
        this.change({
          ...this.snapshot,
          viewers: message.count,
          seatsHere: message.seats_here ?? [],
          isStale: message.stale === true,
        });
        return 'ok';
      default:
        return 'ok';
    }
  }

  /** Appends what is new among `events`; a hole before them changes nothing. */
  append(events: readonly DraftEvent[], origin: Origin): Received {
    const before = this.snapshot.draft;
    if (!before) return events.length > 0 ? 'gap' : 'ok';
    const fresh = events.filter((event) => event.seq > before.seq);
    const [first] = fresh;
    if (!first) return 'ok';
    if (first.seq !== before.seq + 1) return 'gap';
    if (fresh.some(isBeyondFold)) {
      this.awaitsState = true;
      return 'beyond';
    }
    this.snapshot = {
      ...this.snapshot,
      draft: fold(before, fresh),
      events: [...this.snapshot.events, ...fresh],
    };
    for (const listener of this.commitListeners) listener({ before, events: fresh, origin });
    this.tell();
    return 'ok';
  }

  /** Puts older events before those that are known. */
  prepend(events: readonly DraftEvent[]): void {
    const firstKnown = this.snapshot.events[0]?.seq ?? this.seq + 1;
    const older = events.filter((event) => event.seq < firstKnown).sort((a, b) => a.seq - b.seq);
    if (older.at(-1)?.seq !== firstKnown - 1) return;
    this.change({ ...this.snapshot, events: [...older, ...this.snapshot.events] });
  }

  private adopt(draft: DraftState, recent: InitialEventsDraftMessage['events']): void {
    const known = this.snapshot.draft;
    const isSameLog = known?.epoch === draft.epoch;
    if (isSameLog && draft.seq < known.seq) return;
    this.awaitsState = false;
    this.change({
      ...this.snapshot,
      draft,
      events: joined(isSameLog ? this.snapshot.events : [], recent, draft.seq),
    });
  }

  private change(snapshot: DraftSnapshot): void {
    this.snapshot = snapshot;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** What is known and what came, as one run that ends at `seq`. */
function joined(
  known: readonly DraftEvent[],
  recent: readonly DraftEvent[],
  seq: number,
): readonly DraftEvent[] {
  const firstRecent = recent[0]?.seq ?? seq + 1;
  const before = known.filter((event) => event.seq < firstRecent);
  const isJoined = before.at(-1)?.seq === firstRecent - 1;
  return isJoined ? [...before, ...recent] : recent;
}
