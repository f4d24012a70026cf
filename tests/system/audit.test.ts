// What admins can read about who signed in and what was done to accounts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, mika, olga } from './harness/accounts.ts';
import { Client, tokenOf } from './harness/client.ts';
import { aPerson } from './harness/people.ts';
import { Server } from './harness/server.ts';
import type { AuditEntry } from './harness/wire.ts';
import { aDraft, linksOf } from './harness/world.ts';

let server: Server;
let admin: Client;

beforeAll(async () => {
  server = await Server.fresh();
  admin = await Client.signedIn(server.url, ada);
});

afterAll(async () => {
  await server.discard();
});

// The entries that `act` made, oldest first.
async function entriesOf(act: () => Promise<unknown>): Promise<AuditEntry[]> {
  const [last] = (await admin.ok('listAudit', {}, { query: { limit: 1 } })).items;
  await act();
  const { items } = await admin.ok('listAudit', {}, { query: { limit: 500 } });
  return items.filter(({ id }) => id > (last?.id ?? 0)).toReversed();
}

// Who did what to whom.
async function told(act: () => Promise<unknown>): Promise<unknown[]> {
  const entries = await entriesOf(act);
  return entries.map(({ action, actor, subject, detail }) => [action, actor?.name ?? null, subject, detail]);
}

describe('signing in', () => {
  it('is told with the account and where it came from', async () => {
    const [entry, ...more] = await entriesOf(() => Client.signedIn(server.url, mika));
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      action: 'signed_in',
      actor: { name: 'Mika' },
      subject: 'Mika',
      address: '127.0.0.1',
    });
  });

  it('is told with the address that a trusted proxy names', async () => {
    const signIn = () =>
      new Client(server.url).call(
        'signIn',
        {},
        {
          json: { username: mika.name, password: mika.password },
          headers: { 'x-forwarded-for': '203.0.113.9, 2001:db8::7' },
        },
      );
    expect((await entriesOf(signIn)).map(({ address }) => address)).toEqual(['2001:db8::7']);
  });

  it('that fails is told with the name and why', async () => {
    const fail = (username: string) => () =>
      new Client(server.url).refused('signIn', {}, { json: { username, password: 'a wrong secret' } });
    expect(await told(fail('Mika'))).toEqual([['sign_in_failed', null, 'Mika', 'wrong password']]);
    expect(await told(fail('Nobody'))).toEqual([['sign_in_failed', null, 'Nobody', 'no such account']]);
    const person = await aPerson(admin);
    await admin.ok('editAccount', { account_id: person.id }, { json: { is_disabled: true } });
    expect(await told(fail(person.name))).toEqual([['sign_in_failed', null, person.name, 'disabled']]);
  });

  it('with a name that is none is told without it', async () => {
    const json = { username: 'a\u0007\nb', password: 'a wrong secret' };
    expect(await told(() => new Client(server.url).refused('signIn', {}, { json }))).toEqual([
      ['sign_in_failed', null, '', 'no such account'],
    ]);
  });

  it('by a seat is told with the seat', async () => {
    const staff = await Client.signedIn(server.url, olga);
    const { draft, captains } = await aDraft(staff);
    const [first] = await linksOf(staff, draft.id);
    const subject = captains.find(({ id }) => id === first?.captain_id)?.name;
    expect(await told(() => Client.inSeat(server.url, first?.link ?? ''))).toEqual([
      ['seat_taken', null, subject, `draft ${draft.id}`],
    ]);
  });
});

describe('signing out', () => {
  it('is told, here and everywhere', async () => {
    const person = await aPerson(admin);
    const again = await Client.signedIn(server.url, person);
    expect(await told(() => again.ok('signOut'))).toEqual([['signed_out', person.name, person.name, '']]);
    expect(await told(() => admin.ok('signOutEverywhere', { account_id: person.id }))).toEqual([
      ['signed_out_everywhere', 'Ada', person.name, ''],
    ]);
  });

  it('of nobody is not worth a word', async () => {
    expect(await told(() => new Client(server.url).ok('signOut'))).toEqual([]);
  });
});

