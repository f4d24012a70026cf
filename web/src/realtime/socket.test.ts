import { WebSocket } from 'ws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftChannel } from '@/realtime/draftChannel';
import { SharedConnections } from '@/realtime/shared';
import { backoffMs, type SocketSurroundings } from '@/realtime/socket';
import type { DraftEvent } from '@/types/draftEvent';
import { ChannelServer } from '../../test/channel_server';
import { Referee } from '../../test/referee';

let referee: Referee;
let server: ChannelServer;
let wake: () => void;
let loseNetwork: () => void;
let now: number;
let jitter: number;
let failedHandshakes: string[];
const opened: DraftChannel[] = [];

/** Speaks the draft's channel from the referee's log. */
function greet(socket: WebSocket, url: URL): void {
  const { state, log } = referee;
  if (url.pathname !== `/ws/draft/${state.id}/`) {
    socket.close(4404);
    return;
  }
  const after = Number(url.searchParams.get('after') ?? NaN);
  const canResume = url.searchParams.get('epoch') === state.epoch && after <= state.seq;
  const first = canResume
    ? { type: 'resumed', events: log.filter((event) => event.seq > after) }
    : { type: 'initial_events', events: log.slice(-20), draft: state };
  socket.send(JSON.stringify({ ...first, epoch: state.epoch, seq: state.seq }));
}

function surroundings(): SocketSurroundings {
  return {
    connect: (path) => {
      const socket = new WebSocket(server.origin + path);
      socket.on('error', () => undefined);
      return socket;
    },
    connected: () => undefined,
    handshakeFailed: (path) => failedHandshakes.push(path),
    random: () => jitter,
    now: () => now,
    onNetworkLost(listener) {
      loseNetwork = listener;
      return () => undefined;
    },
    onWake(listener) {
      wake = listener;
      return () => undefined;
    },
  };
}

function open(draftId = referee.state.id): DraftChannel {
  const channel = new DraftChannel(draftId, surroundings(), () => true);
  opened.push(channel);
  channel.start();
  return channel;
}

const seqOf = (channel: DraftChannel) => channel.store.seq;
const live = (channel: DraftChannel) =>
  vi.waitFor(() => expect(channel.getStatus()).toBe('live'), 5_000);

beforeEach(async () => {
  now = 0;
  jitter = 0.05;
  failedHandshakes = [];
  referee = Referee.started({ style: 'snake', captains: [9, 8], pool: [1, 2, 3, 4, 5, 6, 7, 8] });
  server = new ChannelServer(greet);
  await server.start();
});

afterEach(async () => {
  for (const channel of opened.splice(0)) channel.stop();
  await server.kill();
});

test('a server that is killed and started again is resumed, and every event is applied once', async () => {
  const channel = open();
  await live(channel);
  const seen: number[] = [];
  channel.store.onCommit(({ events }) => seen.push(...events.map((event) => event.seq)));

  server.broadcast({ type: 'draft_events', events: referee.pick() });
  await vi.waitFor(() => expect(seqOf(channel)).toBe(referee.state.seq));
  const known = seqOf(channel);
  await server.kill();
  await vi.waitFor(() => expect(channel.getStatus()).not.toBe('live'));
  referee.pick();
  referee.pick();
  await server.start();
  await vi.waitFor(() => expect(seqOf(channel)).toBe(referee.state.seq), 5_000);

  expect(server.requests.at(-1)).toBe(`/ws/draft/7/?after=${known}&epoch=${referee.state.epoch}`);
  expect(seen).toEqual(referee.log.slice(2).map((event) => event.seq));
  expect(channel.store.getSnapshot().draft).toEqual(referee.state);
});

test('4404 ends it for good', async () => {
  const channel = open(99);
  await vi.waitFor(() => expect(channel.getStatus()).toBe('ended'));
  wake();
  expect(channel.getStatus()).toBe('ended');
  expect(server.requests).toHaveLength(1);
});

test('4404 may be another answer for who comes back, signed in', async () => {
  const channel = open(99);
  await vi.waitFor(() => expect(channel.getStatus()).toBe('ended'));
  channel.start();
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
});

test('4401 tells that rights changed, and the line comes back', async () => {
  const channel = open();
  await live(channel);
  const told = vi.fn();
  channel.onRightsChanged(told);
  server.close(4401);
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  await live(channel);
  expect(told).toHaveBeenCalledOnce();
});

test('a handshake that fails is looked into, a line that breaks is not', async () => {
  const channel = open();
  await live(channel);
  server.cut();
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  await live(channel);
  expect(failedHandshakes).toEqual([]);
  await server.kill();
  await vi.waitFor(() => expect(failedHandshakes).toContain('/ws/draft/7/'), 5_000);
});

test('a hole in the live events makes it resume instead of guessing', async () => {
  const channel = open();
  await live(channel);
  referee.pick();
  server.broadcast({ type: 'draft_events', events: referee.pick() });
  await vi.waitFor(() => expect(channel.store.getSnapshot().draft).toEqual(referee.state), 5_000);
  expect(server.requests).toHaveLength(2);
});

/** An event of a type that came after this page was made. */
function laterEvent(affects?: string): DraftEvent {
  const seq = referee.state.seq + 1;
  const event = { ...referee.log.at(-1), seq, commit_seq: seq, event_type: 'player_resigned' };
  return {
    ...event,
    payload: { ...(affects !== undefined && { affects }) },
  } as unknown as DraftEvent;
}

