// The way to Discord and back, and those who would take it in the place of somebody else.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aDiscordUser, siteTarget } from '../harness/discord.ts';
import { DiscordSite, problemOf, sealedCookie, sessionCookie } from '../harness/discord_site.ts';

let site: DiscordSite;

beforeAll(async () => {
  site = await DiscordSite.start();
});

afterEach(() => {
  site.discord.mischief.clear();
});

afterAll(async () => {
  await site.discard();
});

describe('the start', () => {
  it('sends the browser to Discord with what RFC 6749 and RFC 7636 ask for', async () => {
    const { status, headers } = await site.aBrowser().call('startDiscordSignIn');
    const location = new URL(headers.location ?? '');
    expect([status, location.origin, location.pathname]).toEqual([302, site.discord.url, '/oauth2/authorize']);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      response_type: 'code',
      client_id: site.discord.clientId,
      scope: 'identify',
      redirect_uri: new URL('/api/v1/sign-in/discord/callback', site.server.url).href,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
    });
  });

  it('gives the browser a cookie for ten minutes that shows nothing', async () => {
    const { headers } = await site.aBrowser().call('startDiscordSignIn');
    const cookie = headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/^draftwire_discord=[\w-]+; HttpOnly; SameSite=Lax; Path=\/; Max-Age=600$/);
    const sealed = /=([\w-]+);/.exec(cookie)?.[1] ?? '';
    const state = new URL(headers.location ?? '').searchParams.get('state') ?? '-';
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(state);
  });

  it('is another one each time', async () => {
    const starts = await Promise.all([1, 2, 3].map(() => site.aBrowser().call('startDiscordSignIn')));
    for (const parameter of ['state', 'code_challenge']) {
      const values = starts.map(({ headers }) => new URL(headers.location ?? '').searchParams.get(parameter));
      expect(new Set(values).size).toBe(3);
    }
  });

  it('gives a cookie of this host alone behind TLS', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await site.aBrowser().call('startDiscordSignIn', {}, { headers });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-draftwire_discord=[^;]+;.*; Secure$/);
    expect(new URL(answer.headers.location ?? '').searchParams.get('redirect_uri')).toMatch(/^https:/);
  });

  it.each(['/', '/drafts/7', '/drafts/7?at=3#history', '/%2F%2Fevil.example'])('may lead back to %s', async (path) => {
    const browser = site.aBrowser();
    const answer = await browser.send('GET', await site.wayBack(browser, aDiscordUser(), path));
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
    const refused = await site.aBrowser().refused('startDiscordSignIn', {}, { query: { return: path } });
    expect([refused.status, refused.errors?.[0]?.field]).toEqual([422, 'return']);
  });
});

