// The WebSocket channels, as a viewer lives them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { within } from './harness/deadline.ts';
import { advance } from './harness/fold.ts';
import { Home, Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftState } from './harness/wire.ts';
import {
  aDraft,
  aStartedDraft,
  aTournament,
  linkFor,
  linksOf,
  logOf,
  pick,
  pickToTheEnd,
  stateOf,
  undo,
} from './harness/world.ts';

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

// 60 rounds: 122 events.
async function aLongDraft(): Promise<DraftState> {
  const captains = Array.from({ length: 12 }, (_, index) => 5000 - index);
  const pool = Array.from({ length: 60 }, (_, index) => 4000 - index);
  const { draft } = await aStartedDraft(staff, { captains, pool, teamSize: 6 });
  return pickToTheEnd(staff, draft);
}

describe('the first message', () => {
  it('has the last 20 events, oldest first, and the state at the head', async () => {
    const draft = await aLongDraft();
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const log = await logOf(staff, draft.id);
    expect(viewer.first).toEqual({
      type: 'initial_events',
      epoch: draft.epoch,
      seq: draft.seq,
      events: log.slice(-20),
      draft,
    });
    await viewer.leave();
  });

  it('of the largest draft weighs what the documentation says, and less than a client is told to allow', async () => {
    const captains = Array.from({ length: 64 }, (_, index) => 5000 - index);
    const pool = Array.from({ length: 64 * 9 }, (_, index) => 4000 - index);
    const { draft } = await aStartedDraft(staff, { captains, pool, teamSize: 10, style: 'snake' });
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const weight = Buffer.byteLength(JSON.stringify(viewer.first));
    expect(weight).toBeGreaterThan(100 * 1024);
    expect(weight).toBeLessThan(512 * 1024);
    await viewer.leave();
  });

  it('of a pending draft has no events and the set-up', async () => {
    const { draft } = await aDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    expect(viewer.first).toMatchObject({ type: 'initial_events', seq: 0, events: [], draft });
    await viewer.leave();
  });

  it('of a tournament has its last 20 events and its drafts', async () => {
    const draft = await aLongDraft();
    const viewer = await Viewer.watch(server.url, 'tournament', draft.tournament_id);
    const log = await logOf(staff, draft.id);
    expect(viewer.first).toMatchObject({
      type: 'initial_events',
      epoch: draft.epoch,
      seq: log.length,
      events: log.slice(-20),
      drafts: [{ id: draft.id, style: draft.style, status: 'completed', seq: draft.seq }],
    });
    await viewer.leave();
  });

  it('of a tournament without drafts is empty', async () => {
    const tournament = await staff.ok('createTournament', {}, { json: { name: 'Nothing yet' } });
    const viewer = await Viewer.watch(server.url, 'tournament', tournament.id);
    expect(viewer.first).toMatchObject({ type: 'initial_events', seq: 0, events: [], drafts: [] });
    await viewer.leave();
  });

  it('of a tournament names a draft that was created since others joined', async () => {
    const { draft, captains } = await aDraft(staff);
    const id = draft.tournament_id;
    const eight = (): Promise<Viewer[]> =>
      Promise.all(Array.from({ length: 8 }, () => Viewer.watch(server.url, 'tournament', id)));
    const early = await eight();
    const json = { style: 'snake', team_size: 2, captains: captains.map((captain) => ({ player_id: captain.id })) };
    const created = await staff.ok('createDraft', { tournament_id: id }, { json });
    const late = await eight();
    for (const { first } of late) {
      expect(first).toMatchObject({ drafts: [{ id: draft.id }, { id: created.id, status: 'pending', seq: 0 }] });
    }
    for (const viewer of [...early, ...late]) await viewer.leave();
  });

  it('is the same without the last slash', async () => {
    const { draft } = await aStartedDraft(staff);
    for (const channel of ['draft', 'tournament'] as const) {
      const id = channel === 'draft' ? draft.id : draft.tournament_id;
      const slashed = await Viewer.watch(server.url, channel, id);
      const bare = await Viewer.watch(server.url, channel, id, { path: `/ws/${channel}/${id}` });
      expect(bare.first).toEqual(slashed.first);
      await slashed.leave();
      await bare.leave();
    }
  });
});

