// An orderly stop waits for the goodbyes of the viewers, for as long as they take and no longer.
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { keepsTo, within } from './harness/deadline.ts';
import { RawSocket } from './harness/raw_socket.ts';
import { Home, Server } from './harness/server.ts';
import { aStartedDraft } from './harness/world.ts';

const kViewers = 300;
// How long it waits for viewers who say nothing, in milliseconds.
const kPatience = 3_000;

let server: Server;
const servers: Server[] = [];

afterEach(async () => {
  for (const each of servers.splice(0)) await each.discard();
});

// The path of a running draft's channel.
async function serveADraft(): Promise<string> {
  server = await Server.start(await Home.withAccounts());
  servers.push(server);
  const { draft } = await aStartedDraft(await Client.signedIn(server.url, olga));
  return `/ws/draft/${draft.id}/`;
}

// Comes, and says goodbye when the server does; resolves when it is here to a promise of the code that it was told.
async function answeringViewer(path: string): Promise<{ told: Promise<number> }> {
  const socket = new WebSocket(`ws://${server.url.host}${path}`);
  const told = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await new Promise((resolve) => {
    socket.once('message', resolve);
  });
  return { told };
}

async function stopped(): Promise<number> {
  const began = performance.now();
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  return performance.now() - began;
}

describe('an orderly stop', () => {
  it('is over as soon as everybody has answered', async () => {
    await keepsTo(kPatience / 2, 'a stop', async () => {
      const path = await serveADraft();
      const viewers = await within(
        20_000,
        'everybody is here',
        Promise.all(Array.from({ length: kViewers }, () => answeringViewer(path))),
      );
      const took = await stopped();
      const codes = await Promise.all(viewers.map(({ told }) => told));
      expect(codes).toEqual(codes.map(() => 1012));
      return took;
    });
  }, 120_000);

  it('waits for somebody who does not answer, but not for ever', async () => {
    await keepsTo(kPatience + 1_500, 'a stop', async () => {
      const path = await serveADraft();
      const mute = await RawSocket.upgraded(server.url, path);
      await mute.until('the first message', (text) => text.includes('"initial_events"'));
      const took = await stopped();
      expect(took).toBeGreaterThan(kPatience - 100);
      const received = await mute.untilClosed();
      expect(received.includes(Buffer.from([0x03, 0xf4])), 'it was told 1012').toBe(true);
      return took;
    });
  }, 60_000);
});
