// What systemd hears of a server that it started with Type=notify.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './harness/free_port.ts';
import { NotifySocket } from './harness/notify_socket.ts';
import { launch, run } from './harness/process.ts';
import { Home, Server } from './harness/server.ts';

let home: Home;

beforeEach(async () => {
  home = await Home.empty();
});

afterEach(async () => {
  await home.remove();
});

describe.each([
  ['a path', () => join(home.directory, 'notify')],
  ['an abstract name', () => `@draftwire-test-${randomBytes(8).toString('hex')}`],
])('a notification socket that is %s', (_, name) => {
  it('hears READY=1 when the port answers, and STOPPING=1 on SIGTERM', async () => {
    const socket = await NotifySocket.at(name());
    const url = `http://127.0.0.1:${await freePort()}`;
    const child = launch(['serve', '--listen', url.slice('http://'.length), '--database', home.database], {
      env: { NOTIFY_SOCKET: socket.name },
    });
    try {
      expect(await socket.next()).toEqual(['READY=1', `STATUS=listening on ${url}`]);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);

      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      expect(await socket.next()).toEqual(['STOPPING=1']);
      expect(await ended).toBe(0);
    } finally {
      child.kill('SIGKILL');
      await socket.discard();
    }
  });
});

it('says nothing when it can not listen', async () => {
  const socket = await NotifySocket.at(join(home.directory, 'notify'));
  const other = await Server.start(home);
  const elsewhere = await Home.empty();
  try {
    const args = ['--listen', other.url.host, '--database', elsewhere.database];
    const { status } = await run(['serve', ...args], { env: { NOTIFY_SOCKET: socket.name } });
    expect(status).toBe(1);
    const later = await Server.start(elsewhere, { env: { NOTIFY_SOCKET: socket.name } });
    const heard = await socket.next();
    await later.kill();
    expect(heard).toEqual(['READY=1', `STATUS=listening on ${later.url.origin}`]);
  } finally {
    await other.kill();
    await elsewhere.remove();
    await socket.discard();
  }
});

it.each(['/nowhere/notify', 'notify', '@', `/${'x'.repeat(200)}`, ''])(
  'serves with a NOTIFY_SOCKET that is "%s", and says that it is none',
  async (name) => {
    const server = await Server.start(home, { env: { NOTIFY_SOCKET: name } });
    expect((await fetch(new URL('/readyz', server.url))).status).toBe(200);
    expect((await server.stop()).code).toBe(0);
    expect(server.log).toContain('NOTIFY_SOCKET: ');
  },
);
