// An SQLite file that is moved, replaced or deleted under a running server: nothing is acknowledged that it would lose.
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually } from './harness/deadline.ts';
import { Home, Server } from './harness/server.ts';

let home: Home;
let server: Server;
let staff: Client;

beforeEach(async () => {
  home = await Home.withAccounts();
  server = await Server.start(home);
  staff = await Client.signedIn(server.url, olga);
});

afterEach(async () => {
  await server.kill();
  await home.remove();
});

let made = 0;

async function write(): Promise<{ name: string; status: number }> {
  made += 1;
  const name = `Cup ${made}`;
  const { status } = await staff.send('POST', '/api/v1/tournaments', { json: { name } });
  return { name, status };
}

// Writes by eight at once, before, during and after `change`: what was acknowledged, and what was of that which began
// after it.
async function writeDuring(change: () => Promise<void>): Promise<{ acknowledged: string[]; late: string[] }> {
  const acknowledged: string[] = [];
  const late: string[] = [];
  let hasChanged = false;
  let refused = 0;
  const writers = Array.from({ length: 8 }, async () => {
    while (refused < 40) {
      const isLate = hasChanged;
      const { name, status } = await write();
      if (status === 201) (isLate ? late : acknowledged).push(name);
      else refused += 1;
    }
  });
  await eventually(10_000, 'some writes', () => (acknowledged.length > 30 ? true : undefined));
  await change();
  hasChanged = true;
  await Promise.all(writers);
  return { acknowledged, late };
}

async function namesIn(directory: string): Promise<string[]> {
  const again = await Server.start(Home.at(directory));
  try {
    const { items } = await new Client(again.url).ok('listTournaments');
    return items.map((tournament) => tournament.name);
  } finally {
    await again.kill();
  }
}

async function isReady(): Promise<boolean> {
  return (await staff.send('GET', '/readyz')).status === 200;
}

describe('a file that is moved away under load', () => {
  it('has all that was acknowledged, takes nothing more, and goes on when it is moved back', async () => {
    const aside = join(home.directory, 'aside');
    await mkdir(aside);
    const moved = join(aside, 'draftwire.db');

    const { acknowledged, late } = await writeDuring(() => rename(home.databaseFile, moved));

    expect(late).toEqual([]);
    expect(await isReady()).toBe(false);
    expect((await staff.send('GET', '/api/v1/tournaments')).status).toBe(200);
    await server.hasLogged(/draftwire\.db: was moved or deleted while the server ran.*moved back/);

    await rename(moved, home.databaseFile);
    await eventually(5_000, 'a server that is ready', async () => ((await isReady()) ? true : undefined));
    const after = await write();
    expect(after.status).toBe(201);
    await server.kill();
    const names = await namesIn(home.directory);
    expect(names).toEqual(expect.arrayContaining([...acknowledged, after.name]));
  });

  it('is noticed without any write', async () => {
    await rename(home.databaseFile, `${home.databaseFile}-aside`);
    await eventually(5_000, 'a server that is not ready', async () => ((await isReady()) ? undefined : true));
    await rename(`${home.databaseFile}-aside`, home.databaseFile);
    await eventually(5_000, 'a server that is ready', async () => ((await isReady()) ? true : undefined));
  });
});

it('a file that is replaced under load takes nothing more until a restart, which uses the new one', async () => {
  const backup = join(home.directory, 'backup.db');
  await home.sql(`VACUUM INTO '${backup}'`);
  await write();

  const { late } = await writeDuring(() => rename(backup, home.databaseFile));

  expect(late).toEqual([]);
  expect(await isReady()).toBe(false);
  await server.hasLogged(/draftwire\.db: another file was put in its place.*restarted/);
  expect((await server.stop()).code).toBe(0);
  expect(await namesIn(home.directory)).toEqual([]);
});

it.each(['draftwire.db', 'draftwire.db-wal'])(
  'with %s deleted under load, nothing more is acknowledged',
  async (name) => {
    const { late } = await writeDuring(() => rm(join(home.directory, name)));
    expect(late).toEqual([]);
    expect(await isReady()).toBe(false);
    await server.hasLogged(`${name}: was moved or deleted`);
  },
);

it('a file that a backup is copied over under load takes nothing more', async () => {
  const backup = join(home.directory, 'backup.db');
  await home.sql(`VACUUM INTO '${backup}'`);
  await home.sql('PRAGMA wal_checkpoint(TRUNCATE)');
  expect((await write()).status).toBe(201);

  const { late } = await writeDuring(() => copyFile(backup, home.databaseFile));

  expect(late).toEqual([]);
  expect(await isReady()).toBe(false);
  await server.hasLogged(/draftwire\.db: was overwritten while the server ran/);
});

it('a copy that is made of it changes nothing', async () => {
  await cp(home.databaseFile, join(home.directory, 'copy.db'));
  expect((await write()).status).toBe(201);
  expect(await isReady()).toBe(true);
});
