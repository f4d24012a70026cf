// One WebSocket connection of one viewer, held to the contract message by message.
import { WebSocket } from 'ws';
import type { DraftEvent, ServerMessage } from '../system/harness/wire.ts';
import type { Life } from './cluster.ts';
import type { Findings } from './findings.ts';
import type { TournamentLog } from './tournament_log.ts';
import type { Signal } from './waiting.ts';

export interface Channel {
  kind: 'draft' | 'tournament';
  id: number;
}

export interface Cursor {
  after: number;
  epoch: string;
}

// What the viewer says about itself when it connects, and what the contract makes of it.
export interface Greeting {
  // The truth, or which lie.
  name: string;
  query: Record<string, string>;
  expects: 'initial_events' | 'resumed' | 'either' | 'refusal';
}

// What all lines of a run share.
export interface Surroundings {
  findings: Findings;
  tournament: TournamentLog;
  counts: Record<string, number>;
  // The log has one epoch until a database is restored.
  epoch: string;
  announcement: Signal;
  // Cluster.settleMs.
  settleMs: number;
}

const kFirstMessageEvents = 20;
// A reader that lags for so long although all is well has lost something.
export const kDeliveryLimitMs = 10_000;

export class Line {
  head = -1;
  isOpen = true;
  isReading = true;
  readonly closed: Promise<void>;

  private readonly socket: WebSocket;
  private hasFirst = false;
  private isLeaving = false;
  private window = -1;
  private awaited: { place: number; since: number } | undefined;
  private readonly openedAt = performance.now();
  private readonly windowBefore: number;
  private readonly draftsBefore: readonly number[];

