// What one address, account or seat may ask for. On this machine nothing is limited but signing in, so everybody here
// comes through a proxy that names them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { handshake, RawSocket } from '../harness/raw_socket.ts';
import { Server } from '../harness/server.ts';
import type { DraftState } from '../harness/wire.ts';
import { aStartedDraft } from '../harness/world.ts';

let server: Server;
let staff: Client;
let draft: DraftState;

beforeAll(async () => {
  server = await Server.fresh({ args: ['--max-connections-per-address', '40', '--memory-budget', '4'] });
  staff = await Client.signedIn(server.url, olga);
  draft = (await aStartedDraft(staff)).draft;
});

afterAll(async () => {
  await server.discard();
});

function from(address: string): { headers: Record<string, string> } {
  return { headers: { 'x-forwarded-for': address } };
}

// How often it is answered otherwise before the first 429, and what that says.
async function untilTooMany(most: number, ask: () => Promise<{ status: number; headers: object }>) {
  for (let count = 0; count < most; count += 1) {
    const { status, headers } = await ask();
    if (status === 429) return { count, retryAfter: Number((headers as Record<string, string>)['retry-after']) };
  }
  throw new Error(`${String(most)} were not too many`);
}

describe('unsafe requests', () => {
  it('of one account are limited from all addresses, and reads go on', async () => {
    const client = await Client.signedIn(server.url, ada);
    let sent = 0;
    const limited = await untilTooMany(1_500, () =>
      client.send('POST', '/api/v1/tournaments', { json: {}, ...from(`203.0.113.${String(sent++ % 200)}`) }),
    );
    expect(limited.count).toBeGreaterThanOrEqual(600);
    expect(limited.retryAfter).toBeGreaterThanOrEqual(1);
    expect((await client.send('GET', '/api/v1/session', from('203.0.113.1'))).status).toBe(200);
    expect((await staff.send('POST', '/api/v1/tournaments', { json: {}, ...from('203.0.113.1') })).status).toBe(422);
  });

  it('of one seat are limited', async () => {
    const seats = await staff.ok('listSeats', { draft_id: draft.id });
    const captain = await Client.inSeat(server.url, seats.items[0]?.link ?? '');
    const path = `/api/v1/drafts/${String(draft.id)}/picks`;
    const limited = await untilTooMany(1_500, () => captain.send('POST', path, { json: {}, ...from('198.51.100.7') }));
    expect(limited.count).toBeGreaterThanOrEqual(600);
    expect((await captain.send('POST', path, { json: {} })).status).toBe(422);
  });

  it('on this machine are not', async () => {
    for (let count = 0; count < 800; count += 1) {
      expect((await staff.send('POST', '/api/v1/tournaments', { json: {} })).status).toBe(422);
    }
  });
});

describe('viewers', () => {
  async function join(address: string): Promise<string> {
    const socket = await RawSocket.open(server.url);
    sockets.push(socket);
    socket.write(handshake(server.url, `/ws/draft/${String(draft.id)}/`, [`X-Forwarded-For: ${address}`]));
    return (await socket.until('an answer', (text) => text.includes('\r\n\r\n'))).slice(9, 12);
  }
  const sockets: RawSocket[] = [];

  it('of one address are so many at once, and an IPv6 line is one address', async () => {
    for (let count = 0; count < 40; count += 1) expect(await join(`2001:db8:1:1::${String(count)}`)).toBe('101');
    expect(await join('2001:db8:1:1:ffff::1')).toBe('429');
    expect(await join('2001:db8:1:2::1')).toBe('101');
    for (const socket of sockets) socket.destroy();
  });

  it('on this machine are as many as fit', async () => {
    const here = await Promise.all(
      Array.from({ length: 60 }, () => RawSocket.upgraded(server.url, `/ws/draft/${String(draft.id)}/`)),
    );
    for (const socket of here) socket.destroy();
  });
});

describe('signing in', () => {
  const nobody = { username: 'Zoe', password: 'wrong' };

  it('is limited on this machine, too, with Retry-After', async () => {
    const client = new Client(server.url);
    const limited = await untilTooMany(20, () => client.send('POST', '/api/v1/session', { json: nobody }));
    expect(limited).toEqual({ count: 10, retryAfter: expect.any(Number) as number });
    expect(limited.retryAfter).toBeGreaterThan(500);
  });

  it('at one name is limited over all addresses', async () => {
    const client = new Client(server.url);
    let sent = 0;
    const limited = await untilTooMany(200, () =>
      client.send('POST', '/api/v1/session', {
        json: { username: 'Yan', password: 'wrong' },
        ...from(`198.51.100.${String(sent++)}`),
      }),
    );
    expect(limited.count).toBe(100);
  }, 120_000); // a hundred hashes, which step back for all else that the machine does

  it('by links that open nothing is limited', async () => {
    const client = new Client(server.url);
    const limited = await untilTooMany(1_100, () =>
      client.send('POST', '/api/v1/seat-session', { json: { token: 'x' }, ...from('198.51.100.9') }),
    );
    expect(limited.count).toBe(1_000);
  });
});

describe('what a request is made of', () => {
  async function answerTo(bytes: string): Promise<string> {
    const socket = await RawSocket.open(server.url);
    socket.write(bytes);
    return (await socket.untilClosed()).toString('latin1');
  }
  const head = 'POST /api/v1/session HTTP/1.1\r\nHost: draft.example\r\n';

  it('has 100 headers at most: 431', async () => {
    expect(await answerTo(`${head}${'X: y\r\n'.repeat(100)}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('has a head of 16 KiB at most: 431', async () => {
    expect(await answerTo(`${head}X: ${'y'.repeat(17_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('has a body of 1 MiB at most: 413, before it comes', async () => {
    expect(await answerTo(`${head}Content-Length: 1048577\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('has JSON of a bounded depth: 400', async () => {
    const json = `{"a":${'['.repeat(1_000)}${']'.repeat(1_000)}}`;
    const { status } = await staff.send('POST', '/api/v1/tournaments', { body: json, type: 'application/json' });
    expect(status).toBe(400);
  });
});

describe('the memory for requests under way', () => {
  it('has a budget: 503 with Retry-After over it, and small requests go on', async () => {
    const held = await Promise.all(Array.from({ length: 8 }, () => RawSocket.open(server.url)));
    const head = 'POST /api/v1/tournaments HTTP/1.1\r\nHost: draft.example\r\nContent-Length: 1000000\r\n\r\n';
    for (const socket of held) socket.write(head + 'x'.repeat(900_000));
    const refused = await Promise.any(held.map((socket) => socket.until('a refusal', (text) => text.length > 0)));
    expect(refused).toMatch(/^HTTP\/1\.1 503 [^]*\r\nRetry-After: \d+\r\n/);
    expect((await staff.send('POST', '/api/v1/tournaments', { json: {} })).status).toBe(422);
    for (const socket of held) socket.destroy();
  });
});
