// `draftwire account …` beside a running server: with SQLite it is the server that does it, by a socket beside the file.
import { chmod, link, mkdir, rename, stat } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, mika, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { canSignIn, isSignedIn } from './harness/people.ts';
import { executable, run, type Finished } from './harness/process.ts';
import { Home, Server } from './harness/server.ts';

const execute = promisify(execFile);

let home: Home;

beforeEach(async () => {
  home = await Home.withAccounts();
});

afterEach(async () => {
  await home.remove();
});

// A file that was put where it is has a new epoch, which the first process on it logs.
function account(words: string[], input = '', of = home): Promise<Finished> {
  return run(['account', ...words, '--database', of.database, '--log-level', 'error'], { input });
}

const socketFile = (of = home): string => `${of.databaseFile}-socket`;

// Every command, and what goes wrong with each kind.
const commands: [words: string[], input: string][] = [
  [['list'], ''],
  [['add', 'Nils', '--role', 'organiser'], 'a fine pass phrase\n'],
  [['add', 'Nils'], 'a fine pass phrase\n'],
  [['add', '  '], 'a fine pass phrase\n'],
  [['add', 'Kim'], 'short\n'],
  [['add', 'Kim'], ''],
  [['role', 'Mika', 'organiser'], ''],
  [['role', 'Nobody', 'organiser'], ''],
  [['role', 'Ada', 'member'], ''],
  [['disable', 'Mika'], ''],
  [['disable', 'Ada'], ''],
  [['enable', 'Mika'], ''],
  [['sign-out', 'Olga'], ''],
  [['password', 'Olga'], 'quite another phrase\n'],
  [['password', 'Nobody'], 'quite another phrase\n'],
  [['invite', '--role', 'admin', '--public-url', 'https://draft.example'], ''],
  [['invite'], ''],
  [['delete', 'Otto'], ''],
  [['delete', 'Otto'], ''],
  [['delete', 'Ada'], ''],
  [['list'], ''],
];

// What is random in a link.
function comparable({ status, stdout, stderr }: Finished): Finished {
  return { status, stdout: stdout.replace(/invite\/[\w-]{43}/, 'invite/TOKEN'), stderr };
}

describe('beside a server', () => {
  it('every command ends as it does without one: the same words, the same status', async () => {
    const other = await Home.withAccounts();
    const server = await Server.start(other);
    for (const [words, input] of commands) {
      const alone = comparable(await account(words, input));
      const beside = comparable(await account(words, input, other));
      expect({ words, ...beside }).toEqual({ words, ...alone });
    }
    await server.stop();
    await other.remove();
  });

  it('what it did is there at once: sessions end, a new account signs in, the audit log tells it', async () => {
    const server = await Server.start(home);
    const client = await Client.signedIn(server.url, mika);
    const admin = await Client.signedIn(server.url, ada);
    expect((await account(['disable', mika.name])).status).toBe(0);
    expect(await isSignedIn(client)).toBe(false);
    expect(await canSignIn(server.url, mika)).toBe(false);
    await account(['add', 'Nils'], 'a fine pass phrase\n');
    expect(await canSignIn(server.url, { name: 'Nils', password: 'a fine pass phrase' })).toBe(true);
    await account(['password', olga.name], 'quite another phrase\n');
    expect(await canSignIn(server.url, olga)).toBe(false);
    const { items } = await admin.ok('listAudit', {}, { query: { limit: 10 } });
    const byNobody = items.filter(({ actor, address }) => actor === null && address === '');
    expect(byNobody.slice(0, 3).map(({ action, subject }) => [action, subject])).toEqual([
      ['password_changed', 'Olga'],
      ['account_created', 'Nils'],
      ['account_disabled', 'Mika'],
    ]);
    await server.stop();
  });

  it('many commands at once are all carried out', async () => {
    const server = await Server.start(home);
    const names = Array.from({ length: 12 }, (_, index) => `Guest ${index + 1}`);
    const all = await Promise.all(names.map((name) => account(['add', name], 'a fine pass phrase\n')));
    expect(all.map(({ status, stderr }) => [status, stderr])).toEqual(names.map(() => [0, '']));
    const { stdout } = await account(['list']);
    for (const name of names) expect(stdout).toContain(name);
    await server.stop();
  });

  it('and many without one, which wait for one another', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => account(['list'])));
    expect(all.map(({ status, stderr }) => [status, stderr])).toEqual(all.map(() => [0, '']));
  });
});

