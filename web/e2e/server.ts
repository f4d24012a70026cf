// A real Draftwire process on a temporary SQLite file, which a test may kill and start again on the same port.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const kTop = fileURLToPath(new URL('../../', import.meta.url));
const kBinary = resolve(kTop, process.env['DRAFTWIRE'] ?? 'build/draftwire');
const kReadyWithinMs = 15_000;

export const kAdmin = { username: 'morgan', password: 'a long enough password' } as const;

export interface Populated {
  readonly tournament_id: number;
  readonly draft_id: number;
  readonly captain_ids: readonly number[];
  readonly player_ids: readonly number[];
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function run(args: readonly string[], input = ''): Promise<string> {
  return new Promise((done, fail) => {
    const child = execFile(kBinary, args, (error, stdout, stderr) => {
      if (error) fail(new Error(`draftwire ${args.join(' ')}: ${stderr}`));
      else done(stdout);
    });
    child.stdin?.end(input);
  });
}

export class Server {
  private child: ChildProcess | null = null;
  private log = '';

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async create(): Promise<{ server: Server; populated: Populated }> {
    if (!existsSync(kBinary))
      throw new Error(`${kBinary} is not there: build it, or name it with DRAFTWIRE`);
    const server = new Server(await mkdtemp(join(tmpdir(), 'draftwire-e2e-')), await freePort());
    await run(
      ['account', 'add', kAdmin.username, '--role', 'admin', '--database', server.database],
      `${kAdmin.password}\n`,
    );
    const printed = await run(['populate', 'equal-mmr', '--database', server.database]);
    await server.start();
    return { server, populated: JSON.parse(printed) as Populated };
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const child = spawn(kBinary, [
      'serve',
      '--listen',
      `127.0.0.1:${this.port}`,
      '--database',
      this.database,
    ]);
    child.stdout.on('data', (text: Buffer) => (this.log += text.toString()));
    child.stderr.on('data', (text: Buffer) => (this.log += text.toString()));
    this.child = child;
    const deadline = Date.now() + kReadyWithinMs;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok === true) return;
      await new Promise((wait) => setTimeout(wait, 50));
    }
    throw new Error(`the server did not get ready:\n${this.log}`);
  }

  /** As a power cut would. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Stops the process in mid-air: its lines stay open, and nothing comes. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** An orderly stop, which tells the viewers, and a start on the same port. */
  async restart(): Promise<void> {
    await this.end('SIGTERM');
    await this.start();
  }

  async destroy(): Promise<void> {
    this.resume();
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get database(): string {
    return `sqlite:${join(this.folder, 'draftwire.db')}`;
  }
}
