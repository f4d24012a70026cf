// One `draftwire serve` process and the directory it lives in.
import { execFile, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { eventually, within } from './deadline.ts';
import { Databases } from './postgres.ts';
import { launch, type RunOptions } from './process.ts';
import { templateDatabase } from './template_database.ts';

const execute = promisify(execFile);
const announcement = /listening on (http:\/\/127\.0\.0\.1:\d+)/;

// A directory with a database, or one beside a database in the run's PostgreSQL. Several servers may live in it one
// after the other, and with PostgreSQL at the same time.
export class Home {
  private constructor(
    readonly directory: string,
    private readonly databases?: Databases,
    private readonly name = '',
  ) {}

  // With the accounts of accounts.ts.
  static async withAccounts(): Promise<Home> {
    const home = await Home.make(templateDatabase);
    if (home.databases === undefined) await cp(inject('templateDirectory'), home.directory, { recursive: true });
    return home;
  }

  static empty(): Promise<Home> {
    return Home.make('template1');
  }

  static at(directory: string): Home {
    return new Home(directory);
  }

  // In a database that somebody else made and removes.
  static async of(databases: Databases, name: string): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'draftwire-test-')), databases, name);
  }

  private static async make(template: string): Promise<Home> {
    const directory = await mkdtemp(join(tmpdir(), 'draftwire-test-'));
    const postgres = inject('postgresDirectory');
    if (postgres === '') return new Home(directory);
    const databases = new Databases(postgres);
    const name = `league_${randomBytes(8).toString('hex')}`;
    await databases.sql('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
    return new Home(directory, databases, name);
  }

  get databaseFile(): string {
    return join(this.directory, 'draftwire.db');
  }

  get database(): string {
    return this.databases?.url(this.name) ?? `sqlite:${this.databaseFile}`;
  }

  // Behind the server's back, for what its API has no way to say. Rows with | between their columns.
  async sql(statement: string): Promise<string> {
    if (this.databases !== undefined) return this.databases.sql(this.name, statement);
    const { stdout } = await execute('sqlite3', ['-cmd', '.timeout 5000', this.databaseFile, statement]);
    return stdout.trim();
  }

  // What pg_dump wrote, into its empty database on PostgreSQL.
  async load(dump: Buffer): Promise<void> {
    const file = join(this.directory, 'dump.sql');
    await writeFile(file, dump);
    if (this.databases === undefined) throw new Error('a dump is for PostgreSQL');
    await this.databases.load(this.name, file);
  }

  // A database goes with its PostgreSQL: dropping one takes a checkpoint.
  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

export interface ServeOptions extends RunOptions {
  args?: string[];
  // An address that outlives the process; otherwise the system gives it a port.
  listen?: string;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export class Server {
  readonly url: URL;
  readonly ended: Promise<Ended>;

  private constructor(
    readonly home: Home,
    private readonly child: ChildProcess,
    address: string,
    private readonly output: string[],
    ended: Promise<Ended>,
  ) {
    this.url = new URL(address);
    this.ended = ended;
  }

  static async start(home: Home, options: ServeOptions = {}): Promise<Server> {
    const listen = options.listen ?? '127.0.0.1:0';
    const args = ['serve', '--listen', listen, '--database', home.database, ...(options.args ?? [])];
    const child = launch(args, { cwd: home.directory, ...options });
    const output: string[] = [];
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code, signal) => {
        resolve({ code, signal });
      });
    });
    const listening = new Promise<string>((resolve, reject) => {
      let text = '';
      const look = (chunk: string): void => {
        output.push(chunk);
        text += chunk;
        const found = announcement.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout?.setEncoding('utf8').on('data', look);
      child.stderr?.setEncoding('utf8').on('data', look);
      child.once('error', reject);
      void ended.then(({ code }) => {
        reject(new Error(`draftwire serve ended with ${String(code)}:\n${output.join('')}`));
      });
    });
    child.stdin?.end();
    try {
      const address = await within(10_000, 'draftwire serve', listening);
      return new Server(home, child, address, output, ended);
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`${String(error)}\n${output.join('')}`, { cause: error });
    }
  }

  // On a database of its own, with accounts.
  static async fresh(options: ServeOptions = {}): Promise<Server> {
    return Server.start(await Home.withAccounts(), options);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('not running');
    return this.child.pid;
  }

  get log(): string {
    return this.output.join('');
  }

  // Until its log has these words. A line comes after the answer that it is about, and one that repeats another's kind
  // is held back for a second.
  async hasLogged(words: string | RegExp): Promise<void> {
    const has = (): boolean => (typeof words === 'string' ? this.log.includes(words) : words.test(this.log));
    await eventually(10_000, `${String(words)} in the log`, () => (has() ? true : undefined)).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}\n${this.log}`);
      },
    );
  }

  // Orderly.
  async stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return within(10_000, 'an orderly stop', this.ended);
  }

  // kill -9.
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async discard(): Promise<void> {
    await this.kill();
    await this.home.remove();
  }
}
