// A pick, from request to acknowledged and delivered to 100 local viewers, on the real server and a real SQLite file.
// Prints the median and the 99th percentile of 60 picks a draft over several drafts, and the server's CPU time per pick.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

const binary = process.env.DRAFTWIRE ?? 'build/draftwire';
const viewerCount = 100;
const draftCount = 5;

const folder = mkdtempSync(join(tmpdir(), 'draftwire-bench-'));
const database = `sqlite:${join(folder, 'bench.db')}`;
const password = 'a long enough password';
execFileSync(binary, ['account', 'add', 'bench', '--role', 'admin', '--database', database], {
  input: `${password}\n`,
});
const league = JSON.parse(
  execFileSync(binary, ['populate', 'demo-league', '--database', database], { encoding: 'utf8' }),
);

const server = spawn(
  binary,
  ['serve', '--listen', '127.0.0.1:0', '--database', database, '--log-level', 'error'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const url = await new Promise((resolve) => {
  server.stdout.on('data', (chunk) => {
    const found = /listening on (\S+)/.exec(String(chunk));
    if (found) resolve(found[1]);
  });
});

let cookie = '';
async function call(method, path, body) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  const set = answer.headers.get('set-cookie');
  if (set) cookie = set.split(';')[0];
  return answer.json();
}

// Seconds of processor time that the server has used (proc(5), fields 14 and 15 of stat, in ticks of 10 ms).
function serverCpu() {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function watch(draftId, onEvents) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/draft/${draftId}/`);
    socket.on('error', reject);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'initial_events') resolve(socket);
      if (message.type === 'draft_events') onEvents(message.events);
    });
  });
}

const acknowledged = [];
const delivered = [];
let cpu = 0;
await call('POST', '/session', { username: 'bench', password });
for (let n = 0; n < draftCount; n += 1) {
  const created = await call('POST', `/tournaments/${league.tournament_id}/drafts`, {
    style: 'shuffle',
    captains: league.captain_ids.map((player_id) => ({ player_id })),
  });
  let seen = 0;
  let allSeen = () => {};
  const sockets = await Promise.all(
    Array.from({ length: viewerCount }, () =>
      watch(created.id, (events) => {
        if (events[0].event_type === 'player_picked' && (seen += 1) === viewerCount) allSeen();
      }),
    ),
  );
  let state = await call('POST', `/drafts/${created.id}/start`, {});
  const before = serverCpu();
  while (state.on_clock) {
    seen = 0;
    const everybody = new Promise((resolve) => (allSeen = resolve));
    const player_id = state.players.find((player) => player.team_id === null).id;
    const began = performance.now();
    const answer = await call('POST', `/drafts/${created.id}/picks`, {
      player_id,
      round: state.on_clock.round,
    });
    acknowledged.push(performance.now() - began);
    await everybody;
    delivered.push(performance.now() - began);
    state = answer.state;
  }
  cpu += serverCpu() - before;
  for (const socket of sockets) socket.terminate();
}
server.kill('SIGTERM');
await new Promise((resolve) => server.on('exit', resolve));
rmSync(folder, { recursive: true });

function quantile(values, q) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(2);
}
console.log(`picks ${acknowledged.length}, viewers ${viewerCount}`);
console.log(
  `acknowledged  median ${quantile(acknowledged, 0.5)} ms   p99 ${quantile(acknowledged, 0.99)} ms`,
);
console.log(
  `delivered to all  median ${quantile(delivered, 0.5)} ms   p99 ${quantile(delivered, 0.99)} ms`,
);
console.log(
  `server CPU per pick, delivery included  ${((1000 * cpu) / acknowledged.length).toFixed(2)} ms`,
);
