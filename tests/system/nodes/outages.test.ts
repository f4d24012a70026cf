// What goes away comes back, and no viewer missed anything.
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import type { Client } from '../harness/client.ts';
import { eventually, keepsTo, within } from '../harness/deadline.ts';
import { elsewhere, Nodes, untilRedisIsProven } from '../harness/nodes.ts';
import { PostgresServer } from '../harness/postgres.ts';
import { run } from '../harness/process.ts';
import { RedisServer } from '../harness/redis.ts';
import { Home } from '../harness/server.ts';
import { Viewer } from '../harness/viewer.ts';
import type { DraftState } from '../harness/wire.ts';
import { aStartedDraft, pick, undo } from '../harness/world.ts';

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function aRedis(): Promise<RedisServer> {
  const redis = await RedisServer.start();
  cleanups.push(() => redis.kill());
  return redis;
}

async function nodesWith(redis: RedisServer | undefined, home?: Home): Promise<Nodes> {
  const nodes = await Nodes.start(2, redis, home);
  cleanups.push(() => nodes.discard());
  return nodes;
}

// Picks and takes back on one node while somebody watches on the other: how long each commit took to get there.
class Relayed {
  private constructor(
    private readonly staff: Client,
    private state: DraftState,
    readonly viewer: Viewer,
  ) {}

  static async between(nodes: Nodes): Promise<Relayed> {
    const staff = await nodes.signIn(0, olga);
    const { draft } = await aStartedDraft(staff);
    return new Relayed(staff, draft, await Viewer.watch(nodes.at(1).url, 'draft', draft.id));
  }

  get draftId(): number {
    return this.state.id;
  }

  // Until it is acknowledged.
  async change(): Promise<void> {
    const isPicked = this.state.rounds[0]?.choice_id != null;
    const change = isPicked ? await undo(this.staff, this.state) : await pick(this.staff, this.state);
    this.state = change.state;
  }

  // Until the viewer has it: how long that took, in milliseconds.
  async commit(): Promise<number> {
    await this.change();
    const acknowledged = performance.now();
    await this.viewer.reaches(this.state.seq, 10_000);
    return performance.now() - acknowledged;
  }

  async commits(count: number): Promise<number[]> {
    const took: number[] = [];
    while (took.length < count) took.push(await this.commit());
    return took;
  }
}

function percentile(share: number, times: number[]): number {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

describe('without Redis', () => {
  it.each([
    ['killed', (redis: RedisServer) => redis.kill()],
    [
      'deaf',
      (redis: RedisServer) => {
        redis.deafen();
        return Promise.resolve();
      },
    ],
  ])(
    'that was %s in the middle, commits still arrive within 350 ms',
    async (_, stop) => {
      const redis = await aRedis();
      const nodes = await nodesWith(redis);
      const relayed = await Relayed.between(nodes);
      await untilRedisIsProven(nodes.at(1));
      await keepsTo(100, 'the usual commit', async () => percentile(0.5, await relayed.commits(15)));

      await keepsTo(350, 'a commit', async () => {
        await stop(redis);
        const took = await relayed.commits(30);
        redis.wake();
        await redis.kill();
        await redis.run();
        await untilRedisIsProven(nodes.at(1));
        return Math.max(took[0] ?? NaN, percentile(0.9, took));
      });
      await relayed.commits(3);
      relayed.viewer.throwFailure();
    },
    120_000,
  );

  it.each([
    ['FLUSHALL', ['FLUSHALL']],
    ['CLIENT KILL of every subscription', ['CLIENT', 'KILL', 'TYPE', 'pubsub']],
    ['CLIENT KILL of every publisher', ['CLIENT', 'KILL', 'TYPE', 'normal']],
  ])('%s loses nothing', async (_, words) => {
    const redis = await aRedis();
    const nodes = await nodesWith(redis);
    const relayed = await Relayed.between(nodes);
    await untilRedisIsProven(nodes.at(1));

    const slowest: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      redis.ask(...words);
      slowest.push(...(await relayed.commits(3)).toSorted((left, right) => right - left).slice(0, 1));
    }

    expect(percentile(0.5, slowest)).toBeLessThanOrEqual(350);
  });
});

