// Who may do what, for every operation.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, mika, olga, otto } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { aPerson } from './harness/people.ts';
import { routes } from './harness/schema.ts';
import { Server } from './harness/server.ts';
import type { DraftState, OperationId } from './harness/wire.ts';
import {
  aDraft,
  aStartedDraft,
  currentRound,
  freePlayer,
  linkFor,
  linksOf,
  logOf,
  pick,
  stateOf,
} from './harness/world.ts';

let server: Server;
let staff: Client;
let admin: Client;
let stranger: Client;
let member: Client;
let seat: Client;
let anyone: Client;
let draft: DraftState;
let ids: Record<string, number>;

beforeAll(async () => {
  server = await Server.fresh();
  anyone = new Client(server.url);
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
  stranger = await Client.signedIn(server.url, otto);
  member = await Client.signedIn(server.url, mika);
  const world = await aStartedDraft(staff);
  draft = world.draft;
  const waiting = draft.teams[1]?.captain_id ?? 0;
  seat = await Client.inSeat(server.url, linkFor(await linksOf(staff, draft.id), waiting));
  ids = {
    tournament_id: draft.tournament_id,
    draft_id: draft.id,
    player_id: world.pool.at(-1)?.id ?? 0,
    team_id: draft.teams[0]?.id ?? 0,
    account_id: (await admin.ok('getSession')).account?.id ?? 0,
    invite_id: (await admin.ok('createInvite', {}, { json: { role: 'member' } })).id,
  };
});

afterAll(async () => {
  await server.discard();
});

// What each operation of staff would take.
const bodies: Partial<Record<OperationId, unknown>> = {
  editTournament: { name: 'Mine now' },
  deleteTournament: undefined,
  restoreTournament: undefined,
  addPlayers: { name: 'Mole', mmr: 1 },
  editPlayer: { mmr: 1 },
  deletePlayer: undefined,
  restorePlayer: undefined,
  previewRoster: undefined,
  importRoster: undefined,
  createDraft: { style: 'snake', captains: [] },
  editDraft: { team_size: 2 },
  abortDraft: undefined,
  startDraft: undefined,
  undoPick: {},
  listSeats: undefined,
  rotateSeat: undefined,
  listOrganisers: undefined,
  addOrganiser: { account: 'Mika' },
  removeOrganiser: undefined,
  listMembers: undefined,
  addMember: { account: 'Mika' },
  removeMember: undefined,
  getWatchLink: undefined,
  rotateWatchLink: undefined,
};
const operationsOfStaff = Object.keys(bodies) as OperationId[];
// What each operation of admins would take.
const bodiesOfAdmins: Partial<Record<OperationId, unknown>> = {
  listAccounts: undefined,
  editAccount: { role: 'member' },
  makePasswordLink: undefined,
  listInvites: undefined,
  createInvite: { role: 'admin' },
  revokeInvite: undefined,
  listAudit: undefined,
};
const operationsOfAdmins = Object.keys(bodiesOfAdmins) as OperationId[];
const operationsOnOneself: OperationId[] = [
  'deleteAccount',
  'signOutEverywhere',
  'exportAccount',
  'changePassword',
  'unlinkDiscord',
];
const openToAll: OperationId[] = [
  'getSession',
  'getSignInWays',
  'listTournaments',
  'getTournament',
  'listPlayers',
  'listDrafts',
  'getDraft',
  'listEvents',
  'getBalance',
  'exportDraft',
  'exportRoster',
  'getOpenApi',
  'getHealth',
  'getReadiness',
  'getMetrics',
];
const withRulesOfTheirOwn: OperationId[] = [
  'signIn',
  'startDiscordSignIn',
  'finishDiscordSignIn',
  'signInWithSeat',
  'openWatchLink',
  'signOut',
  'createTournament',
  'pickPlayer',
  'getInvitation',
  'acceptInvitation',
];

function callAs(client: Client, operation: OperationId) {
  const json = { ...bodies, ...bodiesOfAdmins }[operation];
  return client.refused(operation, ids, json === undefined ? {} : { json });
}

it('every operation of the schema is in one of the lists here', () => {
  const listed = [
    ...operationsOfStaff,
    ...operationsOfAdmins,
    ...operationsOnOneself,
    ...openToAll,
    ...withRulesOfTheirOwn,
  ];
  expect(listed.toSorted()).toEqual(routes.map((route) => route.id).toSorted());
});

