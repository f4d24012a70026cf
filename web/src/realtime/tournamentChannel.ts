// A tournament's channel: which of its drafts run, live. Owned by `tournamentChannels`; lives outside React.
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
import type {
  DraftEvent,
  DraftHead,
  DraftStatus,
  TournamentServerMessage,
} from '@/types/draftEvent';

function statusAfter(event: DraftEvent, status: DraftStatus): DraftStatus {
  switch (event.event_type) {
    case 'draft_started':
    case 'pick_undone':
      return 'active';
    case 'draft_completed':
      return 'completed';
    case 'draft_aborted':
      return 'aborted';
    case 'player_picked':
    case 'tie_roll':
    case 'captain_assigned':
      return status;
    default:
      return status;
  }
}

/** Who is on the clock since an event of that number. */
export interface Turn {
  readonly seq: number;
  readonly round: number;
  readonly captainId: number;
  readonly captainName: string;
}

export class TournamentChannel implements Connection, SocketOwner {
  readonly path: string;
  private heads: ReadonlyMap<number, DraftHead> = new Map();
  private readonly turns = new Map<number, Turn>();
  private seq = 0;
  private changes = 0;
  private epoch: string | null = null;
  private readonly socket: ChannelSocket;
  private readonly listeners = new Listeners();
  private readonly statusListeners = new Listeners();
  private readonly rightsListeners = new Listeners();

  constructor(tournamentId: number, surroundings: SocketSurroundings = browserSurroundings) {
    this.path = `/ws/tournament/${tournamentId}/`;
    this.socket = new ChannelSocket(this, surroundings);
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    this.socket.stop();
  }

  /** There is no such tournament, or no longer for this viewer: 4404. */
  isGone = (): boolean => this.socket.status === 'ended';

  /** The heads of the tournament's drafts by id. */
  getHeads = (): ReadonlyMap<number, DraftHead> => this.heads;

  /** The last turn of a draft that came by this channel; undefined: none did. */
  getTurn = (draftId: number): Turn | undefined => this.turns.get(draftId);

  /** How often it said that the tournament, its roster or a pending draft is another now. */
  getChanges = (): number => this.changes;

  /** Calls back when its drafts, or whether it exists, are not what they were. */
  subscribe = this.listeners.add;

  getStatus = (): SocketStatus => this.socket.status;

  subscribeToStatus = this.statusListeners.add;

  /** Calls back when what this viewer may do is not what it was. */
  onRightsChanged = this.rightsListeners.add;

  cursor(): Cursor | null {
    return this.epoch === null ? null : { after: this.seq, epoch: this.epoch };
  }

  receive(message: object): void {
    const known = message as TournamentServerMessage;
    switch (known.type) {
      case 'initial_events':
      case 'snapshot':
        if (known.type === 'snapshot') this.changes += 1;
        this.seq = known.seq;
        this.epoch = known.epoch;
        this.show(new Map(known.drafts.map((head) => [head.id, head])));
        break;
      case 'resumed':
      case 'draft_events':
        this.append(known.events);
        break;
      case 'heartbeat':
        if (known.seq > this.seq) this.socket.reconnect();
        break;
      case 'viewers':
      default:
        break;
    }
  }

  statusChanged(status: SocketStatus): void {
    // Its pages show what they have: nothing on them depends on the line, but for the end of it.
    if (status === 'ended') this.listeners.tell();
    this.statusListeners.tell();
  }

  rightsChanged(): void {
    this.rightsListeners.tell();
  }

  private append(events: readonly DraftEvent[]): void {
    const fresh = events.filter((event) => event.tournament_seq > this.seq);
    const [first] = fresh;
    if (!first) return;
    if (first.tournament_seq !== this.seq + 1) {
      this.socket.reconnect();
      return;
    }
    const heads = new Map(this.heads);
    for (const event of fresh) {
      this.seq = event.tournament_seq;
      if (event.event_type === 'captain_assigned') {
        const { round, captain_id: captainId, captain_name: captainName } = event.payload;
        this.turns.set(event.draft_id, { seq: event.seq, round, captainId, captainName });
      }
      const head = heads.get(event.draft_id);
      const style =
        event.event_type === 'draft_started'
          ? event.payload.draft_style
          : (head?.style ?? 'shuffle');
      const name = event.event_type === 'draft_started' ? event.payload.name : (head?.name ?? null);
      heads.set(event.draft_id, {
        id: event.draft_id,
        name,
        style,
        status: statusAfter(event, head?.status ?? 'active'),
        seq: event.seq,
      });
    }
    this.show(heads);
  }

  private show(heads: ReadonlyMap<number, DraftHead>): void {
    this.heads = heads;
    this.listeners.tell();
  }
}

export const tournamentChannels = new SharedConnections((id: number) => new TournamentChannel(id));