describe('a live message', () => {
  it('is the commit that its maker was answered', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'shuffle', captains: [4000, 5000], pool: [1000, 900] });
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const { events } = await pick(staff, draft);
    expect((await viewer.next('draft_events')).events).toEqual(events);
    const undone = await undo(staff, draft);
    expect((await viewer.next('draft_events')).events).toEqual(undone.events);
    await viewer.leave();
  });

  it('goes to the channel of the draft and of its tournament, and to no other', async () => {
    const { draft } = await aStartedDraft(staff);
    const { draft: other } = await aStartedDraft(staff);
    const watched = await Viewer.watch(server.url, 'tournament', draft.tournament_id);
    const unconcerned = [
      await Viewer.watch(server.url, 'draft', other.id),
      await Viewer.watch(server.url, 'tournament', other.tournament_id),
    ];
    const { events } = await pick(staff, draft);
    expect((await watched.next('draft_events')).events).toEqual(events);
    for (const viewer of unconcerned) {
      await viewer.roundTrip();
      expect(viewer.messages.filter((message) => message.type === 'draft_events')).toEqual([]);
      await viewer.leave();
    }
    await watched.leave();
  });

  it('never comes for a refused pick', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    await staff.refused('pickPlayer', { draft_id: draft.id }, { json: { player_id: draft.players[2]?.id, round: 2 } });
    const { events } = await pick(staff, draft);
    expect((await viewer.next('draft_events')).events).toEqual(events);
    await viewer.leave();
  });

  it('of the start reaches who waited for it', async () => {
    const { draft } = await aDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const started = await staff.ok('startDraft', { draft_id: draft.id });
    const { events } = await viewer.next('draft_events');
    expect(advance(draft, events)).toEqual(started);
    await viewer.leave();
  });

  it('of an abort reaches the viewers', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    await staff.ok('abortDraft', { draft_id: draft.id }, { query: { reason: 'fire alarm' } });
    const { events } = await viewer.next('draft_events');
    expect(events).toMatchObject([{ event_type: 'draft_aborted', payload: { reason: 'fire alarm' } }]);
    await viewer.leave();
  });

  it('carries nothing about its maker but what they are, an id and a name', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    await pick(staff, draft);
    const { events } = await viewer.next('draft_events');
    const known = ['id', 'kind', 'name'];
    expect(events.map((event) => Object.keys(event.actor ?? {}).toSorted())).toEqual(events.map(() => known));
    await viewer.leave();
  });
});

describe('a resume', () => {
  it.each([0, 1, 60, 121, 122])('after event %i gets everything since', async (after) => {
    const draft = await aLongDraft();
    const log = await logOf(staff, draft.id);
    expect(log).toHaveLength(122);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { after, epoch: draft.epoch });
    expect(viewer.first).toEqual({ type: 'resumed', epoch: draft.epoch, seq: draft.seq, events: log.slice(after) });
    await viewer.leave();
  });

  it("on a tournament's channel counts in the tournament's sequence", async () => {
    const { draft } = await aStartedDraft(staff);
    const id = draft.tournament_id;
    const viewer = await Viewer.watch(server.url, 'tournament', id, { after: 1, epoch: draft.epoch });
    expect(viewer.first).toMatchObject({ type: 'resumed', events: (await logOf(staff, draft.id)).slice(1) });
    await viewer.leave();
  });

  it('goes on live', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { after: 1, epoch: draft.epoch });
    const { events } = await pick(staff, draft);
    expect((await viewer.next('draft_events')).events).toEqual(events);
    await viewer.leave();
  });

  it.each([
    ['another epoch', { after: 1, epoch: 'of-another-log' }],
    ['no epoch', { after: 1 }],
    ['an event that this log has not reached', { after: 4000 }],
  ])('with %s starts anew', async (_, options) => {
    const { draft } = await aStartedDraft(staff);
    const epoch = 'epoch' in options ? options.epoch : options.after > 1000 ? draft.epoch : undefined;
    const wanted = epoch === undefined ? { after: options.after } : { after: options.after, epoch };
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, wanted);
    expect(viewer.first).toMatchObject({ type: 'initial_events', seq: draft.seq, draft });
    await viewer.leave();
  });

  it('after a number beyond all others starts anew', async () => {
    const { draft } = await aStartedDraft(staff);
    const path = `/ws/draft/${draft.id}/?after=99999999999999999999&epoch=${draft.epoch}`;
    const viewer = await Viewer.watch(server.url, 'draft', draft.id, { path });
    expect(viewer.first.type).toBe('initial_events');
    await viewer.leave();
  });

  it.each(['-1', 'x', '1e3', ''])('after "%s", which is no sequence number, is refused with 400', async (after) => {
    const { draft } = await aStartedDraft(staff);
    const path = `/ws/draft/${draft.id}/?after=${after}&epoch=${draft.epoch}`;
    expect(await Viewer.refusal(server.url, path)).toBe(400);
  });
});