describe.runIf(process.env.DRAFTWIRE_TEST_STORE !== 'postgres')('the socket beside the file', () => {
  it('is for its owner alone, and gone when the server has stopped', async () => {
    const server = await Server.start(home);
    const status = await stat(socketFile());
    expect([status.isSocket(), status.mode & 0o777]).toEqual([true, 0o600]);
    await server.stop();
    await expect(stat(socketFile())).rejects.toThrow(/ENOENT/);
    expect((await account(['list'])).status).toBe(0);
  });

  it('that a killed server left behind is in the way of neither a command nor the next server', async () => {
    const first = await Server.start(home);
    await first.kill();
    expect((await stat(socketFile())).isSocket()).toBe(true);
    expect(await account(['add', 'Nils'], 'a fine pass phrase\n')).toMatchObject({ status: 0, stderr: '' });
    const second = await Server.start(home);
    expect(await account(['role', 'Nils', 'organiser'])).toMatchObject({ status: 0, stderr: '' });
    await second.stop();
    await expect(stat(socketFile())).rejects.toThrow(/ENOENT/);
  });

  it('stays with the first server when a second one is refused', async () => {
    const server = await Server.start(home);
    const { status, stderr } = await run(['serve', '--listen', '127.0.0.1:0', '--database', home.database]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/another draftwire process.*stop it first/);
    expect((await account(['list'])).status).toBe(0);
    await server.stop();
  });

  it('may have a path of any length', async () => {
    const deep = join(home.directory, 'a'.repeat(100), 'b'.repeat(100));
    await mkdir(deep, { recursive: true });
    await rename(home.databaseFile, join(deep, 'draftwire.db'));
    const there = Home.at(deep);
    const server = await Server.start(there);
    expect((await account(['list'], '', there)).stdout).toContain('Mika');
    const { stdout } = await run(['account', 'list', '--database', 'sqlite:draftwire.db'], { cwd: deep });
    expect(stdout).toContain('Mika');
    await server.stop();
    await expect(stat(socketFile(there))).rejects.toThrow(/ENOENT/);
  });

  it('is for account commands: populate says that the server has to stop', async () => {
    const server = await Server.start(home);
    const { status, stdout, stderr } = await run(['populate', 'equal-mmr', '--database', home.database]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^draftwire: [^\n]*another draftwire process \(\d+\)[^\n]*stop it first\n$/);
    await server.stop();
  });

  it('that can not be made is one warning, and the server serves', async () => {
    await mkdir(socketFile());
    const server = await Server.start(home);
    await server.hasLogged(/warning.*draftwire account.*has to wait until this server stops/);
    const { status, stderr } = await account(['list']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/another draftwire process.*stop it first/)]);
    await server.stop();
  });

  it('is none of a process that only works on the file: a command says so after a moment', async () => {
    const server = await Server.start(home);
    await link(home.databaseFile, `${home.databaseFile}.other`);
    const { status, stderr } = await run(['account', 'list', '--database', `sqlite:${home.databaseFile}.other`]);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^draftwire: [^\n]*another draftwire process[^\n]*\n$/),
    ]);
    await server.stop();
  });

  it('takes no order of another version, and says both', async () => {
    const server = await Server.start(home);
    const { stdout: version } = await run(['--version']);
    const answer = await say(JSON.stringify({ version: '0.0.1', command: 'list' }));
    expect(answer.error).toContain('this command is 0.0.1');
    expect(answer.error).toContain(`is ${version.trim()}`);
    await server.stop();
  });

  it.each([
    ['no JSON', 'list'],
    ['nothing', ''],
    ['a field of the wrong type', JSON.stringify({ version: 7, command: 'list' })],
    ['an array', '[]'],
  ])('answers %s with what is wrong, and goes on', async (_, line) => {
    const server = await Server.start(home);
    expect((await say(line)).error).toMatch(/can't be read/);
    expect((await account(['list'])).status).toBe(0);
    await server.stop();
  });

  it('keeps no stop of the server waiting for a client that says nothing', async () => {
    const server = await Server.start(home);
    const silent = execFile('/usr/bin/python3', [
      '-c',
      'import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1])\nprint(1,flush=True)\ns.recv(1)',
      socketFile(),
    ]);
    await new Promise((resolve) => silent.stdout?.once('data', resolve));
    const stopped = performance.now();
    await server.stop();
    expect(performance.now() - stopped).toBeLessThan(4_000);
    silent.kill();
  });

  describe.runIf(process.getuid?.() === 0)('of another user', () => {
    const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];

    it('can not be opened by a stranger, whatever the file allows', async () => {
      const server = await Server.start(home);
      await chmod(home.directory, 0o777);
      await chmod(home.databaseFile, 0o666);
      await chmod(`${home.databaseFile}-head`, 0o666);
      const command = ['account', 'list', '--database', home.database];
      const refused = await execute('setpriv', [...asNobody, executable, ...command]).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/only root and the server's user/) as string,
      });
      await server.stop();
    });

    it('refuses a stranger that got to it', async () => {
      const server = await Server.start(home);
      await chmod(home.directory, 0o777);
      await chmod(socketFile(), 0o666);
      const order = JSON.stringify({ version: '0.0.1', command: 'list' });
      expect((await say(order, ['setpriv', ...asNobody])).error).toMatch(/only root and the owner/);
      await server.stop();
    });

    it('lets root and the owner in beside a server of the owner', async () => {
      await execute('chown', ['-R', '65534:65534', home.directory]);
      const server = await Server.start(home, { limits: `exec setpriv ${asNobody.join(' ')} "$0" "$@"` });
      expect((await stat(socketFile())).uid).toBe(65534);
      expect(await account(['role', 'Mika', 'organiser'])).toMatchObject({ status: 0, stderr: '' });
      const command = ['account', 'list', '--database', home.database];
      const { stdout } = await execute('setpriv', [...asNobody, executable, ...command]);
      expect(stdout).toMatch(/organiser +enabled .*Mika/);
      await server.stop();
    });
  });
});

// What the server answers to one line, said by a process with `prefix` before its command.
async function say(line: string, prefix: string[] = []): Promise<{ output?: string; error?: string }> {
  const program = [
    'import socket, sys',
    's = socket.socket(socket.AF_UNIX)',
    's.connect(sys.argv[1])',
    "s.sendall(sys.argv[2].encode() + b'\\n')",
    "print(s.makefile().readline(), end='')",
  ].join('\n');
  const words = [...prefix, '/usr/bin/python3', '-c', program, socketFile(), line];
  return JSON.parse((await execute('env', words)).stdout) as { output?: string; error?: string };
}
