// permessage-deflate, as a viewer and as the wire see it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { RawSocket } from './harness/raw_socket.ts';
import { Home, Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import { aStartedDraft, pick, pickToTheEnd } from './harness/world.ts';

const offer = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits';

async function metric(client: Client, name: string): Promise<number> {
  const { text } = await client.send('GET', '/metrics');
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}

describe('a viewer', () => {
  let server: Server;
  let staff: Client;

  beforeAll(async () => {
    server = await Server.fresh();
    staff = await Client.signedIn(server.url, olga);
  });

  afterAll(async () => {
    await server.discard();
  });

  it('that offers it sees a whole draft as one without it does', async () => {
    const { draft } = await aStartedDraft(staff);
    const plain = await Viewer.watch(server.url, 'draft', draft.id, { deflate: false });
    const deflating = await Viewer.watch(server.url, 'draft', draft.id, { deflate: true });
    expect(plain.extensions).toBe('');
    expect(deflating.extensions).toContain('permessage-deflate');
    const { seq } = await pickToTheEnd(staff, draft);
    await plain.reaches(seq);
    await deflating.reaches(seq);
    expect(deflating.events).toEqual(plain.events);
    const resumed = await Viewer.watch(server.url, 'draft', draft.id, { after: 1, epoch: plain.epoch });
    expect(resumed.events).toEqual(plain.events.slice(1));
    await Promise.all([plain.leave(), deflating.leave(), resumed.leave()]);
  });

  it('may send deflated data, which is dropped', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { deflate: true });
    viewer.send(JSON.stringify({ type: 'player_picked', padding: 'x'.repeat(4000) }));
    await viewer.roundTrip();
    await viewer.leave();
  });

  it('shares what was deflated with all the others', async () => {
    const { draft } = await aStartedDraft(staff);
    const before = await metric(staff, 'draftwire_messages_deflated_total');
    const viewers = await Promise.all(
      Array.from({ length: 20 }, () => Viewer.watch(server.url, 'draft', draft.id, { deflate: true })),
    );
    const { state } = await pick(staff, draft);
    await Promise.all(viewers.map((viewer) => viewer.reaches(state.seq)));
    const made = (await metric(staff, 'draftwire_messages_deflated_total')) - before;
    // A first message on each network thread, and one commit.
    expect(made).toBeGreaterThanOrEqual(2);
    expect(made).toBeLessThanOrEqual(6);
    await Promise.all(viewers.map((viewer) => viewer.leave()));
  });

  it('gets the first message marked as deflated and shorter', async () => {
    const { draft } = await aStartedDraft(staff);
    const path = `/ws/draft/${draft.id}/`;
    const sizes: number[] = [];
    for (const lines of [[], [offer]]) {
      const socket = await RawSocket.upgraded(server.url, path, lines);
      const received = await socket.until('a frame', (text) => /\r\n\r\n[^]{4}/.test(text));
      const frame = Buffer.from(received.slice(received.indexOf('\r\n\r\n') + 4), 'latin1');
      expect(frame[0]).toBe(lines.length === 0 ? 0x81 : 0xc1);
      expect(frame[1]).toBe(126);
      sizes.push(frame.readUInt16BE(2));
      socket.destroy();
    }
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2);
  });
});

describe('switched off', () => {
  it.each([
    ['by a flag', { args: ['--compression', 'off'] }],
    ['by the environment', { env: { DRAFTWIRE_COMPRESSION: 'off' } }],
  ])('%s, it is not agreed on', async (_, options) => {
    const server = await Server.start(await Home.withAccounts(), options);
    const staff = await Client.signedIn(server.url, olga);
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { deflate: true });
    expect(viewer.extensions).toBe('');
    const { state } = await pick(staff, draft);
    await viewer.reaches(state.seq);
    expect(await metric(staff, 'draftwire_messages_deflated_total')).toBe(0);
    await viewer.leave();
    await server.discard();
  });
});
