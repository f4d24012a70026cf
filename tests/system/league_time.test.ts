// The times of a log go forwards, whatever the machine's clock does.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Home, Server } from './harness/server.ts';
import { aStartedDraft, logOf, pick, stateOf } from './harness/world.ts';

// PostgreSQL has a clock of its own, which is not touched here.
const secondLifeIsAheadBy = process.env.DRAFTWIRE_TEST_STORE === 'postgres' ? 0 : 24 * 3_600_000;

let home: Home;
let folder: string;
let servers: Server[] = [];

beforeEach(async () => {
  home = await Home.withAccounts();
  folder = await mkdtemp(join(tmpdir(), 'draftwire-clock-'));
  await setClock('+0');
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await home.remove();
  await rm(folder, { recursive: true });
  servers = [];
});

// How far the time of day of the servers is from the machine's, from here on: libfaketime reads the file each time.
async function setClock(offset: string): Promise<void> {
  await writeFile(join(folder, 'offset'), offset);
}

async function serve(): Promise<Server> {
  const file = join(folder, 'offset');
  const server = await Server.start(home, {
    limits: `export LD_PRELOAD=$(echo /usr/lib/*/faketime/libfaketimeMT.so.1) FAKETIME_TIMESTAMP_FILE=${file} FAKETIME_NO_CACHE=1 DONT_FAKE_MONOTONIC=1 ASAN_OPTIONS=allocator_release_to_os_interval_ms=-1`,
  });
  servers.push(server);
  return server;
}

it('a day ahead and two hours behind, in one life of a server and over a restart', async () => {
  const first = await serve();
  const staff = await Client.signedIn(first.url, olga);
  const began = Date.now();
  const { draft } = await aStartedDraft(staff, { teamSize: 5, pool: [9, 8, 7, 6, 5, 4, 3, 2] });
  const pickNow = async (by: Client): Promise<void> => {
    await pick(by, await stateOf(by, draft.id));
  };
  await pickNow(staff);
  await setClock('+1d');
  await pickNow(staff);
  await setClock('-2h');
  await pickNow(staff);
  const inOneLife = (await logOf(staff, draft.id)).map((event) => Date.parse(event.created_at));
  expect(inOneLife).toEqual(inOneLife.toSorted((left, right) => left - right));
  expect(inOneLife.at(-1)).toBeLessThan(began + 60_000);
  await first.stop();

  await setClock('+1d');
  const second = await serve();
  await pickNow(await Client.signedIn(second.url, olga));
  await second.stop();
  await setClock('-2h');
  const third = await serve();
  const last = await Client.signedIn(third.url, olga);
  await pickNow(last);

  const times = (await logOf(last, draft.id)).map((event) => Date.parse(event.created_at));
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  expect(times.at(-1)).toBeGreaterThan(began + secondLifeIsAheadBy - 60_000);
});