describe('a pending draft', () => {
  it('reaches viewers as a snapshot when its set-up changes', async () => {
    const { draft } = await aDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    const edited = await staff.ok('editDraft', { draft_id: draft.id }, { json: { style: 'snake', team_size: 4 } });
    expect(await viewer.next('snapshot')).toEqual({ type: 'snapshot', epoch: draft.epoch, seq: 0, draft: edited });
    await viewer.leave();
  });

  it('reaches viewers as a snapshot when its roster changes', async () => {
    const { draft, pool, tournamentId } = await aDraft(staff);
    const viewer = await Viewer.watch(server.url, 'draft', draft.id);
    await staff.ok('addPlayers', { tournament_id: tournamentId }, { json: { name: 'Late', mmr: 1234 } });
    expect(JSON.stringify(await viewer.next('snapshot'))).toContain('Late');
    await staff.ok('editPlayer', { player_id: pool[0]?.id ?? 0 }, { json: { name: 'Renamed' } });
    expect(JSON.stringify(await viewer.next('snapshot'))).toContain('Renamed');
    await staff.ok('deletePlayer', { player_id: pool[0]?.id ?? 0 });
    const last = await viewer.next('snapshot');
    expect(last).toMatchObject({ draft: await stateOf(staff, draft.id) });
    expect(JSON.stringify(last)).not.toContain('Renamed');
    await viewer.leave();
  });
});

describe("a tournament's channel", () => {
  it('tells of a draft that is new', async () => {
    const { draft } = await aDraft(staff);
    const watching = await Viewer.watch(server.url, 'tournament', draft.tournament_id);
    const captains = draft.teams.map((team) => ({ player_id: team.captain_id }));
    const tournament = { tournament_id: draft.tournament_id };
    const second = await staff.ok('createDraft', tournament, { json: { style: 'snake', captains } });
    const news = await watching.next('snapshot');
    expect(news).toMatchObject({
      seq: 0,
      drafts: [
        { id: draft.id, status: 'pending' },
        { id: second.id, style: 'snake', status: 'pending', seq: 0 },
      ],
    });
    await watching.leave();
  });

  it('tells within a second that the roster or the tournament is another, without a pending draft as well', async () => {
    const { tournamentId, players } = await aTournament(staff, [1000, 900]);
    const watching = await Viewer.watch(server.url, 'tournament', tournamentId);
    const tournament = { tournament_id: tournamentId };
    const player = { player_id: players[0]?.id ?? 0 };
    const changes: (() => Promise<unknown>)[] = [
      () => staff.ok('addPlayers', tournament, { json: { name: 'Late', mmr: 1234 } }),
      () => staff.ok('editPlayer', player, { json: { is_out: true } }),
      () => staff.ok('deletePlayer', player),
      () => staff.ok('restorePlayer', player),
      () => staff.ok('editTournament', tournament, { json: { rating_name: 'Elo', rating_decimals: 1 } }),
      () => staff.ok('editTournament', tournament, { json: { name: 'Another name' } }),
    ];
    for (const change of changes) {
      await change();
      const told = within(1000, 'the snapshot', watching.next('snapshot'));
      expect(await told).toMatchObject({ type: 'snapshot', seq: 0, drafts: [] });
    }
    await watching.leave();
  });
});