describe.each(operationsOfStaff)('%s', (operation) => {
  it('asks an anonymous client to sign in', async () => {
    const problem = await callAs(anyone, operation);
    expect([problem.status, problem.code]).toEqual([401, 'not_signed_in']);
  });

  it.each([
    ['a member', () => member],
    ['the organiser of another tournament', () => stranger],
    ['a captain in a seat', () => seat],
  ] as const)('is forbidden to %s', async (_, who) => {
    const problem = await callAs(who(), operation);
    expect([problem.status, problem.code]).toEqual([403, 'forbidden']);
  });
});

// `account_id` is Ada's, the admin's.
describe.each([...operationsOfAdmins, ...operationsOnOneself])('%s', (operation) => {
  it('asks an anonymous client to sign in', async () => {
    const problem = await callAs(anyone, operation);
    expect([problem.status, problem.code]).toEqual([401, 'not_signed_in']);
  });

  it.each([
    ['a member', () => member],
    ['an organiser', () => staff],
    ['a captain in a seat', () => seat],
  ] as const)('is forbidden to %s', async (_, who) => {
    const problem = await callAs(who(), operation);
    expect([problem.status, problem.code]).toEqual([403, 'forbidden']);
  });
});

describe('an admin', () => {
  it('may do all of that to others but change their passwords', async () => {
    const { client, id } = await aPerson(admin);
    const ofOther = { account_id: id };
    await admin.ok('listAccounts');
    await admin.ok('editAccount', ofOther, { json: { role: 'organiser' } });
    await admin.ok('makePasswordLink', ofOther);
    await admin.ok('listInvites');
    await admin.ok('revokeInvite', ids);
    await admin.ok('listAudit');
    await admin.ok('exportAccount', ofOther);
    const json = { current_password: ada.password, password: 'a newer one' };
    expect((await admin.refused('changePassword', ofOther, { json })).code).toBe('forbidden');
    await server.home.sql(`UPDATE accounts SET discord_id = '100000000000000123' WHERE id = ${id}`);
    await admin.ok('unlinkDiscord', ofOther);
    await admin.ok('signOutEverywhere', ofOther);
    await admin.ok('deleteAccount', ofOther);
    expect((await client.ok('getSession')).account).toBeNull();
  });
});

describe('a member', () => {
  it('may export, change the password, sign out everywhere and delete, of the own account', async () => {
    const { client, id, name, password } = await aPerson(admin);
    const own = { account_id: id };
    await client.ok('exportAccount', own);
    await client.ok('changePassword', own, { json: { current_password: password, password: 'a newer one' } });
    await client.ok('signOutEverywhere', own);
    const again = await Client.signedIn(server.url, { name, password: 'a newer one', role: 'member' });
    await again.ok('deleteAccount', own);
  });

  it('learns nothing about which accounts there are', async () => {
    for (const operation of operationsOnOneself) {
      const [there, missing] = [
        await member.call(operation, { account_id: ids.account_id ?? 0 }),
        await member.call(operation, { account_id: 999_999 }),
      ];
      expect([missing.status, missing.text]).toEqual([there.status, there.text]);
    }
  });
});

describe.each(openToAll)('%s', (operation) => {
  it('is open to everyone', async () => {
    for (const client of [anyone, member, seat, stranger, staff]) await client.ok(operation, ids);
  });
});

describe('a draft that nobody but staff may touch', () => {
  it('is untouched by all those attempts', async () => {
    expect(await stateOf(anyone, draft.id)).toEqual(draft);
  });
});

describe('staff', () => {
  it.each([
    ['the organiser who made the tournament', () => staff],
    ['an admin', () => admin],
  ] as const)('is %s', async (_, who) => {
    const { draft: pending, tournamentId } = await aDraft(staff);
    const host = who();
    expect((await host.ok('getTournament', { tournament_id: tournamentId })).is_staff).toBe(true);
    await host.ok('editTournament', { tournament_id: tournamentId }, { json: { name: 'Renamed' } });
    await host.ok('addPlayers', { tournament_id: tournamentId }, { json: { name: 'One more', mmr: 1 } });
    await host.ok('editDraft', { draft_id: pending.id }, { json: { team_size: 2 } });
    const started = await host.ok('startDraft', { draft_id: pending.id });
    await pick(host, started);
    await host.ok('undoPick', { draft_id: pending.id }, { json: {} });
    await host.ok('rotateSeat', { draft_id: pending.id, team_id: pending.teams[0]?.id ?? 0 });
    await host.ok('abortDraft', { draft_id: pending.id });
    await host.ok('deleteTournament', { tournament_id: tournamentId });
  });

  it('is nobody else', async () => {
    for (const client of [anyone, member, stranger, seat]) {
      expect((await client.ok('getTournament', ids)).is_staff).toBe(false);
    }
  });
});

