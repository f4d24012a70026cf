// The executable as an operator meets it.
import { access, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually } from './harness/deadline.ts';
import { launch, run, type Finished } from './harness/process.ts';
import { Home, Server } from './harness/server.ts';
import type { DraftEvent } from './harness/wire.ts';

let home: Home;

beforeEach(async () => {
  home = await Home.empty();
});

afterEach(async () => {
  await home.remove();
});

const ofAccounts = ['add', 'list', 'role', 'disable', 'enable', 'sign-out', 'delete', 'password', 'invite'];
const commands = [
  [],
  ['serve'],
  ['account'],
  ...ofAccounts.map((word) => ['account', word]),
  ['populate'],
  ['demo'],
  ['roster', 'check'],
];

function expectOneLine(finished: Finished, status: number, words: RegExp): void {
  expect([finished.status, finished.stdout]).toEqual([status, '']);
  expect(finished.stderr).toMatch(/^[^\n]+\n$/);
  expect(finished.stderr).toMatch(words);
}

describe.each(commands.map((words) => [`draftwire ${words.join(' ')}`.trim(), words] as const))('%s', (_, words) => {
  it('explains itself with --help', async () => {
    const { status, stdout, stderr } = await run([...words, '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/--help/);
  });

  it('says its version with --version', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const { status, stdout } = await run([...words, '--version']);
    expect([status, stdout]).toEqual([0, `draftwire ${version}\n`]);
  });

  it('refuses a wrong option with one line and status 2', async () => {
    expectOneLine(await run([...words, '--no-such-option']), 2, /no-such-option/);
  });
});

describe('a wrong word', () => {
  it.each([
    ['no command at all', [], /./],
    ['an unknown command', ['sevre'], /sevre|subcommand/i],
    ['an address without a port', ['serve', '--listen', 'nonsense'], /--listen.*nonsense/],
    ['a port that is no port', ['serve', '--listen', '127.0.0.1:99999'], /--listen/],
    ['a database of an unknown kind', ['serve', '--database', 'mysql://x'], /--database.*mysql/],
    ['an option without its value', ['serve', '--listen'], /--listen/],
    ['a heartbeat that is no number', ['serve', '--heartbeat-interval', 'soon'], /--heartbeat-interval.*soon/],
    ['an unknown role', ['account', 'add', 'X', '--role', 'king'], /king/],
    ['an account without a name', ['account', 'add'], /name/i],
    ['an unknown scenario', ['populate', 'nothing'], /nothing.*equal-mmr/],
    ['an unknown log format', ['serve', '--log-format', 'xml'], /--log-format.*xml/],
    ['the same option twice', ['serve', '--log-level', 'info', '--log-level', 'debug'], /log-level/],
    ['a stray word', ['serve', 'please'], /please/],
  ])('(%s) gets one line and status 2', async (_, words, expected) => {
    expectOneLine(await run(words, { cwd: home.directory }), 2, expected);
  });
});

describe('serve', () => {
  it('refuses an address that is taken with one line', async () => {
    const server = await Server.fresh();
    const args = ['serve', '--listen', server.url.host, '--database', home.database];
    const { status, stderr } = await run(args);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/(in use|bind|listen)/i);
    await server.discard();
  });

  it('ends orderly on SIGTERM with status 0', async () => {
    const server = await Server.fresh();
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    await server.home.remove();
  });

  it('makes a database where there is none', async () => {
    const server = await Server.start(home);
    expect((await new Client(server.url).send('GET', '/readyz')).status).toBe(200);
    await server.stop();
    await access(home.databaseFile);
  });

  it('keeps the secret of the seat links for its owner only', async () => {
    const server = await Server.start(home);
    await server.stop();
    const { mode } = await stat(`${home.databaseFile}.secret`);
    expect(mode & 0o077).toBe(0);
  });

  it('logs a JSON object a line when asked to, with the id of each request', async () => {
    const server = await Server.start(home, { args: ['--log-format', 'json', '--log-level', 'debug'] });
    await new Client(server.url).send('GET', '/api/v1/tournaments');
    await server.stop();
    const lines = server.log.split('\n').filter((line) => line.trim() !== '');
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records.some((record) => 'request_id' in record)).toBe(true);
  });

  it('never logs a password or a token', async () => {
    const server = await Server.start(await Home.withAccounts(), { args: ['--log-level', 'debug'] });
    const client = await Client.signedIn(server.url, ada);
    await client.refused('signIn', {}, { json: { username: 'Ada', password: 'a wrong secret' } });
    await client.refused('signInWithSeat', {}, { json: { token: 'a-seat-token-here' } });
    await server.stop();
    expect(server.log).not.toMatch(/a wrong secret|a-seat-token-here|a long pass phrase/);
    for (const value of client.cookies.values()) expect(server.log).not.toContain(value);
    await server.home.remove();
  });
});

