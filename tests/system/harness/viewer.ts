// Watches one channel, as a browser would: every message is held to the schema, and every event must be the one
// after the last, so that a test that only watches still fails on a gap, a double or a swap.
import { WebSocket } from 'ws';
import { within } from './deadline.ts';
import { parseMessage } from './schema.ts';
import type { DraftEvent, ServerMessage } from './wire.ts';

type Channel = 'draft' | 'tournament';
type MessageOf<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

export interface WatchOptions {
  after?: number;
  epoch?: string;
  path?: string;
  headers?: Record<string, string>;
  // Offers permessage-deflate, as browsers do. By default yes.
  deflate?: boolean;
}

export interface Closed {
  code: number;
  reason: string;
}

export class Viewer {
  readonly messages: ServerMessage[] = [];
  // The events of the first message and the live ones.
  readonly events: DraftEvent[] = [];
  readonly closed: Promise<Closed>;
  head = 0;
  epoch = '';

  private readonly socket: WebSocket;
  private readonly listeners = new Set<() => void>();
  private failure: Error | undefined;
  private read = 0;
  private isClosed = false;

  private constructor(
    private readonly channel: Channel,
    url: URL,
    headers: Record<string, string>,
    deflate: boolean,
  ) {
    this.socket = new WebSocket(url, { headers, perMessageDeflate: deflate });
    this.socket.on('message', (data: Buffer, isBinary) => {
      this.take(data.toString('utf8'), isBinary);
    });
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => {
        this.isClosed = true;
        this.tell();
        resolve({ code, reason: reason.toString() });
      });
    });
  }

  // The socket, open or not, without any wait.
  static dial(base: URL, channel: Channel, id: number, options: WatchOptions = {}): Viewer {
    const url = new URL(options.path ?? `/ws/${channel}/${id}/`, base);
    url.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
    if (options.after !== undefined) url.searchParams.set('after', String(options.after));
    if (options.epoch !== undefined) url.searchParams.set('epoch', options.epoch);
    return new Viewer(channel, url, options.headers ?? {}, options.deflate ?? true);
  }

  // After the first message.
  static async watch(base: URL, channel: Channel, id: number, options: WatchOptions = {}): Promise<Viewer> {
    const viewer = Viewer.dial(base, channel, id, options);
    await viewer.until('a first message', () => viewer.messages.length > 0);
    return viewer;
  }

  // The status of a handshake that is not accepted.
  static refusal(base: URL, path: string, headers: Record<string, string> = {}): Promise<number> {
    const url = new URL(path, base);
    url.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, { headers });
    const status = new Promise<number>((resolve, reject) => {
      socket.once('unexpected-response', (_, response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      socket.once('open', () => {
        socket.terminate();
        reject(new Error(`${path}: the handshake was accepted`));
      });
      socket.once('error', reject);
    });
    return within(5_000, `a refusal of ${path}`, status);
  }

  // What was agreed on in the handshake.
  get extensions(): string {
    return this.socket.extensions;
  }

  get first(): ServerMessage {
    const message = this.messages[0];
    if (message === undefined) throw new Error('no message yet');
    return message;
  }

  get seqs(): number[] {
    return this.events.map((event) => this.seqOf(event));
  }

  // The next message of this type that no earlier `next` returned or passed over.
  async next<T extends ServerMessage['type']>(type: T, milliseconds = 5_000): Promise<MessageOf<T>> {
    let found: MessageOf<T> | undefined;
    await this.until(
      `a message "${type}"`,
      () => {
        while (this.read < this.messages.length) {
          const message = this.messages[this.read];
          this.read += 1;
          if (message?.type === type) {
            found = message as MessageOf<T>;
            return true;
          }
        }
        return false;
      },
      milliseconds,
    );
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  async reaches(head: number, milliseconds = 5_000): Promise<void> {
    await this.until(`event ${head} (at ${this.head})`, () => this.head >= head, milliseconds);
  }

  async until(what: string, holds: () => boolean, milliseconds = 5_000): Promise<void> {
    const seen = new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (this.failure !== undefined) reject(this.failure);
        else if (holds()) resolve();
        else if (this.isClosed) reject(new Error(`closed while waiting for ${what}`));
        else return;
        this.listeners.delete(look);
      };
      this.listeners.add(look);
      look();
    });
    await within(milliseconds, what, seen);
  }

  // A ping and its pong: whatever the server had sent before is here by then.
  async roundTrip(): Promise<void> {
    const ponged = new Promise<void>((resolve) => {
      this.socket.once('pong', () => {
        resolve();
      });
    });
    this.socket.ping();
    await within(5_000, 'a pong', ponged);
    this.throwFailure();
  }

  send(data: string | Buffer): void {
    this.socket.send(data);
  }

  // Stops reading, as a reader does whose line is too slow.
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  async leave(): Promise<void> {
    this.socket.terminate();
    await this.closed;
    this.throwFailure();
  }

  throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private seqOf(event: DraftEvent): number {
    return this.channel === 'draft' ? event.seq : event.tournament_seq;
  }

  private take(text: string, isBinary: boolean): void {
    try {
      if (isBinary) throw new Error('a binary frame');
      const message = parseMessage(this.channel, text);
      this.check(message);
      this.messages.push(message);
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
    }
    this.tell();
  }

  private check(message: ServerMessage): void {
    const isFirst = this.messages.length === 0;
    const opens = message.type === 'initial_events' || message.type === 'resumed';
    if (isFirst !== opens) throw new Error(`message ${this.messages.length} is "${message.type}"`);
    switch (message.type) {
      case 'initial_events':
      case 'resumed':
        this.epoch = message.epoch;
        this.head = message.seq - message.events.length;
        this.append(message.events);
        if (this.head !== message.seq) throw new Error(`events end at ${this.head}, seq is ${message.seq}`);
        return;
      case 'draft_events':
        this.append(message.events);
        return;
      case 'heartbeat':
        if (message.seq !== this.head) throw new Error(`heartbeat at ${message.seq}, events at ${this.head}`);
        return;
      case 'snapshot':
        if (message.epoch === this.epoch && message.seq < this.head) {
          throw new Error(`snapshot at ${message.seq}, events at ${this.head}`);
        }
        this.epoch = message.epoch;
        this.head = message.seq;
        return;
      case 'viewers':
        return;
    }
  }

  private append(events: DraftEvent[]): void {
    for (const event of events) {
      const seq = this.seqOf(event);
      if (seq !== this.head + 1) throw new Error(`event ${seq} (${event.event_type}) after ${this.head}`);
      this.head = seq;
      this.events.push(event);
    }
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
