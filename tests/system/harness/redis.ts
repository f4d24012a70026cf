// A Redis of the tests' own; it keeps nothing.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { eventually } from './deadline.ts';
import { freePort } from './free_port.ts';
import { here, type Place } from './place.ts';

export class RedisServer {
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly port: number,
    private readonly place: Place,
  ) {}

  static async start(place = here): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), place);
    await server.run();
    return server;
  }

  get url(): string {
    return `redis://${this.place.address}:${this.port}`;
  }

  async run(): Promise<void> {
    const words = ['--port', String(this.port), '--bind', this.place.address, '--save', '', '--appendonly', 'no'];
    const [command = '', ...rest] = [...this.place.prefix, 'redis-server', '--protected-mode', 'no', ...words];
    const child = spawn(command, rest, { cwd: '/tmp', stdio: 'ignore' });
    this.child = child;
    this.ended = new Promise((resolve) => child.once('close', resolve));
    await eventually(10_000, 'a Redis that answers', () => {
      try {
        return this.ask('PING') === 'PONG' ? true : undefined;
      } catch {
        return undefined;
      }
    });
  }

  ask(...words: string[]): string {
    return execFileSync('redis-cli', ['-h', this.place.address, '-p', String(this.port), ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5_000,
    }).trim();
  }

  // The process stays and holds its connections, and says nothing.
  deafen(): void {
    this.child?.kill('SIGSTOP');
  }

  wake(): void {
    this.child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }
}
