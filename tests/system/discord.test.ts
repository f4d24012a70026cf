// Signing in by Discord, against a Discord that holds us to the protocol, and one that misbehaves.
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mika, olga } from './harness/accounts.ts';
import { Client, type Answer } from './harness/client.ts';
import { within } from './harness/deadline.ts';
import { aDiscordUser, Discord, siteTarget, type Endpoint } from './harness/discord.ts';
import { Home, Server } from './harness/server.ts';
import { aDraft, pick } from './harness/world.ts';

let discord: Discord;
let server: Server;

const sealedCookie = 'draftwire_discord';
const sessionCookie = 'draftwire_session';

beforeAll(async () => {
  discord = await Discord.start();
  const home = await Home.withAccounts();
  server = await Server.start(home, { args: await discord.options(home.directory) });
  discord.registerSite(server.url);
});

afterEach(() => {
  discord.mischief.clear();
});

afterAll(async () => {
  await server.discard();
  await discord.stop();
});

const aBrowser = (): Client => new Client(server.url);

// Begins, agrees at Discord, and says where Discord sends the browser.
async function wayBack(browser: Client, user = aDiscordUser(), path = '/'): Promise<string> {
  const start = await browser.call('startDiscordSignIn', {}, { query: { return: path } });
  return siteTarget(await discord.agree(start.headers.location ?? '', user));
}

async function whoIs(browser: Client): Promise<string | undefined> {
  return (await browser.ok('getSession')).account?.name;
}

const problem = (code: string): string => `/sign-in?problem=${code}`;

// What went wrong, and that nobody is signed in by it.
async function problemOf(browser: Client, answer: Answer): Promise<string | undefined> {
  expect([answer.status, await whoIs(browser), browser.cookies.size]).toEqual([302, undefined, 0]);
  return answer.headers.location;
}

describe('the ways to sign in', () => {
  it('are a password and, when it is configured, Discord', async () => {
    expect(await aBrowser().ok('getSignInWays')).toEqual({ password: true, discord: true });
  });

  it('are a password alone without Discord, whose paths are then nowhere', async () => {
    const plain = await Server.fresh();
    try {
      const browser = new Client(plain.url);
      expect(await browser.ok('getSignInWays')).toEqual({ password: true, discord: false });
      expect((await browser.refused('startDiscordSignIn')).status).toBe(404);
      expect((await browser.refused('finishDiscordSignIn', {}, { query: { code: 'a', state: 'b' } })).status).toBe(404);
    } finally {
      await plain.discard();
    }
  });
});

describe('the start', () => {
  it('sends the browser to Discord with what RFC 6749 and RFC 7636 ask for', async () => {
    const { status, headers } = await aBrowser().call('startDiscordSignIn');
    const location = new URL(headers.location ?? '');
    expect([status, location.origin, location.pathname]).toEqual([302, discord.url, '/oauth2/authorize']);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      response_type: 'code',
      client_id: discord.clientId,
      scope: 'identify',
      redirect_uri: new URL('/api/v1/sign-in/discord/callback', server.url).href,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
    });
  });

  it('gives the browser a cookie for ten minutes that shows nothing', async () => {
    const { headers } = await aBrowser().call('startDiscordSignIn');
    const cookie = headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/^draftwire_discord=[\w-]+; HttpOnly; SameSite=Lax; Path=\/; Max-Age=600$/);
    const sealed = /=([\w-]+);/.exec(cookie)?.[1] ?? '';
    const state = new URL(headers.location ?? '').searchParams.get('state') ?? '-';
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(state);
  });

  it('is another one each time', async () => {
    const starts = await Promise.all([1, 2, 3].map(() => aBrowser().call('startDiscordSignIn')));
    for (const parameter of ['state', 'code_challenge']) {
      const values = starts.map(({ headers }) => new URL(headers.location ?? '').searchParams.get(parameter));
      expect(new Set(values).size).toBe(3);
    }
  });

  it('gives a cookie of this host alone behind TLS', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await aBrowser().call('startDiscordSignIn', {}, { headers });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-draftwire_discord=[^;]+;.*; Secure$/);
    expect(new URL(answer.headers.location ?? '').searchParams.get('redirect_uri')).toMatch(/^https:/);
  });

  it.each(['/', '/drafts/7', '/drafts/7?at=3#history', '/%2F%2Fevil.example'])('may lead back to %s', async (path) => {
    const browser = aBrowser();
    const answer = await browser.send('GET', await wayBack(browser, aDiscordUser(), path));
    expect([answer.status, answer.headers.location]).toEqual([302, path]);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/drafts\\..\\evil',
    'https://evil.example/',
    'javascript:alert(1)',
    'evil.example',
    '',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nSet-Cookie: a=b',
    '/a b',
    '/é',
    ' /drafts',
    `/${'a'.repeat(600)}`,
  ])('does not lead to %j', async (path) => {
    const refused = await aBrowser().refused('startDiscordSignIn', {}, { query: { return: path } });
    expect([refused.status, refused.errors?.[0]?.field]).toEqual([422, 'return']);
  });
});

