// PgBouncer and pgpool-II between the server and a real PostgreSQL, as docs/operations.md says they have to be set.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from '../system/harness/accounts.ts';
import { Client } from '../system/harness/client.ts';
import { eventually } from '../system/harness/deadline.ts';
import { freePort } from '../system/harness/free_port.ts';
import { Databases, PostgresServer, asNobody } from '../system/harness/postgres.ts';
import { run } from '../system/harness/process.ts';
import { Home, Server } from '../system/harness/server.ts';
import { Viewer } from '../system/harness/viewer.ts';
import { aStartedDraft, logOf, pickToTheEnd, stateOf } from '../system/harness/world.ts';

interface PoolerKind {
  name: string;
  settings: (postgres: string, folder: string, port: number) => Record<string, string>;
  command: (folder: string) => string[];
}

const kinds: PoolerKind[] = [
  {
    name: 'PgBouncer in session mode',
    settings: (postgres, folder, port) => ({
      'pgbouncer.ini': [
        '[databases]',
        `* = host=${postgres} user=league`,
        '[pgbouncer]',
        'listen_addr = 127.0.0.1',
        `listen_port = ${port}`,
        'unix_socket_dir =',
        'auth_type = any',
        'pool_mode = session',
        'default_pool_size = 40',
        `logfile = ${folder}/log`,
        '',
      ].join('\n'),
    }),
    command: (folder) => ['pgbouncer', `${folder}/pgbouncer.ini`],
  },
  {
    name: 'pgpool-II without load balancing',
    settings: (postgres, folder, port) => ({
      'pgpool.conf': [
        "backend_clustering_mode = 'streaming_replication'",
        "listen_addresses = '127.0.0.1'",
        `port = ${port}`,
        `pcp_port = ${port + 1}`,
        `socket_dir = '${folder}'`,
        `pcp_socket_dir = '${folder}'`,
        `pid_file_name = '${folder}/pid'`,
        `logdir = '${folder}'`,
        `work_dir = '${folder}'`,
        `backend_hostname0 = '${postgres}'`,
        'backend_port0 = 5432',
        'load_balance_mode = off',
        'num_init_children = 40',
        'max_pool = 1',
        'sr_check_period = 0',
        '',
      ].join('\n'),
    }),
    command: (folder) => ['pgpool', '-n', '-f', `${folder}/pgpool.conf`, '-F', `${folder}/none`],
  },
];

// The same databases, through a pooler.
class Pooler extends Databases {
  private constructor(
    directory: string,
    private readonly port: number,
    private readonly child: ChildProcess,
  ) {
    super(directory);
  }

  static async before(postgres: PostgresServer, kind: PoolerKind): Promise<Pooler> {
    const folder = await mkdtemp(join(tmpdir(), 'draftwire-pooler-'));
    chmodSync(folder, 0o777);
    const port = await freePort();
    for (const [name, text] of Object.entries(kind.settings(postgres.directory, folder, port))) {
      writeFileSync(join(folder, name), text);
    }
    const [command = '', ...words] = [...asNobody, ...kind.command(folder)];
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
    const child = spawn(command, words, { cwd: folder, env, stdio: 'ignore', detached: true });
    const pooler = new Pooler(folder, port, child);
    try {
      await eventually(15_000, `${kind.name} that answers`, () =>
        pooler.sql('postgres', 'SELECT 1').catch(() => undefined),
      );
    } catch (error) {
      await pooler.discard();
      throw error;
    }
    return pooler;
  }

  override url(database: string): string {
    return `postgresql://league@127.0.0.1:${this.port}/${database}`;
  }

  async discard(): Promise<void> {
    const ended = new Promise((done) => this.child.once('close', done));
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}

let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await PostgresServer.start();
});

afterAll(() => postgres.discard());

describe.each(kinds)('$name', (kind) => {
  it('carries two nodes and a whole draft', async () => {
    const name = `league_${kinds.indexOf(kind)}`;
    await postgres.sql('postgres', `CREATE DATABASE ${name}`);
    const pooler = await Pooler.before(postgres, kind);
    const home = await Home.of(pooler, name);
    const words = ['account', 'add', olga.name, '--role', olga.role, '--database', home.database];
    expect((await run(words, { input: `${olga.password}\n` })).stderr).toBe('');
    const nodes = [await Server.start(home), await Server.start(home)] as const;
    try {
      const staff = await Client.signedIn(nodes[0].url, olga);
      const { draft } = await aStartedDraft(staff, { style: 'shuffle' });
      const viewer = await Viewer.watch(nodes[1].url, 'draft', draft.id);
      const end = await pickToTheEnd(staff, draft);
      expect(end.status).toBe('completed');
      await viewer.reaches(end.seq, 20_000);
      const other = new Client(nodes[1].url);
      expect(await stateOf(other, draft.id)).toEqual(end);
      expect((await logOf(other, draft.id)).map((event) => event.seq)).toEqual(
        Array.from({ length: end.seq }, (_, index) => index + 1),
      );
      await viewer.leave();
    } finally {
      await Promise.all(nodes.map((node) => node.kill()));
      await home.remove();
      await pooler.discard();
    }
  });
});
