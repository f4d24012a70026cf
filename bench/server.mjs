// A real server on a real SQLite file, for measuring.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = process.env.DRAFTWIRE ?? 'build/draftwire';
export const password = 'a long enough password';

export class Server {
  // A server on a database that was filled with a scenario, with an admin signed in. `more`: options of the server.
  static async with(scenario, more = []) {
    const server = new Server();
    server.folder = mkdtempSync(join(tmpdir(), 'draftwire-bench-'));
    const database = `sqlite:${join(server.folder, 'bench.db')}`;
    execFileSync(binary, ['account', 'add', 'bench', '--role', 'admin', '--database', database], {
      input: `${password}\n`,
    });
    server.made = JSON.parse(
      execFileSync(binary, ['populate', scenario, '--database', database], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      }),
    );
    server.process = spawn(
      binary,
      ['serve', '--listen', '127.0.0.1:0', '--database', database, '--log-level', 'error', ...more],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    server.url = await new Promise((resolve) => {
      server.process.stdout.on('data', (chunk) => {
        const found = /listening on (\S+)/.exec(String(chunk));
        if (found) resolve(found[1]);
      });
    });
    server.cookie = '';
    await server.call('POST', '/session', { username: 'bench', password });
    return server;
  }

  async call(method, path, body) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const set = answer.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0];
    return answer.json();
  }

  get socketUrl() {
    return this.url.replace('http', 'ws');
  }

  // Seconds of processor time used so far (proc(5): fields 14 and 15 of stat, in ticks of 10 ms).
  get cpu() {
    const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  async stop() {
    const gone = new Promise((resolve) => this.process.on('exit', resolve));
    this.process.kill('SIGTERM');
    await gone;
    rmSync(this.folder, { recursive: true });
  }
}

export function quantile(values, q, digits = 2) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(digits);
}
