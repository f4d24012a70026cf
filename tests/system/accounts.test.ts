// Accounts, managed by admins and by those whose they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga, otto } from './harness/accounts.ts';
import { Client, tokenOf } from './harness/client.ts';
import { aPerson, canSignIn, copyOf, isSignedIn } from './harness/people.ts';
import { Server } from './harness/server.ts';
import { aStartedDraft, aTournament, freePlayer, linkFor, linksOf, logOf, pick } from './harness/world.ts';

let server: Server;
let admin: Client;

beforeAll(async () => {
  server = await Server.fresh();
  admin = await Client.signedIn(server.url, ada);
});

afterAll(async () => {
  await server.discard();
});

async function accountOf(id: number) {
  const { items } = await admin.ok('listAccounts');
  return items.find((account) => account.id === id);
}

async function ownId(client: Client): Promise<number> {
  return (await client.ok('getSession')).account?.id ?? 0;
}

describe('the list of accounts', () => {
  it('has everybody, oldest first, and when they were here', async () => {
    const { items } = await admin.ok('listAccounts');
    expect(items.slice(0, 4).map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'admin'],
      ['Olga', 'organiser'],
      ['Otto', 'organiser'],
      ['Mika', 'member'],
    ]);
    expect(items[0]).toMatchObject({ has_password: true, disabled_at: null, discord_id: null });
    expect(items[0]?.last_seen_at).not.toBeNull();
  });

  it('is kept by nobody on the way', async () => {
    expect((await admin.call('listAccounts')).headers['cache-control']).toBe('no-store');
  });
});

describe('another role', () => {
  it('holds for sessions that were there before', async () => {
    const person = await aPerson(admin);
    const create = () => person.client.call('createTournament', {}, { json: { name: 'Mine' } });
    expect((await create()).status).toBe(403);
    const edited = await admin.ok('editAccount', { account_id: person.id }, { json: { role: 'organiser' } });
    expect(edited.role).toBe('organiser');
    expect((await create()).status).toBe(201);
    await admin.ok('editAccount', { account_id: person.id }, { json: { role: 'member' } });
    expect((await create()).status).toBe(403);
  });

  it('makes an admin of somebody, until it is taken back', async () => {
    const person = await aPerson(admin);
    await admin.ok('editAccount', { account_id: person.id }, { json: { role: 'admin' } });
    await person.client.ok('listAccounts');
    await admin.ok('editAccount', { account_id: person.id }, { json: { role: 'organiser' } });
    expect((await person.client.refused('listAccounts')).code).toBe('forbidden');
  });
});

describe('another name', () => {
  it('is the one to sign in with', async () => {
    const person = await aPerson(admin);
    await admin.ok('editAccount', { account_id: person.id }, { json: { name: '  Kay 🐧 ' } });
    expect((await person.client.ok('getSession')).account?.name).toBe('Kay 🐧');
    expect(await canSignIn(server.url, { ...person, name: 'Kay 🐧' })).toBe(true);
    expect(await canSignIn(server.url, person)).toBe(false);
  });

  it('that another account has is refused, and nothing else changes', async () => {
    const person = await aPerson(admin);
    const json = { name: olga.name, role: 'organiser', is_disabled: true };
    const problem = await admin.refused('editAccount', { account_id: person.id }, { json });
    expect([problem.status, problem.code]).toEqual([409, 'name_taken']);
    expect(await accountOf(person.id)).toMatchObject({ name: person.name, role: 'member', disabled_at: null });
  });

  it('may be the one that it has', async () => {
    const person = await aPerson(admin);
    await admin.ok('editAccount', { account_id: person.id }, { json: { name: person.name } });
  });
});

describe('an edit', () => {
  it.each([
    ['of nothing', {}, ['']],
    ['with a role that is none', { role: 'king' }, ['role']],
    ['with a word for yes', { is_disabled: 'yes' }, ['is_disabled']],
    ['with a blank name', { name: '  ' }, ['name']],
    ['of a password', { password: 'long enough' }, ['password']],
  ])('%s is refused', async (_, json, fields) => {
    const problem = await admin.refused('editAccount', { account_id: 1 }, { json });
    expect(problem.status).toBe(422);
    expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
  });

  it('of nobody is 404', async () => {
    expect((await admin.refused('editAccount', { account_id: 999 }, { json: { name: 'X' } })).status).toBe(404);
  });
});

