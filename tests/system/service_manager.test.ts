// What a service manager hears of the server, by the protocol of sd_notify(3).
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { within } from './harness/deadline.ts';
import { Home, Server } from './harness/server.ts';

// Node has no datagram sockets in the file system.
const listenAndSay = `
import socket, sys
name = sys.argv[1]
manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
manager.bind('\\0' + name[1:] if name.startswith('@') else name)
print('bound', flush=True)
while True:
    print(manager.recv(4096).decode(), flush=True)
`;

class ServiceManager {
  private constructor(
    readonly socket: string,
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string, undefined>,
  ) {}

  static async at(socket: string): Promise<ServiceManager> {
    const child = spawn('python3', ['-c', listenAndSay, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;
    const manager = new ServiceManager(socket, child, lines);
    expect(await manager.hears()).toBe('bound');
    return manager;
  }

  async hears(): Promise<string> {
    const said = await within(5_000, 'a word from the server', this.lines.next());
    return said.value ?? 'nothing more';
  }

  stop(): void {
    this.child.kill();
  }
}

let manager: ServiceManager | undefined;

afterEach(() => {
  manager?.stop();
});

describe('a service manager', () => {
  it.each([
    ['a path', (home: Home) => join(home.directory, 'notify')],
    ['an abstract name', (home: Home) => `@${join(home.directory, 'notify')}`],
  ])('at %s hears that the server is ready when it is, and that it stops', async (_, nameIn) => {
    const home = await Home.withAccounts();
    manager = await ServiceManager.at(nameIn(home));
    const server = await Server.start(home, { env: { NOTIFY_SOCKET: manager.socket } });
    expect(await manager.hears()).toBe('READY=1');
    expect((await fetch(new URL('/readyz', server.url))).status).toBe(200);
    await server.stop();
    expect(await manager.hears()).toBe('STOPPING=1');
    await server.discard();
  });

  it.each(['/nowhere/notify', 'notify', '@', `/${'x'.repeat(200)}`, ''])(
    'that can not be reached at "%s" keeps nobody from serving',
    async (socket) => {
      const server = await Server.fresh({ env: { NOTIFY_SOCKET: socket } });
      expect((await fetch(new URL('/readyz', server.url))).status).toBe(200);
      expect(await server.stop()).toEqual({ code: 0, signal: null });
      await server.discard();
    },
  );
});
