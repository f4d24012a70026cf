// Foreign clients against the echo of a test build: what they send in frames of any size and form comes back. What ships
// has no echo (socket_limits.test.ts).
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { within } from './harness/deadline.ts';
import { echoExecutable } from './harness/process.ts';
import { Server } from './harness/server.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = await Server.fresh({ executable: echoExecutable });
  url = `ws://${server.url.host}/ws/echo`;
});

afterAll(async () => {
  await server.discard();
});

class EchoClient {
  private readonly received: [Buffer, boolean][] = [];
  private tell: () => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, isBinary) => {
      this.received.push([data, isBinary]);
      this.tell();
    });
  }

  static async connected(perMessageDeflate: boolean | object): Promise<EchoClient> {
    const socket = new WebSocket(url, { perMessageDeflate, maxPayload: 0 });
    const client = new EchoClient(socket);
    await within(5_000, 'a connection', new Promise((done) => socket.once('open', done)));
    return client;
  }

  async next(): Promise<[Buffer, boolean]> {
    const arrived = new Promise<void>((done) => {
      this.tell = done;
      if (this.received.length > 0) done();
    });
    await within(20_000, 'an echo', arrived);
    const first = this.received.shift();
    if (first === undefined) throw new Error('unreachable');
    return first;
  }

  async close(code: number): Promise<number> {
    const closed = new Promise<number>((done) => this.socket.once('close', done));
    this.socket.close(code);
    return within(5_000, 'a close', closed);
  }
}

const text = (size: number): string => 'draft night ⚄ '.repeat(Math.ceil(size / 14)).slice(0, size);
const noise = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, at) => (at * at * 31) % 253));
const sizes = [0, 1, 125, 126, 127, 1_000, 65_535, 65_536, 300_000];

describe.each([
  ['plain', false],
  ['deflated', { threshold: 0 }],
  ['deflated with the window that both have', { threshold: 0, serverMaxWindowBits: 12, clientMaxWindowBits: 12 }],
  ['deflated above a size', { threshold: 500 }],
] as const)('ws, %s', (_, deflate) => {
  it('gets back texts and binaries of every size', async () => {
    const client = await EchoClient.connected(deflate);
    expect(client.socket.extensions !== '').toBe(deflate !== false);
    for (const size of sizes) {
      const written = Buffer.from(text(size));
      client.socket.send(written, { binary: false });
      const [read, isBinaryText] = await client.next();
      expect(!isBinaryText && read.equals(written), `a text of ${size}`).toBe(true);
      const bytes = noise(size);
      client.socket.send(bytes);
      const [back, isBinary] = await client.next();
      expect(isBinary && back.equals(bytes), `a binary of ${size}`).toBe(true);
    }
    expect(await client.close(1000)).toBe(1000);
  });

  it('gets back what it sends in fragments with pings between them', async () => {
    const client = await EchoClient.connected(deflate);
    for (const pieces of [2, 3, 1_000]) {
      for (let piece = 1; piece <= pieces; piece += 1) {
        client.socket.send(`piece ${piece} `, { fin: piece === pieces });
        if (piece % 100 === 1) client.socket.ping('between');
      }
      const whole = Array.from({ length: pieces }, (_, at) => `piece ${at + 1} `).join('');
      expect(await client.next()).toEqual([Buffer.from(whole), false]);
    }
    expect(await client.close(4_321)).toBe(4_321);
  });

  it('gets back many at once in their order', async () => {
    const client = await EchoClient.connected(deflate);
    for (let each = 0; each < 2_000; each += 1) client.socket.send(`${each}: ${text(each)}`);
    for (let each = 0; each < 2_000; each += 1) {
      expect((await client.next())[0].toString()).toBe(`${each}: ${text(each)}`);
    }
    expect(await client.close(1000)).toBe(1000);
  });

  it('is closed with 1009 beyond 16 MiB', async () => {
    const client = await EchoClient.connected(deflate);
    const closed = new Promise<number>((done) => client.socket.once('close', done));
    client.socket.on('error', () => undefined);
    client.socket.send(Buffer.alloc(16 * 1024 * 1024 + 1, 'x'));
    expect(await within(20_000, 'a close', closed)).toBe(1009);
  });
});

describe("Python's websockets", () => {
  it('gets back everything, whatever it offers', async () => {
    const script = fileURLToPath(new URL('echo_client.py', import.meta.url));
    const { stdout } = await promisify(execFile)('/usr/bin/python3', [script, url], { timeout: 60_000 });
    expect(stdout.trim().split('\n')).toEqual([
      'none 40 [] 1000',
      "default 40 ['permessage-deflate'] 1000",
      "its own choice 40 ['permessage-deflate'] 1000",
      'small window 40 [] 1000',
      "no context 40 ['permessage-deflate'] 1000",
    ]);
  });
});
