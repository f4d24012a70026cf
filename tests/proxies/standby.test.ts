// A primary and its standby, by PostgreSQL's own streaming replication: what a pick that was acknowledged is worth after
// the primary has gone.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { olga } from '../system/harness/accounts.ts';
import { Client } from '../system/harness/client.ts';
import { eventually, within } from '../system/harness/deadline.ts';
import { Databases, ownedByNobody, PostgresServer, postgresProgram, asNobody } from '../system/harness/postgres.ts';
import { run } from '../system/harness/process.ts';
import { Home, Server } from '../system/harness/server.ts';
import { aStartedDraft, logOf, pick } from '../system/harness/world.ts';

class Standby extends Databases {
  private child: ChildProcess | undefined;

  // A base backup of the primary that follows it from then on.
  static async of(primary: PostgresServer): Promise<Standby> {
    const directory = join(primary.directory, 'standby');
    mkdirSync(directory);
    ownedByNobody(directory);
    const standby = new Standby(directory);
    const from = ['-d', `user=league host=${primary.directory} application_name=second`];
    const backup = [
      postgresProgram('pg_basebackup'),
      '-D',
      join(directory, 'data'),
      '-R',
      '-X',
      'stream',
      '-c',
      'fast',
      '--no-sync',
    ];
    const [command = '', ...words] = [...asNobody, ...backup, ...from];
    execFileSync(command, words, { cwd: directory, stdio: 'pipe' });
    appendFileSync(join(directory, 'data', 'postgresql.auto.conf'), "cluster_name = 'second'\n");
    await standby.run();
    return standby;
  }

  async run(): Promise<void> {
    // As the primary has it: with fewer connections, a standby does not start.
    const settings = ['listen_addresses=', `unix_socket_directories=${this.directory}`, 'max_connections=200'];
    const flags = settings.flatMap((setting) => ['-c', setting]);
    const [command = '', ...words] = [...asNobody, postgresProgram('postgres'), '-D', 'data', '-F', ...flags];
    this.child = spawn(command, words, { cwd: this.directory, stdio: 'ignore' });
    await eventually(30_000, 'a standby that answers', () => this.sql('postgres', 'SELECT 1').catch(() => undefined));
  }

  async promote(): Promise<void> {
    await this.sql('postgres', 'SELECT pg_promote()');
  }

  // Its line to the primary breaks. What it has, it keeps.
  async loseThePrimary(): Promise<void> {
    await this.sql('postgres', "ALTER SYSTEM SET primary_conninfo = ''", 'SELECT pg_reload_conf()');
    await eventually(10_000, 'a standby without its primary', async () => {
      const found = await this.sql('postgres', 'SELECT count(*) FROM pg_stat_wal_receiver');
      return found === '0' ? true : undefined;
    });
  }

  async findThePrimary(primary: PostgresServer): Promise<void> {
    const where = `user=league host=${primary.directory} application_name=second`;
    await this.sql('postgres', `ALTER SYSTEM SET primary_conninfo = '${where}'`, 'SELECT pg_reload_conf()');
  }

  async halt(): Promise<void> {
    if (this.child === undefined) return;
    const ended = new Promise((done) => this.child?.once('close', done));
    this.child.kill('SIGQUIT');
    await ended;
  }
}

let primary: PostgresServer;
let standby: Standby | undefined;
let server: Server | undefined;

afterEach(async () => {
  await server?.discard();
  server = undefined;
  await standby?.halt();
  standby = undefined;
  await primary.discard();
});

async function serve(from: Databases): Promise<Server> {
  server = await Server.start(await Home.of(from, 'league'));
  return server;
}

async function aLeague(): Promise<Standby> {
  primary = await PostgresServer.start();
  await primary.sql('postgres', 'CREATE DATABASE league');
  standby = await Standby.of(primary);
  const words = ['account', 'add', olga.name, '--role', olga.role, '--database', primary.url('league')];
  expect((await run(words, { input: `${olga.password}\n` })).status).toBe(0);
  return standby;
}

async function caughtUp(): Promise<void> {
  const behind = 'SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) FROM pg_stat_replication';
  await eventually(10_000, 'a standby that has everything', async () =>
    (await primary.sql('postgres', behind)) === '0' ? true : undefined,
  );
}

it('an asynchronous standby does not have what was acknowledged, and the log has another epoch', async () => {
  const second = await aLeague();
  const staff = await Client.signedIn((await serve(primary)).url, olga);
  const { draft } = await aStartedDraft(staff);
  await caughtUp();
  await second.loseThePrimary();
  const acknowledged = await pick(staff, draft);
  await server?.kill();
  await primary.halt();
  await second.promote();

  const after = new Client((await serve(second)).url);
  expect((await logOf(after, draft.id)).length).toBe(draft.seq);
  expect(acknowledged.state.seq).toBeGreaterThan(draft.seq);
  expect((await after.ok('getDraft', { draft_id: draft.id })).epoch).not.toBe(draft.epoch);
});

it('with synchronous_standby_names nothing is acknowledged that the standby has not', async () => {
  const second = await aLeague();
  await primary.sql('postgres', "ALTER SYSTEM SET synchronous_standby_names = 'second'", 'SELECT pg_reload_conf()');
  const staff = await Client.signedIn((await serve(primary)).url, olga);
  const { draft } = await aStartedDraft(staff);
  await second.loseThePrimary();
  const waiting = pick(staff, draft);
  const waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = 'league'";
  await eventually(10_000, 'a commit that waits for the standby', async () =>
    Number(await primary.sql('postgres', waits)) > 0 ? true : undefined,
  );
  await second.findThePrimary(primary);
  const acknowledged = await within(10_000, 'the answer', waiting);
  await server?.kill();
  await primary.halt();
  await second.promote();

  const after = new Client((await serve(second)).url);
  expect((await logOf(after, draft.id)).at(-1)?.seq).toBe(acknowledged.state.seq);
});