  constructor(
    readonly who: string,
    private readonly life: Life,
    private readonly channel: Channel,
    private readonly greeting: Greeting,
    private readonly around: Surroundings,
  ) {
    const url = new URL(`/ws/${channel.kind}/${channel.id}/`, life.url);
    url.protocol = 'ws:';
    for (const [name, value] of Object.entries(greeting.query)) url.searchParams.set(name, value);
    const { drafts } = around.tournament;
    const settled = performance.now() - around.settleMs;
    this.windowBefore = channel.kind === 'draft' ? (drafts.get(channel.id)?.windowAcknowledgedBy(settled) ?? 0) : 0;
    this.draftsBefore =
      channel.kind === 'tournament'
        ? [...drafts].filter(([, { heardOf }]) => heardOf <= settled).map(([id]) => id)
        : [];
    this.socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 30_000 });
    this.socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.broken('frames are text', 'a binary frame');
      else this.heard(data.toString('utf8'));
    });
    this.socket.once('unexpected-response', (_, response) => {
      this.refused(response.statusCode ?? 0);
      response.destroy();
      this.socket.terminate();
    });
    this.socket.on('error', (error: Error & { code?: string }) => {
      if (error.code?.startsWith('WS_ERR') === true) this.broken('frames are those of RFC 6455', error.message);
    });
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code) => {
        this.isOpen = false;
        if (!this.isLeaving) this.wasClosed(code);
        resolve();
      });
    });
  }

  get isFollowing(): boolean {
    return this.isOpen && this.hasFirst;
  }

  // The head of the channel, as far as anybody has heard.
  get knownHead(): number {
    const { tournament } = this.around;
    return this.channel.kind === 'tournament'
      ? tournament.highest
      : (tournament.drafts.get(this.channel.id)?.highest ?? 0);
  }

  stopReading(): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.isReading = false;
    this.socket.pause();
  }

  // Before a byte of the first message is read.
  stopReadingOnceConnected(): void {
    this.socket.once('open', () => this.stopReading());
  }

  readOn(): void {
    this.isReading = true;
    this.awaited = undefined;
    this.socket.resume();
  }

  // Gone without a word, or with a close frame.
  async leave(isPolite: boolean): Promise<void> {
    this.isLeaving = true;
    if (!isPolite || !this.isReading) this.socket.terminate();
    else this.socket.close(1000);
    await this.closed;
  }

  // To be called now and then: is what others know missing here?
  lookForLag(): void {
    const now = performance.now();
    if (!this.isFollowing || !this.isReading) return;
    if (this.awaited !== undefined && this.head < this.awaited.place) {
      const since = Math.max(this.awaited.since, this.life.lastThawed);
      if (now - since < kDeliveryLimitMs || this.life.isDoomed) return;
      this.broken('a viewer gets every event', `at ${this.head}, and ${this.awaited.place} is known for 10 s`);
    }
    this.awaited = { place: this.knownHead, since: now };
  }

  private placeOf(event: DraftEvent): number {
    return this.channel.kind === 'draft' ? event.seq : event.tournament_seq;
  }

  private heard(text: string): void {
    if (this.isLeaving) return;
    const message = this.around.tournament.read(text, this.toString());
    if (message === undefined) return;
    const name = this.hasFirst ? message.type : `first ${message.type}`;
    this.around.counts[name] = (this.around.counts[name] ?? 0) + 1;
    if (this.hasFirst) this.takeLater(message);
    else this.takeFirst(message);
  }

  private takeFirst(message: ServerMessage): void {
    this.hasFirst = true;
    if (message.type !== 'initial_events' && message.type !== 'resumed') {
      this.broken('the first message is initial_events or resumed', `"${message.type}"`);
      return;
    }
    const { expects } = this.greeting;
    if (expects !== 'either' && expects !== message.type) {
      this.broken(`this greeting gets ${expects}`, `"${message.type}" at ${message.seq}`);
    }
    this.checkEpoch(message.epoch);
    if (message.type === 'resumed') {
      this.head = Number(this.greeting.query['after']);
    } else {
      const count = Math.min(kFirstMessageEvents, message.seq);
      if (message.events.length !== count) {
        this.broken('initial_events has the last 20 events', `${message.events.length} at ${message.seq}`);
      }
      this.head = message.seq - count;
      if ('draft' in message) this.takeState(message.draft.seq, message.draft.tie_window);
      else {
        const mustName = this.isSettled ? this.draftsBefore : [];
        this.around.tournament.checkHeads(message.drafts, message.seq, mustName, this.toString());
      }
    }
    this.append(message.events);
    if (this.head !== message.seq) this.broken('events end at seq', `they end at ${this.head}, not ${message.seq}`);
    this.head = message.seq;
  }

  private takeLater(message: ServerMessage): void {
    switch (message.type) {
      case 'initial_events':
      case 'resumed': {
        this.broken('a first message comes once', `another "${message.type}" at ${message.seq}`);
        return;
      }
      case 'draft_events': {
        this.around.announcement.tell();
        this.append(message.events);
        return;
      }
      case 'heartbeat':
        if (message.seq === this.head) return;
        {
          this.broken('a heartbeat tells the head', `it says ${message.seq}, the events ended at ${this.head}`);
          return;
        }
      case 'snapshot':
        this.checkEpoch(message.epoch);
        if (message.seq < this.head) {
          this.broken('a snapshot is never old', `a snapshot at ${message.seq} after ${this.head}`);
        }
        if ('draft' in message) this.takeState(message.draft.seq, message.draft.tie_window);
        else this.around.tournament.checkHeads(message.drafts, message.seq, [], this.toString());
        if (message.seq > 0) this.around.counts['snapshots of a draft under way'] = 1 + this.snapshotsUnderWay;
        this.head = message.seq;
        return;
      case 'viewers':
        if (message.count < 1) this.broken('viewers are counted', `${message.count} watch, and I am here`);
        return;
    }
  }

  private get snapshotsUnderWay(): number {
    return this.around.counts['snapshots of a draft under way'] ?? 0;
  }

  // A set-up that was acknowledged before the viewer came is never taken back.
  private takeState(seq: number, window: number): void {
    if (seq > 0) return;
    const least = Math.max(this.isSettled ? this.windowBefore : 0, this.window);
    if (window < least) {
      const known = `${window} after ${least}`;
      this.broken('an old set-up is never shown', `the window is said to be ${known}`);
    }
    this.window = window;
  }

  private append(events: readonly DraftEvent[]): void {
    for (const event of events) {
      const place = this.placeOf(event);
      if (this.channel.kind === 'draft' && event.draft_id !== this.channel.id) {
        this.broken('a channel carries its own events', `an event of draft ${event.draft_id}`);
      }
      if (place !== this.head + 1) {
        this.broken('events come in order, none lost, none twice', `${place} (${event.event_type}) after ${this.head}`);
      }
      this.head = place;
    }
  }

  private checkEpoch(epoch: string): void {
    if (this.around.epoch === epoch) return;
    this.broken('a log keeps its epoch', `${epoch} after ${this.around.epoch}`);
  }

  private refused(status: number): void {
    this.isLeaving = true;
    if (this.greeting.expects === 'refusal' ? status === 400 : status === 503 && this.mayRefuse) return;
    this.broken('a viewer is welcome', `the handshake was answered with ${status}`);
  }

  private get mayRefuse(): boolean {
    return this.life.isDoomed || this.life.isTroubled || this.life.lastThawed > this.openedAt;
  }

  private wasClosed(code: number): void {
    if (this.greeting.expects === 'refusal' && !this.life.isDoomed) {
      this.broken('a cursor that is no number is refused', `it was accepted, and closed with ${code}`);
      return;
    }
    if (this.life.isDoomed) {
      if (code === 1006 || code === 1012 || code === 1005) return;
    }
    this.broken('only a restart closes a line', `closed with ${code} after ${this.age} ms`);
  }

  // Whether the node must know by now what others had acknowledged before this line was opened.
  private get isSettled(): boolean {
    const { settleMs } = this.around;
    return settleMs === 0 || (!this.life.isTroubled && this.life.lastThawed < this.openedAt - settleMs);
  }

  private get age(): number {
    return Math.round(performance.now() - this.openedAt);
  }

  private broken(promise: string, how: string): void {
    this.around.findings.report(promise, `${this.toString()}: ${how}`);
  }

  toString(): string {
    return `${this.who} on ${this.channel.kind} ${this.channel.id} (${this.greeting.name})`;
  }
}
