// A Discord that fails, lies, hangs or is somebody else; and one that others wrote.
import type { ServerResponse } from 'node:http';
import { OAuth2Server, type MutableResponse } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { within } from '../harness/deadline.ts';
import { aDiscordUser, Discord, siteTarget, type Endpoint } from '../harness/discord.ts';
import { DiscordSite, problemOf, whoIs } from '../harness/discord_site.ts';
import { Impostor } from '../harness/impostor.ts';
import { Home, Server } from '../harness/server.ts';

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

describe('a Discord that', () => {
  const body = (status: number, type: string, text: string) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(text);
  };
  const json = (status: number, value: unknown) => body(status, 'application/json', JSON.stringify(value));
  const rightToken = { token_type: 'Bearer', access_token: 'token' };
  const rightUser = { id: '300000000000000001', username: 'x' };
  const padding = 'x'.repeat(70_000);
  // Right but for one thing each.
  const mischief: [string, Endpoint, (response: ServerResponse) => void][] = [
    ['fails at the token', 'token', json(500, rightToken)],
    ['fails at the user', 'user', json(500, rightUser)],
    ['limits us', 'token', json(429, rightToken)],
    ['gives no JSON for a token', 'token', body(200, 'application/json', `<html>${JSON.stringify(rightToken)}`)],
    ['gives no JSON for a user', 'user', json(200, [rightUser])],
    ['calls a token text', 'token', body(200, 'text/plain', JSON.stringify(rightToken))],
    ['calls a user text', 'user', body(200, 'text/html', JSON.stringify(rightUser))],
    ['gives too much for a token', 'token', json(200, { ...rightToken, padding })],
    ['gives too much for a user', 'user', json(200, { ...rightUser, padding })],
    ['nests without end', 'user', body(200, 'application/json', `{"id":${'['.repeat(20_000)}`)],
    ['hangs up', 'token', (response) => response.destroy()],
    ['gives a token that breaks the line', 'token', json(200, { ...rightToken, access_token: 'a\r\nx-evil: 1' })],
    ['gives an empty token', 'token', json(200, { ...rightToken, access_token: '' })],
    ['gives no token', 'token', json(200, { token_type: 'Bearer' })],
    ['gives another kind of token', 'token', json(200, { ...rightToken, token_type: 'mac' })],
    ['gives a number for an id', 'user', json(200, { ...rightUser, id: 3 * 10 ** 17 })],
    ['gives a word for an id', 'user', json(200, { ...rightUser, id: 'everybody' })],
    ['gives no id', 'user', json(200, { username: 'x' })],
  ];

  it('answers in two right parts signs somebody in', async () => {
    site.discord.mischief.set('token', json(200, rightToken)).set('user', json(200, rightUser));
    const browser = site.aBrowser();
    await site.signIn(browser);
    expect(await whoIs(browser)).toBe('x');
  });

  it.each(mischief)('%s signs nobody in', async (_, endpoint, misbehave) => {
    site.discord.mischief.set('token', json(200, rightToken)).set('user', json(200, rightUser));
    site.discord.mischief.set(endpoint, misbehave);
    const browser = site.aBrowser();
    expect(await problemOf(browser, await site.signIn(browser))).toBe('discord_failed');
  });

  it('sends us elsewhere is not followed', async () => {
    const other = await Discord.start();
    try {
      for (const endpoint of ['token', 'user'] as const) {
        const path = endpoint === 'token' ? '/api/oauth2/token' : '/api/users/@me';
        site.discord.mischief.clear();
        site.discord.mischief.set(endpoint, (response) => {
          response.writeHead(307, { location: `${other.url}${path}` }).end();
        });
        const browser = site.aBrowser();
        expect(await problemOf(browser, await site.signIn(browser, aDiscordUser()))).toBe('discord_failed');
      }
      expect(other.asked).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it('hangs keeps four browsers for eight seconds, the next until then, and other requests not at all', async () => {
    let hanging = 0;
    let allHang: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (allHang = resolve));
    site.discord.mischief.set('token', () => {
      hanging += 1;
      if (hanging === 4) allHang();
    });
    const began = performance.now();
    const kept = Array.from({ length: 4 }, async () => {
      const browser = site.aBrowser();
      return problemOf(browser, await site.signIn(browser, aDiscordUser()));
    });
    let isOver = false;
    void Promise.race(kept).finally(() => (isOver = true));
    await within(7_000, 'all four to be kept', all);
    site.discord.mischief.clear();
    const next = site.aBrowser();
    const nextIsIn = site.signIn(next, aDiscordUser()).then(() => performance.now());
    expect(await whoIs(await Client.signedIn(site.server.url, olga))).toBe(olga.name);
    expect(isOver, 'they were kept all the while').toBe(false);
    expect(await Promise.all(kept)).toEqual(Array(4).fill('discord_failed'));
    expect((await nextIsIn) - began).toBeGreaterThan(7_900);
    expect(await whoIs(next)).toBeDefined();
  });

  it('nobody vouches for is told nothing', async () => {
    const home = await Home.withAccounts();
    const impostor = await Impostor.start(home.directory);
    const [, id = '', , secretFile = ''] = await site.discord.options(home.directory);
    const args = ['--discord-client-id', id, '--discord-client-secret-file', secretFile, '--discord-url', impostor.url];
    const deceived = await Server.start(home, { args });
    try {
      const browser = new Client(deceived.url);
      const start = await browser.call('startDiscordSignIn');
      const state = new URL(start.headers.location ?? '').searchParams.get('state') ?? '';
      const answer = await browser.call('finishDiscordSignIn', {}, { query: { code: 'code', state } });
      expect(await problemOf(browser, answer)).toBe('discord_failed');
      await deceived.hasLogged('SSL peer certificate');
      expect(impostor.requests).toBe(0);
    } finally {
      await impostor.stop();
      await deceived.discard();
    }
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
      expect(await problemOf(browser, await browser.send('GET', back))).toBe('discord_failed');
    } finally {
      await lonely.discard();
    }
  });
});

