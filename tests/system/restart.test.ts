// A restart in the middle of a draft night, with the very client of the pages: everybody comes back by themselves,
// not all at once, and has missed nothing.
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ChannelSocket, type Cursor, type SocketOwner, type SocketStatus } from '../../web/src/realtime/socket.ts';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually } from './harness/deadline.ts';
import { Home, Server } from './harness/server.ts';
import type { DraftEvent, DraftState, ServerMessage } from './harness/wire.ts';
import { aStartedDraft, logOf, pick } from './harness/world.ts';

const kPages = 300;

let server: Server;
let pages: Page[] = [];

afterEach(async () => {
  for (const page of pages) page.stop();
  pages = [];
  await server.discard();
});

// What a page keeps of its channel; the socket is the page's own.
class Page implements SocketOwner {
  readonly path: string;
  readonly seqs: number[] = [];
  // Between each end of a line and the try to connect again.
  readonly waits: number[] = [];
  readonly drawn: number[] = [];
  readonly firsts: string[] = [];
  private seen: Cursor | null = null;
  private waitingSince: number | undefined;
  private readonly socket: ChannelSocket;

  constructor(base: () => URL, draftId: number) {
    this.path = `/ws/draft/${draftId}/`;
    this.socket = new ChannelSocket(this, {
      connect: (target) => {
        if (this.waitingSince !== undefined) this.waits.push(performance.now() - this.waitingSince);
        const socket = new WebSocket(new URL(target, base().href.replace('http:', 'ws:')), {
          perMessageDeflate: false,
        });
        socket.on('error', () => undefined);
        return socket;
      },
      connected: () => undefined,
      handshakeFailed: () => undefined,
      random: () => {
        const drawn = Math.random();
        this.drawn.push(drawn);
        return drawn;
      },
      now: () => performance.now(),
      onWake: () => () => undefined,
      onNetworkLost: () => () => undefined,
    });
    this.socket.start();
  }

  rightsChanged(): void {
    throw new Error('a viewer without rights was told that they changed');
  }

  get head(): number {
    return this.seen?.after ?? 0;
  }

  cursor(): Cursor | null {
    return this.seen;
  }

  receive(message: object): void {
    const said = message as ServerMessage;
    if (said.type === 'initial_events' || said.type === 'resumed') {
      this.firsts.push(said.type);
      this.seen = { after: said.seq, epoch: said.epoch };
      this.take(said.events);
    } else if (said.type === 'draft_events') {
      this.take(said.events);
    }
  }

  statusChanged(status: SocketStatus): void {
    this.waitingSince = status === 'waiting' ? performance.now() : this.waitingSince;
  }

  stop(): void {
    this.socket.stop();
  }

  private take(events: DraftEvent[]): void {
    for (const event of events) {
      this.seqs.push(event.seq);
      if (this.seen !== null) this.seen = { after: event.seq, epoch: this.seen.epoch };
    }
  }
}

async function counterOf(server: Server, name: string): Promise<number> {
  const { text } = await new Client(server.url).send('GET', '/metrics');
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

describe.each(['SIGTERM', 'kill -9'])('a restart by %s in the middle of picks', (how) => {
  it('costs nobody an event, and brings everybody back by and by', async () => {
    const home = await Home.withAccounts();
    server = await Server.start(home);
    const staff = await Client.signedIn(server.url, olga);
    let { draft } = await aStartedDraft(staff, { captains: [5000, 4900, 4800], pool: manyPlayers(), teamSize: 10 });
    pages = Array.from({ length: kPages }, () => new Page(() => server.url, draft.id));
    const all = (what: string, head: number): Promise<true> =>
      eventually(15_000, what, () => (pages.every((page) => page.head >= head) ? (true as const) : undefined));
    await all('everybody is here', draft.seq);

    draft = await picks(staff, draft, 5);
    await (how === 'SIGTERM' ? server.stop() : server.kill());
    server = await Server.start(home);
    const back = new Client(server.url);
    for (const [name, value] of staff.cookies) back.cookies.set(name, value);
    draft = await picks(back, draft, 10);
    await all('everybody is at the head again', draft.seq);

    const log = (await logOf(back, draft.id)).map((event) => event.seq);
    for (const page of pages) {
      expect(page.seqs).toEqual(log);
      expect(page.firsts.slice(1)).toEqual(page.firsts.slice(1).map(() => 'resumed'));
    }
    // Full jitter: each waits for its own share of the first half second, however busy the machine is.
    const early = pages.filter((page) => (page.waits[0] ?? 0) < (page.drawn[0] ?? 1) * 500 - 2);
    expect(early).toEqual([]);
    // A thread of the server reads the log for all who come to it at one head.
    expect(await counterOf(server, 'draftwire_viewer_resumes_total')).toBeGreaterThanOrEqual(kPages);
    expect(await counterOf(server, 'draftwire_first_messages_encoded_total')).toBeLessThan(kPages / 10);
  }, 60_000);
});

function manyPlayers(): number[] {
  return Array.from({ length: 27 }, (_, index) => 4000 - index);
}

async function picks(by: Client, draft: DraftState, count: number): Promise<DraftState> {
  let now = draft;
  for (let each = 0; each < count; each += 1) now = (await pick(by, now)).state;
  return now;
}
