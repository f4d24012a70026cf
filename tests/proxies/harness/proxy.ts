// One real proxy, with the configuration of deploy/, of which only addresses, folders and the patience are changed.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '../../system/harness/client.ts';
import { eventually } from '../../system/harness/deadline.ts';
import { freePort } from '../../system/harness/free_port.ts';

const deploy = resolve(fileURLToPath(new URL('../../../deploy', import.meta.url)));

// What a configuration is made for: where the proxy listens, what stands behind it, and a folder for its files.
export interface Place {
  port: number;
  behind: number;
  folder: string;
}

export interface Setting {
  // A file of deploy/.
  from: string;
  // Where the test puts it in the folder; by default under its own name.
  as?: string;
  // What is changed in it, beside the address of Draftwire, the site's name and 65 seconds, which become 3.
  changes?: (place: Place) => [pattern: RegExp, by: string][];
}

// What goes wrong without a line: the server sees its own address as Host, or an address that the client made up, or a
// handshake is none any more.
export type Fault = 'a foreign host' | 'a forged address' | 'no handshake';

export interface Kind {
  name: string;
  settings: Setting[];
  // Files that a distribution brings along, by name.
  files?: (place: Place) => Record<string, string>;
  command: (place: Place) => string[];
  environment?: (place: Place) => Record<string, string>;
  // Root starts it as this user.
  user?: string;
  // Without TLS of its own.
  plain?: boolean;
  // In front of it, in a process of its own.
  front?: Kind;
  // Lines of its settings, and what goes wrong without.
  needs?: [line: RegExp, fault: Fault][];
  // It looks into nothing that it carries.
  blind?: boolean;
}

export const patience = 3;

function changed(text: string, from: string, changes: [RegExp, string][]): string {
  for (const [pattern, by] of changes) {
    if (!pattern.test(text)) throw new Error(`${from} has nothing like ${pattern.source}`);
    text = text.replaceAll(new RegExp(pattern.source, `g${pattern.flags}`), by);
  }
  return text;
}

function writeCertificate(folder: string): void {
  const [key, certificate] = [join(folder, 'site.key'), join(folder, 'site.crt')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'pipe',
  });
  writeFileSync(join(folder, 'site.pem'), readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'));
  for (const name of ['site.key', 'site.pem']) chmodSync(join(folder, name), 0o644);
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(resolve(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

export class Proxy {
  readonly url: URL;
  private output = '';

  private constructor(
    readonly kind: Kind,
    private readonly place: Place,
    private readonly child: ChildProcess,
    private readonly front?: Proxy,
  ) {
    this.url = front?.url ?? new URL(`${kind.plain === true ? 'http' : 'https'}://localhost:${place.port}`);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
  }

  // Answers when this returns.
  static async before(port: number, kind: Kind, without?: RegExp): Promise<Proxy> {
    const proxy = await Proxy.start(port, kind, without);
    const client = new Client(proxy.url);
    try {
      await eventually(15_000, `${kind.name} that answers`, async () => {
        if (proxy.child.exitCode !== null) throw new Error(`${kind.name} ended`);
        const answer = await client.send('GET', '/healthz').catch(() => undefined);
        return answer?.status === 200 ? true : undefined;
      });
    } catch (error) {
      const log = proxy.log;
      await proxy.discard();
      throw new Error(`${String(error)}\n${log}`, { cause: error });
    }
    return proxy;
  }

  private static async start(behind: number, kind: Kind, without?: RegExp): Promise<Proxy> {
    const folder = await mkdtemp(join(tmpdir(), `draftwire-${kind.name}-`));
    chmodSync(folder, 0o777);
    const place: Place = { port: await freePort(), behind, folder };
    writeCertificate(folder);
    for (const setting of kind.settings) {
      let text = readFileSync(join(deploy, setting.from), 'utf8');
      if (without !== undefined) text = text.replaceAll(new RegExp(without.source, 'g'), '');
      text = changed(text, setting.from, setting.changes?.(place) ?? []);
      text = text
        .replaceAll(/127\.0\.0\.1([:,]| parent )8080/g, `127.0.0.1$1${behind}`)
        .replaceAll('/etc/ssl/draftwire', folder)
        .replaceAll('draft.example.org', 'localhost')
        .replaceAll(/\b65(000)?(?=s?\b)/g, `${patience}$1`);
      write(folder, setting.as ?? basename(setting.from), text);
    }
    for (const [name, text] of Object.entries(kind.files?.(place) ?? {})) write(folder, name, text);
    const isRoot = process.getuid?.() === 0;
    if (isRoot && kind.user !== undefined) {
      const id = (letter: string): number =>
        Number(execFileSync('id', [`-${letter}`, kind.user ?? ''], { encoding: 'utf8' }));
      for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
        chownSync(join(folder, name), id('u'), id('g'));
      }
    }
    const asUser =
      isRoot && kind.user !== undefined
        ? ['setpriv', `--reuid=${kind.user}`, `--regid=${kind.user}`, '--clear-groups']
        : [];
    const [command = '', ...words] = [...asUser, ...kind.command(place)];
    const env = {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: folder,
      ...kind.environment?.(place),
    };
    // Its own group, so that what it starts ends with it.
    const child = spawn(command, words, {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const front = kind.front === undefined ? undefined : await Proxy.start(place.port, kind.front);
    return new Proxy(kind, place, child, front);
  }

  // What it wrote to its logs and its output.
  get log(): string {
    const files = readdirSync(this.place.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(this.place.folder, name))
      .filter((name) => statSync(name).isFile() && /log/.test(name.slice(this.place.folder.length)));
    const own = files.map((name) => readFileSync(name, 'latin1')).join('');
    return `${this.front?.log ?? ''}${own}${this.output}`;
  }

  async discard(): Promise<void> {
    await this.front?.discard();
    if (this.child.pid !== undefined && this.child.exitCode === null) {
      const ended = new Promise((done) => this.child.once('close', done));
      process.kill(-this.child.pid, 'SIGKILL');
      await ended;
    }
    await rm(this.place.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