describe('without PostgreSQL', () => {
  async function aLeague(): Promise<{ postgres: PostgresServer; home: Home }> {
    const postgres = await PostgresServer.start();
    cleanups.push(() => postgres.discard());
    await postgres.sql('postgres', 'CREATE DATABASE league');
    const home = await Home.of(postgres, 'league');
    await run(['account', 'add', olga.name, '--role', olga.role, '--database', home.database], {
      input: `${olga.password}\n`,
    });
    return { postgres, home };
  }

  const stale = (viewer: Viewer) => viewer.messages.findLast((message) => message.type === 'viewers')?.stale === true;

  it('viewers keep their board, marked stale; writes get 503 with Retry-After; both end by themselves', async () => {
    const { postgres, home } = await aLeague();
    const nodes = await nodesWith(undefined, home);
    const relayed = await Relayed.between(nodes);
    await relayed.commits(2);
    const staff = await nodes.signIn(0, olga);
    const other = elsewhere(staff, nodes.at(1).url);

    await postgres.halt();

    await relayed.viewer.until('the stale mark', () => stale(relayed.viewer), 10_000);
    const refused = await staff.send('POST', '/api/v1/tournaments', { json: { name: 'Now' } });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await fetch(new URL('/readyz', nodes.at(1).url))).status).toBe(503);
    expect((await fetch(new URL('/healthz', nodes.at(1).url))).status).toBe(200);

    await postgres.run();

    await relayed.viewer.until('no stale mark', () => !stale(relayed.viewer), 10_000);
    await eventually(10_000, 'a ready node', async () =>
      (await fetch(new URL('/readyz', nodes.at(1).url))).ok ? true : undefined,
    );
    await relayed.commits(2);
    expect((await other.ok('getSession')).account?.name).toBe(olga.name);
    relayed.viewer.throwFailure();
  });

  it('that stands still, a node that is stopped tells its viewers at once', async () => {
    const { postgres, home } = await aLeague();
    const nodes = await nodesWith(undefined, home);
    const { draft } = await aStartedDraft(await nodes.signIn(0, olga));
    const viewer = await Viewer.watch(nodes.at(1).url, 'draft', draft.id);
    let stopped: Promise<unknown>;
    postgres.freeze();
    try {
      await delay(700); // the look for lost rights, twice a second, waits for it by now
      stopped = nodes.at(1).stop();
      expect((await within(10_000, 'a goodbye', viewer.closed)).code).toBe(1012);
      expect(nodes.at(1).log).not.toContain("who may watch what can't be read"); // it has not given up yet
    } finally {
      postgres.thaw();
    }
    await stopped;
  });

  // What somebody else has written and not committed is lost in a crash, and no node may take that for a loss of its own.
  it('that crashes while others write, the log stays the same', async () => {
    const { postgres, home } = await aLeague();
    const nodes = await nodesWith(undefined, home);
    const relayed = await Relayed.between(nodes);
    const before = relayed.viewer.epoch;
    await postgres.sql('postgres', 'CREATE TABLE noise (line text)');
    for (let crash = 0; crash < 4; crash += 1) {
      const writing = postgres
        .sql('postgres', "DO $$ BEGIN LOOP INSERT INTO noise VALUES (repeat('x', 200)); END LOOP; END $$")
        .catch(() => undefined);
      await relayed.commits(1);
      for (let change = 0; change < 20; change += 1) await relayed.change();

      await postgres.halt();
      await writing;
      await postgres.run();

      await eventually(10_000, 'a ready node', async () =>
        (await fetch(new URL('/readyz', nodes.at(0).url))).ok ? true : undefined,
      );
    }
    await relayed.commits(1);
    const staff = await nodes.signIn(0, olga);
    expect((await staff.ok('getDraft', { draft_id: relayed.draftId })).epoch).toBe(before);
  });

  it('that comes back as it was before, everybody gets the state anew under another epoch', async () => {
    const { postgres, home } = await aLeague();
    const nodes = await nodesWith(undefined, home);
    const relayed = await Relayed.between(nodes);
    await relayed.commits(1);
    await postgres.halt();
    const saved = await postgres.save();
    await postgres.run();
    await eventually(10_000, 'a ready node', async () =>
      (await fetch(new URL('/readyz', nodes.at(0).url))).ok ? true : undefined,
    );
    await relayed.commits(4);
    const before = relayed.viewer.epoch;

    await postgres.halt();
    await postgres.putBack(saved);
    await postgres.run();

    const snapshot = await relayed.viewer.next('snapshot', 15_000);
    expect(snapshot.epoch).not.toBe(before);
    expect(snapshot.seq).toBe(4);
    const staff = await nodes.signIn(0, olga);
    expect((await staff.ok('getDraft', { draft_id: relayed.draftId })).epoch).toBe(snapshot.epoch);
  });
});
