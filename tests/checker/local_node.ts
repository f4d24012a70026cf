// One `draftwire serve` on a SQLite file in a directory of its own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Life, type Cluster, type Node } from './cluster.ts';
import type { Findings } from './findings.ts';
import { pause, within } from './waiting.ts';

export interface Staff {
  username: string;
  password: string;
}

const kStartLimitMs = 20_000;
const kStopLimitMs = 20_000;
const announcement = /listening on (http:\/\/\S+)/;

export class LocalNode implements Node {
  readonly name = 'node 1';
  life = new Life(new URL('http://127.0.0.1:9'));
  slowestStart = 0;

  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly executable: string,
    private readonly directory: string,
    private readonly heartbeatSeconds: number,
    private readonly findings: Findings,
  ) {}

  async start(): Promise<void> {
    const began = performance.now();
    const log = openSync(this.logFile, 'a');
    const args = ['serve', '--listen', '127.0.0.1:0', '--database', `sqlite:${join(this.directory, 'draftwire.db')}`];
    const child = spawn(this.executable, [...args, '--heartbeat-interval', String(this.heartbeatSeconds)], {
      cwd: this.directory,
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', log],
    });
    closeSync(log);
    this.child = child;
    const begun: { life?: Life } = {};
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        if (begun.life?.isDoomed !== true) this.diedByItself(code, signal);
        resolve();
      });
    });
    const listening = new Promise<URL>((resolve) => {
      let text = '';
      child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const url = announcement.exec(text)?.[1];
        if (url !== undefined) resolve(new URL(url));
      });
    });
    const inTime = await within(kStartLimitMs, Promise.race([listening, this.ended]));
    if (!inTime || child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${this.name} does not start:\n${this.logTail()}`);
    }
    begun.life = new Life(await listening);
    this.life = begun.life;
    await this.untilReady(begun.life);
    this.slowestStart = Math.max(this.slowestStart, performance.now() - began);
  }

  async kill(): Promise<void> {
    this.life.isDoomed = true;
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  async terminate(): Promise<void> {
    this.life.isDoomed = true;
    this.child?.kill('SIGTERM');
    if (await within(kStopLimitMs, this.ended)) return;
    this.findings.report('a node ends in an orderly way on SIGTERM', `${this.name} still runs after 20 s`);
    await this.kill();
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
    this.life.lastThawed = performance.now();
  }

  // For the end of this process: nothing may outlive it.
  killNow(): void {
    this.life.isDoomed = true;
    this.child?.kill('SIGKILL');
  }

  logTail(lines = 20): string {
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  private get logFile(): string {
    return join(this.directory, 'server.log');
  }

  private async untilReady(life: Life): Promise<void> {
    const end = performance.now() + kStartLimitMs;
    while (!life.isDoomed) {
      const answer = await fetch(new URL('/readyz', life.url)).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.status === 200) return;
      if (performance.now() > end) throw new Error(`${this.name} is never ready:\n${this.logTail()}`);
      await pause(10);
    }
  }

  private diedByItself(code: number | null, signal: NodeJS.Signals | null): void {
    this.life.isDoomed = true;
    const how = signal ?? `status ${String(code)}`;
    this.findings.report('a node runs until somebody ends it', `${this.name} ended with ${how}:\n${this.logTail()}`);
  }
}

export class LocalCluster implements Cluster {
  readonly nodes: readonly [LocalNode];

  private constructor(
    readonly directory: string,
    node: LocalNode,
  ) {
    this.nodes = [node];
  }

  // With an account for the staff in an otherwise empty database.
  static async start(
    executable: string,
    staff: Staff,
    heartbeatSeconds: number,
    findings: Findings,
  ): Promise<LocalCluster> {
    const directory = mkdtempSync(join(tmpdir(), 'draftwire-checker-'));
    const database = `sqlite:${join(directory, 'draftwire.db')}`;
    const args = ['account', 'add', staff.username, '--role', 'organiser', '--database', database];
    const added = spawnSync(executable, args, { input: `${staff.password}\n`, encoding: 'utf8' });
    if (added.status !== 0) throw new Error(`account add: ${added.stderr || String(added.error)}`);
    const node = new LocalNode(executable, directory, heartbeatSeconds, findings);
    process.once('exit', () => node.killNow());
    await node.start();
    return new LocalCluster(directory, node);
  }

  get slowestStart(): number {
    return this.nodes[0].slowestStart;
  }

  async dispose(): Promise<void> {
    await this.nodes[0].kill();
    await rm(this.directory, { recursive: true, force: true });
  }
}