describe('a disabled account', () => {
  it('is out at once, and gets the answer for a wrong password', async () => {
    const person = await aPerson(admin);
    const elsewhere = await Client.signedIn(server.url, person);
    await admin.ok('editAccount', { account_id: person.id }, { json: { is_disabled: true } });
    expect(await isSignedIn(person.client)).toBe(false);
    expect(await isSignedIn(elsewhere)).toBe(false);
    const json = { username: person.name, password: person.password };
    const right = await new Client(server.url).call('signIn', {}, { json });
    const wrong = await new Client(server.url).call('signIn', {}, { json: { ...json, password: 'wrong one' } });
    expect([right.status, right.text]).toEqual([wrong.status, wrong.text]);
    expect((await accountOf(person.id))?.disabled_at).not.toBeNull();
  });

  it('that is enabled again may sign in, and its old sessions stay ended', async () => {
    const person = await aPerson(admin);
    await admin.ok('editAccount', { account_id: person.id }, { json: { is_disabled: true } });
    const enabled = await admin.ok('editAccount', { account_id: person.id }, { json: { is_disabled: false } });
    expect(enabled.disabled_at).toBeNull();
    expect(await isSignedIn(person.client)).toBe(false);
    expect(await canSignIn(server.url, person)).toBe(true);
  });

  it('gets no new password by a link', async () => {
    const person = await aPerson(admin);
    const { link } = await admin.ok('makePasswordLink', { account_id: person.id });
    await admin.ok('editAccount', { account_id: person.id }, { json: { is_disabled: true } });
    const json = { token: tokenOf(link), password: 'another pass phrase' };
    expect((await new Client(server.url).refused('acceptInvitation', {}, { json })).code).toBe('invitation_not_found');
  });
});

describe('the last admin', () => {
  it.each([
    ['disabled', (id: number) => admin.refused('editAccount', { account_id: id }, { json: { is_disabled: true } })],
    ['demoted', (id: number) => admin.refused('editAccount', { account_id: id }, { json: { role: 'organiser' } })],
    ['deleted', (id: number) => admin.refused('deleteAccount', { account_id: id })],
  ])('can not be %s', async (_, attempt) => {
    const problem = await attempt(await ownId(admin));
    expect([problem.status, problem.code]).toEqual([409, 'last_admin']);
    expect(await isSignedIn(admin)).toBe(true);
  });

  it('is the last one although a disabled one is there', async () => {
    const other = await aPerson(admin, 'admin');
    await admin.ok('editAccount', { account_id: other.id }, { json: { is_disabled: true } });
    const problem = await admin.refused('deleteAccount', { account_id: await ownId(admin) });
    expect(problem.code).toBe('last_admin');
    await admin.ok('deleteAccount', { account_id: other.id });
  });

  it('is left when two admins end one another at the same moment', async () => {
    const [one, two] = [await aPerson(admin, 'admin'), await aPerson(admin, 'admin')];
    const first = await ownId(admin);
    const giveRole = (by: Client, id: number, role: string) =>
      by.call('editAccount', { account_id: id }, { json: { role } });
    await giveRole(one.client, first, 'member');
    for (let round = 0; round < 40; round += 1) {
      const attempts = [1, 2, 3].map(() =>
        Promise.all([giveRole(one.client, two.id, 'member'), giveRole(two.client, one.id, 'member')]),
      );
      const answers = await Promise.all(attempts);
      const hasEnded = [0, 1].map((side) => answers.some((pair) => pair[side]?.status === 200));
      expect(hasEnded.filter(Boolean)).toHaveLength(1);
      const [left, other] = hasEnded[0] === true ? [one, two] : [two, one];
      expect((await giveRole(left.client, other.id, 'admin')).status).toBe(200);
    }
    await giveRole(one.client, first, 'admin');
    for (const { id } of [one, two]) await admin.ok('deleteAccount', { account_id: id });
  });
});

describe('signing out everywhere', () => {
  it('ends every session, the one that asks too', async () => {
    const person = await aPerson(admin);
    const elsewhere = await Client.signedIn(server.url, person);
    const copy = copyOf(person.client);
    await person.client.ok('signOutEverywhere', { account_id: person.id });
    expect(person.client.cookies.size).toBe(0);
    for (const client of [copy, elsewhere]) expect(await isSignedIn(client)).toBe(false);
    expect(await canSignIn(server.url, person)).toBe(true);
  });

  it('by an admin leaves the admin signed in', async () => {
    const person = await aPerson(admin);
    await admin.ok('signOutEverywhere', { account_id: person.id });
    expect(await isSignedIn(person.client)).toBe(false);
    expect(await isSignedIn(admin)).toBe(true);
  });

  it('of nobody is 404', async () => {
    expect((await admin.refused('signOutEverywhere', { account_id: 999 })).status).toBe(404);
  });
});

