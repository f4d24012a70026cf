// `draftwire account …`: for a user who may open the database, and for a league without an admin.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, mika, olga, type Person } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually } from './harness/deadline.ts';
import { canSignIn, isSignedIn } from './harness/people.ts';
import { run, type Finished } from './harness/process.ts';
import { Home, Server } from './harness/server.ts';
import { printsSetUp, setUpLink } from './harness/set_up.ts';

let home: Home;

beforeEach(async () => {
  home = await Home.withAccounts();
});

afterEach(async () => {
  await home.remove();
});

function account(words: string[], input = ''): Promise<Finished> {
  const quietly = ['--database', home.database, '--log-level', 'error'];
  return run(['account', ...words, ...quietly], { input });
}

async function done(words: string[], input = ''): Promise<string> {
  const { status, stdout, stderr } = await account(words, input);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

async function whileServed<T>(use: (server: Server) => Promise<T>): Promise<T> {
  const server = await Server.start(home);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

async function roleOf(person: Person): Promise<string | undefined> {
  return whileServed(async ({ url }) => (await (await Client.signedIn(url, person)).ok('getSession')).account?.role);
}

describe('list', () => {
  it('shows a line an account', async () => {
    await done(['disable', mika.name]);
    const [head = '', ...lines] = (await done(['list'])).trimEnd().split('\n');
    expect(head.trim().split(/\s{2,}/)).toEqual(['id', 'role', 'state', 'last seen', 'name']);
    expect(
      lines.map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .slice(1),
      ),
    ).toEqual([
      ['admin', 'enabled', 'never', 'Ada'],
      ['organiser', 'enabled', 'never', 'Olga'],
      ['organiser', 'enabled', 'never', 'Otto'],
      ['member', 'disabled', 'never', 'Mika'],
    ]);
  });
});

describe('role', () => {
  it('makes an admin of a member', async () => {
    await done(['role', mika.name, 'admin']);
    expect(await roleOf(mika)).toBe('admin');
  });
});

describe('disable', () => {
  it('ends the sessions until enable lets the account in again', async () => {
    const client = await whileServed(({ url }) => Client.signedIn(url, mika));
    await done(['disable', mika.name]);
    await whileServed(async ({ url }) => {
      const same = new Client(url);
      for (const [name, value] of client.cookies) same.cookies.set(name, value);
      expect(await isSignedIn(same)).toBe(false);
      expect(await canSignIn(url, mika)).toBe(false);
    });
    await done(['enable', mika.name]);
    expect(await whileServed(({ url }) => canSignIn(url, mika))).toBe(true);
  });
});

describe('sign-out', () => {
  it('ends the sessions, and no more', async () => {
    const client = await whileServed(({ url }) => Client.signedIn(url, mika));
    await done(['sign-out', mika.name]);
    await whileServed(async ({ url }) => {
      const same = new Client(url);
      for (const [name, value] of client.cookies) same.cookies.set(name, value);
      expect(await isSignedIn(same)).toBe(false);
      expect(await canSignIn(url, mika)).toBe(true);
    });
  });
});

describe('delete', () => {
  it('takes the account away', async () => {
    await done(['delete', mika.name]);
    expect(await done(['list'])).not.toContain(mika.name);
  });
});

describe('password', () => {
  it('gives the admin who lost theirs a new one', async () => {
    await done(['password', ada.name], 'a brand new phrase\n');
    await whileServed(async ({ url }) => {
      expect(await canSignIn(url, ada)).toBe(false);
      expect(await canSignIn(url, { ...ada, password: 'a brand new phrase' })).toBe(true);
    });
  });

  it('of seven characters is refused', async () => {
    const { status, stderr } = await account(['password', ada.name], '1234567\n');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^draftwire: the password [^\n]+\n$/)]);
  });

  it('is counted in characters, as everywhere', async () => {
    await done(['password', ada.name], `${'霜'.repeat(256)}\n`);
    expect((await account(['password', ada.name], '霜霜霜\n')).status).toBe(1);
  });
});

describe('invite', () => {
  it('prints a link that makes an account of the role', async () => {
    const link = (await done(['invite', '--role', 'organiser', '--public-url', 'https://draft.example'])).trim();
    expect(link).toMatch(/^https:\/\/draft\.example\/invite\/[A-Za-z0-9_-]{43}$/);
    await whileServed(async ({ url }) => {
      const json = { token: link.split('/').at(-1), name: 'Nils', password: 'a fine pass phrase' };
      const joined = await new Client(url).ok('acceptInvitation', {}, { json });
      expect(joined.account.role).toBe('organiser');
    });
  });
});

