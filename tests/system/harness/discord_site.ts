// A server that signs people in at a Discord of the tests' own, and the browsers that do so.
import { expect } from 'vitest';
import { Client, type Answer } from './client.ts';
import { aDiscordUser, Discord, siteTarget, type DiscordUser } from './discord.ts';
import { Home, Server } from './server.ts';

export const sealedCookie = 'draftwire_discord';
export const sessionCookie = 'draftwire_session';

export class DiscordSite {
  private constructor(
    readonly discord: Discord,
    readonly server: Server,
  ) {}

  static async start(withHome = () => Home.withAccounts()): Promise<DiscordSite> {
    const discord = await Discord.start();
    const home = await withHome();
    const server = await Server.start(home, { args: await discord.options(home.directory) });
    discord.registerSite(server.url);
    return new DiscordSite(discord, server);
  }

  async discard(): Promise<void> {
    await this.server.discard();
    await this.discord.stop();
  }

  aBrowser(): Client {
    return new Client(this.server.url);
  }

  // Begins, agrees at Discord, and says where Discord sends the browser.
  async wayBack(
    browser: Client,
    user: DiscordUser = aDiscordUser(),
    path = '/',
    more: Record<string, string> = {},
  ): Promise<string> {
    const start = await browser.call('startDiscordSignIn', {}, { query: { return: path, ...more } });
    return siteTarget(await this.discord.agree(start.headers.location ?? '', user));
  }

  // All of it; the last answer.
  async signIn(browser: Client, user: DiscordUser = aDiscordUser(), path = '/'): Promise<Answer> {
    return browser.send('GET', await this.wayBack(browser, user, path));
  }

  // Links the user to the account that is signed in; where the browser is sent in the end.
  async link(browser: Client, user: DiscordUser = aDiscordUser()): Promise<string | undefined> {
    const back = await this.wayBack(browser, user, '/account', { link: 'true' });
    return (await browser.send('GET', back)).headers.location;
  }
}

export async function whoIs(browser: Client): Promise<string | undefined> {
  return (await browser.ok('getSession')).account?.name;
}

// Which problem the page to sign in on is told; that the browser is not signed in, and that nothing is left of what was begun.
export async function problemOf(browser: Client, answer: Answer): Promise<string | undefined> {
  expect([answer.status, await whoIs(browser), browser.cookies.size]).toEqual([302, undefined, 0]);
  return /^\/sign-in\?problem=(\w+)$/.exec(answer.headers.location ?? '')?.[1];
}