describe('a password', () => {
  const change = (client: Client, id: number, json: Record<string, unknown>) =>
    client.call('changePassword', { account_id: id }, { json });

  it('is changed by who knows it, in a new session while the others end', async () => {
    const person = await aPerson(admin);
    const elsewhere = await Client.signedIn(server.url, person);
    const before = copyOf(person.client);
    const json = { current_password: person.password, password: 'a newer pass phrase' };
    expect((await change(person.client, person.id, json)).status).toBe(204);
    expect(person.client.cookieHeader).not.toBe(before.cookieHeader);
    expect(await isSignedIn(person.client)).toBe(true);
    for (const client of [before, elsewhere]) expect(await isSignedIn(client)).toBe(false);
    expect(await canSignIn(server.url, person)).toBe(false);
    expect(await canSignIn(server.url, { ...person, password: json.password })).toBe(true);
  });

  it('is not changed by who does not know it', async () => {
    const person = await aPerson(admin);
    const wrong = await change(person.client, person.id, { current_password: 'a guess', password: 'a newer one' });
    expect([wrong.status, wrong.text.includes('wrong_credentials')]).toEqual([401, true]);
    const none = await change(person.client, person.id, { password: 'a newer one' });
    expect([none.status, none.text.includes('current_password')]).toEqual([422, true]);
    expect(await isSignedIn(person.client)).toBe(true);
    expect(await canSignIn(server.url, person)).toBe(true);
  });

  it('is guessed no more often there than at signing in', async () => {
    const person = await aPerson(admin);
    for (let guess = 0; guess < 10; guess += 1) {
      const answer = await change(person.client, person.id, { current_password: 'a guess', password: 'a newer one' });
      expect(answer.status).toBe(401);
    }
    const json = { current_password: person.password, password: 'a newer one' };
    expect((await change(person.client, person.id, json)).status).toBe(429);
    const signIn = { json: { username: person.name, password: person.password } };
    expect((await new Client(server.url).call('signIn', {}, signIn)).status).toBe(429);
  });

  it('keeps the seats of the session', async () => {
    const staff = await Client.signedIn(server.url, olga);
    const { draft } = await aStartedDraft(staff);
    const person = await aPerson(admin);
    const captain = draft.on_clock?.captain_id ?? 0;
    const token = tokenOf(linkFor(await linksOf(staff, draft.id), captain));
    await person.client.ok('signInWithSeat', {}, { json: { token } });
    const json = { current_password: person.password, password: 'a newer pass phrase' };
    await person.client.ok('changePassword', { account_id: person.id }, { json });
    const pick = { json: { player_id: freePlayer(draft), round: 1 } };
    await person.client.ok('pickPlayer', { draft_id: draft.id }, pick);
  });

  it.each([
    ['seven characters', '1234567', 422],
    ['eight characters of any script', '🐧🐧🐧🐧霜霜霜霜', 204],
    ['256 characters', 'é'.repeat(256), 204],
    ['257 characters', 'e'.repeat(257), 422],
    ['what everybody tries first', 'Qwertyuiop', 422],
  ])('of %s is as right as it should be', async (_, password, status) => {
    const person = await aPerson(admin);
    const answer = await change(person.client, person.id, { current_password: person.password, password });
    expect(answer.status).toBe(status);
    if (status === 204) expect(await canSignIn(server.url, { ...person, password })).toBe(true);
  });

  it('is no business of admins, who make a link instead', async () => {
    const person = await aPerson(admin);
    const answer = await change(admin, person.id, { current_password: ada.password, password: 'a newer one' });
    expect(answer.status).toBe(403);
  });
});

