// What systemd hears of a server that it started with Type=notify.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './harness/free_port.ts';
import { NotifySocket } from './harness/notify_socket.ts';
import { executable, launch, run } from './harness/process.ts';
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

it('has a unit in which systemd finds no fault, and which is tried again however often it ends', async () => {
  const unit = await readFile(new URL('../../deploy/systemd/draftwire.service', import.meta.url), 'utf8');
  const copy = join(home.directory, 'draftwire.service');
  await writeFile(copy, unit.replaceAll('/usr/bin/draftwire', executable));
  // It says what it does not know, and still ends with 0.
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', copy], { encoding: 'utf8' });
  expect(stderr.split('\n').filter((line) => line.includes('draftwire.service'))).toEqual([]);
  expect(status).toBe(0);
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  expect(unit).toMatch(/^RestartPreventExitStatus=2$/m);
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
    await server.hasLogged('NOTIFY_SOCKET: ');
  },
);