describe('an account', () => {
  it('is told from its invitation to its end', async () => {
    const name = 'Robin';
    const client = new Client(server.url);
    let id = 0;
    expect(
      await told(async () => {
        const { link } = await admin.ok('createInvite', {}, { json: { role: 'organiser' } });
        const json = { token: tokenOf(link), name, password: 'a fine pass phrase' };
        ({
          account: { id },
        } = await client.ok('acceptInvitation', {}, { json }));
      }),
    ).toEqual([
      ['invite_created', 'Ada', '', 'organiser'],
      ['account_created', name, name, 'organiser, by invitation'],
      ['signed_in', name, name, 'by a link'],
    ]);
    const edit = (json: object) => () => admin.ok('editAccount', { account_id: id }, { json });
    expect(await told(edit({ role: 'member' }))).toEqual([['role_changed', 'Ada', name, 'organiser to member']]);
    expect(await told(edit({ name: 'Robin B' }))).toEqual([['account_renamed', 'Ada', name, 'now Robin B']]);
    expect(await told(edit({ name: 'Robin B', role: 'member', is_disabled: false }))).toEqual([]);
    expect(
      await told(async () => {
        const json = { current_password: 'a fine pass phrase', password: 'a newer one' };
        await client.refused('changePassword', { account_id: id }, { json: { ...json, current_password: 'no' } });
        await client.ok('changePassword', { account_id: id }, { json });
        await client.ok('exportAccount', { account_id: id });
      }),
    ).toEqual([
      ['sign_in_failed', 'Robin B', 'Robin B', 'wrong password, to change it'],
      ['password_changed', 'Robin B', 'Robin B', ''],
      ['account_exported', 'Robin B', 'Robin B', ''],
    ]);
    expect(
      await told(async () => {
        const { link } = await admin.ok('makePasswordLink', { account_id: id });
        await client.ok('acceptInvitation', {}, { json: { token: tokenOf(link), password: 'the newest one' } });
      }),
    ).toEqual([
      ['invite_created', 'Ada', 'Robin B', 'for a new password'],
      ['password_changed', 'Robin B', 'Robin B', 'by a link'],
      ['signed_in', 'Robin B', 'Robin B', 'by a link'],
    ]);
    expect(await told(edit({ is_disabled: true }))).toEqual([['account_disabled', 'Ada', 'Robin B', '']]);
    expect(await told(edit({ is_disabled: false }))).toEqual([['account_enabled', 'Ada', 'Robin B', '']]);
    expect(await told(() => admin.ok('deleteAccount', { account_id: id }))).toEqual([
      ['account_deleted', 'Ada', 'Robin B', ''],
    ]);
  });

  it('that is invited in vain is told', async () => {
    const { id } = await admin.ok('createInvite', {}, { json: { role: 'member' } });
    expect(await told(() => admin.ok('revokeInvite', { invite_id: id }))).toEqual([
      ['invite_revoked', 'Ada', '', 'member'],
    ]);
  });

  it('that is refused a change leaves no word of one', async () => {
    const { account } = await admin.ok('getSession');
    const id = account?.id ?? 0;
    expect(await told(() => admin.refused('deleteAccount', { account_id: id }))).toEqual([]);
  });
});

describe('what an admin does', () => {
  it('is told with where the admin was', async () => {
    const { id } = await aPerson(admin);
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const act = () => admin.call('editAccount', { account_id: id }, { json: { role: 'organiser' }, headers });
    expect((await entriesOf(act)).map(({ action, address }) => [action, address])).toEqual([
      ['role_changed', '203.0.113.7'],
    ]);
  });
});

describe('the list', () => {
  it('goes back page by page, newest first, and holds no secret', async () => {
    for (let i = 0; i < 4; i += 1) await Client.signedIn(server.url, mika);
    const all = (await admin.ok('listAudit')).items;
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((one, two) => two - one));
    const paged: AuditEntry[] = [];
    for (let page = all.slice(0, 1); page.length > 0;) {
      paged.push(...page);
      const before = page.at(-1)?.id ?? 0;
      page = (await admin.ok('listAudit', {}, { query: { before, limit: 3 } })).items;
    }
    expect(paged).toEqual(all);
    expect(JSON.stringify(all)).not.toMatch(/pass phrase|a wrong secret|argon2/);
  });

  it.each([
    ['limit', 0, 422],
    ['limit', 501, 422],
    ['limit', 'some', 400],
    ['before', 0, 422],
    ['before', 'x', 400],
  ])('refuses %s=%s', async (name, value, status) => {
    expect((await admin.call('listAudit', {}, { query: { [name]: value } })).status).toBe(status);
  });
});