describe('an unknown Discord user', () => {
  it('becomes a member, named as at Discord, and is signed in from then on', async () => {
    const user = aDiscordUser({ global_name: 'Nelly Ünïcode 🐧' });
    const browser = aBrowser();
    const answer = await discord.signIn(browser, user, '/drafts/1');
    expect([answer.status, answer.headers.location]).toEqual([302, '/drafts/1']);
    const { account } = await browser.ok('getSession');
    expect(account).toMatchObject({ name: 'Nelly Ünïcode 🐧', role: 'member' });
    expect([...browser.cookies.keys()]).toEqual([sessionCookie]);

    const later = aBrowser();
    await discord.signIn(later, { ...user, global_name: 'Another name' });
    expect((await later.ok('getSession')).account).toEqual(account);
  });

  it('gets a number when the name is taken', async () => {
    const names = [];
    for (let i = 0; i < 3; i += 1) {
      const browser = aBrowser();
      await discord.signIn(browser, aDiscordUser({ global_name: mika.name }));
      names.push(await whoIs(browser));
    }
    expect(names).toEqual(['Mika 2', 'Mika 3', 'Mika 4']);
  });

  it.each([null, '', '   ', 'a\u202Eb', 'line\nfeed', 'x'.repeat(200)])(
    'goes by the unique name when the other is %j',
    async (name) => {
      const user = aDiscordUser({ global_name: name });
      const browser = aBrowser();
      await discord.signIn(browser, user);
      expect(await whoIs(browser)).toBe(user.username);
    },
  );

  it('becomes one account, also when two browsers of theirs come at once', async () => {
    const user = aDiscordUser({ global_name: 'Twice' });
    const browsers = [aBrowser(), aBrowser()];
    const back = await Promise.all(browsers.map((browser) => wayBack(browser, user)));
    await Promise.all(browsers.map((browser, i) => browser.send('GET', back[i] ?? '')));
    const sessions = await Promise.all(browsers.map((browser) => browser.ok('getSession')));
    expect(sessions[0]?.account).toMatchObject({ name: 'Twice' });
    expect(sessions[1]?.account).toEqual(sessions[0]?.account);
  });

  it('has no password that opens the account', async () => {
    await discord.signIn(aBrowser(), aDiscordUser({ global_name: 'Passwordless' }));
    const refused = await aBrowser().refused('signIn', {}, { json: { username: 'Passwordless', password: 'x' } });
    expect(refused.code).toBe('wrong_credentials');
  });
});

