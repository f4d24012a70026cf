// One WebSocket channel, kept alive. A state machine outside React:
//
//   idle ──start──▶ connecting ──first message──▶ live
//                      ▲  │ close, silence           │ close, silence, reconnect()
//                      │  ▼                          ▼
//                      └─ waiting ◀──────────────────┘        any ──4404──▶ ended
//
// There is no last attempt: only 4404 and stop() end it, and start() asks again. It resumes from the cursor that its
// owner keeps. 4401 says that the viewer's rights changed: the owner is told, and the line comes back as after any close.

export type SocketStatus = 'idle' | 'connecting' | 'live' | 'waiting' | 'ended';

export interface Cursor {
  readonly after: number;
  readonly epoch: string;
}

export interface SocketLike {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number }) => void): void;
  close(): void;
}

/** What the machine needs from its surroundings. */
export interface SocketSurroundings {
  connect(pathAndQuery: string): SocketLike;
  /** The first message came. */
  connected(): void;
  /** The line ended before that, which may be a refused handshake: browsers don't tell the two apart. */
  handshakeFailed(path: string): void;
  random(): number;
  now(): number;
  /** Calls back when the tab is shown again, gets the focus, or the network returns. */
  onWake(listener: () => void): () => void;
  /** Calls back when the machine says that it has no network any more. */
  onNetworkLost(listener: () => void): () => void;
}

export interface SocketOwner {
  readonly path: string;
  cursor(): Cursor | null;
  receive(message: object): void;
  statusChanged(status: SocketStatus): void;
  /** What this viewer may do is not what it was. */
  rightsChanged(): void;
}

const kUnknownChannel = 4404;
const kRightsChanged = 4401;
const kNoCloseFrame = 1006; // RFC 6455 §7.1.5
// A server says something at least every 20 s.
const kSilenceLimitMs = 25_000;
const kConnectLimitMs = 10_000;
const kSteadyAfterMs = 5_000;
const kBackoffBaseMs = 500;
const kBackoffCapMs = 15_000;

/** Full jitter: anywhere between nothing and an exponentially growing, capped limit. */
export function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(kBackoffCapMs, kBackoffBaseMs * 2 ** Math.min(attempt, 10));
}

function parsed(data: unknown): object | null {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' ? message : null;
  } catch {
    return null;
  }
}

export class ChannelSocket {
  private status_: SocketStatus = 'idle';
  private socket: SocketLike | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private liveSince = 0;
  private heardAt = 0;
  private stopWaking: (() => void) | null = null;

  constructor(
    private readonly owner: SocketOwner,
    private readonly surroundings: SocketSurroundings,
  ) {}

  get status(): SocketStatus {
    return this.status_;
  }

  start(): void {
    if (this.status_ !== 'idle' && this.status_ !== 'ended') return;
    this.stopWaking = this.surroundings.onWake(() => this.wake());
    this.connect();
  }

  stop(): void {
    this.stopWaking?.();
    this.stopWaking = null;
    this.drop();
    this.attempt = 0;
    this.become('idle');
  }

  /** The owner saw that it missed something: connect again and resume from the cursor. */
  reconnect(): void {
    if (this.status_ !== 'live') return;
    this.drop();
    this.waitThenConnect();
  }

  /** Whatever kept us from connecting may be over: don't wait any longer. */
  wake(): void {
    const silence = this.surroundings.now() - this.heardAt;
    const isDoubtful = this.status_ === 'live' && silence > kSilenceLimitMs;
    if (this.status_ !== 'waiting' && !isDoubtful) return;
    this.attempt = 0;
    this.connect();
  }

  private connect(): void {
    this.drop();
    this.become('connecting');
    const socket = this.surroundings.connect(this.target());
    this.socket = socket;
    this.expectWordWithin(kConnectLimitMs);
    socket.addEventListener('message', ({ data }) => {
      if (socket === this.socket) this.heard(data);
    });
    socket.addEventListener('close', ({ code }) => {
      if (socket === this.socket) this.closed(code);
    });
  }

  private target(): string {
    const cursor = this.owner.cursor();
    if (!cursor) return this.owner.path;
    const query = new URLSearchParams({ after: String(cursor.after), epoch: cursor.epoch });
    return `${this.owner.path}?${query.toString()}`;
  }

  private heard(data: unknown): void {
    this.heardAt = this.surroundings.now();
    this.expectWordWithin(kSilenceLimitMs);
    const message = parsed(data);
    if (message === null) return;
    if (this.status_ === 'connecting') {
      this.liveSince = this.heardAt;
      this.surroundings.connected();
      this.become('live');
    }
    this.owner.receive(message);
  }

  private closed(code: number): void {
    this.drop();
    if (code === kRightsChanged) this.owner.rightsChanged();
    if (code === kNoCloseFrame && this.status_ === 'connecting')
      this.surroundings.handshakeFailed(this.owner.path);
    if (code === kUnknownChannel) {
      this.stopWaking?.();
      this.stopWaking = null;
      this.become('ended');
    } else {
      this.waitThenConnect();
    }
  }

  private waitThenConnect(): void {
    const wasSteady =
      this.status_ === 'live' && this.surroundings.now() - this.liveSince > kSteadyAfterMs;
    if (wasSteady) this.attempt = 0;
    this.become('waiting');
    this.timer = setTimeout(
      () => this.connect(),
      backoffMs(this.attempt, () => this.surroundings.random()),
    );
    this.attempt += 1;
  }

  private expectWordWithin(limitMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.drop();
      this.waitThenConnect();
    }, limitMs);
  }

  private drop(): void {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private become(status: SocketStatus): void {
    if (status === this.status_) return;
    this.status_ = status;
    this.owner.statusChanged(status);
  }
}
