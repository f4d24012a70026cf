// A PostgreSQL server of the tests' own: in a temporary folder, on a socket in it, ended with the tests. Root gives up
// its rights for it, because PostgreSQL refuses them.
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './deadline.ts';
import { here, type Place } from './place.ts';

const execute = promisify(execFile);

// Debian keeps the programs of each version in a folder of its own.
function programs(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root).filter((name) => existsSync(join(root, name, 'bin/initdb')))
    : [];
  const newest = versions.sort((left, right) => Number(left) - Number(right)).at(-1);
  if (newest === undefined) throw new Error('no PostgreSQL is installed');
  return join(root, newest, 'bin');
}

// One of PostgreSQL's own programs.
export function postgresProgram(name: string): string {
  return join(programs(), name);
}

function idOf(kind: 'u' | 'g'): number {
  return Number(execFileSync('id', [`-${kind}`, 'nobody'], { encoding: 'utf8' }));
}

const isRoot = process.getuid?.() === 0;
export const asNobody = isRoot ? ['setpriv', `--reuid=${idOf('u')}`, `--regid=${idOf('g')}`, '--clear-groups'] : [];

export function ownedByNobody(directory: string): void {
  if (isRoot) chownSync(directory, idOf('u'), idOf('g'));
}

// Where databases are made and asked, in another process than the one that started the server.
export class Databases {
  constructor(readonly directory: string) {}

  url(database: string): string {
    return `postgresql:///${database}?user=league&host=${this.directory}`;
  }

  async sql(database: string, ...statements: string[]): Promise<string> {
    const commands = statements.flatMap((statement) => ['-c', statement]);
    const words = ['-qAtX', '-v', 'ON_ERROR_STOP=1', ...commands, this.url(database)];
    return (await execute(postgresProgram('psql'), words, { encoding: 'utf8' })).stdout.trim();
  }

  // A file of statements.
  async load(database: string, file: string): Promise<void> {
    await execute(postgresProgram('psql'), ['-qX', '-v', 'ON_ERROR_STOP=1', '-f', file, this.url(database)]);
  }
}

export class PostgresServer extends Databases {
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  private constructor(
    directory: string,
    private readonly place: Place,
  ) {
    super(directory);
  }

  // Elsewhere than here, it listens at the address of the place, too.
  static async start(place = here): Promise<PostgresServer> {
    const directory = await mkdtemp(join(tmpdir(), 'draftwire-postgres-'));
    ownedByNobody(directory);
    const server = new PostgresServer(directory, place);
    const words = ['-D', 'data', '-U', 'league', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    const [command = '', ...rest] = [...asNobody, postgresProgram('initdb'), ...words];
    execFileSync(command, rest, { cwd: directory, stdio: 'pipe' });
    if (place !== here) appendFileSync(join(server.data, 'pg_hba.conf'), 'host all all samenet trust\n');
    await server.run();
    return server;
  }

  // A standby of this one, that streams from it.
  async standby(): Promise<PostgresServer> {
    const directory = await mkdtemp(join(tmpdir(), 'draftwire-postgres-'));
    ownedByNobody(directory);
    const words = ['-h', this.directory, '-U', 'league', '-D', 'data', '-R', '-X', 'stream', '-c', 'fast'];
    const [command = '', ...rest] = [...asNobody, postgresProgram('pg_basebackup'), ...words];
    await execute(command, rest, { cwd: directory });
    const server = new PostgresServer(directory, here);
    await server.run();
    return server;
  }

  get data(): string {
    return join(this.directory, 'data');
  }

  async run(): Promise<void> {
    const addresses = this.place === here ? '' : this.place.address;
    const settings = [
      `listen_addresses=${addresses}`,
      `unix_socket_directories=${this.directory}`,
      'max_connections=200',
    ];
    const words = ['-D', 'data', '-F', ...settings.flatMap((setting) => ['-c', setting])];
    const [command = '', ...rest] = [...this.place.prefix, ...asNobody, postgresProgram('postgres'), ...words];
    const child = spawn(command, rest, { cwd: this.directory, stdio: 'ignore' });
    this.child = child;
    this.ended = new Promise((resolve) => child.once('close', resolve));
    await eventually(30_000, 'a PostgreSQL that answers', () =>
      this.sql('postgres', 'SELECT 1').catch(() => undefined),
    );
  }

  // At once, as a crash would.
  async halt(): Promise<void> {
    this.child?.kill('SIGQUIT');
    await this.ended;
  }

  // Every process of it stands still: its connections stay, and nothing answers. A test that freezes it lets it thaw.
  freeze(): void {
    this.tellAll('SIGSTOP');
  }

  thaw(): void {
    this.tellAll('SIGCONT');
  }

  // The first one first, which starts the others.
  private tellAll(signal: NodeJS.Signals): void {
    const first = this.child?.pid;
    if (first === undefined) return;
    process.kill(first, signal);
    const others = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').trim().split(' ');
    for (const other of others) process.kill(Number(other), signal);
  }

  // Everything that it holds, as it is on disk. While it does not run.
  async save(): Promise<string> {
    const saved = `${this.data}-saved`;
    await rm(saved, { recursive: true, force: true });
    await cp(this.data, saved, { recursive: true, preserveTimestamps: true });
    if (isRoot) execFileSync('chown', ['-R', 'nobody:nogroup', saved]);
    return saved;
  }

  // The same while it runs, as an operator makes it. Put back without a recovery, it is what was committed until now.
  async baseBackup(): Promise<string> {
    const saved = `${this.data}-backup`;
    const words = ['-D', saved, '-d', this.url('postgres'), '-X', 'stream', '-c', 'fast', '--no-sync'];
    const [command = '', ...rest] = [...asNobody, join(programs(), 'pg_basebackup'), ...words];
    await execute(command, rest, { cwd: this.directory });
    return saved;
  }

  async putBack(saved: string): Promise<void> {
    await rm(this.data, { recursive: true });
    execFileSync('cp', ['-a', saved, this.data]);
  }

  async discard(): Promise<void> {
    await this.halt();
    await rm(this.directory, { recursive: true, force: true });
  }
}
