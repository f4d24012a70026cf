// The PROXY protocol, as a proxy of TLS speaks it that knows no HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { eventually } from '../harness/deadline.ts';
import { run } from '../harness/process.ts';
import { handshake, RawSocket } from '../harness/raw_socket.ts';
import { Home, Server } from '../harness/server.ts';

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');

function version1(client: string): Buffer {
  const family = client.includes(':') ? 'TCP6' : 'TCP4';
  return Buffer.from(`PROXY ${family} ${client} ${family === 'TCP6' ? '::1' : '127.0.0.1'} 56324 443\r\n`);
}

// IPv4, with a fact of three bytes behind the addresses.
function version2(client: string): Buffer {
  const addresses = [...client.split('.').map(Number), 127, 0, 0, 1, 0xdc, 0x04, 0x01, 0xbb];
  const rest = Buffer.from([...addresses, 0x04, 0x00, 0x03, 1, 2, 3]);
  return Buffer.concat([signature, Buffer.from([0x21, 0x11, 0, rest.length]), rest]);
}

function request(server: Server, target: string, lines: string[] = []): string {
  return [`GET ${target} HTTP/1.1`, `Host: ${server.url.host}`, ...lines, 'Connection: close', '\r\n'].join('\r\n');
}

// What is answered until the server closes; empty when it closes without a word.
async function answered(server: Server, ...bytes: (string | Buffer)[]): Promise<string> {
  const socket = await RawSocket.open(server.url);
  for (const part of bytes) socket.write(part);
  return (await socket.untilClosed()).toString('latin1');
}

describe('with --proxy-protocol', () => {
  let server: Server;
  let home: Home;

  beforeAll(async () => {
    home = await Home.withAccounts();
    server = await Server.start(home, { args: ['--proxy-protocol', '--max-connections-per-address', '5'] });
  });

  afterAll(async () => {
    await server.discard();
  });

  it.each([
    ['version 1', version1('192.0.2.7')],
    ['version 1 of IPv6', version1('2001:db8::7')],
    ['version 2', version2('192.0.2.7')],
    ['version 1 of the proxy itself', Buffer.from('PROXY UNKNOWN\r\n')],
    ['version 2 of the proxy itself', Buffer.concat([signature, Buffer.from([0x20, 0, 0, 0])])],
  ])('a header of %s comes before a request', async (_, header) => {
    expect(await answered(server, header, request(server, '/healthz'))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['a request without one', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a malformed one', 'PROXY TCP4 192.0.2.7 127.0.0.1 56324 70000\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['one that goes on for ever', `PROXY UNKNOWN ${'x'.repeat(200)}`],
    ['one over 4 KiB', Buffer.concat([signature, Buffer.from([0x21, 0x11, 0xff, 0xff]), Buffer.alloc(5_000)])],
  ])('%s gets no answer, and a warning', async (_, bytes) => {
    expect(await answered(server, bytes)).toBe('');
    await eventually(5_000, 'a warning', () =>
      server.log.includes('a connection from 127.0.0.1 was closed: ') ? true : undefined,
    );
  });

  it('strangers cause a line a second of it, and not one each', async () => {
    const lines = (): number => server.log.split('was closed: ').length - 1;
    const before = lines();
    const began = performance.now();
    for (let times = 0; times < 60; times += 1) await answered(server, 'nonsense');
    expect(lines() - before).toBeLessThanOrEqual((performance.now() - began) / 1_000 + 2);
  });

  it('limits count the address that the header names', async () => {
    const held: RawSocket[] = [];
    const open = async (client: string): Promise<string> => {
      const socket = await RawSocket.open(server.url);
      held.push(socket);
      socket.write(version2(client));
      socket.write(`GET /healthz HTTP/1.1\r\nHost: ${server.url.host}\r\n\r\n`);
      return (await socket.until('an answer', (text) => text.includes('\r\n'))).slice(9, 12);
    };
    for (let count = 0; count < 5; count += 1) expect(await open('203.0.113.9')).toBe('200');
    expect(await open('203.0.113.9')).toBe('429');
    expect(await open('203.0.113.10')).toBe('200');
    for (const socket of held) socket.destroy();
  });

  it('what a client says in X-Forwarded-For counts for nothing', async () => {
    const body = JSON.stringify({ username: olga.name, password: 'not hers' });
    const signIn = (forwarded: string): Promise<string> =>
      answered(
        server,
        version1('198.51.100.7'),
        `POST /api/v1/session HTTP/1.1\r\nHost: ${server.url.host}\r\nContent-Type: application/json\r\n` +
          `X-Forwarded-For: ${forwarded}\r\nContent-Length: ${String(body.length)}\r\nConnection: close\r\n\r\n${body}`,
      );
    const statuses: string[] = [];
    for (let guess = 0; guess < 11; guess += 1) statuses.push((await signIn(`10.9.8.${String(guess)}`)).slice(9, 12));
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => '401'));
    expect(statuses[10]).toBe('429');
  });

  it('a channel is opened behind a header', async () => {
    const socket = await RawSocket.open(server.url);
    socket.write(version1('2001:db8::7'));
    socket.write(handshake(server.url, '/ws/draft/999/'));
    await socket.until('an upgrade', (text) => text.startsWith('HTTP/1.1 101'));
    socket.destroy();
  });
});

describe('--proxy-protocol', () => {
  it('is a setting like the others', async () => {
    for (const options of [{ args: ['--proxy-protocol=on'] }, { env: { DRAFTWIRE_PROXY_PROTOCOL: 'on' } }]) {
      const server = await Server.fresh(options);
      expect(await answered(server, version1('192.0.2.7'), request(server, '/healthz'))).toMatch(/^HTTP\/1\.1 200 /);
      await server.discard();
    }
    const wrong = await run(['serve', '--database', 'sqlite:x.db', '--proxy-protocol', 'v2']);
    expect(wrong).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--proxy-protocol: expected one of on, off, not 'v2'") as string,
    });
  });

  it('is off by default: then a header is no request', async () => {
    const server = await Server.fresh();
    expect(await answered(server, version1('192.0.2.7'), request(server, '/healthz'))).toMatch(/^HTTP\/1\.1 400 /);
    await new Client(server.url).send('GET', '/healthz');
    await server.discard();
  });
});
