// Who runs a tournament with others, and by which links a private one is watched and drafted in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, mika, olga, otto } from './harness/accounts.ts';
import { Client, tokenOf } from './harness/client.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import { aStartedDraft, aTournament, linkFor, linksOf, pick, stateOf } from './harness/world.ts';

let server: Server;
let staff: Client;
let admin: Client;
let otherOrganiser: Client;
let member: Client;
let anyone: Client;

const idOf = async (client: Client) => (await client.ok('getSession')).account?.id ?? 0;

async function aPrivateTournament(): Promise<{ tournament_id: number }> {
  const { tournamentId } = await aTournament(staff);
  await staff.ok('editTournament', { tournament_id: tournamentId }, { json: { visibility: 'private' } });
  return { tournament_id: tournamentId };
}

async function tokenFor(at: { tournament_id: number }): Promise<string> {
  return tokenOf((await staff.ok('getWatchLink', at)).link);
}

const open = (client: Client, token: string) => client.call('openWatchLink', {}, { json: { token } });

beforeAll(async () => {
  server = await Server.fresh();
  anyone = new Client(server.url);
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
  otherOrganiser = await Client.signedIn(server.url, otto);
  member = await Client.signedIn(server.url, mika);
});

afterAll(async () => {
  await server.discard();
});

describe('organisers', () => {
  it('are added by the name of their account, and run the tournament from then on', async () => {
    const { tournamentId } = await aTournament(staff);
    const at = { tournament_id: tournamentId };
    const added = await staff.ok('addOrganiser', at, { json: { account: otto.name } });
    expect(added).toEqual({ account_id: await idOf(otherOrganiser), name: otto.name });
    await staff.ok('addOrganiser', at, { json: { account: otto.name } });
    const { items } = await otherOrganiser.ok('listOrganisers', at);
    expect(items.map((person) => person.name).toSorted()).toEqual([olga.name, otto.name]);
    expect((await otherOrganiser.ok('getTournament', at)).is_staff).toBe(true);
    await otherOrganiser.ok('editTournament', at, { json: { name: 'Ours' } });
    await staff.ok('removeOrganiser', { ...at, account_id: added.account_id });
    expect((await otherOrganiser.refused('listOrganisers', at)).status).toBe(403);
  });

  it('never leave it without one, unless an admin does', async () => {
    const { tournamentId } = await aTournament(staff);
    const last = { tournament_id: tournamentId, account_id: await idOf(staff) };
    const problem = await staff.refused('removeOrganiser', last);
    expect([problem.status, problem.code]).toEqual([409, 'last_organiser']);
    await admin.ok('removeOrganiser', last);
    expect((await admin.ok('listOrganisers', last)).items).toEqual([]);
  });

  it('are accounts', async () => {
    const { tournamentId } = await aTournament(staff);
    const at = { tournament_id: tournamentId };
    const problem = await staff.refused('addOrganiser', at, { json: { account: 'Nobody of that name' } });
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([422, 'account']);
    const gone = await staff.refused('removeOrganiser', { ...at, account_id: 900_000 });
    expect([gone.status, gone.code]).toEqual([404, 'not_found']);
  });
});

describe('members', () => {
  it('see a private tournament and run nothing', async () => {
    const at = await aPrivateTournament();
    const added = await staff.ok('addMember', at, { json: { account: mika.name } });
    expect((await staff.ok('listMembers', at)).items).toEqual([added]);
    expect((await member.ok('getTournament', at)).is_staff).toBe(false);
    expect((await member.refused('listMembers', at)).status).toBe(403);
    await staff.ok('removeMember', { ...at, account_id: added.account_id });
    expect((await staff.ok('listMembers', at)).items).toEqual([]);
    expect((await staff.refused('removeMember', { ...at, account_id: added.account_id })).status).toBe(404);
  });
});

