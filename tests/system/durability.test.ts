// What was acknowledged survives, and a bad file does no damage.
import { chmod, cp, readFile, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually, keepsTo } from './harness/deadline.ts';
import { fold } from './harness/fold.ts';
import { run, withoutPrivilege, type Finished } from './harness/process.ts';
import { Home, Server } from './harness/server.ts';
import { SmallDisk } from './harness/small_disk.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftChange, DraftEvent, DraftState } from './harness/wire.ts';
import {
  aStartedDraft,
  aTournament,
  currentRound,
  freePlayer,
  logOf,
  pick,
  pickToTheEnd,
  stateOf,
} from './harness/world.ts';

let homes: Home[] = [];
let servers: Server[] = [];

afterEach(async () => {
  for (const server of servers) await server.kill();
  for (const home of homes) await home.remove();
  servers = [];
  homes = [];
});

async function aHome(): Promise<Home> {
  const home = await Home.withAccounts();
  homes.push(home);
  return home;
}

async function serve(home: Home, limits?: string): Promise<Server> {
  const server = await Server.start(home, limits === undefined ? {} : { limits });
  servers.push(server);
  return server;
}

function serveInVain(home: Home): Promise<Finished> {
  return run(['serve', '--listen', '127.0.0.1:0', '--database', home.database]);
}

function expectOneClearLine(finished: Finished, words: RegExp): void {
  const lines = finished.stderr.trim().split('\n');
  expect(finished.status, finished.stderr).toBe(1);
  expect(lines.at(-1)).toMatch(words);
  expect(finished.stderr).not.toMatch(/terminate called|Assertion|core dumped/);
}

const long = {
  captains: [5000, 4900, 4800, 4700, 4600, 4500, 4400, 4300],
  pool: Array.from({ length: 80 }, (_, index) => 4000 - index),
  teamSize: 10,
};

// Picks in several drafts at once until the line is cut; gives what was acknowledged.
async function pickUntilCut(staff: Client, drafts: DraftState[], acknowledged: DraftEvent[]): Promise<void> {
  await Promise.all(
    drafts.map(async (draft) => {
      for (let now = draft; now.on_clock !== null;) {
        const change = await pick(staff, now).catch(() => undefined);
        if (change === undefined) return;
        acknowledged.push(...change.events);
        now = change.state;
      }
    }),
  );
}

describe('kill -9 while picks are made', () => {
  it('loses nothing that was acknowledged, and leaves whole commits only', async () => {
    const home = await aHome();
    for (let crash = 0; crash < 3; crash += 1) {
      const server = await serve(home);
      const staff = await Client.signedIn(server.url, olga);
      const drafts: DraftState[] = [];
      for (let each = 0; each < 4; each += 1) {
        drafts.push((await aStartedDraft(staff, { ...long, style: 'shuffle' })).draft);
      }
      const acknowledged: DraftEvent[] = [];
      const picking = pickUntilCut(staff, drafts, acknowledged);
      await eventually(5_000, 'some picks', () => acknowledged.length > 20 + crash * 13 || undefined);
      await server.kill();
      await picking;

      const again = await serve(home);
      const anyone = new Client(again.url);
      for (const draft of drafts) {
        const log = await logOf(anyone, draft.id);
        const mine = acknowledged.filter((event) => event.draft_id === draft.id);
        const state = await stateOf(anyone, draft.id);
        expect(log.filter((event) => mine.some((known) => known.seq === event.seq))).toEqual(mine);
        expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1));
        expect(['captain_assigned', 'draft_completed']).toContain(log.at(-1)?.event_type);
        expect(fold(state, log)).toEqual(state);
      }
      await again.stop();
    }
  });

  it('lets viewers resume where they were', async () => {
    const home = await aHome();
    const server = await serve(home);
    const staff = await Client.signedIn(server.url, olga);
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    await pick(staff, draft);
    await server.kill();
    const again = await serve(home);
    const { head, epoch } = viewer;
    const resumed = await Viewer.watch(again.url, 'draft', draft.id, { after: head, epoch });
    expect(resumed.first).toMatchObject({ type: 'resumed', epoch });
    await resumed.leave();
  });

  it('keeps sessions and seat links', async () => {
    const home = await aHome();
    const server = await serve(home);
    const staff = await Client.signedIn(server.url, olga);
    const { draft } = await aStartedDraft(staff);
    const links = await staff.ok('listSeats', { draft_id: draft.id });
    await server.kill();
    const again = await serve(home);
    const back = new Client(again.url);
    for (const [name, value] of staff.cookies) back.cookies.set(name, value);
    const tokens = (items: { link: string }[]): (string | undefined)[] =>
      items.map((item) => item.link.split('/').at(-1));
    expect(tokens((await back.ok('listSeats', { draft_id: draft.id })).items)).toEqual(tokens(links.items));
  });
});

describe('a thousand drafts in the file', () => {
  it('do not keep the server from being ready in two seconds after kill -9', async () => {
    const home = await aHome();
    const server = await serve(home);
    const staff = await Client.signedIn(server.url, olga);
    const { tournamentId, players } = await aTournament(
      staff,
      Array.from({ length: 12 }, (_, i) => 5000 - i),
    );
    const captains = players.slice(0, 4).map((player) => ({ player_id: player.id }));
    const make = async (): Promise<void> => {
      const json = { style: 'snake', team_size: 3, captains };
      const draft = await staff.ok('createDraft', { tournament_id: tournamentId }, { json });
      await staff.ok('startDraft', { draft_id: draft.id });
    };
    for (let batch = 0; batch < 50; batch += 1) await Promise.all(Array.from({ length: 20 }, make));

    let running = server;
    await keepsTo(2_000, 'a server that is ready', async () => {
      await running.kill();
      const before = performance.now();
      running = await serve(home);
      const anyone = new Client(running.url);
      await eventually(10_000, 'ready', async () =>
        (await anyone.send('GET', '/readyz')).status === 200 ? true : undefined,
      );
      return performance.now() - before;
    });
    const { items } = await new Client(running.url).ok('listDrafts', { tournament_id: tournamentId });
    expect(items.filter((draft) => draft.status === 'active')).toHaveLength(1000);
  }, 120_000);
});