describe('a captain whom the roster knows by Discord', () => {
  it('has the seat and picks', async () => {
    const staff = await Client.signedIn(server.url, olga);
    const { draft, captains } = await aDraft(staff);
    const user = aDiscordUser();
    await server.home.sql(`UPDATE players SET discord_id = '${user.id}' WHERE id = ${captains[0]?.id ?? 0}`);
    const started = await staff.ok('startDraft', { draft_id: draft.id });

    const captain = aBrowser();
    await discord.signIn(captain, user, `/drafts/${draft.id}`);
    const { seats } = await captain.ok('getSession');
    expect(seats?.map((seat) => seat.captain_id)).toEqual([captains[0]?.id]);
    const { events } = await pick(captain, started);
    expect(events[0]).toMatchObject({ event_type: 'player_picked', payload: { captain_id: captains[0]?.id } });
  });
});

describe('an account that is signed in', () => {
  it('is linked, and signed in by Discord from then on', async () => {
    const user = aDiscordUser({ global_name: 'Not needed' });
    const browser = await Client.signedIn(server.url, mika);
    const before = browser.cookies.get(sessionCookie);
    await discord.signIn(browser, user);
    expect(await whoIs(browser)).toBe(mika.name);
    expect(browser.cookies.get(sessionCookie)).not.toBe(before);

    const elsewhere = aBrowser();
    await discord.signIn(elsewhere, user);
    expect(await whoIs(elsewhere)).toBe(mika.name);
    expect(await whoIs(await Client.signedIn(server.url, mika))).toBe(mika.name);
    const told = await server.home.sql(
      `SELECT actor_name, subject FROM audit WHERE detail = 'Discord user ${user.id}'`,
    );
    expect(told).toBe('Mika|Mika');
  });

  it('stays as it is when it has a Discord already: another Discord is somebody else', async () => {
    const [first, second] = [aDiscordUser({ global_name: 'First' }), aDiscordUser({ global_name: 'Second' })];
    const browser = aBrowser();
    await discord.signIn(browser, first);
    await discord.signIn(browser, second);
    expect(await whoIs(browser)).toBe('Second');
    const again = aBrowser();
    await discord.signIn(again, first);
    expect(await whoIs(again)).toBe('First');
  });

  it('is not linked when it signed out on the way', async () => {
    const browser = await Client.signedIn(server.url, olga);
    const back = await wayBack(browser, aDiscordUser({ global_name: 'Not Olga' }));
    await browser.ok('signOut');
    await browser.send('GET', back);
    expect(await whoIs(browser)).toBe('Not Olga');
  });
});

