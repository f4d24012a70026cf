// Who is asking: accounts, seats, cookies, and somebody who guesses passwords.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, everybody, mika, olga } from './harness/accounts.ts';
import { Client, tokenOf } from './harness/client.ts';
import { Server } from './harness/server.ts';
import { aDraft, aStartedDraft, linkFor, linksOf } from './harness/world.ts';

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

const signIn = (client: Client, username: string, password: string) =>
  client.call('signIn', {}, { json: { username, password } });

describe('nobody', () => {
  it('has neither an account nor seats', async () => {
    expect(await new Client(server.url).ok('getSession')).toEqual({ account: null, seats: null });
  });

  it('may sign out', async () => {
    expect((await new Client(server.url).call('signOut')).status).toBe(204);
  });
});

describe('signing in', () => {
  it.each(everybody)('makes one $name, $role', async (person) => {
    const client = new Client(server.url);
    const { account } = await client.ok('signIn', {}, { json: { username: person.name, password: person.password } });
    expect(account).toEqual({ id: expect.any(Number) as number, name: person.name, role: person.role });
    expect((await client.ok('getSession')).account).toEqual(account);
  });

  it('sets a cookie that pages and other sites can not use', async () => {
    const answer = await signIn(new Client(server.url), ada.name, ada.password);
    const cookie = answer.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/;\s*HttpOnly/i);
    expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i);
    expect(cookie).toMatch(/;\s*Path=\//i);
  });

  it('makes another cookie each time', async () => {
    const [one, two] = [await Client.signedIn(server.url, ada), await Client.signedIn(server.url, ada)];
    expect(one.cookieHeader).not.toBe(two.cookieHeader);
  });

  it('with a wrong password or an unknown name gets the same answer', async () => {
    const wrong = await signIn(new Client(server.url), ada.name, 'not it');
    const unknown = await signIn(new Client(server.url), 'Nobody', 'not it');
    const shown = (text: string): string => text.replaceAll(/"(instance|request_id)":"[^"]*",?/g, '');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.text).toContain('wrong_credentials');
    expect(shown(unknown.text)).toBe(shown(wrong.text));
  });

  it('needs the whole password', async () => {
    for (const password of [ada.password.slice(0, -1), `${ada.password} `, ada.password.toUpperCase()]) {
      expect((await signIn(new Client(server.url), ada.name, password)).status).toBe(401);
    }
  });

  it('takes a password in any script', async () => {
    expect((await signIn(new Client(server.url), ada.name, 'пароль 霜 🐧')).status).toBe(401);
  });
});

describe('signing out', () => {
  it('ends the session, and not only the cookie', async () => {
    const client = await Client.signedIn(server.url, mika);
    const copy = new Client(server.url);
    for (const [name, value] of client.cookies) copy.cookies.set(name, value);
    await client.ok('signOut');
    expect(client.cookies.size).toBe(0);
    expect(await copy.ok('getSession')).toEqual({ account: null, seats: null });
  });

  it('leaves other sessions of the account alone', async () => {
    const [one, two] = [await Client.signedIn(server.url, mika), await Client.signedIn(server.url, mika)];
    await one.ok('signOut');
    expect((await two.ok('getSession')).account?.name).toBe(mika.name);
  });
});

describe('a cookie', () => {
  it.each(['', 'x', 'a'.repeat(4000), '"quoted"', '%00', 'é'])('of nonsense (%s) is nobody', async (value) => {
    const client = new Client(server.url);
    const [name = ''] = staff.cookies.keys();
    const cookie = Buffer.from(`${name}=${value}`, 'utf8').toString('latin1');
    const { text } = await client.call('getSession', {}, { headers: { cookie } });
    expect(JSON.parse(text)).toEqual({ account: null, seats: null });
  });

  it('with one changed character is nobody', async () => {
    const [name = '', value = ''] = [...staff.cookies][0] ?? [];
    const forged = new Client(server.url);
    forged.cookies.set(name, value.slice(0, -1) + (value.endsWith('a') ? 'b' : 'a'));
    expect((await forged.ok('getSession')).account).toBeNull();
  });
});

describe('a seat link', () => {
  it("makes one the captain of the link's seat", async () => {
    const { draft, captains } = await aDraft(staff);
    const captain = captains[1];
    const seat = await Client.inSeat(server.url, linkFor(await linksOf(staff, draft.id), captain?.id ?? 0));
    expect(await seat.ok('getSession')).toEqual({
      account: null,
      seats: [
        {
          draft_id: draft.id,
          tournament_id: draft.tournament_id,
          team_id: draft.teams[1]?.id,
          captain_id: captain?.id,
          captain_name: captain?.name,
        },
      ],
    });
  });

  it.each(['x', '0'.repeat(32), '../../etc', '💥'])('with the token %s is refused', async (token) => {
    const problem = await new Client(server.url).refused('signInWithSeat', {}, { json: { token } });
    expect([problem.status, problem.code]).toEqual([401, 'invalid_seat_link']);
  });

  it('may be used on several devices at once', async () => {
    const { draft } = await aStartedDraft(staff);
    const link = linkFor(await linksOf(staff, draft.id), draft.on_clock?.captain_id ?? 0);
    const devices = [await Client.inSeat(server.url, link), await Client.inSeat(server.url, link)];
    for (const device of devices) expect((await device.ok('getSession')).seats).toHaveLength(1);
  });

  it('is at the end of the seats that one then has, whatever others the account brings along', async () => {
    const [saturday, friday] = [await aDraft(staff), await aDraft(staff)];
    const captain = await Client.signedIn(server.url, mika);
    const { account } = await captain.ok('getSession');
    const player = { player_id: saturday.captains[0]?.id ?? 0 };
    await staff.ok('editPlayer', player, { json: { account_id: account?.id } });
    const links = await linksOf(staff, friday.draft.id);
    const token = tokenOf(linkFor(links, friday.captains[0]?.id ?? 0));
    const { seats } = await captain.ok('signInWithSeat', {}, { json: { token } });
    expect(seats?.map((seat) => seat.draft_id)).toEqual([saturday.draft.id, friday.draft.id]);
  });

  it('leads to its page', async () => {
    const { draft } = await aDraft(staff);
    for (const { link } of await linksOf(staff, draft.id)) {
      expect(new URL(link).pathname).toMatch(/^\/seat\/[^/]+$/);
    }
  });
});

describe('somebody who guesses passwords', () => {
  it('is told to wait, also with the right one, while others sign in', async () => {
    const guesser = new Client(server.url);
    let answer = await signIn(guesser, mika.name, 'guess 0');
    for (let guess = 1; answer.status === 401 && guess < 40; guess += 1) {
      answer = await signIn(guesser, mika.name, `guess ${guess}`);
    }
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(guesser, mika.name, mika.password)).status).toBe(429);
    expect((await staff.ok('getSession')).account?.name).toBe(olga.name);
  });
});
