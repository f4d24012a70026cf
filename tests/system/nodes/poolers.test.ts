// Between the nodes and PostgreSQL: a pooler that keeps sessions is none to notice, and any other is refused by name.
import { execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { eventually } from '../harness/deadline.ts';
import { elsewhere, Nodes } from '../harness/nodes.ts';
import { PgBouncer, Pgpool, type Pooler } from '../harness/poolers.ts';
import { postgresProgram, PostgresServer, type Databases } from '../harness/postgres.ts';
import { run, type Finished } from '../harness/process.ts';
import { Home } from '../harness/server.ts';
import { Starting } from '../harness/starting.ts';
import { Viewer } from '../harness/viewer.ts';
import { aStartedDraft, pick } from '../harness/world.ts';

const execute = promisify(execFile);

let postgres: PostgresServer;
let standby: PostgresServer;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  postgres = await PostgresServer.start();
  await postgres.sql('postgres', 'CREATE DATABASE league');
  standby = await postgres.standby();
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

afterAll(async () => {
  await standby.discard();
  await postgres.discard();
});

async function kept<T extends { discard(): Promise<void> }>(making: Promise<T>): Promise<T> {
  const made = await making;
  cleanups.push(() => made.discard());
  return made;
}

function serveOn(databases: Databases, further = ''): Promise<Finished> {
  return run(['serve', '--listen', '127.0.0.1:0', '--database', `${databases.url('league')}${further}`]);
}

async function mustServeTwoNodes(databases: Databases): Promise<void> {
  const home = await Home.of(databases, 'league');
  const words = ['account', 'add', olga.name, '--role', olga.role, '--database', home.database];
  await postgres.sql('league', "DELETE FROM accounts WHERE name = 'Olga'").catch(() => undefined);
  expect(await run(words, { input: `${olga.password}\n` })).toMatchObject({ status: 0, stderr: '' });
  const nodes = await kept(Nodes.start(2, undefined, home));
  const staff = await nodes.signIn(0, olga);
  const { draft } = await aStartedDraft(staff);
  const viewer = await Viewer.watch(nodes.at(1).url, 'draft', draft.id);
  let { state } = await pick(staff, draft);
  ({ state } = await pick(elsewhere(staff, nodes.at(1).url), state));
  await viewer.reaches(state.seq, 10_000);
  viewer.throwFailure();
}

function expectRefused({ status, stdout, stderr }: Finished, pooler: RegExp, setting: RegExp): void {
  expect([status, stdout]).toEqual([1, '']);
  const reason = stderr.trimEnd().split('\n').at(-1) ?? '';
  expect(reason).toMatch(/^draftwire: the PostgreSQL database league /);
  expect(reason).toMatch(pooler);
  expect(reason).toMatch(setting);
}

describe('PgBouncer', () => {
  it('in session pooling serves two nodes', async () => {
    await mustServeTwoNodes(await kept(PgBouncer.before(postgres, 'session')));
  });

  describe.each([0, 1])('with server_round_robin = %i', (roundRobin) => {
    const turns = [`server_round_robin = ${roundRobin}`];

    it.each(['transaction', 'statement'] as const)('in %s pooling is refused', async (mode) => {
      const bouncer = await kept(PgBouncer.before(postgres, mode, turns));
      expectRefused(await serveOn(bouncer), /PgBouncer/, /set pool_mode = session/);
    });

    it.each(['transaction', 'statement'] as const)('in %s pooling with many idle sessions is refused', async (mode) => {
      const bouncer = await kept(PgBouncer.before(postgres, mode, turns));
      await Promise.all(Array.from({ length: 8 }, () => bouncer.sql('league', 'SELECT pg_sleep(0.3)')));
      expectRefused(await serveOn(bouncer), /PgBouncer/, /set pool_mode = session/);
    });

    it('in transaction pooling that others are busy in is refused', async () => {
      const bouncer = await kept(PgBouncer.before(postgres, 'transaction', turns));
      const script = join(bouncer.directory, 'busy.sql');
      await writeFile(script, 'BEGIN;\nSELECT pg_sleep(0.02);\nEND;\n');
      const words = ['-n', '-c', '6', '-T', '60', '-f', script, '-h', bouncer.directory, '-p', '6432', '-U', 'league'];
      const others = spawn(postgresProgram('pgbench'), [...words, 'league'], { stdio: 'ignore' });
      const ended = new Promise((resolve) => others.once('close', resolve));
      cleanups.push(async () => {
        others.kill();
        await ended;
      });
      const sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'league' AND state = 'active'";
      const areMany = async () => Number(await postgres.sql('postgres', sessions)) > 3;
      await eventually(10_000, 'others', async () => ((await areMany()) ? true : undefined));
      expectRefused(await serveOn(bouncer), /PgBouncer/, /set pool_mode = session/);
    });
  });

  // It tells each client what the server said when the pool began, and so libpq takes a promoted standby for a standby.
  it('that began before a standby serves once that is promoted', async () => {
    const heir = await kept(postgres.standby());
    const bouncer = await kept(PgBouncer.before(heir, 'session'));
    const list = ['account', 'list', '--database', bouncer.url('league'), '--log-level', 'error'];
    const refused = await run(list);
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^draftwire: [^\n]* is read-only: a standby, [^\n]*\n$/);

    await heir.sql('postgres', 'SELECT pg_promote()');

    const url = `${bouncer.url('league')}&target_session_attrs=read-write`;
    await expect(execute(postgresProgram('psql'), ['-c', 'SELECT 1', url])).rejects.toThrow(/session is read-only/);
    expect(await run(list)).toMatchObject({ status: 0, stderr: '' });
  });

  it('that takes no options says which', async () => {
    const bouncer = await kept(PgBouncer.before(postgres, 'session'));
    const { status, stderr } = await serveOn(bouncer, '&options=-c%20geqo%3Doff');
    expect([status, stderr]).toEqual([1, expect.stringContaining('unsupported startup parameter: options')]);
  });
});

