// A base backup that is put back without recovery.signal: the server has the same identifier, the same timeline, the
// same oid and the same transactions as the one that it came from, and only the nodes know that it had gone further.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { PostgresServer } from '../harness/postgres.ts';
import { run } from '../harness/process.ts';
import { Home, Server } from '../harness/server.ts';
import { Viewer } from '../harness/viewer.ts';
import type { DraftState } from '../harness/wire.ts';
import { aStartedDraft, pick } from '../harness/world.ts';

// Each makes a PostgreSQL of its own and starts several nodes.
const longEnough = 120_000;

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface League {
  postgres: PostgresServer;
  home: Home;
}

async function aLeague(): Promise<League> {
  const postgres = await PostgresServer.start();
  cleanups.push(() => postgres.discard());
  await postgres.sql('postgres', 'CREATE DATABASE league');
  const home = await Home.of(postgres, 'league');
  cleanups.push(() => home.remove());
  const made = await run(['account', 'add', olga.name, '--role', olga.role, '--database', home.database], {
    input: olga.password,
  });
  expect(made.status).toBe(0);
  return { postgres, home };
}

// A node's own folder, which is there after it has ended.
async function aStateDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'draftwire-state-'));
  cleanups.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function aNode(home: Home, stateDirectory: string): Promise<Server> {
  const server = await Server.start(home, { args: ['--state-dir', stateDirectory] });
  cleanups.push(() => server.kill());
  return server;
}

async function picks(staff: Client, state: DraftState, count: number): Promise<DraftState> {
  let now = state;
  for (let made = 0; made < count; made += 1) now = (await pick(staff, now)).state;
  return now;
}

it(
  'no viewer resumes into the history that begins behind it, however far that is',
  async () => {
    const { postgres, home } = await aLeague();
    const folder = await aStateDirectory();
    const before = await aNode(home, folder);
    const staff = await Client.signedIn(before.url, olga);
    const { draft } = await aStartedDraft(staff, { teamSize: 5 });
    const saved = await picks(staff, draft, 1);
    const backup = await postgres.baseBackup();
    const lost = await picks(staff, saved, 2);
    await before.kill();

    await postgres.halt();
    await postgres.putBack(backup);
    await postgres.run();
    // A node of another machine, which was never here, makes the log longer than it was.
    const stranger = await aNode(home, await aStateDirectory());
    const again = await Client.signedIn(stranger.url, olga);
    const returned = await again.ok('getDraft', { draft_id: draft.id });
    expect(returned.seq).toBe(saved.seq);
    const further = await picks(again, returned, 4);
    expect(further.seq).toBeGreaterThan(lost.seq);
    await stranger.kill();

    const after = await aNode(home, folder);

    const viewer = await Viewer.watch(after.url, 'draft', draft.id, { after: lost.seq, epoch: draft.epoch });
    expect(viewer.messages[0]?.type).toBe('initial_events');
    expect(viewer.epoch).not.toBe(draft.epoch);
    expect(viewer.head).toBe(further.seq);
  },
  longEnough,
);

it(
  'a node that finds everything where it left it keeps the epoch',
  async () => {
    const { postgres, home } = await aLeague();
    const folder = await aStateDirectory();
    const before = await aNode(home, folder);
    const staff = await Client.signedIn(before.url, olga);
    const { draft } = await aStartedDraft(staff, { teamSize: 5 });
    const last = await picks(staff, draft, 2);
    await before.kill();
    await postgres.halt();
    await postgres.run();

    const after = await aNode(home, folder);

    const viewer = await Viewer.watch(after.url, 'draft', draft.id, { after: last.seq, epoch: draft.epoch });
    expect(viewer.messages[0]?.type).toBe('resumed');
    expect(viewer.epoch).toBe(draft.epoch);
  },
  longEnough,
);

it(
  'a state directory that can not be used ends the start with one line that names it',
  async () => {
    const { home } = await aLeague();
    const started = await run([
      'serve',
      '--listen',
      '127.0.0.1:0',
      '--database',
      home.database,
      '--state-dir',
      '/nowhere',
    ]);
    expect(started.status).toBe(1);
    expect(started.stderr).toContain('/nowhere/seen-');
  },
  longEnough,
);
