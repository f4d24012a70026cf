// Signing in by Discord, against a Discord that holds us to the protocol: who one then is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, mika, olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { aDiscordUser } from '../harness/discord.ts';
import { DiscordSite, sessionCookie, whoIs } from '../harness/discord_site.ts';
import { aPerson } from '../harness/people.ts';
import { Home, Server } from '../harness/server.ts';
import { setUpLink } from '../harness/set_up.ts';
import { aDraft, pick } from '../harness/world.ts';

let site: DiscordSite;

beforeAll(async () => {
  site = await DiscordSite.start();
});

afterAll(async () => {
  await site.discard();
});

describe('the ways to sign in', () => {
  it('are a password and, when it is configured, Discord', async () => {
    expect(await site.aBrowser().ok('getSignInWays')).toEqual({ password: true, discord: true, own: null });
  });

  it('are a password alone without Discord, whose paths are then nowhere', async () => {
    const plain = await Server.fresh();
    try {
      const browser = new Client(plain.url);
      expect(await browser.ok('getSignInWays')).toEqual({ password: true, discord: false, own: null });
      expect((await browser.refused('startDiscordSignIn')).status).toBe(404);
      expect((await browser.refused('finishDiscordSignIn', {}, { query: { code: 'a', state: 'b' } })).status).toBe(404);
    } finally {
      await plain.discard();
    }
  });
});

describe('an unknown Discord user', () => {
  it('becomes a member, named as at Discord, and is signed in from then on', async () => {
    const user = aDiscordUser({ global_name: 'Nelly Ünïcode 🐧' });
    const browser = site.aBrowser();
    const answer = await site.signIn(browser, user, '/drafts/1');
    expect([answer.status, answer.headers.location]).toEqual([302, '/drafts/1']);
    const { account } = await browser.ok('getSession');
    expect(account).toMatchObject({ name: 'Nelly Ünïcode 🐧', role: 'member' });
    expect([...browser.cookies.keys()]).toEqual([sessionCookie]);

    const later = site.aBrowser();
    await site.signIn(later, { ...user, global_name: 'Another name' });
    expect((await later.ok('getSession')).account).toEqual(account);
  });

  it('gets a number when the name is taken', async () => {
    const names = [];
    for (let i = 0; i < 3; i += 1) {
      const browser = site.aBrowser();
      await site.signIn(browser, aDiscordUser({ global_name: mika.name }));
      names.push(await whoIs(browser));
    }
    expect(names).toEqual(['Mika 2', 'Mika 3', 'Mika 4']);
  });

  it.each([null, '', '   ', 'a\u202Eb', 'line\nfeed', 'x'.repeat(200)])(
    'goes by the unique name when the other is %j',
    async (name) => {
      const user = aDiscordUser({ global_name: name });
      const browser = site.aBrowser();
      await site.signIn(browser, user);
      expect(await whoIs(browser)).toBe(user.username);
    },
  );

  it('becomes one account, also when two browsers of theirs come at once', async () => {
    const user = aDiscordUser({ global_name: 'Twice' });
    const browsers = [site.aBrowser(), site.aBrowser()];
    const back = await Promise.all(browsers.map((browser) => site.wayBack(browser, user)));
    await Promise.all(browsers.map((browser, i) => browser.send('GET', back[i] ?? '')));
    const sessions = await Promise.all(browsers.map((browser) => browser.ok('getSession')));
    expect(sessions[0]?.account).toMatchObject({ name: 'Twice' });
    expect(sessions[1]?.account).toEqual(sessions[0]?.account);
  });

  it('has no password that opens the account', async () => {
    await site.signIn(site.aBrowser(), aDiscordUser({ global_name: 'Passwordless' }));
    const refused = await site.aBrowser().refused('signIn', {}, { json: { username: 'Passwordless', password: 'x' } });
    expect(refused.code).toBe('wrong_credentials');
  });
});

describe('a league that nobody runs yet', () => {
  it('gets its first admin by the set-up link, also when members came by Discord before', async () => {
    const empty = await DiscordSite.start(() => Home.empty());
    try {
      const early = empty.aBrowser();
      await empty.signIn(early, aDiscordUser());
      expect((await early.ok('getSession')).account).toMatchObject({ role: 'member' });
      const { token } = await setUpLink(empty.server);
      const json = { token, name: 'First', password: 'a fine pass phrase' };
      const admin = empty.aBrowser();
      expect((await admin.ok('acceptInvitation', {}, { json })).account).toMatchObject({ role: 'admin' });
      const again = await early.refused('acceptInvitation', {}, { json: { ...json, name: 'Second' } });
      expect(again.code).toBe('invitation_not_found');
    } finally {
      await empty.discard();
    }
  });
});

describe('a captain whom the roster knows by Discord', () => {
  it('has the seat and picks', async () => {
    const staff = await Client.signedIn(site.server.url, olga);
    const { draft, captains } = await aDraft(staff);
    const user = aDiscordUser();
    await site.server.home.sql(`UPDATE players SET discord_id = '${user.id}' WHERE id = ${captains[0]?.id ?? 0}`);
    const started = await staff.ok('startDraft', { draft_id: draft.id });

    const captain = site.aBrowser();
    await site.signIn(captain, user, `/drafts/${draft.id}`);
    const { seats } = await captain.ok('getSession');
    expect(seats?.map((seat) => seat.captain_id)).toEqual([captains[0]?.id]);
    const { events } = await pick(captain, started);
    expect(events[0]).toMatchObject({ event_type: 'player_picked', payload: { captain_id: captains[0]?.id } });
  });
});

