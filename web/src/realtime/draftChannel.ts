// A draft's channel: the socket that feeds the store, the stage before it, and this page's own actions.
// Owned by `draftChannels`; lives outside React.
import { api, isLackOfRights } from '@/api/client';
import { DraftStage } from '@/draft/stage';
import { DraftStore } from '@/draft/store';
import { browserSurroundings } from '@/realtime/browser';
import { Listeners } from '@/realtime/listeners';
import { SharedConnections, type Connection } from '@/realtime/shared';
import {
  ChannelSocket,
  type Cursor,
  type SocketOwner,
  type SocketStatus,
  type SocketSurroundings,
} from '@/realtime/socket';
import type { DraftEventType, DraftServerMessage, DraftState } from '@/types/draftEvent';
import type { DraftEvent } from '@/types/draftEvent';

const kHistoryPage = 100;

function isCalm(): boolean {
  return (
    document.visibilityState === 'hidden' ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

export class DraftChannel implements Connection, SocketOwner {
  readonly path: string;
  readonly store = new DraftStore();
  readonly stage: DraftStage;
  private readonly socket: ChannelSocket;
  private readonly statusListeners = new Listeners();
  private readonly rightsListeners = new Listeners();
  private loadingOlder: Promise<void> | null = null;

  constructor(
    readonly draftId: number,
    surroundings: SocketSurroundings = browserSurroundings,
    calm: () => boolean = isCalm,
  ) {
    this.path = `/ws/draft/${draftId}/`;
    this.stage = new DraftStage(this.store, calm);
    this.socket = new ChannelSocket(this, surroundings);
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    this.socket.stop();
  }

  getStatus = (): SocketStatus => this.socket.status;

  subscribeToStatus = this.statusListeners.add;

  /** Calls back when what this viewer may do is not what it was. */
  onRightsChanged = this.rightsListeners.add;

  cursor(): Cursor | null {
    const { draft } = this.store.getSnapshot();
    // Before the start there is no log to resume: the set-up may have changed without one.
    return draft && draft.seq > 0 ? { after: draft.seq, epoch: draft.epoch } : null;
  }

  receive(message: object): void {
    if (this.store.receive(message as DraftServerMessage) === 'gap') this.socket.reconnect();
  }

  statusChanged(): void {
    this.statusListeners.tell();
  }

  rightsChanged(): void {
    this.rightsListeners.tell();
  }

  pick(playerId: number, round: number): Promise<void> {
    return this.act('player_picked', async () => {
      const { events } = await api.pick(this.draftId, { player_id: playerId, round });
      return events;
    });
  }

  undo(round: number, reason: string): Promise<void> {
    return this.act('pick_undone', async () => {
      const { events } = await api.undo(this.draftId, {
        round,
        reason: reason === '' ? null : reason,
      });
      return events;
    });
  }

  begin(): Promise<void> {
    return this.act('draft_started', async () =>
      this.eventsUpTo(await api.startDraft(this.draftId)),
    );
  }

  abort(reason: string): Promise<void> {
    return this.act('draft_aborted', async () =>
      this.eventsUpTo(await api.abortDraft(this.draftId, reason)),
    );
  }

  /** Loads the page of events before those that are known. */
  loadOlder(): Promise<void> {
    this.loadingOlder ??= this.loadPage().finally(() => {
      this.loadingOlder = null;
    });
    return this.loadingOlder;
  }

  private async loadPage(): Promise<void> {
    const { events } = this.store.getSnapshot();
    const before = events[0]?.seq ?? this.store.seq + 1;
    if (before <= 1) return;
    const { items } = await api.eventsBefore(this.draftId, before, kHistoryPage);
    this.store.prepend(items);
  }

  private async act(ownType: DraftEventType, request: () => Promise<readonly DraftEvent[]>) {
    this.stage.beginAction();
    let own: readonly DraftEvent[] = [];
    try {
      const events = await request();
      own = events.filter((event) => event.event_type === ownType);
      if (this.store.append(events, 'live') === 'gap') this.socket.reconnect();
    } catch (error) {
      if (isLackOfRights(error)) this.rightsChanged();
      throw error;
    } finally {
      this.stage.endAction(own.map((event) => event.seq));
    }
  }

  /** What this page does not know yet of an answer that is a state, and the newest events of its kind. */
  private async eventsUpTo(state: DraftState): Promise<readonly DraftEvent[]> {
    const { events } = this.store.getSnapshot();
    if (this.store.seq >= state.seq) return events.filter((event) => event.seq <= state.seq);
    const { items } = await api.eventsAfter(this.draftId, this.store.seq);
    return items;
  }
}

export const draftChannels = new SharedConnections((draftId: number) => new DraftChannel(draftId));
