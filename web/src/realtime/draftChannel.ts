// A draft's channel: the socket that feeds the store, the stage before it, and this page's own actions.
// Owned by `draftChannels`; lives outside React.
import { api, ApiProblem, isLackOfRights, isUnanswered } from '@/api/client';
import { AlreadyPicked } from '@/draft/alreadyPicked';
import { DraftStage } from '@/draft/stage';
import { DraftStore } from '@/draft/store';
import { browserSurroundings } from '@/realtime/browser';
import { LineWatch, type WatchedLine } from '@/realtime/lineWatch';
import { Listeners } from '@/realtime/listeners';
import { sendUntilAnswered } from '@/realtime/sending';
import { SharedConnections, type Connection } from '@/realtime/shared';
import {
  ChannelSocket,
  type Cursor,
  type SocketOwner,
  type SocketStatus,
  type SocketSurroundings,
} from '@/realtime/socket';
import type {
  DraftEvent,
  DraftServerMessage,
  DraftState,
  PlayerPickedEvent,
} from '@/types/draftEvent';

const kHistoryPage = 100;
const kCatchUpPage = 500;
// What a question found in the log, the channel brings within this time, if it brings anything.
const kDeliveredWithinMs = 1_000;
const kBetweenAttemptsMs = 1_000;
const kSendForMs = 60_000;
const kNeverAborted = new AbortController().signal;

