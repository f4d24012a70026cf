// Signing in by Discord, begun at one node and finished at another: nothing of it is in either.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../harness/client.ts';
import { aDiscordUser, Discord, siteTarget } from '../harness/discord.ts';
import { elsewhere } from '../harness/nodes.ts';
import { Home, Server } from '../harness/server.ts';

const site = new URL('http://draft.example');

let discord: Discord;
let home: Home;
let servers: Server[];

beforeAll(async () => {
  discord = await Discord.start();
  discord.registerSite(site);
  home = await Home.withAccounts();
  const args = [...(await discord.options(home.directory)), '--public-url', site.origin];
  servers = await Promise.all([1, 2].map(() => Server.start(home, { args })));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await home.remove();
  await discord.stop();
});

it('signs in at any node, and keeps one account for two that come at once', async () => {
  const user = aDiscordUser({ global_name: 'Everywhere' });
  const finished = await Promise.all(
    servers.map(async (server, node) => {
      const browser = new Client(server.url, site.host);
      const start = await browser.call('startDiscordSignIn', {}, { query: { return: '/drafts/1' } });
      const other = elsewhere(browser, servers[1 - node]?.url ?? server.url);
      const answer = await other.send('GET', siteTarget(await discord.agree(start.headers.location ?? '', user)));
      expect([answer.status, answer.headers.location]).toEqual([302, '/drafts/1']);
      return (await other.ok('getSession')).account;
    }),
  );
  expect(finished[0]).toMatchObject({ name: 'Everywhere', role: 'member' });
  expect(finished[1]).toEqual(finished[0]);
});
