// Any node serves anybody: what one does, the others know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mika, olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { elsewhere, Nodes } from '../harness/nodes.ts';
import { RedisServer } from '../harness/redis.ts';
import { Viewer } from '../harness/viewer.ts';
import type { Problem } from '../harness/wire.ts';
import { aDraft, aStartedDraft, currentRound, linkFor, linksOf, logOf, pick, poolOf } from '../harness/world.ts';

describe.each(['with Redis', 'without Redis'])('two nodes %s', (how) => {
  let redis: RedisServer | undefined;
  let nodes: Nodes;
  let here: Client;
  let there: Client;

  beforeAll(async () => {
    redis = how === 'with Redis' ? await RedisServer.start() : undefined;
    nodes = await Nodes.start(2, redis);
    here = await nodes.signIn(0, olga);
    there = elsewhere(here, nodes.at(1).url);
  });

  afterAll(async () => {
    await nodes.discard();
    await redis?.kill();
  });

  it('know one session: signed in here is signed in there, and signed out as well', async () => {
    const mine = await nodes.signIn(0, mika);
    const same = elsewhere(mine, nodes.at(1).url);
    expect((await same.ok('getSession')).account?.name).toBe('Mika');
    await same.ok('signOut');
    expect((await mine.ok('getSession')).account).toBeNull();
  });

  it('know one seat: a link of one opens it on the other, until it is rotated on either', async () => {
    const { draft, captains } = await aStartedDraft(here);
    const link = linkFor(await linksOf(here, draft.id), captains[0]?.id ?? 0);
    const captain = await Client.inSeat(nodes.at(1).url, link);
    expect((await captain.ok('getSession')).seats).toHaveLength(1);
    const team = draft.teams[0]?.id ?? 0;
    await here.ok('rotateSeat', { draft_id: draft.id, team_id: team });
    expect((await captain.ok('getSession')).seats ?? []).toHaveLength(0);
  });

  it('count guesses together', async () => {
    const guess = (base: URL) =>
      new Client(base).call('signIn', {}, { json: { username: 'Nobody here', password: 'wrong wrong' } });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push((await guess(nodes.at(attempt % 2).url)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.slice(10)).toEqual([429, 429]);
  });

  it('make one pick of two in the same moment', async () => {
    const { draft } = await aStartedDraft(here, {
      captains: [5000, 4900, 4800, 4700],
      pool: Array.from({ length: 20 }, (_, index) => 4000 - index),
      teamSize: 5,
    });
    const viewers = [
      await Viewer.watch(nodes.at(0).url, 'draft', draft.id),
      await Viewer.watch(nodes.at(1).url, 'draft', draft.id),
    ];
    let now = draft;
    while (now.on_clock !== null) {
      const [first, second] = poolOf(now);
      const call = (client: Client, player: number) =>
        client.call('pickPlayer', { draft_id: draft.id }, { json: { player_id: player, round: currentRound(now) } });
      const answers = await Promise.all([call(here, first?.id ?? 0), call(there, (second ?? first)?.id ?? 0)]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
      const refused = answers.find((answer) => answer.status === 409);
      expect(['round_not_current', 'draft_not_active']).toContain((JSON.parse(refused?.text ?? '') as Problem).code);
      now = await here.ok('getDraft', { draft_id: draft.id });
    }
    for (const viewer of viewers) await viewer.reaches(now.seq);
    expect(viewers[0]?.events.map((event) => event.id)).toEqual(viewers[1]?.events.map((event) => event.id));
    expect((await logOf(there, draft.id)).filter((event) => event.event_type === 'player_picked')).toHaveLength(16);
  });

  it('show a commit of one to the viewers of the other, on both kinds of channel', async () => {
    const { draft, tournamentId } = await aStartedDraft(here);
    const watchers = [
      await Viewer.watch(nodes.at(1).url, 'draft', draft.id),
      await Viewer.watch(nodes.at(1).url, 'tournament', tournamentId),
    ];
    const change = await pick(here, draft);
    for (const watcher of watchers) await watcher.reaches(change.state.seq);
  });

  it('show a changed set-up to the viewers of the other, once', async () => {
    const { draft } = await aDraft(here);
    const watchers = [
      await Viewer.watch(nodes.at(0).url, 'draft', draft.id),
      await Viewer.watch(nodes.at(1).url, 'draft', draft.id),
    ];
    await here.ok('editDraft', { draft_id: draft.id }, { json: { team_size: 2 } });
    for (const watcher of watchers) {
      expect(await watcher.next('snapshot')).toMatchObject({ seq: 0, draft: { team_size: 2 } });
    }
    // The start comes after it, and nothing in between.
    await there.ok('startDraft', { draft_id: draft.id });
    for (const watcher of watchers) {
      await watcher.reaches(2);
      expect(watcher.messages.filter((message) => message.type === 'snapshot')).toHaveLength(1);
    }
  });

  it('close the viewers of a tournament that the other deleted', async () => {
    const { draft, tournamentId } = await aDraft(here);
    const watchers = [
      await Viewer.watch(nodes.at(1).url, 'draft', draft.id),
      await Viewer.watch(nodes.at(1).url, 'tournament', tournamentId),
    ];
    await here.ok('deleteTournament', { tournament_id: tournamentId });
    for (const watcher of watchers) expect((await watcher.closed).code).toBe(4404);
  });

  it('count viewers together', async () => {
    const { draft } = await aStartedDraft(here);
    const first = await Viewer.watch(nodes.at(0).url, 'draft', draft.id);
    await Viewer.watch(nodes.at(1).url, 'draft', draft.id);
    const last = await Viewer.watch(nodes.at(1).url, 'draft', draft.id);
    const counts = (viewer: Viewer) =>
      viewer.messages.filter((message) => message.type === 'viewers').map((message) => message.count);
    await first.until('three viewers', () => counts(first).includes(3), 10_000);
    await last.leave();
    await first.until('two viewers', () => counts(first).at(-1) === 2, 10_000);
  });
});
