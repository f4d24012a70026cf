// What a WebSocket peer can get wrong, by mistake or on purpose.
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { within } from './harness/deadline.ts';
import { closeCode, frame, RawSocket } from './harness/raw_socket.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftState } from './harness/wire.ts';
import { aStartedDraft, pick } from './harness/world.ts';

let server: Server;
let staff: Client;
let draft: DraftState;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  draft = (await aStartedDraft(staff)).draft;
});

afterEach(async () => {
  expect((await staff.send('GET', '/healthz')).status).toBe(200);
});

afterAll(async () => {
  await server.discard();
});

describe('a channel that does not exist', () => {
  it.each([
    ['draft', '/ws/draft/999999/'],
    ['draft', '/ws/draft/999999'],
    ['tournament', '/ws/tournament/999999/'],
    ['draft', '/ws/draft/0/'],
  ] as const)('%s %s is accepted and closed with 4404', async (channel, path) => {
    const viewer = Viewer.dial(server.url, channel, 0, { path });
    expect((await within(5_000, 'a close', viewer.closed)).code).toBe(4404);
    expect(viewer.messages).toEqual([]);
  });

  it.each([
    '/ws',
    '/ws/',
    '/ws/draft/',
    '/ws/drafts/1/',
    '/ws/draft/1/more/',
    '/ws/players/1/',
    '/ws/echo',
    '/',
    '/elsewhere',
    '/api/v1/drafts/1',
  ])('at another path (%s) gets HTTP 404', async (path) => {
    expect(await Viewer.refusal(server.url, path)).toBe(404);
  });
});

