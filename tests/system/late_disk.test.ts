// A disk that is full at the start, or later: the server waits for room, says so, and comes back by itself.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually, keepsTo } from './harness/deadline.ts';
import { NotifySocket } from './harness/notify_socket.ts';
import { Home, Server } from './harness/server.ts';
import { SmallDisk } from './harness/small_disk.ts';
import { Starting } from './harness/starting.ts';

const waiting = /not ready, waiting: /;

let disk: SmallDisk;
let nodes: Starting[] = [];

afterEach(async () => {
  for (const node of nodes) await node.kill();
  nodes = [];
  await disk.remove();
});

async function start(env: Record<string, string> = {}): Promise<Starting> {
  const node = await Starting.launch(disk.home, { limits: disk.limits, env });
  nodes.push(node);
  return node;
}

describe('a disk that is full at the start', () => {
  beforeEach(async () => {
    disk = await SmallDisk.make(1, 8);
    await disk.fill();
  });

  it('is waited for, and said every few seconds', async () => {
    const node = await start();
    await node.says(waiting, 2);
    expect(node.log).toMatch(/waiting: .*(disk is full|No space left|File too large)/);
    expect(await node.status('/healthz')).toBe(200);
    expect(await node.status('/readyz')).toBe(503);

    disk.makeRoom(node.pid);

    await node.says(/listening on/);
    expect(await node.status('/readyz')).toBe(200);
    expect((await node.stop()).code).toBe(0);
  });

  it('ends at once with status 0 on SIGTERM', async () => {
    await keepsTo(300, 'the end', async () => {
      const node = await start();
      await node.says(waiting);
      const before = performance.now();
      expect((await node.stop()).code).toBe(0);
      return performance.now() - before;
    });
  });
});

describe('a league whose disk is full', () => {
  beforeEach(async () => {
    disk = await SmallDisk.make(4);
    const template = await Home.withAccounts();
    await cp(template.directory, disk.home.directory, { recursive: true });
    await template.remove();
  });

  it('is not ready to be served until there is room', async () => {
    const socket = await NotifySocket.at(join('/tmp', `notify-${process.pid}`));
    await disk.fill();
    try {
      const node = await start({ NOTIFY_SOCKET: socket.name });
      expect((await socket.next())[0]).toMatch(/^STATUS=waiting: /);
      expect(await node.status('/readyz')).toBe(503);
      expect(node.log).not.toContain('listening on');

      disk.makeRoom(node.pid);

      await node.says(/listening on/);
      let heard = await socket.next();
      while (heard[0]?.startsWith('STATUS=waiting') === true) heard = await socket.next();
      expect(heard[0]).toBe('READY=1');
      expect(await node.status('/readyz')).toBe(200);
    } finally {
      await socket.discard();
    }
  });

  it('is not ready while every write fails, and is again without one; the log has a line a second', async () => {
    const server = await Server.start(disk.home, { limits: disk.limits });
    try {
      const staff = await Client.signedIn(server.url, olga);
      const ready = async (): Promise<number> => (await staff.send('GET', '/readyz')).status;
      const write = async (): Promise<number> =>
        (await staff.send('POST', '/api/v1/tournaments', { json: { name: 'x'.repeat(80) } })).status;
      expect(await ready()).toBe(200);
      await disk.fill();
      await eventually(10_000, 'a write that fails', async () => ((await write()) === 503 ? true : undefined));
      expect(await ready()).toBe(503);

      const before = performance.now();
      let failed = 0;
      for (; performance.now() - before < 3_000; failed += 1) expect(await write()).toBe(503);
      expect(await ready()).toBe(503);
      expect((await staff.send('GET', '/api/v1/tournaments')).status).toBe(200);
      await eventually(5_000, 'the rest of the lines', () => (/more in the last/.test(server.log) ? true : undefined));
      const seconds = (performance.now() - before) / 1_000;
      const lines = server.log.split('\n').filter((line) => line.includes('the store failed'));
      expect(failed).toBeGreaterThan(20);
      expect(lines.length).toBeLessThan(seconds + 4);
      expect(lines.at(-1)).toMatch(/\(and \d+ more in the last (second|\d+ seconds)\)/);

      disk.makeRoom(server.pid);
      await eventually(10_000, 'a server that is ready', async () => ((await ready()) === 200 ? true : undefined));
      expect(await write()).toBe(201);
    } finally {
      await server.kill();
    }
  }, 60_000);
});