describe('a database file', () => {
  it('that another server has open is refused, and the other serves on', async () => {
    const home = await aHome();
    const server = await serve(home);
    expectOneClearLine(await serveInVain(home), /(in use|another|locked)/i);
    expect((await new Client(server.url).send('GET', '/readyz')).status).toBe(200);
  });

  it('is free again once its server was killed', async () => {
    const home = await aHome();
    await (await serve(home)).kill();
    const server = await serve(home);
    expect((await new Client(server.url).send('GET', '/readyz')).status).toBe(200);
  });

  it('that is corrupt is refused and left as it is', async () => {
    const home = await aHome();
    const bytes = await readFile(home.databaseFile);
    bytes.fill(0xa5, 0, 4096);
    await writeFile(home.databaseFile, bytes);
    expectOneClearLine(await serveInVain(home), /(not a database|corrupt|damaged|malformed)/i);
    expect(await readFile(home.databaseFile)).toEqual(bytes);
  });

  it('that is damaged in the middle never takes the process down', async () => {
    const home = await aHome();
    const server = await serve(home);
    const staff = await Client.signedIn(server.url, olga);
    const { draft } = await aStartedDraft(staff, long);
    await pickToTheEnd(staff, draft);
    await server.stop();
    const bytes = await readFile(home.databaseFile);
    bytes.fill(0x5a, Math.floor(bytes.length / 3), Math.floor((bytes.length * 2) / 3));
    await writeFile(home.databaseFile, bytes);
    const outcome = await serve(home).catch((error: unknown) => String(error));
    if (typeof outcome === 'string') {
      expect(outcome).toMatch(/corrupt|damaged|malformed/i);
    } else {
      await new Client(outcome.url).call('getDraft', { draft_id: draft.id }).catch(() => undefined);
      expect((await new Client(outcome.url).send('GET', '/healthz')).status).toBe(200);
    }
  });

  it('that is some other text is refused and left as it is', async () => {
    const home = await aHome();
    await writeFile(home.databaseFile, 'name,mmr\nnot,adatabase\n'.repeat(100));
    expectOneClearLine(await serveInVain(home), /(not a database|corrupt|damaged|malformed)/i);
    expect(await readFile(home.databaseFile, 'utf8')).toMatch(/^name,mmr/);
  });

  it('with a newer schema is refused and left as it is', async () => {
    const home = await aHome();
    execFileSync('sqlite3', [home.databaseFile, 'PRAGMA journal_mode=DELETE; PRAGMA user_version=9999;']);
    const bytes = await readFile(home.databaseFile);
    expectOneClearLine(await serveInVain(home), /newer/i);
    expect(await readFile(home.databaseFile)).toEqual(bytes);
  });

  it('that can not be written is refused', async () => {
    const home = await aHome();
    await chmod(home.databaseFile, 0o444);
    await chmod(home.directory, 0o555);
    try {
      const args = ['serve', '--listen', '127.0.0.1:0', '--database', home.database];
      expectOneClearLine(
        await run(args, { limits: withoutPrivilege }),
        /(read-?only|permission|not writable|can(no|')t)/i,
      );
    } finally {
      await chmod(home.directory, 0o755);
    }
  });

  it('in a directory that does not exist is refused', async () => {
    const database = 'sqlite:/nonexistent/place/draftwire.db';
    expectOneClearLine(await run(['serve', '--listen', '127.0.0.1:0', '--database', database]), /nonexistent/);
  });
});

describe('a full disk', () => {
  it('refuses picks, keeps what was acknowledged, and serves readers on', async () => {
    const disk = await SmallDisk.make(4);
    try {
      const template = await aHome();
      await cp(template.directory, disk.home.directory, { recursive: true });
      const server = await serve(disk.home, disk.limits);
      const staff = await Client.signedIn(server.url, olga);
      const { draft } = await aStartedDraft(staff, long);
      const acknowledged: DraftEvent[] = [];
      const pickOnce = async (state: DraftState): Promise<DraftState | number> => {
        const json = { player_id: freePlayer(state), round: currentRound(state) };
        const answer = await staff.call('pickPlayer', { draft_id: draft.id }, { json });
        if (answer.status !== 201) return answer.status;
        const change = JSON.parse(answer.text) as DraftChange;
        acknowledged.push(...change.events);
        return change.state;
      };
      let now: DraftState | number = draft;
      for (let turn = 0; turn < 5 && typeof now !== 'number'; turn += 1) now = await pickOnce(now);
      await disk.fill();
      while (typeof now !== 'number') now = await pickOnce(now);
      expect(now).toBe(503);
      expect((await stateOf(new Client(server.url), draft.id)).id).toBe(draft.id);
      await server.kill();
      disk.makeRoom();
      const again = await serve(disk.home);
      const log = await logOf(new Client(again.url), draft.id);
      expect(log.slice(draft.seq)).toEqual(acknowledged);
      await again.stop();
    } finally {
      await disk.remove();
    }
  });
});
