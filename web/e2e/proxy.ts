// A real nginx before the server, which says to it which name was asked for, or another one.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server';

const kReadyWithinMs = 10_000;

// nginx's own default is the address of the server behind it.
export type HostPassedOn = '$proxy_host' | '$http_host';

export class Proxy {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly target: string,
    private readonly child: ChildProcess,
  ) {}

  static async before(target: string, host: HostPassedOn): Promise<Proxy> {
    const folder = await mkdtemp(join(tmpdir(), 'draftwire-proxy-'));
    const port = await freePort();
    await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, target, host));
    const words = ['-p', folder, '-c', join(folder, 'nginx.conf')];
    const child = spawn('/usr/sbin/nginx', words, { stdio: 'ignore' });
    const proxy = new Proxy(folder, port, target, child);
    const deadline = Date.now() + kReadyWithinMs;
    while (
      !(await fetch(`${proxy.url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (Date.now() > deadline || child.exitCode !== null)
        throw new Error('nginx does not answer');
      await new Promise((wait) => setTimeout(wait, 20));
    }
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From the next request on; lines that are open end. */
  async passOn(host: HostPassedOn): Promise<void> {
    await writeFile(
      join(this.folder, 'nginx.conf'),
      configuration(this.folder, this.port, this.target, host),
    );
    this.child.kill('SIGHUP');
  }

  async destroy(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}

function configuration(folder: string, port: number, target: string, host: HostPassedOn): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes 1; daemon off; pid ${folder}/pid; error_log stderr crit; worker_shutdown_timeout 1s;
    events { worker_connections 256; }
    http {
      access_log off;
      ${temporary.map((each) => `${each}_temp_path ${folder}/${each};`).join('\n')}
      map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass ${target};
          proxy_http_version 1.1;
          proxy_set_header Host ${host};
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
        }
      }
    }`;
}
