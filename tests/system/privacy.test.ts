// A private tournament exists for its people alone, on every path of the API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, mika, olga, otto } from './harness/accounts.ts';
import { Client, tokenOf, type Answer, type Call } from './harness/client.ts';
import { routes } from './harness/schema.ts';
import { Server } from './harness/server.ts';
import type { DraftState, OperationId } from './harness/wire.ts';
import { aDraft, aStartedDraft, aTournament, linkFor, linksOf, stateOf } from './harness/world.ts';

let server: Server;
let staff: Client;
let admin: Client;
let stranger: Client;
let member: Client;
let captain: Client;
let viewer: Client;
let captainElsewhere: Client;
let anyone: Client;
let draft: DraftState;
let ids: Record<string, number>;
// Of things that were public and are deleted.
let gone: Record<string, number>;

async function idOf(client: Client): Promise<number> {
  return (await client.ok('getSession')).account?.id ?? 0;
}

async function openLink(staffOf: Client, tournamentId: number): Promise<Client> {
  const { link } = await staffOf.ok('getWatchLink', { tournament_id: tournamentId });
  const client = new Client(server.url);
  await client.ok('openWatchLink', {}, { json: { token: tokenOf(link) } });
  return client;
}

beforeAll(async () => {
  server = await Server.fresh();
  anyone = new Client(server.url);
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
  stranger = await Client.signedIn(server.url, otto);
  member = await Client.signedIn(server.url, mika);

  const deleted = await aDraft(staff);
  gone = { ...nowhere, tournament_id: deleted.tournamentId, draft_id: deleted.draft.id };
  gone.player_id = deleted.pool[0]?.id ?? 0;
  await staff.ok('deleteTournament', gone);

  const world = await aStartedDraft(staff);
  draft = world.draft;
  const tournament = { tournament_id: world.tournamentId };
  await staff.ok('editTournament', tournament, { json: { visibility: 'private' } });
  await staff.ok('addMember', tournament, { json: { account: mika.name } });
  captain = await Client.inSeat(server.url, linkFor(await linksOf(staff, draft.id), world.captains[1]?.id ?? 0));
  viewer = await openLink(staff, world.tournamentId);

  const other = await aStartedDraft(stranger);
  const links = await linksOf(stranger, other.draft.id);
  captainElsewhere = await Client.inSeat(server.url, linkFor(links, other.captains[0]?.id ?? 0));
  ids = {
    ...tournament,
    draft_id: draft.id,
    player_id: world.pool.at(-1)?.id ?? 0,
    team_id: draft.teams[0]?.id ?? 0,
    account_id: await idOf(member),
  };
});

afterAll(async () => {
  await server.discard();
});

interface Row {
  call?: Call;
  // What a member gets, who sees everything and runs nothing.
  member: 200 | 403;
}
const reads: Row = { member: 200 };
const forStaff = (json?: unknown): Row => ({ member: 403, ...(json === undefined ? {} : { call: { json } }) });

// Every operation whose path names a tournament, a draft or a player.
const rows: Partial<Record<OperationId, Row>> = {
  getTournament: reads,
  editTournament: forStaff({ name: 'Mine now' }),
  deleteTournament: forStaff(),
  listOrganisers: forStaff(),
  addOrganiser: forStaff({ account: 'Otto' }),
  removeOrganiser: forStaff(),
  listMembers: forStaff(),
  addMember: forStaff({ account: 'Otto' }),
  removeMember: forStaff(),
  getWatchLink: forStaff(),
  rotateWatchLink: forStaff(),
  listPlayers: reads,
  addPlayers: forStaff({ name: 'Mole', mmr: 1 }),
  editPlayer: forStaff({ mmr: 1 }),
  restoreTournament: forStaff(),
  deletePlayer: forStaff(),
  restorePlayer: forStaff(),
  previewRoster: forStaff(),
  importRoster: forStaff(),
  exportRoster: reads,
  listDrafts: reads,
  createDraft: forStaff({ style: 'snake', captains: [] }),
  getDraft: reads,
  editDraft: forStaff({ team_size: 2 }),
  abortDraft: forStaff(),
  startDraft: forStaff(),
  pickPlayer: forStaff({ player_id: 1, round: 1 }),
  undoPick: forStaff({}),
  listEvents: reads,
  getBalance: reads,
  listSeats: forStaff(),
  rotateSeat: forStaff(),
  exportDraft: reads,
};
const shielded = Object.entries(rows) as [OperationId, Row][];