describe('a way back', () => {
  it('that another browser began signs nobody in, and asks Discord nothing', async () => {
    const attacker = aBrowser();
    const back = await wayBack(attacker);
    for (const victim of [aBrowser(), aBrowser()]) {
      discord.asked.length = 0;
      if (victim.cookies.size === 0) await victim.call('startDiscordSignIn');
      expect(await problemOf(victim, await victim.send('GET', back))).toBe(problem('state_mismatch'));
      expect(discord.asked).toEqual([]);
    }
    const stranger = aBrowser();
    expect(await problemOf(stranger, await stranger.send('GET', back))).toBe(problem('state_mismatch'));
  });

  it('works once: again, the browser has nothing left that it began', async () => {
    const browser = aBrowser();
    const back = await wayBack(browser);
    await browser.send('GET', back);
    browser.cookies.delete(sessionCookie);
    expect(await problemOf(browser, await browser.send('GET', back))).toBe(problem('state_mismatch'));
  });

  it('works once: with a copy of the cookie, too, because Discord takes the code once', async () => {
    const browser = aBrowser();
    const back = await wayBack(browser);
    const copy = aBrowser();
    copy.cookies.set(sealedCookie, browser.cookies.get(sealedCookie) ?? '');
    await browser.send('GET', back);
    expect(await problemOf(copy, await copy.send('GET', back))).toBe(problem('discord_failed'));
  });

  it('ends what the browser began, however it ends', async () => {
    const browser = aBrowser();
    const back = await wayBack(browser);
    expect(await problemOf(browser, await browser.send('GET', `${back}x`))).toBe(problem('state_mismatch'));
    expect(await problemOf(browser, await browser.send('GET', back))).toBe(problem('state_mismatch'));
  });

  it.each(['', 'x', 'A'.repeat(200), 'A'.repeat(5000), '%00', '"'])('with a cookie of %j is refused', async (value) => {
    const browser = aBrowser();
    const back = await wayBack(browser);
    browser.cookies.clear();
    const headers = { cookie: `${sealedCookie}=${value}` };
    const answer = await browser.send('GET', back, { headers });
    expect(await problemOf(browser, answer)).toBe(problem('state_mismatch'));
  });

  it('without a code, or with one of nonsense, signs nobody in', async () => {
    for (const code of [undefined, '', 'nonsense', 'x'.repeat(2000)]) {
      const browser = aBrowser();
      const back = new URL(await wayBack(browser), server.url);
      if (code === undefined) back.searchParams.delete('code');
      else back.searchParams.set('code', code);
      const answer = await browser.send('GET', siteTarget(back.href));
      expect(await problemOf(browser, answer)).toBe(problem('discord_failed'));
    }
  });

  it('of somebody who said no says so', async () => {
    const browser = aBrowser();
    const start = await browser.call('startDiscordSignIn');
    const back = siteTarget(await discord.refuse(start.headers.location ?? ''));
    expect(await problemOf(browser, await browser.send('GET', back))).toBe(problem('discord_denied'));
  });

  it('with any other error of Discord says that it failed', async () => {
    const browser = aBrowser();
    const state = new URL(await wayBack(browser), server.url).searchParams.get('state') ?? '';
    const answer = await browser.call('finishDiscordSignIn', {}, { query: { error: 'server_error', state } });
    expect(await problemOf(browser, answer)).toBe(problem('discord_failed'));
  });

  it('of a disabled account is refused', async () => {
    const user = aDiscordUser({ global_name: 'Disabled soon' });
    await discord.signIn(aBrowser(), user);
    await server.home.sql(`UPDATE accounts SET disabled_at = 1 WHERE discord_id = '${user.id}'`);
    const browser = aBrowser();
    expect(await problemOf(browser, await discord.signIn(browser, user))).toBe(problem('account_disabled'));
  });
});

