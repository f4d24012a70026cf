// What a server tells the service manager that started it (sd_notify(3)).
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { within } from './deadline.ts';

const script = fileURLToPath(new URL('notify_socket.py', import.meta.url));

export class NotifySocket {
  private readonly lines: AsyncIterator<string, undefined>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    lines: AsyncIterable<string, undefined>,
  ) {
    this.lines = lines[Symbol.asyncIterator]();
  }

  // A path, or @ and an abstract name.
  static async at(name: string): Promise<NotifySocket> {
    const child = spawn('/usr/bin/python3', [script, name], { stdio: ['ignore', 'pipe', 'inherit'] });
    const socket = new NotifySocket(name, child, createInterface({ input: child.stdout }));
    await socket.next();
    return socket;
  }

  // The next message, as the assignments that it is made of.
  async next(): Promise<string[]> {
    const line = await within(10_000, 'a message to the service manager', this.lines.next());
    if (line.done) throw new Error('nobody listens to the server any more');
    return (JSON.parse(line.value) as string).split('\n');
  }

  async discard(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