describe('an account that is to be linked', () => {
  it('is signed in by Discord from then on, too', async () => {
    const user = aDiscordUser({ global_name: 'Not needed' });
    const browser = await Client.signedIn(site.server.url, mika);
    expect((await browser.ok('getSignInWays')).own).toEqual({ password: true, discord: false });
    const before = browser.cookies.get(sessionCookie);
    expect(await site.link(browser, user)).toBe('/account');
    expect(await whoIs(browser)).toBe(mika.name);
    expect(browser.cookies.get(sessionCookie)).not.toBe(before);
    expect((await browser.ok('getSignInWays')).own).toEqual({ password: true, discord: true });

    const elsewhere = site.aBrowser();
    await site.signIn(elsewhere, user);
    expect(await whoIs(elsewhere)).toBe(mika.name);
    expect(await whoIs(await Client.signedIn(site.server.url, mika))).toBe(mika.name);
    const told = await site.server.home.sql(
      `SELECT actor_name, subject FROM audit WHERE detail = 'Discord user ${user.id}'`,
    );
    expect(told).toBe('Mika|Mika');
  });

  it('must be signed in', async () => {
    const query = { return: '/account', link: 'true' };
    expect((await site.aBrowser().refused('startDiscordSignIn', {}, { query })).code).toBe('not_signed_in');
    const odd = await site.aBrowser().refused('startDiscordSignIn', {}, { query: { link: 'yes' } });
    expect([odd.status, odd.errors?.[0]?.field]).toEqual([422, 'link']);
  });

  it('is not when it signed out on the way, and nobody is signed in', async () => {
    const browser = await Client.signedIn(site.server.url, olga);
    const user = aDiscordUser({ global_name: 'Not Olga' });
    const back = await site.wayBack(browser, user, '/account', { link: 'true' });
    await browser.ok('signOut');
    const answer = await browser.send('GET', back);
    expect([answer.headers.location, await whoIs(browser)]).toEqual(['/account?problem=signed_out', undefined]);
    await site.signIn(browser, user);
    expect(await whoIs(browser)).toBe('Not Olga');
  });

  it('keeps the Discord user that it has', async () => {
    const [first, second] = [aDiscordUser({ global_name: 'Fay' }), aDiscordUser({ global_name: 'Sid' })];
    const browser = site.aBrowser();
    await site.signIn(browser, first);
    expect(await site.link(browser, second)).toBe('/account?problem=linked_before');
    expect(await whoIs(browser)).toBe('Fay');
    expect(await site.link(browser, first)).toBe('/account');
  });

  it('gets no Discord user that another account has, and stays signed in as itself', async () => {
    const user = aDiscordUser({ global_name: 'Theo' });
    await site.signIn(site.aBrowser(), user);
    const browser = await Client.signedIn(site.server.url, olga);
    expect(await site.link(browser, user)).toBe('/account?problem=discord_taken');
    expect(await whoIs(browser)).toBe(olga.name);
    expect((await browser.ok('getSignInWays')).own).toEqual({ password: true, discord: false });
  });
});

describe('somebody who signs in by Discord where another is signed in', () => {
  it('is themselves, and no Discord user of the other', async () => {
    const user = aDiscordUser({ global_name: 'Bob' });
    const browser = await Client.signedIn(site.server.url, olga);
    await site.signIn(browser, user);
    expect(await whoIs(browser)).toBe('Bob');
    const elsewhere = site.aBrowser();
    await site.signIn(elsewhere, user);
    expect(await whoIs(elsewhere)).toBe('Bob');
    expect((await (await Client.signedIn(site.server.url, olga)).ok('getSignInWays')).own?.discord).toBe(false);
  });
});

describe('a Discord user who is unlinked', () => {
  it('is out at once, signs in to the account no more, and holds no seat of it', async () => {
    const staff = await Client.signedIn(site.server.url, olga);
    const { draft, captains } = await aDraft(staff);
    const user = aDiscordUser({ global_name: 'Thief' });
    await site.server.home.sql(`UPDATE players SET discord_id = '${user.id}' WHERE id = ${captains[0]?.id ?? 0}`);
    await staff.ok('startDraft', { draft_id: draft.id });
    const person = await aPerson(await Client.signedIn(site.server.url, ada));
    await site.link(person.client, user);
    const thief = site.aBrowser();
    await site.signIn(thief, user);
    expect((await thief.ok('getSession')).seats).toHaveLength(1);

    await person.client.ok('unlinkDiscord', { account_id: person.id });
    expect([await whoIs(thief), await whoIs(person.client)]).toEqual([undefined, undefined]);
    const again = await Client.signedIn(site.server.url, { ...person, role: 'member' });
    expect((await again.ok('getSession')).seats).toEqual([]);
    expect((await again.ok('getSignInWays')).own).toEqual({ password: true, discord: false });
    expect((await again.refused('unlinkDiscord', { account_id: person.id })).status).toBe(404);
    await site.signIn(thief, user);
    expect(await whoIs(thief)).toBe('Thief');
  });

  it('is not by themselves when there is no password, and is by an admin', async () => {
    const browser = site.aBrowser();
    await site.signIn(browser, aDiscordUser({ global_name: 'Una' }));
    const id = (await browser.ok('getSession')).account?.id ?? 0;
    const problem = await browser.refused('unlinkDiscord', { account_id: id });
    expect([problem.status, problem.code]).toEqual([409, 'last_way_in']);
    expect(await whoIs(browser)).toBe('Una');
    await (await Client.signedIn(site.server.url, ada)).ok('unlinkDiscord', { account_id: id });
    expect(await whoIs(browser)).toBeUndefined();
  });
});