describe('the configuration', () => {
  const serveWith = (options: { args?: string[]; env?: Record<string, string> }): Promise<Finished> =>
    run(['serve', ...(options.args ?? [])], { cwd: home.directory, env: options.env ?? {} });
  const aFile = async (text: string): Promise<string> => {
    const path = join(home.directory, 'draftwire.toml');
    await writeFile(path, text);
    return path;
  };

  it('may come from the environment', async () => {
    const server = await Server.start(home, { env: { DRAFTWIRE_LOG_FORMAT: 'json' } });
    await server.stop();
    expect(() => JSON.parse(server.log.split('\n')[0] ?? '') as unknown).not.toThrow();
  });

  it('may come from a TOML file', async () => {
    const server = await Server.start(home, { args: ['--config', await aFile('log-format = "json"\n')] });
    await server.stop();
    expect(() => JSON.parse(server.log.split('\n')[0] ?? '') as unknown).not.toThrow();
  });

  it('of a flag wins over the environment, and that over the file', async () => {
    const config = await aFile('log-format = "nonsense in the file"\n');
    const fromFile = await serveWith({ args: ['--config', config] });
    expectOneLine(fromFile, 2, /draftwire\.toml.*log-format/);
    await aFile('log-format = "json"\n');
    const server = await Server.start(home, {
      args: ['--config', config, '--log-format', 'text'],
      env: { DRAFTWIRE_LOG_FORMAT: 'json' },
    });
    await server.stop();
    expect(() => JSON.parse(server.log.split('\n')[0] ?? '') as unknown).toThrow();
  });

  it('with an unknown key in the file is refused with the line', async () => {
    const config = await aFile('log-level = "info"\nlisten-on = "127.0.0.1:0"\n');
    expectOneLine(await serveWith({ args: ['--config', config] }), 2, /draftwire\.toml:2.*listen-on/);
  });

  it('with a broken file is refused with the line', async () => {
    const config = await aFile('log-level = "info"\nlisten = [\n');
    expectOneLine(await serveWith({ args: ['--config', config] }), 2, /draftwire\.toml:\d/);
  });

  it('with a value of the wrong type is refused', async () => {
    const config = await aFile('log-level = 2026-01-12\n');
    expectOneLine(await serveWith({ args: ['--config', config] }), 2, /draftwire\.toml:1.*log-level/);
  });

  it('with a file that is not there is refused', async () => {
    expectOneLine(await serveWith({ args: ['--config', '/nonexistent.toml'] }), 2, /nonexistent\.toml/);
  });

  it('with a wrong value in the environment is refused by the name of the variable', async () => {
    expectOneLine(await serveWith({ env: { DRAFTWIRE_LISTEN: 'nowhere' } }), 2, /DRAFTWIRE_LISTEN/);
  });
});

describe('account add', () => {
  const add = (name: string, input: string, role = 'member'): Promise<Finished> =>
    run(['account', 'add', name, '--role', role, '--database', home.database], { input });

  it('takes the password from standard input, with or without a line end', async () => {
    expect((await add('Uma', 'open sesame\n', 'organiser')).status).toBe(0);
    expect((await add('Ugo', 'open barley', 'member')).status).toBe(0);
    const server = await Server.start(home);
    await Client.signedIn(server.url, { name: 'Uma', password: 'open sesame', role: 'organiser' });
    await Client.signedIn(server.url, { name: 'Ugo', password: 'open barley', role: 'member' });
    await server.discard();
  });

  it('keeps no password in the file', async () => {
    await add('Uma', 'open sesame\n');
    expect((await readFile(home.databaseFile)).includes('open sesame')).toBe(false);
  });

  it('refuses a name that is taken with one line', async () => {
    await add('Uma', 'open sesame\n');
    expectOneLine(await add('Uma', 'another one\n'), 1, /Uma/);
  });

  it('refuses an empty password with one line', async () => {
    expectOneLine(await add('Uma', ''), 1, /password/i);
    expectOneLine(await add('Uma', '\n'), 1, /password/i);
  });

  it('refuses a blank name', async () => {
    expect([1, 2]).toContain((await add('  ', 'open sesame\n')).status);
  });
});

