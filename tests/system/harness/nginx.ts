// A real nginx with the configuration of deploy/nginx, of which only addresses and folders are changed.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './deadline.ts';
import { freePort } from './free_port.ts';

const configuration = resolve(fileURLToPath(new URL('../../../deploy/nginx/draftwire.conf', import.meta.url)));

function replaced(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text)) throw new Error(`${configuration} has nothing like ${pattern.source}`);
  return text.replace(pattern, by);
}

export class Nginx {
  private constructor(
    readonly url: URL,
    private readonly directory: string,
    private readonly child: ChildProcess,
  ) {}

  static async before(nodes: URL[]): Promise<Nginx> {
    const directory = await mkdtemp(join(tmpdir(), 'draftwire-nginx-'));
    chmodSync(directory, 0o755);
    const port = await freePort();
    const servers = nodes.map((node) => `  server ${node.host} max_fails=2 fail_timeout=2s;\n`).join('');
    let site = readFileSync(configuration, 'utf8');
    site = replaced(site, /( {2}server \d[^\n]*\n)+/, servers);
    site = replaced(site, /listen 80;/, `listen 127.0.0.1:${port};`);
    site = replaced(site, /server_name [^;]*;/, 'server_name 127.0.0.1;');
    site = replaced(site, /\/var\/cache\/nginx\/draftwire/, join(directory, 'cache'));
    mkdirSync(join(directory, 'cache'));
    writeFileSync(join(directory, 'site.conf'), site);
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      join(directory, 'nginx.conf'),
      [
        `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; pid ${directory}/pid;`,
        'error_log stderr warn; events { worker_connections 1024; }',
        `http { access_log off; include /etc/nginx/mime.types; include ${directory}/site.conf;`,
        ...folders.map((folder) => `${folder}_temp_path ${directory}/${folder};`),
        '}',
      ].join('\n'),
    );
    const words = ['-p', directory, '-c', join(directory, 'nginx.conf')];
    execFileSync('/usr/sbin/nginx', ['-t', '-q', ...words], { stdio: 'pipe' });
    const child = spawn('/usr/sbin/nginx', words, { stdio: 'ignore' });
    const url = new URL(`http://127.0.0.1:${port}`);
    await eventually(10_000, 'an nginx that answers', () => fetch(url).catch(() => undefined));
    return new Nginx(url, directory, child);
  }

  async discard(): Promise<void> {
    const ended = new Promise((done) => this.child.once('close', done));
    this.child.kill('SIGQUIT');
    this.child.kill('SIGTERM');
    await ended;
    await rm(this.directory, { recursive: true, force: true });
  }
}