describe('a Discord that', () => {
  const body = (status: number, type: string, text: string) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(text);
  };
  const token = (access_token: string) =>
    body(200, 'application/json', JSON.stringify({ token_type: 'Bearer', access_token }));
  const user = (value: unknown) => body(200, 'application/json', JSON.stringify({ id: value, username: 'x' }));
  const mischief: [string, Endpoint, (response: ServerResponse) => void][] = [
    ['fails at the token', 'token', body(500, 'application/json', '{}')],
    ['fails at the user', 'user', body(500, 'application/json', '{}')],
    ['limits us', 'token', body(429, 'application/json', '{"retry_after":1}')],
    ['gives no JSON for a token', 'token', body(200, 'application/json', '<html>')],
    ['gives no JSON for a user', 'user', body(200, 'application/json', '[]')],
    ['calls a user text', 'user', body(200, 'text/html', '{"id":"300000000000000001","username":"x"}')],
    ['gives too much for a token', 'token', body(200, 'application/json', `{"a":"${'x'.repeat(70_000)}"}`)],
    ['gives too much for a user', 'user', body(200, 'application/json', `{"a":"${'x'.repeat(70_000)}"}`)],
    ['nests without end', 'user', body(200, 'application/json', '['.repeat(20_000))],
    ['hangs up', 'token', (response) => response.destroy()],
    ['gives a token that breaks the line', 'token', token('a\r\nx-evil: 1')],
    ['gives an empty token', 'token', token('')],
    ['gives no token', 'token', body(200, 'application/json', '{"token_type":"Bearer"}')],
    ['gives a number for an id', 'user', user(3 * 10 ** 17)],
    ['gives a word for an id', 'user', user('everybody')],
    ['gives no id', 'user', user(undefined)],
  ];

  it.each(mischief)('%s signs nobody in', async (_, endpoint, misbehave) => {
    discord.mischief.set(endpoint, misbehave);
    const browser = aBrowser();
    expect(await problemOf(browser, await discord.signIn(browser, aDiscordUser()))).toBe(problem('discord_failed'));
  });

  it('sends us elsewhere is not followed', async () => {
    const other = await Discord.start();
    try {
      for (const endpoint of ['token', 'user'] as const) {
        const path = endpoint === 'token' ? '/api/oauth2/token' : '/api/users/@me';
        discord.mischief.clear();
        discord.mischief.set(endpoint, (response) => {
          response.writeHead(307, { location: `${other.url}${path}` }).end();
        });
        const browser = aBrowser();
        expect(await problemOf(browser, await discord.signIn(browser, aDiscordUser()))).toBe(problem('discord_failed'));
      }
      expect(other.asked).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it('hangs keeps two browsers for eight seconds, the next for none, and other requests not at all', async () => {
    let hanging = 0;
    let bothHang: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothHang = resolve));
    discord.mischief.set('token', () => {
      hanging += 1;
      if (hanging === 2) bothHang();
    });
    const began = performance.now();
    const kept = [aBrowser(), aBrowser()].map(async (browser) =>
      problemOf(browser, await discord.signIn(browser, aDiscordUser())),
    );
    await within(5000, 'both to be kept', both);
    const next = aBrowser();
    expect(await problemOf(next, await discord.signIn(next, aDiscordUser()))).toBe(problem('discord_failed'));
    expect(await whoIs(await Client.signedIn(server.url, olga))).toBe(olga.name);
    expect(performance.now() - began).toBeLessThan(6000);
    expect(await Promise.all(kept)).toEqual([problem('discord_failed'), problem('discord_failed')]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('is not there signs nobody in', async () => {
    const gone = await Discord.start();
    const home = await Home.withAccounts();
    const lonely = await Server.start(home, { args: await gone.options(home.directory) });
    try {
      gone.registerSite(lonely.url);
      const browser = new Client(lonely.url);
      const start = await browser.call('startDiscordSignIn');
      const back = siteTarget(await gone.agree(start.headers.location ?? '', aDiscordUser()));
      await gone.stop();
      expect(await problemOf(browser, await browser.send('GET', back))).toBe(problem('discord_failed'));
    } finally {
      await lonely.discard();
    }
  });
});

describe('attempts', () => {
  it('are counted for each address, and those that were right given back', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const attempt = async (address: string): Promise<number> => {
      const browser = aBrowser();
      const back = new URL(await wayBack(browser), server.url);
      return (await browser.send('GET', siteTarget(back.href), from(address))).status;
    };
    expect(await attempt('203.0.113.9')).toBe(302);
    discord.mischief.set('token', (response) => response.writeHead(400).end());
    const statuses: number[] = [];
    for (let i = 0; i < 101; i += 1) statuses.push(await attempt('203.0.113.9'));
    expect([statuses.lastIndexOf(302), statuses.indexOf(429)]).toEqual([99, 100]);
    discord.mischief.clear();
    expect(await attempt('203.0.113.9')).toBe(429);
    expect(await attempt('203.0.113.10')).toBe(302);
  });
});

describe('the log', () => {
  it('says what failed, and no secret', async () => {
    discord.mischief.set('user', (response) => response.writeHead(502).end());
    await discord.signIn(aBrowser(), aDiscordUser());
    expect(server.log).toContain("the user's endpoint answered 502");
    const secrets = [
      discord.clientSecret,
      ...discord.given,
      ...discord.asked.map(({ form }) => form.get('code_verifier') ?? '-'),
    ];
    for (const secret of secrets.filter((text) => text.length > 1)) expect(server.log).not.toContain(secret);
  });
});

describe('the client secret', () => {
  it('is refused in a file that others can read', async () => {
    const home = await Home.withAccounts();
    const args = await discord.options(home.directory);
    await expect(Server.start(home, { args, limits: `chmod 644 ${args[3] ?? ''}` })).rejects.toThrow(/chmod 600/);
    await home.remove();
  });
});
