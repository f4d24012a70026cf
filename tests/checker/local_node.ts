// One `draftwire serve` on a SQLite file in a directory of its own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here, type Place } from '../system/harness/place.ts';
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

export interface NodePlan {
  executable: string;
  directory: string;
  place: Place;
  args: readonly string[];
}

export class LocalNode implements Node {
  life = new Life(new URL('http://127.0.0.1:9'));
  slowestStart = 0;

  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly plan: NodePlan,
    private readonly findings: Findings,
  ) {}

  async start(): Promise<void> {
    const began = performance.now();
    const log = openSync(this.logFile, 'a');
    const { executable, directory, place, args } = this.plan;
    const words = [executable, 'serve', '--listen', `${place.address}:0`, ...args];
    const [command = '', ...rest] = [...place.prefix, ...words];
    const child = spawn(command, rest, {
      cwd: directory,
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
    this.life.isTroubled = true;
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
    this.life.isTroubled = false;
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
    return join(this.plan.directory, `${this.name}.log`);
  }

  // Resolves when the present life can serve.
  async untilReady(life = this.life): Promise<void> {
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

// Of the node with this place among all, as it is given on the command line.
export function senderOf(place: number, senders: readonly string[]): string[] {
  return ['--sender', senders[place % senders.length] ?? 'epoll'];
}

export function addAccount(executable: string, staff: Staff, database: string): void {
  const args = ['account', 'add', staff.username, '--role', 'organiser', '--database', database];
  const added = spawnSync(executable, args, { input: `${staff.password}\n`, encoding: 'utf8' });
  if (added.status !== 0) throw new Error(`account add: ${added.stderr || String(added.error)}`);
}

export class LocalCluster implements Cluster {
  readonly settleMs = 0;
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
    senders: readonly string[],
    args: string[],
    findings: Findings,
  ): Promise<LocalCluster> {
    const directory = mkdtempSync(join(tmpdir(), 'draftwire-checker-'));
    const database = `sqlite:${join(directory, 'draftwire.db')}`;
    addAccount(executable, staff, database);
    const everyArg = ['--database', database, ...senderOf(0, senders), ...args];
    const plan = { executable, directory, place: here, args: everyArg };
    const node = new LocalNode('node 1', plan, findings);
    process.once('exit', () => node.killNow());
    await node.start();
    return new LocalCluster(directory, node);
  }

  get slowestStart(): number {
    return this.nodes[0].slowestStart;
  }

  async kill(): Promise<void> {
    await this.nodes[0].kill();
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.directory, { recursive: true, force: true });
  }
}