describe('pgpool-II', () => {
  it('with load balancing is refused', async () => {
    const pool = await kept(Pgpool.before([postgres, standby], ['load_balance_mode = on']));
    expectRefused(await serveOn(pool), /pgpool-II/, /set load_balance_mode = off/);
  });

  it('as it comes, before one server, is refused as well', async () => {
    expectRefused(await serveOn(await kept(Pgpool.before([postgres], []))), /pgpool-II/, /set load_balance_mode = off/);
  });

  it('without it serves two nodes', async () => {
    await mustServeTwoNodes(await kept(Pgpool.before([postgres, standby], ['load_balance_mode = off'])));
  });

  it('that may not take its only server out lets a node come back when PostgreSQL does', async () => {
    const own = await kept(PostgresServer.start());
    await own.sql('postgres', 'CREATE DATABASE league');
    const settings = ['load_balance_mode = off', "backend_flag0 = 'DISALLOW_TO_FAILOVER'"];
    const pool = await kept(Pgpool.before([own], settings));
    const nodes = await kept(Nodes.start(1, undefined, await Home.of(pool, 'league')));
    const isReady = async () => (await fetch(new URL('/readyz', nodes.at(0).url))).ok;

    await own.halt();
    await eventually(15_000, 'a node that says no', async () => ((await isReady()) ? undefined : true));
    await own.run();

    await eventually(15_000, 'a node that is ready', async () => ((await isReady()) ? true : undefined));
  });
});

const fronts: [name: string, before: (own: PostgresServer) => Promise<Pooler>, why: RegExp][] = [
  [
    'PgBouncer',
    (own) => PgBouncer.before(own, 'session', ['server_login_retry = 1']),
    /server login has been failing|no answer within/,
  ],
  [
    'pgpool-II',
    (own) => Pgpool.before([own], ['load_balance_mode = off', "backend_flag0 = 'DISALLOW_TO_FAILOVER'"]),
    /can not be reached/,
  ],
];

describe.each(fronts)('a node behind a %s that is there before PostgreSQL', (_, before, why) => {
  it('waits, and serves once PostgreSQL is there', async () => {
    const own = await kept(PostgresServer.start());
    await own.sql('postgres', 'CREATE DATABASE league');
    const pool = await kept(before(own));
    await pool.sql('league', 'SELECT 1');
    await own.halt();
    const node = await Starting.launch(await Home.of(pool, 'league'));
    cleanups.push(() => node.kill());

    await node.says(/not ready, waiting: [^\n]*PostgreSQL/, 2);
    await node.says(why);
    expect(await node.status('/readyz')).toBe(503);
    await own.run();

    await node.says(/listening on/);
    expect(await node.status('/readyz')).toBe(200);
  });
});

describe('what libpq says', () => {
  it('is told whole: each address that was tried, and why not, and nothing secret', async () => {
    const url = 'postgresql://league:hush@127.0.0.1:1,127.0.0.1:2/league?password=quiet';
    const { status, stdout, stderr } = await run(['account', 'list', '--database', url]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^draftwire: [^\n]*port 1 failed: Connection refused[^\n]*port 2 failed: Connection refused[^\n]*\n$/,
    );
    expect(stderr).not.toMatch(/hush|quiet/);
  });

  it.each([
    'postgresql://league:hu/sh@127.0.0.1/league',
    'postgresql://league:hu@sh@127.0.0.1/league',
    'postgresql://league:hu%sh@127.0.0.1/league',
    'postgresql://league:12/sh@127.0.0.1/league',
    'postgresql://127.0.0.1/league?password=hu%sh',
  ])('is not told where it quotes a password: %s', async (url) => {
    const { status, stdout, stderr } = await run(['account', 'list', '--database', url]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^draftwire: the URL of the PostgreSQL database can't be read: [^\n]*%40 for @[^\n]*\n$/);
    expect(stderr).not.toMatch(/hu|sh[^a-z]|league/);
  });
});