test.each(['live', 'resumed'])(
  'a later event that changes the board makes it ask for the whole board, %s',
  async (way) => {
    const channel = open();
    await live(channel);
    const event = laterEvent('board');
    const [first, ...others] = referee.state.teams;
    if (!first) throw new Error('no team');
    referee.log.push(event);
    const teams = [{ ...first, total_mmr: 77 }, ...others];
    referee.state = { ...referee.state, seq: event.seq, teams };
    if (way === 'live') server.broadcast({ type: 'draft_events', events: [event] });
    else server.cut();
    await vi.waitFor(() => expect(channel.store.getSnapshot().draft).toEqual(referee.state), 5_000);
    expect(server.requests.at(-1)).toBe('/ws/draft/7/');
    expect(channel.store.getSnapshot().events).toEqual(referee.log);
    const { length } = server.requests;
    server.broadcast({ type: 'draft_events', events: referee.pick() });
    await vi.waitFor(() => expect(channel.store.getSnapshot().draft).toEqual(referee.state), 5_000);
    expect(server.requests).toHaveLength(length);
  },
);

test('a later event that changes no board is a row like others', async () => {
  const channel = open();
  await live(channel);
  const event = laterEvent();
  server.broadcast({ type: 'draft_events', events: [event] });
  await vi.waitFor(() => expect(seqOf(channel)).toBe(event.seq), 5_000);
  expect(server.requests).toHaveLength(1);
});

test('a heartbeat ahead of what it knows makes it resume', async () => {
  const channel = open();
  await live(channel);
  referee.pick();
  server.broadcast({ type: 'heartbeat', seq: referee.state.seq });
  await vi.waitFor(() => expect(seqOf(channel)).toBe(referee.state.seq), 5_000);
});

test('an event that comes twice is applied once', async () => {
  const channel = open();
  await live(channel);
  const events = referee.pick();
  server.broadcast({ type: 'draft_events', events });
  server.broadcast({ type: 'draft_events', events });
  server.broadcast({ type: 'draft_events', events: referee.pick() });
  await vi.waitFor(() => expect(seqOf(channel)).toBe(referee.state.seq));
  expect(channel.store.getSnapshot().draft).toEqual(referee.state);
  expect(server.requests).toHaveLength(1);
});

test('another epoch replaces everything that was known', async () => {
  const channel = open();
  await live(channel);
  await server.kill();
  referee = new Referee({ style: 'normal', captains: [1, 2], pool: [3] });
  const restored = { ...referee.state, epoch: 'another' };
  referee.state = restored;
  await server.start();
  await vi.waitFor(() => expect(channel.store.getSnapshot().draft).toEqual(restored), 5_000);
  expect(channel.store.getSnapshot().events).toEqual([]);
});

test('a tab that wakes after a silence does not trust its line', async () => {
  const channel = open();
  await live(channel);
  now = 60_000;
  wake();
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  await live(channel);
});

test('a waking tab connects at once instead of waiting', async () => {
  const channel = open();
  await live(channel);
  jitter = 1;
  await server.kill();
  await vi.waitFor(() => expect(channel.getStatus()).toBe('waiting'));
  wake();
  expect(channel.getStatus()).toBe('connecting');
});

test('a line that goes silent is given up', async () => {
  const channel = open();
  await live(channel);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    server.broadcast({ type: 'viewers', count: 3 });
    await new Promise<void>((resolve) => {
      const stop = channel.store.subscribe(() => {
        stop();
        resolve();
      });
    });
    vi.advanceTimersByTime(24_000);
    expect(channel.getStatus()).toBe('live');
    vi.advanceTimersByTime(2_000);
    expect(channel.getStatus()).not.toBe('live');
  } finally {
    vi.useRealTimers();
  }
});

test('two who watch the same draft share a connection, and a remount does not make another', async () => {
  const channels = new SharedConnections((id: number) => {
    const channel = new DraftChannel(id, surroundings(), () => true);
    opened.push(channel);
    return channel;
  });
  const first = channels.watch(7);
  const second = channels.watch(7);
  await live(channels.get(7));
  first();
  second();
  const third = channels.watch(7);
  await live(channels.get(7));
  expect(server.requests).toHaveLength(1);
  expect(server.openCount).toBe(1);
  third();
});

test('the wait is anywhere between nothing and a limit that grows and is capped', () => {
  expect(backoffMs(0, () => 0)).toBe(0);
  expect(backoffMs(0, () => 1)).toBe(500);
  expect(backoffMs(3, () => 1)).toBe(4_000);
  expect(backoffMs(50, () => 1)).toBe(15_000);
});

test('noise on the line changes nothing', async () => {
  const channel = open();
  await live(channel);
  server.broadcast([]);
  server.broadcast({ type: 'something_new', events: [{} as DraftEvent] });
  server.broadcast({ type: 'draft_events', events: referee.pick() });
  await vi.waitFor(() => expect(seqOf(channel)).toBe(referee.state.seq));
  expect(server.requests).toHaveLength(1);
});

test('without a network the line is doubted at once, and trusted again at its next word', async () => {
  const channel = open();
  await live(channel);
  now = 5_000;
  server.broadcast({ type: 'viewers', count: 3 });
  await vi.waitFor(() => expect(channel.store.getSnapshot().viewers).toBe(3));
  expect(channel.getAsOf()).toBeNull();
  loseNetwork();
  expect([channel.getStatus(), channel.getAsOf()]).toEqual(['live', 5_000]);
  server.broadcast({ type: 'viewers', count: 4 });
  await vi.waitFor(() => expect(channel.getAsOf()).toBeNull());
});
