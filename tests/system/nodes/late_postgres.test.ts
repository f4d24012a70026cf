// A node that starts before its PostgreSQL waits for it, and ends for what no waiting mends.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { eventually, keepsTo } from '../harness/deadline.ts';
import { freePort } from '../harness/free_port.ts';
import { NotifySocket } from '../harness/notify_socket.ts';
import { PostgresServer } from '../harness/postgres.ts';
import { run } from '../harness/process.ts';
import { Home, Server, type ServeOptions } from '../harness/server.ts';
import { Starting } from '../harness/starting.ts';

const waiting = /not ready, waiting: .*PostgreSQL/;

let postgres: PostgresServer;
let home: Home;
let cleanups: (() => Promise<void>)[] = [];

beforeEach(async () => {
  postgres = await PostgresServer.start();
  await postgres.sql('postgres', 'CREATE DATABASE league');
  home = await Home.of(postgres, 'league');
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await home.remove();
  await postgres.discard();
  cleanups = [];
});

async function start(options: ServeOptions = {}, database = home.database): Promise<Starting> {
  const node = await Starting.launch({ database, directory: home.directory }, options);
  cleanups.push(() => node.kill());
  return node;
}

function serveInVain(url: string): ReturnType<typeof run> {
  return run(['serve', '--listen', '127.0.0.1:0', '--database', url]);
}

async function oneReasonOf(url: string): Promise<string> {
  const { status, stderr } = await serveInVain(url);
  expect(status, stderr).toBe(1);
  return stderr.trim().split('\n').at(-1) ?? '';
}

describe('a node that starts before PostgreSQL', () => {
  it('says every few seconds what it waits for, and serves as soon as it is there', async () => {
    const words = ['account', 'add', olga.name, '--role', olga.role, '--database', home.database];
    await run(words, { input: `${olga.password}\n` });
    await postgres.halt();
    const socket = await NotifySocket.at(join(home.directory, 'notify'));
    cleanups.push(() => socket.discard());

    const node = await start({ env: { NOTIFY_SOCKET: socket.name } });
    await node.says(waiting, 2);
    expect(await node.status('/healthz')).toBe(200);
    for (const path of ['/readyz', '/', '/api/v1/tournaments']) expect(await node.status(path), path).toBe(503);
    expect(node.log).not.toContain('listening on');
    for (let line = 0; line < 2; line += 1) {
      const [status, extension] = await socket.next();
      expect(status).toMatch(/^STATUS=waiting: .*PostgreSQL/);
      expect(extension).toMatch(/^EXTEND_TIMEOUT_USEC=\d+$/);
    }

    await postgres.run();
    await node.says(/listening on/);
    expect(await node.status('/readyz')).toBe(200);
    let heard = await socket.next();
    while (heard[0]?.startsWith('STATUS=waiting') === true) heard = await socket.next();
    expect(heard).toEqual(['READY=1', `STATUS=listening on ${node.url.origin}`]);
    const client = await Client.signedIn(node.url, olga);
    expect((await client.ok('getSession')).account?.name).toBe(olga.name);
    expect((await node.stop()).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends at once with status 0 on %s', async (signal) => {
    await postgres.halt();
    await keepsTo(300, 'the end', async () => {
      const node = await start();
      await node.says(waiting);
      const before = performance.now();
      expect((await node.stop(signal)).code).toBe(0);
      return performance.now() - before;
    });
  });

  it('ends at once with status 0 while a server that says nothing is asked', async () => {
    const asked: (() => void)[] = [];
    const mute = createServer(() => {
      for (const tell of asked) tell();
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    try {
      await keepsTo(300, 'the end', async () => {
        const isAsked = new Promise<void>((resolve) => asked.push(resolve));
        const node = await start({}, `postgresql://league@127.0.0.1:${port}/league`);
        await isAsked;
        const before = performance.now();
        expect((await node.stop()).code).toBe(0);
        return performance.now() - before;
      });
    } finally {
      mute.close();
    }
  });

  it('waits while PostgreSQL has no connection for it', async () => {
    await serveUntilReady();
    await postgres.sql('postgres', 'CREATE ROLE guest LOGIN', 'GRANT ALL ON DATABASE league TO guest');
    await postgres.sql('league', 'GRANT ALL ON ALL TABLES IN SCHEMA public TO guest');
    await postgres.sql('league', 'GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO guest');
    await postgres.sql('postgres', 'ALTER DATABASE league CONNECTION LIMIT 0');
    const node = await start({}, home.database.replace('user=league', 'user=guest'));
    await node.says(waiting);
    await postgres.sql('postgres', 'ALTER DATABASE league CONNECTION LIMIT -1');
    await node.says(/listening on/);
  });
});

async function serveUntilReady(): Promise<void> {
  const server = await Server.start(home);
  await server.stop();
}

describe('what no waiting mends ends the start, with the reason', () => {
  it('a database that does not exist', async () => {
    expect(await oneReasonOf(postgres.url('nowhere'))).toMatch(/nowhere/);
  });

  it('a role that does not exist', async () => {
    expect(await oneReasonOf(home.database.replace('user=league', 'user=stranger'))).toMatch(/stranger/);
  });

  it('a wrong password, and none', async () => {
    await postgres.sql('postgres', "CREATE ROLE kay LOGIN PASSWORD 'right'");
    const rules = join(postgres.data, 'pg_hba.conf');
    await writeFile(rules, `local all kay scram-sha-256\n${await readFile(rules, 'utf8')}`);
    await postgres.sql('postgres', 'SELECT pg_reload_conf()');
    const kays = home.database.replace('user=league', 'user=kay');
    await eventually(5_000, 'rules that are read', async () =>
      (await serveInVain(kays)).stderr.includes('password') ? true : undefined,
    );
    expect(await oneReasonOf(`${kays}&password=wrong`)).toMatch(/password/);
    expect(await oneReasonOf(kays)).toMatch(/password/);
  });

  it('a schema of a newer Draftwire', async () => {
    await serveUntilReady();
    await postgres.sql('league', "INSERT INTO schema_versions (version, name) VALUES (9999, 'later')");
    expect(await oneReasonOf(home.database)).toMatch(/newer/);
  });
});

it('a Redis that is not there, or says nothing, delays no start', async () => {
  await serveUntilReady();
  const mute = createServer();
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  try {
    for (const redis of [await freePort(), port]) {
      await keepsTo(5_000, 'a start', async () => {
        const before = performance.now();
        const node = await start({ args: ['--redis', `redis://127.0.0.1:${redis}`] });
        await node.says(/listening on/);
        const took = performance.now() - before;
        expect(await node.status('/readyz')).toBe(200);
        await node.stop();
        return took;
      });
    }
  } finally {
    mute.close();
  }
}, 120_000);