function isCalm(): boolean {
  return (
    document.visibilityState === 'hidden' ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

export class DraftChannel implements Connection, SocketOwner, WatchedLine {
  readonly path: string;
  readonly store = new DraftStore();
  readonly stage: DraftStage;
  private readonly socket: ChannelSocket;
  private readonly statusListeners = new Listeners();
  private readonly rightsListeners = new Listeners();
  private readonly trustListeners = new Listeners();
  private readonly watch = new LineWatch(this);
  private readonly unanswered = new Set<AbortController>();
  private stopHearingOfNetwork: (() => void) | null = null;
  private loadingOlder: Promise<void> | null = null;

  constructor(
    readonly draftId: number,
    private readonly surroundings: SocketSurroundings = browserSurroundings,
    calm: () => boolean = isCalm,
  ) {
    this.path = `/ws/draft/${draftId}/`;
    this.stage = new DraftStage(this.store, calm);
    this.socket = new ChannelSocket(this, surroundings);
  }

  start(): void {
    this.stopHearingOfNetwork ??= this.surroundings.onNetworkLost(() => this.watch.doubt());
    this.socket.start();
  }

  stop(): void {
    this.stopHearingOfNetwork?.();
    this.stopHearingOfNetwork = null;
    this.socket.stop();
  }

  getStatus = (): SocketStatus => this.socket.status;

  subscribeToStatus = this.statusListeners.add;

  /** Of when what is shown is, while there is no line or it is doubted; null while it is trusted. */
  getAsOf = (): number | null =>
    this.socket.status === 'live' && !this.watch.isDoubted ? null : this.watch.heardAt;

  subscribeToTrust = this.trustListeners.add;

  /** For a page with controls: finds out within seconds that a line is dead, at the cost of a question now and then. */
  watchClosely(isClose: boolean): void {
    this.watch.watchClosely(isClose);
  }

  /** Calls back when what this viewer may do is not what it was. */
  onRightsChanged = this.rightsListeners.add;

  cursor(): Cursor | null {
    if (this.store.awaitsState) return null;
    const { draft } = this.store.getSnapshot();
    // Before the start there is no log to resume: the set-up may have changed without one.
    return draft && draft.seq > 0 ? { after: draft.seq, epoch: draft.epoch } : null;
  }

  receive(message: object): void {
    if (this.store.receive(message as DraftServerMessage) !== 'ok') this.socket.reconnect();
    else this.watch.heard();
  }

  statusChanged(status: SocketStatus): void {
    if (status !== 'live') this.watch.closed();
    this.statusListeners.tell();
    this.trustListeners.tell();
  }

  rightsChanged(): void {
    this.rightsListeners.tell();
  }

  /** Throws `AlreadyPicked` when the round was picked from elsewhere. Aborting ends the attempts, not what arrived. */
  async pick(playerId: number, round: number, signal = kNeverAborted): Promise<void> {
    const isThis = (event: DraftEvent) =>
      event.event_type === 'player_picked' &&
      event.payload.round === round &&
      event.payload.picked_id === playerId;
    const send = async (dead: AbortSignal) =>
      (await api.pick(this.draftId, { player_id: playerId, round }, dead)).events;
    try {
      await this.act(isThis, send, signal);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'round_not_current') throw error;
      await this.catchUp();
      const made = this.pickOf(round);
      throw made ? new AlreadyPicked(made) : error;
    }
  }

  /** The pick that stands for a round, as far as its event is known. */
  pickOf(round: number): PlayerPickedEvent | null {
    const { draft, events } = this.store.getSnapshot();
    const choice = draft?.rounds[round - 1]?.choice_id ?? null;
    const isThis = (event: DraftEvent): event is PlayerPickedEvent =>
      event.event_type === 'player_picked' &&
      event.payload.round === round &&
      event.payload.picked_id === choice;
    return events.findLast(isThis) ?? null;
  }

  undo(round: number, reason: string): Promise<void> {
    return this.act(
      (event) => event.event_type === 'pick_undone' && event.payload.round === round,
      async (dead) => {
        const wish = { round, reason: reason === '' ? null : reason };
        return (await api.undo(this.draftId, wish, dead)).events;
      },
    );
  }

  begin(): Promise<void> {
    return this.act(
      (event) => event.event_type === 'draft_started',
      async (dead) => this.eventsUpTo(await api.startDraft(this.draftId, dead)),
    );
  }

  abort(reason: string): Promise<void> {
    return this.act(
      (event) => event.event_type === 'draft_aborted',
      async (dead) => this.eventsUpTo(await api.abortDraft(this.draftId, reason, dead)),
    );
  }

  now(): number {
    return this.surroundings.now();
  }

  /** Asks for what the log has after what is known: nothing, or the channel owes it. */
  async ask(signal: AbortSignal): Promise<void> {
    const known = this.store.seq;
    let owes: boolean;
    try {
      owes = (await api.eventsAfter(this.draftId, known, 1, signal)).items.length > 0;
    } catch (error) {
      if (isUnanswered(error)) throw error;
      owes = false;
    }
    if (!owes) return;
    setTimeout(() => {
      if (this.store.seq === known) this.socket.reconnect();
    }, kDeliveredWithinMs);
  }

  giveUp(): void {
    for (const attempt of this.unanswered) attempt.abort();
    this.socket.reconnect();
  }

  doubtChanged(): void {
    this.trustListeners.tell();
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

  /** `isThis`: the event that says that it was carried out. */
  private async act(
    isThis: (event: DraftEvent) => boolean,
    request: (dead: AbortSignal) => Promise<readonly DraftEvent[]>,
    cancelled = kNeverAborted,
  ): Promise<void> {
    const before = this.store.seq;
    const until = this.now() + kSendForMs;
    try {
      const events = await sendUntilAnswered(() => this.attempt(request, cancelled), {
        isLate: () => this.watch.suspect(),
        isBack: () => this.nextWord(until, cancelled),
        isDone: async () => {
          await this.catchUp();
          const { events } = this.store.getSnapshot();
          return events.some((event) => event.seq > before && isThis(event));
        },
      });
      if (events && this.store.append(events, 'live') !== 'ok') this.socket.reconnect();
    } catch (error) {
      if (isLackOfRights(error)) this.rightsChanged();
      throw error;
    }
  }

  private async attempt<Answer>(
    request: (dead: AbortSignal) => Promise<Answer>,
    cancelled: AbortSignal,
  ): Promise<Answer> {
    const attempt = new AbortController();
    const end = () => attempt.abort();
    cancelled.addEventListener('abort', end);
    this.unanswered.add(attempt);
    try {
      return await request(attempt.signal);
    } finally {
      this.unanswered.delete(attempt);
      cancelled.removeEventListener('abort', end);
    }
  }

  /** Resolves at the next word of the server, however it comes; to false when there is none until then. */
  private nextWord(until: number, cancelled: AbortSignal): Promise<boolean> {
    this.watch.suspect();
    return new Promise((resolve) => {
      const end = (isBack: boolean) => {
        stop();
        clearTimeout(limit);
        cancelled.removeEventListener('abort', giveUp);
        if (isBack) setTimeout(() => resolve(!cancelled.aborted), kBetweenAttemptsMs);
        else resolve(false);
      };
      const giveUp = () => end(false);
      const limit = setTimeout(giveUp, Math.max(0, until - this.now()));
      const stop = this.watch.onWord(() => end(true));
      cancelled.addEventListener('abort', giveUp);
      if (cancelled.aborted) giveUp();
    });
  }

  /** Asks for what happened meanwhile, without waiting for the channel. */
  private async catchUp(): Promise<void> {
    try {
      const { items } = await api.eventsAfter(this.draftId, this.store.seq, kCatchUpPage);
      if (this.store.append(items, 'live') !== 'ok') this.socket.reconnect();
    } catch {
      // The channel brings it later.
    }
  }

  /** What this page does not know yet of an answer that is a state, and the newest events of its kind. */
  private async eventsUpTo(state: DraftState): Promise<readonly DraftEvent[]> {
    const { events } = this.store.getSnapshot();
    if (this.store.seq >= state.seq) return events.filter((event) => event.seq <= state.seq);
    const { items } = await api.eventsAfter(this.draftId, this.store.seq, kCatchUpPage);
    return items;
  }
}

export const draftChannels = new SharedConnections((draftId: number) => new DraftChannel(draftId));
