// One node after the other is replaced while captains pick and viewers watch.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { elsewhere, Nodes } from '../harness/nodes.ts';
import { RedisServer } from '../harness/redis.ts';
import { Viewer } from '../harness/viewer.ts';
import type { DraftEvent, DraftState } from '../harness/wire.ts';
import { aStartedDraft, currentRound, logOf, poolOf } from '../harness/world.ts';

const viewerCount = 3_000;
const patience = 120_000;

// As the pages come back: full jitter over a limit that doubles.
const backoffBase = 500;
const backoffCap = 15_000;

let redis: RedisServer;
let nodes: Nodes;

beforeAll(async () => {
  redis = await RedisServer.start();
  nodes = await Nodes.start(3, redis);
});

afterAll(async () => {
  await nodes.discard();
  await redis.kill();
});

// A viewer who comes back, wherever somebody answers, until the whole log is here.
async function followToTheEnd(draftId: number, first: number, isOver: (seq: number) => boolean): Promise<DraftEvent[]> {
  const seen: DraftEvent[] = [];
  let epoch: string | undefined;
  let attempt = 0;
  for (let node = first; ; node += 1) {
    const base = nodes.at(node % nodes.servers.length).url;
    const after = seen.at(-1)?.seq;
    const viewer = Viewer.dial(base, 'draft', draftId, {
      deflate: false,
      ...(after === undefined || epoch === undefined ? {} : { after, epoch }),
    });
    try {
      await viewer.until('the end', () => isOver(viewer.head), patience);
    } catch {
      // Closed by a node that goes away: the next one.
    }
    viewer.throwFailure();
    const events = viewer.events.filter((event) => event.seq > (after ?? 0));
    seen.push(...events);
    if (viewer.epoch !== '') epoch = viewer.epoch;
    if (isOver(seen.at(-1)?.seq ?? 0)) {
      await viewer.leave();
      return seen;
    }
    await viewer.closed;
    attempt = viewer.messages.length > 0 ? 0 : attempt + 1;
    await delay(Math.random() * Math.min(backoffCap, backoffBase * 2 ** attempt));
  }
}

it('loses no event for any of 3,000 viewers, and the draft goes on', { timeout: 2 * patience }, async () => {
  const staff = await nodes.signIn(0, olga);
  const { draft } = await aStartedDraft(staff, {
    captains: Array.from({ length: 8 }, (_, index) => 5000 - index),
    pool: Array.from({ length: 70 }, (_, index) => 4000 - index),
    teamSize: 9,
  });
  const end = { seq: Infinity };
  const isOver = (seq: number) => seq >= end.seq;
  const followers = Array.from({ length: viewerCount }, (_, index) => followToTheEnd(draft.id, index, isOver));

  const restarts = (async () => {
    for (let node = 0; node < 3; node += 1) await nodes.restart(node);
  })();
  let now: DraftState = draft;
  for (let turn = 0; now.on_clock !== null; turn += 1) {
    // The last picks are those after the restarts.
    if (currentRound(now) > now.rounds.length - now.teams.length) await restarts;
    const client = elsewhere(staff, nodes.at(turn % 3).url);
    const [player] = poolOf(now);
    const body = { player_id: player?.id ?? 0, round: currentRound(now) };
    const answer = await client.call('pickPlayer', { draft_id: draft.id }, { json: body }).catch(() => undefined);
    // A node that goes away may have made the pick and not said so.
    const fresh = answer?.status === 201 ? undefined : await reread(staff, draft.id);
    now = fresh ?? (JSON.parse(answer?.text ?? '{}') as { state: DraftState }).state;
  }
  await restarts;
  const log = await logOf(elsewhere(staff, nodes.at(0).url), draft.id);
  end.seq = log.at(-1)?.seq ?? 0;
  expect(now.status).toBe('completed');
  for (const seen of await Promise.all(followers)) {
    expect(seen.slice(-log.length).map((event) => event.id)).toEqual(log.slice(-seen.length).map((event) => event.id));
    expect(seen.at(-1)?.seq).toBe(end.seq);
  }
});

async function reread(staff: Parameters<typeof elsewhere>[0], draftId: number): Promise<DraftState> {
  for (let node = 0; ; node = (node + 1) % 3) {
    const client = elsewhere(staff, nodes.at(node).url);
    const state = await client.ok('getDraft', { draft_id: draftId }).catch(() => undefined);
    if (state !== undefined) return state;
  }
}