it('every path that names a tournament, a draft or a player is in the table here', () => {
  const naming = routes.filter((route) => /\{(tournament|draft|player)_id\}/.test(route.template));
  expect(naming.map((route) => route.id).toSorted()).toEqual(Object.keys(rows).toSorted());
});

// Ids that never existed.
const nowhere = { tournament_id: 800_001, draft_id: 800_002, player_id: 800_003, team_id: 1, account_id: 1 };

// All that could tell one answer from the other, but for the id itself and the number of the request.
function shown(answer: Answer): unknown {
  const ofThisAnswerAlone = ['date', 'x-request-id', 'content-length'];
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !ofThisAnswerAlone.includes(name)),
  );
  const text = answer.text.replace(/There is no (tournament|draft|player) \d+\./, 'There is no such $1.');
  return { status: answer.status, headers, text };
}

describe.each(shielded)('%s', (operation, { call = {}, member: expected }) => {
  const strangers = [
    ['somebody who is not signed in', () => anyone],
    ['the organiser of another tournament', () => stranger],
    ['a captain of another draft', () => captainElsewhere],
  ] as const;

  it.each(strangers)('answers %s as if there were no such thing', async (_, who) => {
    const hidden = await who().call(operation, ids, call);
    expect(hidden.status).toBe(404);
    for (const at of [nowhere, gone]) expect(shown(hidden)).toEqual(shown(await who().call(operation, at, call)));
  });

  it.each(strangers)('answers %s so, whatever is wrong with the request', async (_, who) => {
    const flaws: Call[] = [
      { body: '{', type: 'application/json' },
      { body: 'name', type: 'text/plain' },
      { json: { nonsense: 1 } },
      { query: { at: 'x', after: -1, limit: 0, format: 'pdf', team_size: 99, reason: 'x'.repeat(600) } },
      { headers: { 'if-none-match': '*' } },
    ];
    for (const flaw of flaws) {
      const hidden = await who().call(operation, ids, flaw);
      expect([flaw, hidden.status]).toEqual([flaw, 404]);
      for (const at of [nowhere, gone]) expect(shown(hidden)).toEqual(shown(await who().call(operation, at, flaw)));
    }
  });

  it('answers its people', async () => {
    const clients = expected === 200 ? [member, captain, viewer, admin, staff] : [member];
    for (const client of clients) {
      const answer = await client.call(operation, ids, call);
      expect(answer.status).toBe(client === captain || client === viewer ? 200 : expected);
      if (answer.status === 200) expect(answer.headers['cache-control']).toBe('private, no-store');
    }
  });
});

it('nothing of all those attempts has changed it', async () => {
  expect(await stateOf(staff, draft.id)).toEqual(draft);
});

describe('a private draft', () => {
  it.each([
    ['as it was', { query: { at: 1 } }],
    ['as CSV', { query: { format: 'csv' } }],
    ['to HEAD', {}],
    ['by its tag', {}],
  ] as const)('is hidden %s', async (how, call) => {
    const path = `/api/v1/drafts/${draft.id}`;
    const isTag = how === 'by its tag';
    const etag = isTag ? (await member.send('GET', path)).headers.etag : undefined;
    const target = how === 'as CSV' ? `${path}/export` : path;
    const headers = etag === undefined ? {} : { 'if-none-match': etag };
    const method = how === 'to HEAD' ? 'HEAD' : 'GET';
    expect((await stranger.send(method, target, { ...call, headers })).status).toBe(404);
    expect((await member.send(method, target, { ...call, headers })).status).toBe(isTag ? 304 : 200);
  });
});

describe('the list of tournaments', () => {
  it('has it for its people, and not for anybody else', async () => {
    const lists = async (client: Client) =>
      (await client.ok('listTournaments')).items.filter((item) => item.id === ids.tournament_id).length;
    for (const client of [staff, admin, member, captain, viewer]) expect(await lists(client)).toBe(1);
    for (const client of [anyone, stranger, captainElsewhere]) expect(await lists(client)).toBe(0);
  });

  it('says of each how visible it is', async () => {
    const items = (await member.ok('listTournaments')).items;
    expect(new Set(items.map((item) => item.visibility))).toEqual(new Set(['public', 'private']));
  });
});

