// Lines that look open and are not, and what the server does to tell.
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { within } from './harness/deadline.ts';
import { metric } from './harness/nodes.ts';
import { closeCode, RawSocket } from './harness/raw_socket.ts';
import { Home, Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftState } from './harness/wire.ts';
import { aStartedDraft } from './harness/world.ts';

let server: Server;

afterEach(async () => {
  await server.discard();
});

async function serveADraft(...args: string[]): Promise<DraftState> {
  server = await Server.start(await Home.withAccounts(), { args });
  const { draft } = await aStartedDraft(await Client.signedIn(server.url, olga));
  return draft;
}

describe('a half-open line', () => {
  it('is closed with 4408 when no ping is answered, and the others are told of one viewer less', async () => {
    const draft = await serveADraft('--heartbeat-interval', '0.5', '--viewer-timeout', '2', '--log-level', 'debug');
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const began = performance.now();
    // Takes whatever comes and says nothing, as a peer seems to whose machine was unplugged.
    const silent = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
    await viewer.until('two viewers', () => lastCount(viewer) === 2);
    const received = await silent.untilClosed();
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(received.includes(Buffer.from([0x89, 0x00])), 'it was pinged').toBe(true);
    expect(closeCode(received)).toBe(4408);
    expect(received.toString('latin1')).toContain('no ping was answered for too long');
    await viewer.until('one viewer', () => lastCount(viewer) === 1);
    await server.hasLogged('a viewer is closed with 4408: no ping was answered for too long');
    expect(await metric(server, 'draftwire_viewers_silent_total')).toBe(1);
    expect(await metric(server, 'draftwire_viewer_closes_total{code="4408"}')).toBe(1);
    await viewer.roundTrip();
    await viewer.leave();
  });

  it('is kept while pings are answered', async () => {
    const draft = await serveADraft('--heartbeat-interval', '0.5', '--viewer-timeout', '3');
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    for (let beat = 0; beat < 12; beat += 1) await viewer.next('heartbeat', 10_000);
    await viewer.roundTrip();
    await viewer.leave();
  });
});

function lastCount(viewer: Viewer): number | undefined {
  const counts = viewer.messages.flatMap((message) => (message.type === 'viewers' ? [message.count] : []));
  return counts.at(-1);
}

describe('pings', () => {
  it('of viewers that came together are spread', async () => {
    const draft = await serveADraft();
    const arrivals: number[] = [];
    const sockets = Array.from({ length: 120 }, () => {
      const socket = new WebSocket(`ws://${server.url.host}/ws/draft/${draft.id}/`, { perMessageDeflate: false });
      const pinged = new Promise<void>((resolve) => {
        socket.once('ping', () => {
          arrivals.push(performance.now());
          resolve();
        });
      });
      return { socket, pinged };
    });
    await within(28_000, 'a ping for everybody', Promise.all(sockets.map(({ pinged }) => pinged)));
    const first = Math.min(...arrivals);
    const slices = new Map<number, number>();
    for (const arrival of arrivals) {
      const slice = Math.floor((arrival - first) / 200);
      slices.set(slice, (slices.get(slice) ?? 0) + 1);
    }
    expect(Math.max(...slices.values()), [...slices.values()].join(' ')).toBeLessThan(arrivals.length / 2);
    for (const { socket } of sockets) socket.terminate();
  }, 40_000);
});