describe('viewers', () => {
  it('are counted when they come and go', async () => {
    const { draft } = await aStartedDraft(staff);
    const first = await Viewer.watch(server.url, 'draft', draft.id);
    const others = [
      await Viewer.watch(server.url, 'draft', draft.id),
      await Viewer.watch(server.url, 'draft', draft.id),
    ];
    const counts = (): number[] =>
      first.messages.flatMap((message) => (message.type === 'viewers' ? [message.count] : []));
    await first.until('a count of 3', () => counts().at(-1) === 3, 8_000);
    for (const other of others) await other.leave();
    await first.until('a count of 1', () => counts().at(-1) === 1, 8_000);
    await first.leave();
  });

  it('see which captains are among them, and staff since when each seat is taken', async () => {
    const { draft } = await aDraft(staff);
    const [team, other] = draft.teams;
    const watching = await Viewer.watch(server.url, 'draft', draft.id);
    const seatsHere = (): number[] =>
      watching.messages.flatMap((message) => (message.type === 'viewers' ? [message] : [])).at(-1)?.seats_here ?? [];
    const seats = async (): Promise<[boolean, boolean][]> =>
      (await linksOf(staff, draft.id)).map((seat) => [seat.arrived_at !== null, seat.is_here]);
    expect((await seats()).slice(0, 2)).toEqual([
      [false, false],
      [false, false],
    ]);

    const captain = await Client.inSeat(server.url, linkFor(await linksOf(staff, draft.id), team?.captain_id ?? 0));
    expect((await seats()).slice(0, 2)).toEqual([
      [true, false],
      [false, false],
    ]);
    const headers = { cookie: captain.cookieHeader };
    const laptop = await Viewer.watch(server.url, 'draft', draft.id, { headers });
    const phone = await Viewer.watch(server.url, 'draft', draft.id, { headers });
    await watching.until('the captain', () => seatsHere().includes(team?.id ?? 0), 8_000);
    expect(seatsHere()).not.toContain(other?.id);
    expect((await seats()).slice(0, 2)).toEqual([
      [true, true],
      [false, false],
    ]);
    await laptop.leave();
    await phone.leave();
    await watching.until('nobody in a seat', () => seatsHere().length === 0, 8_000);
    expect((await seats()).slice(0, 2)).toEqual([
      [true, false],
      [false, false],
    ]);
    await watching.leave();
  });

  it('are not told of more than once in two seconds', async () => {
    const { draft } = await aStartedDraft(staff);
    const first = await Viewer.watch(server.url, 'draft', draft.id);
    const arrivals: number[] = [];
    const crowd: Viewer[] = [];
    const counts = (): number[] =>
      first.messages.flatMap((message) => (message.type === 'viewers' ? [message.count] : []));
    const noted = first.until(
      'a count of 13',
      () => {
        while (arrivals.length < counts().length) arrivals.push(performance.now());
        return counts().at(-1) === 13;
      },
      12_000,
    );
    for (let each = 0; each < 12; each += 1) crowd.push(await Viewer.watch(server.url, 'draft', draft.id));
    await noted;
    const gaps = arrivals.slice(1).map((time, index) => time - (arrivals[index] ?? 0));
    expect(gaps.filter((gap) => gap < 1_900)).toEqual([]);
    for (const viewer of [first, ...crowd]) await viewer.leave();
  });
});

describe('a heartbeat', () => {
  it('names the head when nothing else was said', async () => {
    const quiet = await Server.start(await Home.withAccounts(), { args: ['--heartbeat-interval', '1'] });
    const host = await Client.signedIn(quiet.url, olga);
    const { draft } = await aStartedDraft(host);
    const viewer = await Viewer.watch(quiet.url, 'draft', draft.id);
    expect(await viewer.next('heartbeat')).toEqual({ type: 'heartbeat', seq: draft.seq });
    const { state } = await pick(host, draft);
    expect(await viewer.next('heartbeat')).toEqual({ type: 'heartbeat', seq: state.seq });
    await viewer.leave();
    await quiet.discard();
  });
});

describe('a reader who does not read', () => {
  it('costs the others nothing, and has every event once when it reads again', async () => {
    const { draft } = await aStartedDraft(staff, {
      captains: Array.from({ length: 8 }, (_, index) => 5000 - index),
      pool: Array.from({ length: 72 }, (_, index) => 4000 - index),
      teamSize: 10,
    });
    const slow = await Viewer.watch(server.url, 'draft', draft.id);
    const other = await Viewer.watch(server.url, 'draft', draft.id);
    slow.pause();
    let now = draft;
    for (let lap = 0; lap < 6; lap += 1) {
      now = await pickToTheEnd(staff, now);
      for (let each = 0; each < 72; each += 1) now = (await undo(staff, now)).state;
    }
    await other.reaches(now.seq);
    slow.resume();
    await slow.reaches(now.seq);
    await slow.leave();
    await other.leave();
  });
});

describe('a restart', () => {
  it('is announced with 1012 before an orderly end', async () => {
    const leaving = await Server.start(await Home.withAccounts());
    const host = await Client.signedIn(leaving.url, olga);
    const { draft } = await aStartedDraft(host);
    const viewers = [
      await Viewer.watch(leaving.url, 'draft', draft.id),
      await Viewer.watch(leaving.url, 'tournament', draft.tournament_id),
    ];
    const ended = await leaving.stop();
    const codes = await Promise.all(viewers.map((viewer) => within(5_000, 'a close', viewer.closed)));
    expect(codes.map((closed) => closed.code)).toEqual([1012, 1012]);
    expect(ended).toEqual({ code: 0, signal: null });
    await leaving.home.remove();
  });
});