describe('the link to watch by', () => {
  it('is on this site, and the same whenever staff ask', async () => {
    const at = await aPrivateTournament();
    const { link } = await staff.ok('getWatchLink', at);
    expect(link).toMatch(new RegExp(`^http://${server.url.host}/watch/[\\w-]{43}$`));
    expect(await admin.ok('getWatchLink', at)).toEqual({ link });
  });

  it('opens its tournament, and no other', async () => {
    const [at, other] = [await aPrivateTournament(), await aPrivateTournament()];
    const client = new Client(server.url);
    expect(await client.ok('openWatchLink', {}, { json: { token: await tokenFor(at) } })).toEqual(at);
    expect((await client.ok('getTournament', at)).is_staff).toBe(false);
    expect((await client.refused('getTournament', other)).status).toBe(404);
    expect((await client.refused('editTournament', at, { json: { name: 'Mine' } })).status).toBe(401);
    expect(await client.ok('getSession')).toEqual({ account: null, seats: null });
  });

  it('keeps the account and the seats of the session, which gets a new id', async () => {
    const world = await aStartedDraft(staff);
    const at = await aPrivateTournament();
    const client = await Client.signedIn(server.url, mika);
    const link = linkFor(await linksOf(staff, world.draft.id), world.captains[0]?.id ?? 0);
    await client.ok('signInWithSeat', {}, { json: { token: tokenOf(link) } });
    const before = client.cookieHeader;
    await open(client, await tokenFor(at));
    expect(client.cookieHeader).not.toBe(before);
    const session = await client.ok('getSession');
    expect([session.account?.name, session.seats?.length]).toEqual([mika.name, 1]);
    await client.ok('getTournament', at);
    const old = new Client(server.url);
    old.cookies.set(...(before.split('=', 2) as [string, string]));
    expect((await old.ok('getSession')).account).toBeNull();
  });

  it('stays open through signing in and a seat', async () => {
    const at = await aPrivateTournament();
    const client = new Client(server.url);
    await open(client, await tokenFor(at));
    await client.ok('signIn', {}, { json: { username: mika.name, password: mika.password } });
    await client.ok('getTournament', at);
  });

  it('stops working when there is a new one, for those who came by it as well', async () => {
    const at = await aPrivateTournament();
    const token = await tokenFor(at);
    const client = new Client(server.url);
    await open(client, token);
    const { link } = await staff.ok('rotateWatchLink', at);
    expect(tokenOf(link)).not.toBe(token);
    expect((await client.refused('getTournament', at)).status).toBe(404);
    expect((await open(client, token)).status).toBe(404);
    expect((await open(client, tokenOf(link))).status).toBe(200);
    await client.ok('getTournament', at);
  });

  it('is no seat, and a seat is no link', async () => {
    const world = await aStartedDraft(staff);
    const at = { tournament_id: world.tournamentId };
    const seatToken = tokenOf((await linksOf(staff, world.draft.id))[0]?.link ?? '');
    expect((await open(anyone, seatToken)).status).toBe(404);
    const asSeat = await anyone.refused('signInWithSeat', {}, { json: { token: await tokenFor(at) } });
    expect([asSeat.status, asSeat.code]).toEqual([401, 'invalid_seat_link']);
  });

  it.each(['x', 'A'.repeat(43), 'A'.repeat(200), '\u0000', '../../x'])('is not %j', async (token) => {
    expect((await open(anyone, token)).status).toBe(404);
    expect(anyone.cookies.size).toBe(0);
  });

  it('can be tried often, but not for ever', async () => {
    const lone = await Server.fresh();
    try {
      const client = new Client(lone.url);
      const statuses = new Set<number>();
      for (let round = 0; round < 21; round += 1) {
        const guesses = Array.from({ length: 50 }, () => open(client, 'A'.repeat(43)));
        for (const answer of await Promise.all(guesses)) statuses.add(answer.status);
      }
      expect(statuses).toEqual(new Set([404, 429]));
    } finally {
      await lone.discard();
    }
  });
});

describe("a captain's seat", () => {
  it('works from several devices at once', async () => {
    const world = await aStartedDraft(staff, { captains: [5000, 4000] });
    const link = linkFor(await linksOf(staff, world.draft.id), world.captains[0]?.id ?? 0);
    const [laptop, phone] = [await Client.inSeat(server.url, link), await Client.inSeat(server.url, link)];
    await pick(laptop, world.draft);
    const other = await Client.inSeat(
      server.url,
      linkFor(await linksOf(staff, world.draft.id), world.captains[1]?.id ?? 0),
    );
    await pick(other, await stateOf(anyone, world.draft.id));
    await pick(phone, await stateOf(anyone, world.draft.id));
    expect((await stateOf(anyone, world.draft.id)).seq).toBeGreaterThan(world.draft.seq);
  });

  it('is handed over by a new link: whoever came by the old one picks no more, from any device', async () => {
    const world = await aStartedDraft(staff);
    const captainId = world.captains[0]?.id ?? 0;
    const link = linkFor(await linksOf(staff, world.draft.id), captainId);
    const [laptop, phone] = [await Client.inSeat(server.url, link), await Client.inSeat(server.url, link)];
    const at = { draft_id: world.draft.id, team_id: world.draft.teams[0]?.id ?? 0 };
    const handed = await staff.ok('rotateSeat', at);
    for (const device of [laptop, phone]) {
      const json = { player_id: world.pool[0]?.id ?? 0, round: 1 };
      expect((await device.refused('pickPlayer', { draft_id: world.draft.id }, { json })).status).toBe(401);
    }
    expect((await anyone.refused('signInWithSeat', {}, { json: { token: tokenOf(link) } })).status).toBe(401);
    await pick(await Client.inSeat(server.url, handed.link), world.draft);
  });

  it('can be picked for by staff, and the log says who did', async () => {
    const world = await aStartedDraft(staff);
    const { events } = await pick(staff, world.draft);
    expect(events[0]).toMatchObject({ event_type: 'player_picked', actor: { name: olga.name } });
    expect(events[0]?.payload).toMatchObject({ captain_id: world.captains[0]?.id });
  });

  it('shows its captain as here until they sign out, wherever that happens', async () => {
    const world = await aStartedDraft(staff);
    const link = linkFor(await linksOf(staff, world.draft.id), world.captains[0]?.id ?? 0);
    const captain = await Client.inSeat(server.url, link);
    const watching = await Viewer.watch(server.url, 'draft', world.draft.id, {
      headers: { cookie: captain.cookieHeader },
    });
    const isHere = async () => (await linksOf(staff, world.draft.id)).some((seat) => seat.is_here);
    await expect.poll(isHere, { timeout: 2_000, interval: 20 }).toBe(true);
    await captain.ok('signOut');
    await expect.poll(isHere, { timeout: 1_000, interval: 20 }).toBe(false);
    await watching.leave();
  });
});