describe('the audit log', () => {
  it('has what the command line did, of nobody and from nowhere', async () => {
    await done(['add', 'Nils', '--role', 'organiser'], 'a fine pass phrase');
    await done(['role', 'Nils', 'member']);
    await done(['password', 'Nils'], 'a finer pass phrase');
    await whileServed(async ({ url }) => {
      const { items } = await (await Client.signedIn(url, ada)).ok('listAudit');
      expect(items.slice(1, 4).map(({ action, actor, subject, address }) => [action, actor, subject, address])).toEqual(
        [
          ['password_changed', null, 'Nils', ''],
          ['role_changed', null, 'Nils', ''],
          ['account_created', null, 'Nils', ''],
        ],
      );
    });
  });
});

describe('what can not be', () => {
  const oneLine = expect.stringMatching(/^[^\n]+\n$/) as string;

  it.each([
    ['an unknown role', ['role', 'Mika', 'king'], /king/],
    ['a missing role', ['role', 'Mika'], /role/],
    ['a missing name', ['disable'], /name/],
    ['an unknown word', ['promote', 'Mika'], /promote|subcommand/],
    ['an unknown role of an invitation', ['invite', '--role', 'king'], /king/],
    ['a stray word', ['list', 'please'], /please/],
  ])('%s gets one line and status 2', async (_, words, expected) => {
    const finished = await account(words);
    expect(finished).toEqual({ status: 2, stdout: '', stderr: oneLine });
    expect(finished.stderr).toMatch(expected);
  });

  it.each([
    ['somebody who is not there', ['disable', 'Nobody'], /Nobody/],
    ['the end of the last admin', ['delete', 'Ada'], /last admin/],
    ['the last admin as a member', ['role', 'Ada', 'member'], /last admin/],
    ['the last admin disabled', ['disable', 'Ada'], /last admin/],
  ])('%s gets one line and status 1', async (_, words, expected) => {
    const finished = await account(words);
    expect(finished).toEqual({ status: 1, stdout: '', stderr: oneLine });
    expect(finished.stderr).toMatch(expected);
  });
});

describe('a server without an account', () => {
  let empty: Home;

  beforeEach(async () => {
    empty = await Home.empty();
  });

  afterEach(async () => {
    await empty.remove();
  });

  it('prints a link to itself that makes its first admin, once', async () => {
    const server = await Server.start(empty);
    const { link, token } = await setUpLink(server);
    expect(new URL(link).origin).toBe(server.url.origin);
    const client = new Client(server.url);
    expect(await client.ok('getInvitation', {}, { json: { token } })).toMatchObject({ kind: 'set_up', role: 'admin' });
    const json = { token, name: 'First', password: 'a fine pass phrase' };
    expect((await client.ok('acceptInvitation', {}, { json })).account).toMatchObject({ name: 'First', role: 'admin' });
    expect((await client.ok('listInvites')).items).toEqual([]);
    const again = await client.refused('acceptInvitation', {}, { json: { ...json, name: 'Second' } });
    expect(again.code).toBe('invitation_not_found');
    expect((await client.ok('listAudit')).items.map(({ action, detail }) => [action, detail])).toEqual([
      ['signed_in', 'by a link'],
      ['account_created', 'admin, by the set-up link'],
    ]);
    await server.discard();
  });

  it('prints another one at the next start; both work until somebody runs the league, however they came', async () => {
    const first = await Server.start(empty);
    const { token: older } = await setUpLink(first);
    await first.stop();
    const second = await Server.start(empty);
    const { token: newer } = await setUpLink(second);
    const anyone = new Client(second.url);
    for (const token of [older, newer]) await anyone.ok('getInvitation', {}, { json: { token } });
    await second.stop();
    const words = ['account', 'add', olga.name, '--role', 'organiser', '--database', empty.database];
    expect((await run(words, { input: olga.password })).status).toBe(0);
    const third = await Server.start(empty);
    await new Client(third.url).send('GET', '/readyz');
    for (const token of [older, newer]) {
      expect((await new Client(third.url).refused('getInvitation', {}, { json: { token } })).status).toBe(404);
    }
    await third.stop();
    expect(printsSetUp(third)).toBe(false);
  });

  it('links to the public URL, in a line of JSON when the log is', async () => {
    const server = await Server.start(empty, {
      args: ['--public-url', 'https://draft.example', '--log-format', 'json'],
    });
    const [, link = ''] = await eventually(5_000, 'a set-up link', () =>
      Promise.resolve(/(https:\/\/draft\.example\/invite\/[A-Za-z0-9_-]{43})/.exec(server.log) ?? undefined),
    );
    expect(link).not.toBe('');
    await server.stop();
    for (const line of server.log.trimEnd().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
