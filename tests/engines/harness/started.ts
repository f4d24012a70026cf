// A program that a test started, and ends: by its own process group, with all that it started in turn.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { within } from '../../system/harness/deadline.ts';

export class Started {
  private text = '';
  private readonly ended: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly what: string,
  ) {
    this.ended = once(child, 'close');
    const keep = (chunk: string): void => {
      this.text += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
  }

  static async program(program: string, args: string[], env: Record<string, string> = {}): Promise<Started> {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const started = new Started(child, program);
    started.ended.catch(() => undefined);
    await once(child, 'spawn');
    return started;
  }

  // What it printed, once it looks like this.
  async says(pattern: RegExp): Promise<string> {
    const found = new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(this.text);
        if (match !== null) resolve(match[1] ?? match[0]);
      };
      this.child.stdout?.on('data', look);
      this.child.stderr?.on('data', look);
      this.ended.then(() => {
        reject(new Error(`${this.what} ended:\n${this.text}`));
      }, reject);
      look();
    });
    return within(30_000, `${this.what} says ${String(pattern)}`, found);
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined) {
      process.kill(-this.child.pid, 'SIGTERM');
      await within(5_000, `${this.what} ends`, this.ended).catch(() => {
        if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
      });
    }
  }
}