describe('a provider that others wrote', () => {
  it('signs people in by the same protocol', async () => {
    const endpoints = { authorize: '/oauth2/authorize', token: '/api/oauth2/token', userinfo: '/api/users/@me' };
    const foreign = new OAuth2Server(undefined, undefined, { endpoints });
    await foreign.issuer.keys.generate('RS256');
    await foreign.start(0, '127.0.0.1');
    foreign.service.on('beforeUserinfo', (response: MutableResponse) => {
      response.body = { ...aDiscordUser({ global_name: 'Foreign' }) };
    });
    const home = await Home.withAccounts();
    const url = `http://127.0.0.1:${foreign.address().port}`;
    const args = [...(await site.discord.options(home.directory)).slice(0, -1), url];
    const guest = await Server.start(home, { args });
    try {
      const browser = new Client(guest.url);
      const start = await browser.call('startDiscordSignIn');
      const agreed = await fetch(start.headers.location ?? '', { redirect: 'manual' });
      await browser.send('GET', siteTarget(agreed.headers.get('location') ?? ''));
      expect(await whoIs(browser)).toBe('Foreign');
    } finally {
      await guest.discard();
      await foreign.stop();
    }
  });
});

describe('the log', () => {
  it('says what failed, and no secret', async () => {
    site.discord.mischief.set('user', (response) => response.writeHead(502).end());
    await site.signIn(site.aBrowser(), aDiscordUser());
    await site.server.hasLogged("the user's endpoint answered 502");
    const secrets = [
      site.discord.clientSecret,
      ...site.discord.given,
      ...site.discord.asked.map(({ form }) => form.get('code_verifier') ?? '-'),
    ];
    for (const secret of secrets.filter((text) => text.length > 1)) expect(site.server.log).not.toContain(secret);
  });
});

describe('the client secret', () => {
  it('is refused in a file that others can read', async () => {
    const home = await Home.withAccounts();
    const args = await site.discord.options(home.directory);
    await expect(Server.start(home, { args, limits: `chmod 644 ${args[3] ?? ''}` })).rejects.toThrow(/chmod 600/);
    await home.remove();
  });
});