describe('visibility', () => {
  it('is public unless it is said, and changes at once, both ways', async () => {
    const { tournamentId } = await aTournament(staff);
    const at = { tournament_id: tournamentId };
    expect((await anyone.ok('getTournament', at)).visibility).toBe('public');
    const hidden = await staff.ok('editTournament', at, { json: { visibility: 'private' } });
    expect(hidden.visibility).toBe('private');
    expect((await anyone.refused('getTournament', at)).status).toBe(404);
    await staff.ok('editTournament', at, { json: { visibility: 'public', name: 'Open to all' } });
    expect(await anyone.ok('getTournament', at)).toMatchObject({ visibility: 'public', name: 'Open to all' });
  });

  it('may be private from the first moment, for its drafts as well', async () => {
    const tournament = await staff.ok('createTournament', {}, { json: { name: 'Hidden', visibility: 'private' } });
    const at = { tournament_id: tournament.id };
    expect(tournament.visibility).toBe('private');
    expect((await anyone.refused('getTournament', at)).status).toBe(404);
    const players = [1, 2, 3, 4].map((mmr) => ({ name: `P${mmr}`, mmr }));
    const { items } = await staff.ok('addPlayers', at, { json: { players } });
    const captains = items.slice(0, 2).map((player) => ({ player_id: player.id }));
    const made = await staff.ok('createDraft', at, { json: { style: 'snake', captains } });
    expect((await anyone.refused('getDraft', { draft_id: made.id })).status).toBe(404);
    expect((await staff.ok('getDraft', { draft_id: made.id })).id).toBe(made.id);
  });

  it.each([{}, { visibility: 'secret' }, { visibility: null }, { visibility: 1 }])('refuses %j', async (json) => {
    const { tournamentId } = await aTournament(staff);
    expect((await staff.refused('editTournament', { tournament_id: tournamentId }, { json })).status).toBe(422);
  });
});

describe('a right that is lost', () => {
  it('is lost with the next request: a member who is removed', async () => {
    const { tournamentId } = await aTournament(staff);
    const at = { tournament_id: tournamentId };
    await staff.ok('editTournament', at, { json: { visibility: 'private' } });
    await staff.ok('addMember', at, { json: { account: mika.name } });
    await member.ok('getTournament', at);
    await staff.ok('removeMember', { ...at, account_id: await idOf(member) });
    expect((await member.refused('getTournament', at)).status).toBe(404);
  });

  it('is lost with the next request: the account of a player who is deleted', async () => {
    const { tournamentId } = await aTournament(staff);
    const at = { tournament_id: tournamentId };
    await staff.ok('editTournament', at, { json: { visibility: 'private' } });
    const json = { name: 'Mika', mmr: 1, account_id: await idOf(member) };
    const [player] = (await staff.ok('addPlayers', at, { json })).items;
    await member.ok('getTournament', at);
    await staff.ok('deletePlayer', { player_id: player?.id ?? 0 });
    expect((await member.refused('getTournament', at)).status).toBe(404);
  });

  it('is lost with the next request: a seat that is rotated', async () => {
    const world = await aStartedDraft(staff);
    await staff.ok('editTournament', { tournament_id: world.tournamentId }, { json: { visibility: 'private' } });
    const link = linkFor(await linksOf(staff, world.draft.id), world.captains[0]?.id ?? 0);
    const seat = await Client.inSeat(server.url, link);
    await seat.ok('getDraft', { draft_id: world.draft.id });
    await staff.ok('rotateSeat', { draft_id: world.draft.id, team_id: world.draft.teams[0]?.id ?? 0 });
    expect((await seat.refused('getDraft', { draft_id: world.draft.id })).status).toBe(404);
  });
});

describe('whose account and Discord id a player has', () => {
  it('is for staff to know', async () => {
    const { tournamentId } = await aTournament(staff);
    const at = { tournament_id: tournamentId };
    const json = { name: 'Mika', mmr: 1, account_id: await idOf(member), discord_id: '80351110224678912' };
    await staff.ok('addPlayers', at, { json });
    const seenBy = async (client: Client) => (await client.ok('listPlayers', at)).items[0];
    for (const client of [staff, admin]) {
      expect(await seenBy(client)).toMatchObject({ account_id: json.account_id, discord_id: json.discord_id });
    }
    for (const client of [anyone, stranger, member]) {
      expect(await seenBy(client)).toMatchObject({ name: 'Mika', account_id: null, discord_id: null });
    }
  });
});