describe('a handshake', () => {
  it.each(['https://elsewhere.example', 'http://127.0.0.1:1', 'null', 'http://127.0.0.1.elsewhere.example', 'file://'])(
    'from the origin %s gets 403',
    async (origin) => {
      expect(await Viewer.refusal(server.url, `/ws/draft/${draft.id}/`, { origin })).toBe(403);
    },
  );

  it("from the server's own origin is accepted", async () => {
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { headers: { origin: server.url.origin } });
    await viewer.leave();
  });

  it('from an origin on the allow-list is accepted', async () => {
    const origin = 'https://league.example';
    const listed = await Server.fresh({ args: ['--allow-origin', origin] });
    const host = await Client.signedIn(listed.url, olga);
    const { draft: other } = await aStartedDraft(host);
    const viewer = await Viewer.watch(listed.url, 'draft', other.id, { headers: { origin } });
    await viewer.leave();
    await listed.discard();
  });

  it('from an origin on the allow-list is nobody, whatever cookie the browser sends along', async () => {
    const origin = 'https://league.example';
    const listed = await Server.fresh({ args: ['--allow-origin', origin] });
    const host = await Client.signedIn(listed.url, olga);
    const { draft: other } = await aStartedDraft(host);
    await host.ok('editTournament', { tournament_id: other.tournament_id }, { json: { visibility: 'private' } });
    const cookie = host.cookieHeader;
    const own = await Viewer.watch(listed.url, 'draft', other.id, { headers: { origin: listed.url.origin, cookie } });
    await own.leave();
    const foreign = Viewer.dial(listed.url, 'draft', other.id, { headers: { origin, cookie } });
    expect((await within(5_000, 'a close', foreign.closed)).code).toBe(4404);
    await listed.discard();
  });

  it('of the sample in RFC 6455 gets its accept key', async () => {
    const socket = await RawSocket.open(server.url);
    socket.write(
      `GET /ws/draft/${draft.id}/ HTTP/1.1\r\nHost: ${server.url.host}\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    const answer = await socket.until('an answer', (text) => text.includes('\r\n\r\n'));
    expect(answer.toLowerCase()).toContain('sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo='.toLowerCase());
    socket.destroy();
  });
});

describe('data from a client', () => {
  it('is read and dropped', async () => {
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    viewer.send('{"type":"player_picked"}');
    viewer.send('not JSON');
    viewer.send(Buffer.from([0, 255, 1]));
    viewer.send('x'.repeat(4096));
    await viewer.roundTrip();
    const { draft: other } = await aStartedDraft(staff);
    await pick(staff, other);
    expect(viewer.seqs.at(-1)).toBe(draft.seq);
    await viewer.leave();
  });

  it.each([false, true])('over 4 KiB closes with 1009, deflated or not (%s)', async (deflate) => {
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { deflate });
    viewer.send('x'.repeat(4097));
    expect((await within(5_000, 'a close', viewer.closed)).code).toBe(1009);
  });

  it('over 4 KiB in pieces closes with 1009', async () => {
    const socket = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
    const piece = Buffer.alloc(1500, 'x');
    socket.write(frame(piece, { fin: false }));
    socket.write(frame(piece, { opcode: 0, fin: false }));
    socket.write(frame(piece, { opcode: 0 }));
    expect(closeCode(await socket.untilClosed())).toBe(1009);
  });

  it('that claims to be enormous closes with 1009 at once', async () => {
    const socket = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
    socket.write(frame(Buffer.alloc(10), { length: Number.MAX_SAFE_INTEGER }));
    expect(closeCode(await socket.untilClosed())).toBe(1009);
  });

  it('a byte at a time is understood', async () => {
    const socket = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
    for (const byte of frame(Buffer.from('ping me'), { opcode: 9 })) socket.write(Buffer.from([byte]));
    await socket.until('a pong', (text) => text.includes('\x8a\x07ping me'));
    socket.destroy();
  });
});

describe('a viewer that sends', () => {
  it('a burst is heard', async () => {
    const socket = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
    socket.write(Buffer.concat(Array.from({ length: 200 }, () => frame(Buffer.from('{"type":"hello"}')))));
    socket.write(frame(Buffer.from('heard'), { opcode: 9 }));
    await socket.until('a pong', (text) => text.includes('\x8a\x05heard'));
    socket.destroy();
  });

  it.each([
    ['too many messages', frame(Buffer.from('x')), 300],
    ['too many empty frames', frame(Buffer.alloc(0)), 300],
    ['too many pings', frame(Buffer.alloc(0), { opcode: 9 }), 300],
    ['too many pongs', frame(Buffer.alloc(0), { opcode: 10 }), 300],
    ['too many bytes', frame(Buffer.alloc(4096, 'x')), 80],
  ])('%s is closed with 1008', async (_, bytes, count) => {
    const socket = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
    socket.write(Buffer.concat(Array.from({ length: count }, () => bytes)));
    expect(closeCode(await socket.untilClosed())).toBe(1008);
  });

  it('without end costs the server little, and the others nothing', async () => {
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const flood = Buffer.concat(Array.from({ length: 10_000 }, () => frame(Buffer.alloc(0), { opcode: 9 })));
    const before = await cpuOf(server);
    const began = performance.now();
    const senders = await Promise.all(
      Array.from({ length: 8 }, () => RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`)),
    );
    const closed = senders.map((sender) => sender.floodedUntilClosed(flood));
    await Promise.all(closed);
    const share = (await cpuOf(server)) - before;
    expect(performance.now() - began, 'they were ended').toBeLessThan(9_000);
    expect(share, 'seconds of the processor').toBeLessThan(1.5);
    const { draft: other } = await aStartedDraft(staff);
    await pick(staff, other);
    await viewer.roundTrip();
    await viewer.leave();
  });
});

// Of all its threads, in seconds.
async function cpuOf(of: Server): Promise<number> {
  const stat = await readFile(`/proc/${String(of.pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

describe('a peer that vanishes', () => {
  it('in the middle of a handshake or of a frame leaves the server well', async () => {
    for (let each = 0; each < 20; each += 1) {
      const early = await RawSocket.open(server.url);
      early.write('GET /ws/draft/1/ HTT');
      early.destroy();
      const late = await RawSocket.upgraded(server.url, `/ws/draft/${draft.id}/`);
      late.write(frame(Buffer.from('hello')).subarray(0, 3));
      late.destroy();
    }
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    await viewer.leave();
  });
});
