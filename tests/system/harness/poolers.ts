// Real poolers between the servers and a PostgreSQL of the tests: each in a temporary folder, on a socket in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './deadline.ts';
import { asNobody, Databases, ownedByNobody } from './postgres.ts';

export abstract class Pooler extends Databases {
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  protected constructor(
    directory: string,
    private readonly port: number,
  ) {
    super(directory);
  }

  override url(database: string): string {
    return `${super.url(database)}&port=${this.port}`;
  }

  // Without the rights of root, which PgBouncer refuses.
  protected run(words: string[]): void {
    const [command = '', ...rest] = [...asNobody, ...words];
    const child = spawn(command, rest, { cwd: this.directory, stdio: 'ignore' });
    this.child = child;
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  // Until it listens: what is behind it need not be there.
  protected async answers(): Promise<void> {
    await eventually(15_000, 'a pooler that answers', async () =>
      (await this.sql('postgres', 'SELECT 1').catch(() => undefined)) === '1' ? true : undefined,
    );
  }

  // With each of its processes.
  async discard(): Promise<void> {
    this.child?.kill('SIGINT');
    await this.ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function aFolder(name: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), `draftwire-${name}-`));
  ownedByNobody(directory);
  return directory;
}

export type PoolMode = 'session' | 'transaction' | 'statement';

export class PgBouncer extends Pooler {
  // `settings`: further lines of its configuration.
  static async before(postgres: Databases, mode: PoolMode, settings: string[] = []): Promise<PgBouncer> {
    const bouncer = new PgBouncer(await aFolder('pgbouncer'), 6432);
    writeFileSync(join(bouncer.directory, 'users.txt'), '"league" ""\n');
    const lines = [
      '[databases]',
      `* = host=${postgres.directory}`,
      '[pgbouncer]',
      'listen_port = 6432',
      `unix_socket_dir = ${bouncer.directory}`,
      'auth_type = trust',
      'auth_file = users.txt',
      `pool_mode = ${mode}`,
      ...settings,
    ];
    writeFileSync(join(bouncer.directory, 'pgbouncer.ini'), `${lines.join('\n')}\n`);
    bouncer.run(['/usr/sbin/pgbouncer', '-q', 'pgbouncer.ini']);
    await bouncer.answers();
    return bouncer;
  }
}

export class Pgpool extends Pooler {
  // The first is the one that is written to.
  static async before(backends: Databases[], settings: string[]): Promise<Pgpool> {
    const pool = new Pgpool(await aFolder('pgpool'), 9999);
    const lines = [
      "backend_clustering_mode = 'streaming_replication'",
      "listen_addresses = ''",
      "pcp_listen_addresses = ''",
      ...['socket_dir', 'pcp_socket_dir', 'work_dir', 'logdir'].map((name) => `${name} = '${pool.directory}'`),
      `pid_file_name = '${pool.directory}/pid'`,
      "pool_passwd = ''",
      "sr_check_user = 'league'",
      'sr_check_period = 1',
      ...backends.flatMap(({ directory }, index) => [
        `backend_hostname${index} = '${directory}'`,
        `backend_port${index} = 5432`,
        `backend_weight${index} = 1`,
      ]),
      ...settings,
    ];
    writeFileSync(join(pool.directory, 'pgpool.conf'), `${lines.join('\n')}\n`);
    for (const name of ['pcp.conf', 'pool_hba.conf']) writeFileSync(join(pool.directory, name), '');
    pool.run(['/usr/sbin/pgpool', '-n', '-f', 'pgpool.conf', '-F', 'pcp.conf', '-a', 'pool_hba.conf']);
    await pool.answers();
    return pool;
  }
}