describe('a way back', () => {
  it('that Discord did not agree to keeps where the browser wanted to go', async () => {
    const browser = site.aBrowser();
    const start = await browser.call('startDiscordSignIn', {}, { query: { return: '/drafts/7?event=3' } });
    const state = new URL(start.headers.location ?? '').searchParams.get('state') ?? '';
    const answer = await browser.call('finishDiscordSignIn', {}, { query: { state, error: 'access_denied' } });
    expect(answer.headers.location).toBe('/sign-in?problem=discord_denied&return=%2Fdrafts%2F7%3Fevent%3D3');
  });

  it('that another browser began signs nobody in, and asks Discord nothing', async () => {
    const attacker = site.aBrowser();
    const back = await site.wayBack(attacker);
    for (const victim of [site.aBrowser(), site.aBrowser()]) {
      site.discord.asked.length = 0;
      if (victim.cookies.size === 0) await victim.call('startDiscordSignIn');
      expect(await problemOf(victim, await victim.send('GET', back))).toBe('state_mismatch');
      expect(site.discord.asked).toEqual([]);
    }
    const stranger = site.aBrowser();
    expect(await problemOf(stranger, await stranger.send('GET', back))).toBe('state_mismatch');
  });

  it('works once: again, the browser has nothing left that it began', async () => {
    const browser = site.aBrowser();
    const back = await site.wayBack(browser);
    await browser.send('GET', back);
    browser.cookies.delete(sessionCookie);
    expect(await problemOf(browser, await browser.send('GET', back))).toBe('state_mismatch');
  });

  it('works once: with a copy of the cookie, too, because Discord takes the code once', async () => {
    const browser = site.aBrowser();
    const back = await site.wayBack(browser);
    const copy = site.aBrowser();
    copy.cookies.set(sealedCookie, browser.cookies.get(sealedCookie) ?? '');
    await browser.send('GET', back);
    expect(await problemOf(copy, await copy.send('GET', back))).toBe('discord_failed');
  });

  it('ends what the browser began, however it ends', async () => {
    const browser = site.aBrowser();
    const back = await site.wayBack(browser);
    expect(await problemOf(browser, await browser.send('GET', `${back}x`))).toBe('state_mismatch');
    expect(await problemOf(browser, await browser.send('GET', back))).toBe('state_mismatch');
  });

  it.each(['', 'x', 'A'.repeat(200), 'A'.repeat(5000), '%00', '"'])('with a cookie of %j is refused', async (value) => {
    const browser = site.aBrowser();
    const back = await site.wayBack(browser);
    browser.cookies.clear();
    const headers = { cookie: `${sealedCookie}=${value}` };
    const answer = await browser.send('GET', back, { headers });
    expect(await problemOf(browser, answer)).toBe('state_mismatch');
  });

  it('without a code, or with one of nonsense, signs nobody in', async () => {
    for (const code of [undefined, '', 'nonsense', 'x'.repeat(2000)]) {
      const browser = site.aBrowser();
      const back = new URL(await site.wayBack(browser), site.server.url);
      if (code === undefined) back.searchParams.delete('code');
      else back.searchParams.set('code', code);
      const answer = await browser.send('GET', siteTarget(back.href));
      expect(await problemOf(browser, answer)).toBe('discord_failed');
    }
  });

  it('of somebody who said no says so', async () => {
    const browser = site.aBrowser();
    const start = await browser.call('startDiscordSignIn');
    const back = siteTarget(await site.discord.refuse(start.headers.location ?? ''));
    expect(await problemOf(browser, await browser.send('GET', back))).toBe('discord_denied');
  });

  it('with any other error of Discord says that it failed', async () => {
    const browser = site.aBrowser();
    const state = new URL(await site.wayBack(browser), site.server.url).searchParams.get('state') ?? '';
    const answer = await browser.call('finishDiscordSignIn', {}, { query: { error: 'server_error', state } });
    expect(await problemOf(browser, answer)).toBe('discord_failed');
  });

  it('of a disabled account is refused', async () => {
    const user = aDiscordUser({ global_name: 'Disabled soon' });
    await site.signIn(site.aBrowser(), user);
    await site.server.home.sql(`UPDATE accounts SET disabled_at = 1 WHERE discord_id = '${user.id}'`);
    const browser = site.aBrowser();
    expect(await problemOf(browser, await site.signIn(browser, user))).toBe('account_disabled');
  });
});

describe('attempts', () => {
  it('are counted for each address, and those that were right given back', async () => {
    const attempt = async (address: string): Promise<number> => {
      const browser = site.aBrowser();
      const back = await site.wayBack(browser);
      return (await browser.send('GET', back, { headers: { 'x-forwarded-for': address } })).status;
    };
    expect(await attempt('203.0.113.9')).toBe(302);
    site.discord.mischief.set('token', (response) => response.writeHead(400).end());
    const statuses: number[] = [];
    while (statuses.length < 1020) {
      statuses.push(...(await Promise.all(Array.from({ length: 20 }, () => attempt('203.0.113.9')))));
    }
    expect(statuses.filter((status) => status === 302)).toHaveLength(1000);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    site.discord.mischief.clear();
    expect(await attempt('203.0.113.9')).toBe(429);
    expect(await attempt('203.0.113.10')).toBe(302);
  });
});