describe('deleting an account', () => {
  it('leaves the log readable, the player without an account, and nobody signed in', async () => {
    const person = await aPerson(admin, 'organiser');
    const { draft, players, tournamentId } = await aStartedDraft(person.client);
    await person.client.ok('abortDraft', { draft_id: draft.id });
    const player = players.at(-1)?.id ?? 0;
    await admin.ok('editPlayer', { player_id: player }, { json: { account_id: person.id } });
    await admin.ok('addOrganiser', { tournament_id: tournamentId }, { json: { account: olga.name } });
    const copy = copyOf(person.client);

    await person.client.ok('deleteAccount', { account_id: person.id });

    expect(person.client.cookies.size).toBe(0);
    expect(await isSignedIn(copy)).toBe(false);
    expect(await canSignIn(server.url, person)).toBe(false);
    expect(await accountOf(person.id)).toBeUndefined();
    const roster = await admin.ok('listPlayers', { tournament_id: tournamentId });
    expect(roster.items.find(({ id }) => id === player)?.account_id).toBeNull();
    const [started] = await logOf(admin, draft.id);
    expect(started?.actor).toEqual({ kind: 'account', id: person.id, name: person.name });
  });

  it('of the only organiser of a tournament takes an admin, or a second organiser', async () => {
    const person = await aPerson(admin, 'organiser');
    const { tournamentId } = await aTournament(person.client);
    const problem = await person.client.refused('deleteAccount', { account_id: person.id });
    expect([problem.status, problem.code]).toEqual([409, 'last_organiser']);
    expect(await isSignedIn(person.client)).toBe(true);
    await admin.ok('addOrganiser', { tournament_id: tournamentId }, { json: { account: olga.name } });
    await person.client.ok('deleteAccount', { account_id: person.id });
    const other = await aPerson(admin, 'organiser');
    await aTournament(other.client);
    await admin.ok('deleteAccount', { account_id: other.id });
  });

  it('twice is 404', async () => {
    const person = await aPerson(admin);
    await admin.ok('deleteAccount', { account_id: person.id });
    expect((await admin.refused('deleteAccount', { account_id: person.id })).status).toBe(404);
  });
});

describe('the export of an account', () => {
  it('has all that is kept about it, and no secret', async () => {
    const person = await aPerson(admin, 'organiser');
    const { draft } = await aStartedDraft(person.client);
    const answer = await person.client.call('exportAccount', { account_id: person.id });
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="draftwire-account-${person.id}.json"`);
    expect(answer.headers['cache-control']).toBe('no-store');
    const kept = await person.client.ok('exportAccount', { account_id: person.id });
    expect(kept.account).toEqual(await accountOf(person.id));
    expect(kept.sessions).toHaveLength(1);
    expect(kept.tournaments).toEqual([
      { id: draft.tournament_id, name: expect.any(String) as string, is_organiser: true, is_member: false },
    ]);
    expect(kept.events.map(({ draft_id, seq, event_type }) => [draft_id, seq, event_type])).toEqual([
      [draft.id, 1, 'draft_started'],
      [draft.id, 2, 'captain_assigned'],
    ]);
    expect(kept.audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account_created', 'signed_in', 'account_exported']),
    );
    expect(answer.text).not.toMatch(/argon2|password_hash|"hash"|token/);
  });

  it('has the players that are linked to it', async () => {
    const person = await aPerson(admin);
    const staff = await Client.signedIn(server.url, olga);
    const { draft, players } = await aStartedDraft(staff);
    await staff.ok('abortDraft', { draft_id: draft.id });
    const player = players.at(-1);
    await staff.ok('editPlayer', { player_id: player?.id ?? 0 }, { json: { account_id: person.id } });
    const kept = await admin.ok('exportAccount', { account_id: person.id });
    expect(kept.players.map(({ name }) => name)).toEqual([player?.name]);
    expect(kept.tournaments.map(({ id, is_organiser }) => [id, is_organiser])).toEqual([[draft.tournament_id, false]]);
  });

  it('has the picks of its player’s seat, and not those of a captain who has its number', async () => {
    const other = await Server.fresh();
    const [boss, staff] = [await Client.signedIn(other.url, ada), await Client.signedIn(other.url, olga)];
    const world = await aStartedDraft(staff, { captains: [5000, 4900, 4800, 4700], teamSize: 2 });
    // In a fresh database the captains have the numbers of Ada, Olga, Otto and Mika.
    expect(world.captains.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    const links = await linksOf(staff, world.draft.id);
    let now = world.draft;
    for (const { id } of world.captains) {
      const by = id === 2 ? staff : await Client.inSeat(other.url, linkFor(links, id));
      now = (await pick(by, now)).state;
    }
    await staff.ok('editPlayer', { player_id: 1 }, { json: { account_id: 4 } });
    await staff.ok('addMember', { tournament_id: world.tournamentId }, { json: { account: otto.name } });
    const seqsOf = async (id: number) =>
      (await boss.ok('exportAccount', { account_id: id })).events.map(({ seq, event_type }) => [seq, event_type]);
    expect(await seqsOf(4)).toEqual([
      [3, 'player_picked'],
      [4, 'captain_assigned'],
    ]);
    expect(await seqsOf(2)).toEqual([
      [1, 'draft_started'],
      [2, 'captain_assigned'],
      [5, 'player_picked'],
      [6, 'captain_assigned'],
    ]);
    expect(await seqsOf(3)).toEqual([]);
    await other.discard();
  });

  it('of nobody is 404', async () => {
    expect((await admin.refused('exportAccount', { account_id: 999 })).status).toBe(404);
  });
});
