// A league moves from SQLite to PostgreSQL and back.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { run } from '../harness/process.ts';
import { Home, Server } from '../harness/server.ts';
import { aDraft, aStartedDraft, linkFor, linksOf, logOf, pick, pickToTheEnd, stateOf, undo } from '../harness/world.ts';

let directory: string;
let file: Home;
let database: Home;
let wayBack: Home;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'draftwire-copy-'));
  file = Home.at(join(directory));
  wayBack = Home.at(await mkdtemp(join(tmpdir(), 'draftwire-copy-')));
  database = await Home.empty();
  const added = ['account', 'add', olga.name, '--role', olga.role, '--database', file.database];
  expect((await run(added, { input: `${olga.password}\n` })).status).toBe(0);
});

afterAll(async () => {
  await Promise.all([file.remove(), database.remove(), wayBack.remove()]);
  await rm(directory, { recursive: true, force: true });
});

it('with every log, link and session, and new ids go on from the old ones', async () => {
  const original = await Server.start(file);
  const staff = await Client.signedIn(original.url, olga);
  const finished = await aStartedDraft(staff, { style: 'shuffle', captains: [5000, 5000] });
  await pickToTheEnd(staff, finished.draft);
  const running = await aStartedDraft(staff, { style: 'snake' });
  await undo(staff, (await pick(staff, running.draft)).state);
  const pending = await aDraft(staff);
  const link = linkFor(await linksOf(staff, running.draft.id), running.captains[0]?.id ?? 0);
  const drafts = [finished.draft.id, running.draft.id, pending.draft.id];
  const logs = await Promise.all(drafts.map((draft) => logOf(staff, draft)));
  const gone = await aDraft(staff);
  await staff.ok('deleteTournament', { tournament_id: gone.tournamentId });
  await original.stop();

  const copied = await run(['copy', file.database, database.database]);
  expect(copied.stderr).toBe('');
  expect(copied.stdout).toMatch(/copied 3 tournaments with 3 drafts and \d+ events; every log is the same/);
  const back = await run(['copy', database.database, wayBack.database]);
  expect(back.stdout).toBe(copied.stdout);

  for (const home of [database, wayBack]) {
    const server = await Server.start(home);
    const again = new Client(server.url);
    for (const [name, value] of staff.cookies) again.cookies.set(name, value);
    expect((await again.ok('getSession')).account?.name).toBe(olga.name);
    expect(await Promise.all(drafts.map((draft) => logOf(again, draft)))).toEqual(logs);
    expect((await Client.inSeat(server.url, link)).cookies.size).toBeGreaterThan(0);
    const next = await pick(again, await stateOf(again, running.draft.id));
    expect(next.events[0]?.id).toBeGreaterThan(Math.max(...logs.flat().map((event) => event.id)));
    expect((await aDraft(again)).tournamentId).toBeGreaterThan(gone.tournamentId);
    await server.stop();
  }
  expect(await readFile(`${wayBack.databaseFile}.secret`, 'utf8')).toBe(
    await readFile(`${file.databaseFile}.secret`, 'utf8'),
  );
});

it('and not over another one', async () => {
  const refused = await run(['copy', wayBack.database, database.database]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/holds a league already/);
});
