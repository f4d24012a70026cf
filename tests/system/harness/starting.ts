// A server that may have to wait before it can serve, at an address that is known before.
import type { ChildProcess } from 'node:child_process';
import { within } from './deadline.ts';
import { freePort } from './free_port.ts';
import { launch } from './process.ts';
import type { Ended, Home, ServeOptions } from './server.ts';

export class Starting {
  readonly ended: Promise<Ended>;
  private text = '';
  private looks: (() => void)[] = [];

  private constructor(
    readonly url: URL,
    private readonly child: ChildProcess,
  ) {
    const look = (chunk: string): void => {
      this.text += chunk;
      for (const again of this.looks) again();
    };
    child.stdout?.setEncoding('utf8').on('data', look);
    child.stderr?.setEncoding('utf8').on('data', look);
    child.stdin?.end();
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        resolve({ code, signal });
      });
    });
  }

  static async launch(home: Pick<Home, 'database' | 'directory'>, options: ServeOptions = {}): Promise<Starting> {
    const address = `127.0.0.1:${await freePort()}`;
    const args = ['serve', '--listen', address, '--database', home.database, ...(options.args ?? [])];
    return new Starting(new URL(`http://${address}`), launch(args, { cwd: home.directory, ...options }));
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('not running');
    return this.child.pid;
  }

  get log(): string {
    return this.text;
  }

  // Until it has said `words` so often.
  async says(words: RegExp, times = 1): Promise<void> {
    const hasSaid = (): boolean => [...this.text.matchAll(new RegExp(words, 'g'))].length >= times;
    if (hasSaid()) return;
    const said = new Promise<void>((resolve, reject) => {
      this.looks.push(() => {
        if (hasSaid()) resolve();
      });
      void this.ended.then(({ code }) => {
        reject(new Error(`it ended with ${String(code)} without ${String(words)}:\n${this.text}`));
      });
    });
    await within(20_000, `${String(words)} in\n${this.text}`, said);
  }

  async status(path: string): Promise<number> {
    return (await fetch(new URL(path, this.url))).status;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return within(10_000, 'the end', this.ended);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