describe('createTournament', () => {
  it('asks an anonymous client to sign in', async () => {
    const problem = await anyone.refused('createTournament', {}, { json: { name: 'Mine' } });
    expect([problem.status, problem.code]).toEqual([401, 'not_signed_in']);
  });

  it('is forbidden to members and seats', async () => {
    for (const client of [member, seat]) {
      const problem = await client.refused('createTournament', {}, { json: { name: 'Mine' } });
      expect([problem.status, problem.code]).toEqual([403, 'forbidden']);
    }
  });

  it('is allowed to organisers and admins', async () => {
    for (const client of [staff, stranger, admin]) {
      await client.ok('createTournament', {}, { json: { name: 'Mine' } });
    }
  });
});

describe('pickPlayer', () => {
  const tryPick = (client: Client, state: DraftState) =>
    client.call(
      'pickPlayer',
      { draft_id: state.id },
      { json: { player_id: freePlayer(state), round: currentRound(state) } },
    );

  it('asks an anonymous client to sign in', async () => {
    expect((await tryPick(anyone, draft)).status).toBe(401);
  });

  it('is forbidden to members and to the organisers of other tournaments', async () => {
    for (const client of [member, stranger]) expect((await tryPick(client, draft)).status).toBe(403);
  });

  it('is forbidden to the captain of another draft', async () => {
    const other = await aStartedDraft(staff);
    expect((await tryPick(seat, other.draft)).status).toBe(403);
  });

  it('is allowed to the seat on the clock', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    const links = await linksOf(staff, fresh.id);
    const captain = await Client.inSeat(server.url, linkFor(links, fresh.on_clock?.captain_id ?? 0));
    expect((await tryPick(captain, fresh)).status).toBe(201);
  });

  it('is allowed to the account that plays as the captain on the clock', async () => {
    const { draft: fresh, captains } = await aDraft(staff);
    const { account } = await member.ok('getSession');
    await staff.ok('editPlayer', { player_id: captains[0]?.id ?? 0 }, { json: { account_id: account?.id } });
    const started = await staff.ok('startDraft', { draft_id: fresh.id });
    expect((await tryPick(member, started)).status).toBe(201);
  });

  it('by staff is in the log with their name', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    await pick(admin, fresh);
    expect((await logOf(anyone, fresh.id)).at(-1)?.actor?.name).toBe('Ada');
  });
});

describe('whoever may not', () => {
  it('is told so before the body is looked at', async () => {
    const problem = await anyone.refused('createDraft', ids, { body: '{"style":', type: 'application/json' });
    expect(problem.status).toBe(401);
  });
});

describe('a seat link', () => {
  it('that is replaced stops working at once, for those signed in with it too', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    const captainId = fresh.on_clock?.captain_id ?? 0;
    const old = linkFor(await linksOf(staff, fresh.id), captainId);
    const captain = await Client.inSeat(server.url, old);
    const { link } = await staff.ok('rotateSeat', { draft_id: fresh.id, team_id: fresh.on_clock?.team_id ?? 0 });
    expect([401, 403]).toContain((await tryPickOf(captain, fresh)).status);
    const token = new URL(old).pathname.split('/').at(-1);
    const problem = await anyone.refused('signInWithSeat', {}, { json: { token } });
    expect([problem.status, problem.code]).toEqual([401, 'invalid_seat_link']);
    expect((await tryPickOf(await Client.inSeat(server.url, link), fresh)).status).toBe(201);
  });

  it('that is replaced leaves the other seats as they are', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    const before = await linksOf(staff, fresh.id);
    await staff.ok('rotateSeat', { draft_id: fresh.id, team_id: fresh.teams[0]?.id ?? 0 });
    expect((await linksOf(staff, fresh.id)).slice(1)).toEqual(before.slice(1));
  });

  it('has at least 128 bits that no other seat shares', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    const tokens = (await linksOf(staff, fresh.id)).map(({ link }) => new URL(link).pathname.split('/').at(-1) ?? '');
    expect(new Set(tokens).size).toBe(tokens.length);
    for (const token of tokens) expect(token.replaceAll(/[^A-Za-z0-9_-]/g, '').length).toBeGreaterThanOrEqual(22);
  });

  function tryPickOf(client: Client, state: DraftState) {
    return client.call('pickPlayer', { draft_id: state.id }, { json: { player_id: freePlayer(state), round: 1 } });
  }
});
