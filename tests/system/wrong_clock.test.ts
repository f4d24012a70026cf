// A clock that is ahead ends sessions for as long as it is, and deletes nothing.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ada, mika, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { elsewhere } from './harness/nodes.ts';
import { Home, Server, type ServeOptions } from './harness/server.ts';

// libfaketime; deadlines of threads go by the monotonic clock, which stays as it is.
const aheadByAYear = {
  limits: `export LD_PRELOAD=$(echo /usr/lib/*/faketime/libfaketimeMT.so.1) FAKETIME=+400d DONT_FAKE_MONOTONIC=1 ASAN_OPTIONS=allocator_release_to_os_interval_ms=-1`,
};

let home: Home;
let servers: Server[] = [];

beforeEach(async () => {
  home = await Home.withAccounts();
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await home.remove();
  servers = [];
});

async function serve(options: ServeOptions = {}): Promise<Server> {
  const server = await Server.start(home, options);
  servers.push(server);
  return server;
}

it('ahead by a year, it keeps sessions, invitations and the audit log', async () => {
  const before = await serve();
  const admin = await Client.signedIn(before.url, ada);
  const member = await Client.signedIn(before.url, mika);
  await admin.ok('createInvite', {}, { json: { role: 'member' } });
  const entries = (await admin.ok('listAudit')).items.map((entry) => entry.id);
  await before.stop();

  for (let start = 0; start < 2; start += 1) {
    const ahead = await serve(aheadByAYear);
    expect((await elsewhere(member, ahead.url).ok('getSession')).account).toBeNull();
    const staff = await Client.signedIn(ahead.url, olga);
    expect((await staff.ok('getSession')).account?.name).toBe(olga.name);
    await ahead.stop();
  }

  const after = await serve();
  expect((await elsewhere(member, after.url).ok('getSession')).account?.name).toBe(mika.name);
  const office = elsewhere(admin, after.url);
  expect((await office.ok('listInvites')).items).toHaveLength(1);
  const kept = (await office.ok('listAudit')).items.map((entry) => entry.id);
  expect(kept).toEqual(expect.arrayContaining(entries));
});
