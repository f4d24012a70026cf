// A private channel over the WebSocket: for its people alone, and no longer than they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, mika, olga, otto } from './harness/accounts.ts';
import { Client, tokenOf } from './harness/client.ts';
import { keepsTo, within } from './harness/deadline.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import { aDraft, aStartedDraft, linkFor, linksOf, pick, type World } from './harness/world.ts';
import type { DraftState } from './harness/wire.ts';

let server: Server;
let staff: Client;
let admin: Client;
let stranger: Client;

type Draft = World & { draft: DraftState };

const as = (client?: Client) => (client === undefined ? {} : { headers: { cookie: client.cookieHeader } });
const watch = (channel: 'draft' | 'tournament', id: number, client?: Client) =>
  Viewer.watch(server.url, channel, id, as(client));

// How a channel that is not there ends.
async function ending(channel: 'draft' | 'tournament', id: number, client?: Client) {
  const viewer = Viewer.dial(server.url, channel, id, as(client));
  const closed = await within(5_000, 'a close', viewer.closed);
  viewer.throwFailure();
  return { ...closed, messages: viewer.messages.length };
}

const setVisibility = (by: Client, tournamentId: number, visibility: 'public' | 'private') =>
  by.ok('editTournament', { tournament_id: tournamentId }, { json: { visibility } });

async function aPrivateDraft(): Promise<Draft> {
  const world = await aStartedDraft(staff);
  await setVisibility(staff, world.tournamentId, 'private');
  return world;
}

async function aMemberOf(tournamentId: number): Promise<Client> {
  await staff.ok('addMember', { tournament_id: tournamentId }, { json: { account: mika.name } });
  return Client.signedIn(server.url, mika);
}

async function openLink(tournamentId: number): Promise<Client> {
  const { link } = await staff.ok('getWatchLink', { tournament_id: tournamentId });
  const client = new Client(server.url);
  await client.ok('openWatchLink', {}, { json: { token: tokenOf(link) } });
  return client;
}

const idOf = async (client: Client) => (await client.ok('getSession')).account?.id ?? 0;

async function isTurnedOut(viewer: Viewer, code = 4404): Promise<void> {
  expect((await within(10_000, 'a close', viewer.closed)).code).toBe(code);
}

// `lose` takes a right away from these viewers.
async function loseItInASecond(lose: () => Promise<Viewer[]>): Promise<void> {
  await keepsTo(1_000, 'the end of those without a right', async () => {
    const viewers = await lose();
    const began = performance.now();
    for (const viewer of viewers) await isTurnedOut(viewer);
    return performance.now() - began;
  });
}

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
  stranger = await Client.signedIn(server.url, otto);
});

afterAll(async () => {
  await server.discard();
});

describe('the channels of a private tournament', () => {
  it('are like channels that do not exist, to everybody else', async () => {
    const { draft, tournamentId } = await aPrivateDraft();
    for (const client of [undefined, stranger]) {
      for (const [channel, id] of [
        ['draft', draft.id],
        ['tournament', tournamentId],
      ] as const) {
        const unknown = await ending(channel, 800_000, client);
        expect(unknown).toMatchObject({ code: 4404, messages: 0 });
        expect(await ending(channel, id, client)).toEqual(unknown);
      }
    }
  });

  it('show its people everything, live', async () => {
    const world = await aPrivateDraft();
    const captain = await Client.inSeat(
      server.url,
      linkFor(await linksOf(staff, world.draft.id), world.captains[1]?.id ?? 0),
    );
    const people = [staff, admin, captain, await openLink(world.tournamentId), await aMemberOf(world.tournamentId)];
    const viewers = await Promise.all(
      people.flatMap((client) => [
        watch('draft', world.draft.id, client),
        watch('tournament', world.tournamentId, client),
      ]),
    );
    const { events } = await pick(staff, world.draft);
    for (const viewer of viewers) await viewer.reaches(events.at(-1)?.seq ?? 0);
    await Promise.all(viewers.map((viewer) => viewer.leave()));
  });

  it('take up where somebody was', async () => {
    const { draft } = await aPrivateDraft();
    const before = await watch('draft', draft.id, staff);
    await before.leave();
    const { events } = await pick(staff, draft);
    const again = await Viewer.watch(server.url, 'draft', draft.id, {
      ...as(staff),
      after: before.head,
      epoch: before.epoch,
    });
    expect(again.first.type).toBe('resumed');
    expect(again.events).toEqual(events);
    await again.leave();
  });

  it('are private for drafts that are made in them later', async () => {
    const { tournamentId, captains } = await aPrivateDraft();
    const json = { style: 'snake', captains: captains.map((captain) => ({ player_id: captain.id })) };
    const made = await staff.ok('createDraft', { tournament_id: tournamentId }, { json });
    expect((await ending('draft', made.id)).code).toBe(4404);
    const viewer = await watch('draft', made.id, staff);
    await viewer.leave();
  });
});