describe('populate', () => {
  it('equal-mmr prints the ids of a pending shuffle draft with four captains of 5000', async () => {
    const { status, stdout } = await run(['populate', 'equal-mmr', '--database', home.database]);
    expect(status).toBe(0);
    const made = JSON.parse(stdout) as { tournament_id: number; draft_id: number };
    await run(['account', 'add', ada.name, '--role', 'admin', '--database', home.database], { input: ada.password });
    const server = await Server.start(home);
    const admin = await Client.signedIn(server.url, ada);
    const draft = await admin.ok('getDraft', { draft_id: made.draft_id });
    expect(draft).toMatchObject({ tournament_id: made.tournament_id, style: 'shuffle', status: 'pending' });
    expect(draft.teams.map((team) => team.total_mmr)).toEqual([5000, 5000, 5000, 5000]);
    expect(draft.players).toHaveLength(20);
    await admin.ok('startDraft', { draft_id: draft.id });
    const { items } = await admin.ok('listEvents', { draft_id: draft.id }, { query: { after: 0 } });
    expect(items.map((event: DraftEvent) => event.event_type)).toEqual([
      'draft_started',
      'tie_roll',
      'captain_assigned',
    ]);
    await server.discard();
  });

  it('may be done twice, and makes another one', async () => {
    const [one, two] = [
      await run(['populate', 'equal-mmr', '--database', home.database]),
      await run(['populate', 'equal-mmr', '--database', home.database]),
    ];
    expect([one.status, two.status]).toEqual([0, 0]);
    expect(one.stdout).not.toBe(two.stdout);
  });
});

describe('standard output', () => {
  // What a server's log warns of, all at once.
  const env = { DRAFTWIRE_NO_SUCH_THING: '1', DRAFTWIRE_REDIS: 'redis://127.0.0.1:1' };
  const forgotten = /DRAFTWIRE_NO_SUCH_THING in the environment is not a setting/;

  async function aRestoredFile(): Promise<void> {
    await run(['account', 'add', ada.name, '--role', 'admin', '--database', home.database], { input: ada.password });
    await rm(`${home.databaseFile}-head`);
  }

  it('of populate is its JSON alone', async () => {
    await aRestoredFile();
    const { status, stdout, stderr } = await run(['populate', 'equal-mmr', '--database', home.database], { env });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
    expect(Object.keys(JSON.parse(stdout) as object)).toContain('draft_id');
    expect(stderr).toMatch(forgotten);
    expect(stderr).toMatch(/new, moved or restored/);
  });

  it.each([
    [['add', 'Uma', '--role', 'organiser'], 'open sesame\n', /^created the organiser account Uma\n$/],
    [['list'], '', /^ *id[^\n]*\n *1 [^\n]*Ada\n$/],
    [['role', 'Ada', 'admin'], '', /^Ada is admin now\n$/],
    [['sign-out', 'Ada'], '', /^Ada was signed out everywhere\n$/],
    [['enable', 'Ada'], '', /^Ada can sign in again\n$/],
    [['password', 'Ada'], 'open sesame\n', /^Ada has a new password[^\n]*\n$/],
    [['invite'], '', /^http:\/\/[^\n]*\/invite\/[\w-]{43}\n$/],
  ])('of account %s is its result alone', async (words, input, expected) => {
    await aRestoredFile();
    const finished = await run(['account', ...words, '--database', home.database], { input, env });
    expect(finished.status).toBe(0);
    expect(finished.stdout).toMatch(expected);
    expect(finished.stderr).toMatch(forgotten);
  });

  it('of copy is its result alone', async () => {
    await aRestoredFile();
    const to = `sqlite:${join(home.directory, 'copy.db')}`;
    const { status, stdout, stderr } = await run(['copy', home.database, to], { env });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^copied [^\n]*\n$/)]);
    expect(stderr).toMatch(forgotten);
  });

  it('of serve is where it listens and how to begin, and no line of the log', async () => {
    const child = launch(['serve', '--listen', '127.0.0.1:0', '--database', home.database], { env });
    const said = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    const ended = new Promise((resolve) => child.once('close', resolve));
    await eventually(10_000, 'a link', () => (/invite/.test(said.stdout) ? true : undefined));
    child.kill('SIGTERM');
    await ended;
    expect(said.stdout).toMatch(/^listening on http:\S+\nset up the first admin: \S+\n$/);
    expect(said.stderr).toMatch(forgotten);
    expect(said.stderr).toMatch(/redis: of no use with SQLite/);
  });

  it('has none of the warnings when each is a line of JSON, and the first line is one', async () => {
    const words = ['serve', '--listen', '127.0.0.1:0', '--database', home.database, '--log-format', 'json'];
    const child = launch(words, { env });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise((resolve) => child.once('close', resolve));
    await eventually(10_000, 'a link', () => (/invite/.test(stderr) ? true : undefined));
    child.kill('SIGTERM');
    await ended;
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: string; message: string });
    expect(lines[0]).toMatchObject({ level: 'warning', message: expect.stringMatching(forgotten) as string });
  });
});
