// Links that are used once: to an account, and to a new password.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client, tokenOf } from './harness/client.ts';
import { anInvitation, aPerson, canSignIn, copyOf, isSignedIn } from './harness/people.ts';
import { Server } from './harness/server.ts';

const day = 24 * 60 * 60 * 1000;

let server: Server;
let admin: Client;
let anyone: Client;
let accepted = 0;

beforeAll(async () => {
  server = await Server.fresh();
  admin = await Client.signedIn(server.url, ada);
  anyone = new Client(server.url);
});

afterAll(async () => {
  await server.discard();
});

const anAcceptance = (token: string) => {
  accepted += 1;
  return { token, name: `Newcomer ${accepted}`, password: 'a fine pass phrase' };
};

const daysUntil = (time: string): number => (Date.parse(time) - Date.now()) / day;

const neverMade = 'A'.repeat(43);

describe('an invitation', () => {
  it('is a link of this site that holds for a week and is shown once', async () => {
    const made = await admin.ok('createInvite', {}, { json: { role: 'organiser' } });
    expect(made).toMatchObject({ kind: 'invite', role: 'organiser', account_id: null, account_name: null });
    expect(new URL(made.link).origin).toBe(server.url.origin);
    expect(new URL(made.link).pathname).toMatch(/^\/invite\/[A-Za-z0-9_-]{43}$/);
    expect(daysUntil(made.expires_at)).toBeGreaterThan(6.9);
    expect(daysUntil(made.expires_at)).toBeLessThanOrEqual(7);
    const { items } = await admin.ok('listInvites');
    const { link, ...listed } = made;
    expect(items).toContainEqual(listed);
    expect(JSON.stringify(items)).not.toContain(tokenOf(link));
  });

  it('says what it is for to whoever holds it', async () => {
    const token = await anInvitation(admin, 'organiser');
    const invitation = await anyone.ok('getInvitation', {}, { json: { token } });
    expect(invitation).toMatchObject({ kind: 'invite', role: 'organiser', name: null });
  });

  it('makes an account of its role, which is signed in', async () => {
    const json = anAcceptance(await anInvitation(admin, 'organiser'));
    const client = new Client(server.url);
    const { account } = await client.ok('acceptInvitation', {}, { json });
    expect(account).toMatchObject({ name: json.name, role: 'organiser' });
    expect((await client.ok('getSession')).account).toEqual(account);
    await client.ok('createTournament', {}, { json: { name: 'Mine' } });
    expect(await canSignIn(server.url, json)).toBe(true);
  });

  it('changes the id of the session that accepts it', async () => {
    const client = await Client.signedIn(server.url, olga);
    const before = copyOf(client);
    const json = anAcceptance(await anInvitation(admin));
    await client.ok('acceptInvitation', {}, { json });
    expect(await isSignedIn(before)).toBe(false);
    expect((await client.ok('getSession')).account?.name).toBe(json.name);
  });

  it('works once, also when two use it at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const token = await anInvitation(admin);
      const answers = await Promise.all(
        [1, 2].map(() => new Client(server.url).call('acceptInvitation', {}, { json: anAcceptance(token) })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    }
  }, 120_000); // forty hashes, which step back for all else that the machine does

  it('gives a name to one of two who want it at the same moment', async () => {
    const [one, two] = [await anInvitation(admin), await anInvitation(admin)];
    const { name, password } = anAcceptance(one);
    const answers = await Promise.all(
      [one, two].map((token) => anyone.call('acceptInvitation', {}, { json: { token, name, password } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('stays when the name is taken, and works with another one', async () => {
    const token = await anInvitation(admin);
    const json = { ...anAcceptance(token), name: olga.name };
    const problem = await anyone.refused('acceptInvitation', {}, { json });
    expect([problem.status, problem.code]).toEqual([409, 'name_taken']);
    await new Client(server.url).ok('acceptInvitation', {}, { json: anAcceptance(token) });
  });

  it('works no more when it was taken back', async () => {
    const { id, link } = await admin.ok('createInvite', {}, { json: { role: 'admin' } });
    await admin.ok('revokeInvite', { invite_id: id });
    expect((await anyone.refused('getInvitation', {}, { json: { token: tokenOf(link) } })).status).toBe(404);
    expect((await admin.ok('listInvites')).items.map((invite) => invite.id)).not.toContain(id);
    expect((await admin.refused('revokeInvite', { invite_id: id })).status).toBe(404);
  });

  it.each([
    ['demoted', (id: number) => admin.ok('editAccount', { account_id: id }, { json: { role: 'organiser' } })],
    ['disabled', (id: number) => admin.ok('editAccount', { account_id: id }, { json: { is_disabled: true } })],
    ['deleted', (id: number) => admin.ok('deleteAccount', { account_id: id })],
  ])('works no more when the admin who made it is %s, and no link for a new password either', async (_, end) => {
    const [other, person] = [await aPerson(admin, 'admin'), await aPerson(admin)];
    const { link } = await other.client.ok('makePasswordLink', { account_id: person.id });
    const tokens = [await anInvitation(other.client, 'admin'), tokenOf(link)];
    const mine = await anInvitation(admin);
    await end(other.id);
    for (const token of tokens) {
      expect((await anyone.refused('getInvitation', {}, { json: { token } })).code).toBe('invitation_not_found');
    }
    await anyone.ok('getInvitation', {}, { json: { token: mine } });
  });

  it('stays when the admin who made it gets another name', async () => {
    const other = await aPerson(admin, 'admin');
    const token = await anInvitation(other.client);
    await admin.ok('editAccount', { account_id: other.id }, { json: { name: `${other.name} the first` } });
    await anyone.ok('getInvitation', {}, { json: { token } });
  });

  it.each([
    ['without a name', { name: undefined }, ['name']],
    ['with a blank name', { name: ' ' }, ['name']],
    ['with a short password', { password: '1234567' }, ['password']],
    ['with a long password', { password: 'x'.repeat(257) }, ['password']],
    ['with a password that everybody tries first', { password: 'PassWord123' }, ['password']],
    ['with a role of their choice', { role: 'admin' }, ['role']],
  ])('is not accepted %s', async (_, change, fields) => {
    const json = { ...anAcceptance(await anInvitation(admin)), ...change };
    const problem = await anyone.refused('acceptInvitation', {}, { json });
    expect(problem.status).toBe(422);
    expect(problem.errors?.map(({ field }) => field)).toEqual(fields);
  });

  it('of a role that is none is not made', async () => {
    for (const json of [{}, { role: 'king' }, { role: 7 }]) {
      expect((await admin.refused('createInvite', {}, { json })).status).toBe(422);
    }
  });
});

describe('a wrong token', () => {
  it('gets one answer, whether it was never made, is none, was used or was taken back', async () => {
    const used = await anInvitation(admin);
    await new Client(server.url).ok('acceptInvitation', {}, { json: anAcceptance(used) });
    const { id, link } = await admin.ok('createInvite', {}, { json: { role: 'member' } });
    await admin.ok('revokeInvite', { invite_id: id });
    const texts = new Set<string>();
    for (const token of [neverMade, 'x', '💥', used, tokenOf(link)]) {
      const looked = await anyone.call('getInvitation', {}, { json: { token } });
      const tried = await anyone.call('acceptInvitation', {}, { json: anAcceptance(token) });
      expect([looked.status, tried.status]).toEqual([404, 404]);
      texts.add(looked.text);
      texts.add(tried.text);
    }
    expect([...texts]).toHaveLength(1);
    expect([...texts][0]).toContain('invitation_not_found');
  });

  it('is no token of a session', async () => {
    const [, session = ''] = [...admin.cookies][0] ?? [];
    expect((await anyone.refused('getInvitation', {}, { json: { token: session } })).status).toBe(404);
  });
});

describe('a link for a new password', () => {
  it('is for its account, holds for a day, and ends the account’s sessions', async () => {
    const person = await aPerson(admin);
    const made = await admin.ok('makePasswordLink', { account_id: person.id });
    expect(daysUntil(made.expires_at)).toBeGreaterThan(0.9);
    expect(daysUntil(made.expires_at)).toBeLessThanOrEqual(1);
    const token = tokenOf(made.link);
    const invitation = await anyone.ok('getInvitation', {}, { json: { token } });
    expect(invitation).toMatchObject({ kind: 'password', name: person.name });

    const client = new Client(server.url);
    const password = 'a newer pass phrase';
    const { account } = await client.ok('acceptInvitation', {}, { json: { token, password } });
    expect(account.id).toBe(person.id);
    expect(await isSignedIn(client)).toBe(true);
    expect(await isSignedIn(person.client)).toBe(false);
    expect(await canSignIn(server.url, person)).toBe(false);
    expect(await canSignIn(server.url, { ...person, password })).toBe(true);
    expect((await anyone.refused('acceptInvitation', {}, { json: { token, password } })).status).toBe(404);
  });

  it('takes no name', async () => {
    const person = await aPerson(admin);
    const { link } = await admin.ok('makePasswordLink', { account_id: person.id });
    const json = anAcceptance(tokenOf(link));
    expect((await anyone.refused('acceptInvitation', {}, { json })).errors?.[0]?.field).toBe('name');
  });

  it('works no more when there is a newer one, or the password was changed otherwise', async () => {
    const person = await aPerson(admin);
    const links = [];
    for (let i = 0; i < 2; i += 1) links.push(await admin.ok('makePasswordLink', { account_id: person.id }));
    const [older = '', newer = ''] = links.map(({ link }) => tokenOf(link));
    expect((await anyone.refused('getInvitation', {}, { json: { token: older } })).status).toBe(404);
    await anyone.ok('getInvitation', {}, { json: { token: newer } });
    const json = { current_password: person.password, password: 'a newer pass phrase' };
    await person.client.ok('changePassword', { account_id: person.id }, { json });
    expect((await anyone.refused('getInvitation', {}, { json: { token: newer } })).status).toBe(404);
  });

  it('goes with its account', async () => {
    const person = await aPerson(admin);
    const { link } = await admin.ok('makePasswordLink', { account_id: person.id });
    await admin.ok('deleteAccount', { account_id: person.id });
    expect((await anyone.refused('getInvitation', {}, { json: { token: tokenOf(link) } })).status).toBe(404);
  });

  it('is made for nobody else', async () => {
    expect((await admin.refused('makePasswordLink', { account_id: 999 })).status).toBe(404);
  });
});

describe('somebody who guesses tokens', () => {
  it('is told to wait, while those who sign in by a password are not', async () => {
    const other = await Server.fresh();
    const guesser = new Client(other.url);
    const guess = async (): Promise<number> =>
      (await guesser.call('getInvitation', {}, { json: { token: neverMade } })).status;
    const counts = new Map<number, number>();
    for (let batch = 0; batch < 110 && !counts.has(429); batch += 1) {
      for (const status of await Promise.all(Array.from({ length: 10 }, guess))) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    }
    expect(counts.get(404)).toBe(1000);
    expect((await guesser.call('acceptInvitation', {}, { json: anAcceptance(neverMade) })).status).toBe(429);
    await Client.signedIn(other.url, ada);
    await other.discard();
  });
});