describe('a public draft that was made a moment ago', () => {
  it('is watched by anybody, pending and started', async () => {
    const { draft } = await aDraft(staff);
    const viewer = await watch('draft', draft.id);
    const started = await staff.ok('startDraft', { draft_id: draft.id });
    await viewer.reaches(started.seq);
    await viewer.leave();
  });
});

describe('a tournament that becomes private', () => {
  it('sends everybody back, of whom its people are let in again', async () => {
    const { draft, tournamentId } = await aStartedDraft(staff);
    const [anyone, mine] = [await watch('draft', draft.id), await watch('draft', draft.id, staff)];
    const whole = await watch('tournament', tournamentId, stranger);
    await setVisibility(staff, tournamentId, 'private');
    for (const viewer of [anyone, mine, whole]) await isTurnedOut(viewer, 1012);
    expect((await ending('draft', draft.id)).code).toBe(4404);
    expect((await ending('tournament', tournamentId, stranger)).code).toBe(4404);
    await (await watch('draft', draft.id, staff)).leave();
  });

  it('is open to all again when it is made public', async () => {
    const { draft, tournamentId } = await aPrivateDraft();
    const mine = await watch('draft', draft.id, staff);
    await setVisibility(staff, tournamentId, 'public');
    const anyone = await watch('draft', draft.id);
    const { events } = await pick(staff, draft);
    for (const viewer of [mine, anyone]) await viewer.reaches(events.at(-1)?.seq ?? 0);
    await Promise.all([mine.leave(), anyone.leave()]);
  });
});

describe('a viewer of a private draft is turned out within a second', () => {
  it('when they are no member any more', async () => {
    const { draft, tournamentId } = await aPrivateDraft();
    const mine = await watch('draft', draft.id, staff);
    await loseItInASecond(async () => {
      const member = await aMemberOf(tournamentId);
      const theirs = await watch('draft', draft.id, member);
      await staff.ok('removeMember', { tournament_id: tournamentId, account_id: await idOf(member) });
      return [theirs];
    });
    const { events } = await pick(staff, draft);
    await mine.reaches(events.at(-1)?.seq ?? 0);
    await mine.leave();
  });

  it('when they sign out', async () => {
    await loseItInASecond(async () => {
      const { draft, tournamentId } = await aPrivateDraft();
      const member = await aMemberOf(tournamentId);
      const theirs = await watch('draft', draft.id, member);
      await member.ok('signOut');
      return [theirs];
    });
  });

  it('when the link that they came by is replaced', async () => {
    await loseItInASecond(async () => {
      const { draft, tournamentId } = await aPrivateDraft();
      const client = await openLink(tournamentId);
      const theirs = [await watch('draft', draft.id, client), await watch('tournament', tournamentId, client)];
      await staff.ok('rotateWatchLink', { tournament_id: tournamentId });
      return theirs;
    });
  });

  it('when their seat is given a new link', async () => {
    await loseItInASecond(async () => {
      const world = await aPrivateDraft();
      const link = linkFor(await linksOf(staff, world.draft.id), world.captains[0]?.id ?? 0);
      const theirs = await watch('draft', world.draft.id, await Client.inSeat(server.url, link));
      await staff.ok('rotateSeat', { draft_id: world.draft.id, team_id: world.draft.teams[0]?.id ?? 0 });
      return [theirs];
    });
  });

  it('when another one is captain of the pending draft in their place', async () => {
    const { draft, tournamentId, captains, pool } = await aDraft(staff);
    await setVisibility(staff, tournamentId, 'private');
    const links = await linksOf(staff, draft.id);
    const watchFrom = async (captain?: number) =>
      watch('draft', draft.id, await Client.inSeat(server.url, linkFor(links, captain ?? 0)));
    const [leaving, staying] = [await watchFrom(captains[0]?.id), await watchFrom(captains[1]?.id)];
    // So that the look at what was just made private is over.
    const guest = await watch('draft', draft.id, await openLink(tournamentId));
    await staff.ok('rotateWatchLink', { tournament_id: tournamentId });
    await isTurnedOut(guest);
    const chosen = [pool[0], captains[1]].map((player) => ({ player_id: player?.id }));
    await staff.ok('editDraft', { draft_id: draft.id }, { json: { captains: chosen } });
    await isTurnedOut(leaving);
    const started = await staff.ok('startDraft', { draft_id: draft.id });
    await staying.reaches(started.seq);
    await staying.leave();
  });

  it('when the tournament is deleted', async () => {
    await loseItInASecond(async () => {
      const { draft, tournamentId } = await aPrivateDraft();
      const theirs = await watch('draft', draft.id, await openLink(tournamentId));
      await staff.ok('abortDraft', { draft_id: draft.id });
      await staff.ok('deleteTournament', { tournament_id: tournamentId });
      return [theirs];
    });
  });
});
