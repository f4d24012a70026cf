// 100,000 viewers of one draft on one machine: several nodes on PostgreSQL with Redis between them, because a process has
// descriptors for some 19,000, and as many crowds. Everything shares the machine's cores, so what is read here is that
// no viewer misses an event and what memory it takes, not how fast it would be with the load elsewhere. With --beside, as
// many plain epoll loops send the same bytes to as many viewers, commit by commit in turns.
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PostgresServer } from '../build/checker/tests/system/harness/postgres.js';
import { RedisServer } from '../build/checker/tests/system/harness/redis.js';

const binary = process.env.DRAFTWIRE ?? 'build/draftwire';
const crowdBinary = process.env.LIVE_CROWD ?? 'build/release/bench/live_crowd';
const plainLoopBinary = process.env.PLAIN_LOOP ?? 'build/release/bench/plain_loop';
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: 'boolean', default: false } },
});
const viewerCount = Number(positionals[0] ?? 100_000);
if (!Number.isInteger(viewerCount) || viewerCount < 1) {
  console.error(`many_viewers: expected how many viewers, 1 or more, not '${positionals[0]}'`);
  process.exit(2);
}
const perNode = 17_000;
const nodeCount = Math.ceil(viewerCount / perNode);
const pickCount = 20;
const joinInATurn = 200;
// Before each broadcast of the two sides: longer than a retransmission timeout, so that every viewer's kernel
// acknowledges at once, of the ones as of the others (docs/live.md).
const quietBetween = 300;
const password = 'a long enough password';

const memory = readFileSync('/proc/meminfo', 'utf8');
console.log(
  `${viewerCount} viewers over ${nodeCount} nodes, ${/MemTotal: +(\d+)/.exec(memory)[1] >> 20} GiB of memory`,
);

// Whatever happens here, nothing that was started stays behind.
const children = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

const postgres = await PostgresServer.start();
const redis = await RedisServer.start();
await postgres.sql('postgres', 'CREATE DATABASE league');
const database = postgres.url('league');
execFileSync(binary, ['account', 'add', 'bench', '--role', 'admin', '--database', database], {
  input: `${password}\n`,
});

// Of all threads: the first field of each one's schedstat (Linux, Documentation/scheduler/sched-stats.rst).
function cpuSecondsOf(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return sum(times) / 1e9;
}

function lineAfter(start, child) {
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      const found = new RegExp(`${start}(\\S+)`).exec(String(chunk));
      if (found) resolve(found[1]);
    });
  });
}

class Node {
  static async start() {
    const node = new Node();
    const words = [
      'serve',
      '--listen',
      '127.0.0.1:0',
      '--database',
      database,
      '--redis',
      redis.url,
    ];
    node.process = spawn(binary, [...words, '--log-level', 'error'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(node.process);
    node.url = await lineAfter('listening on ', node.process);
    return node;
  }

  get userBytes() {
    return (
      1024 *
      Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1])
    );
  }

  get cpuSeconds() {
    return cpuSecondsOf(this.process.pid);
  }
}

// The least that a server can do: bench/plain_loop.cpp.
class PlainLoop {
  static async start() {
    const loop = new PlainLoop();
    loop.process = spawn(plainLoopBinary, [], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(loop.process);
    loop.port = await lineAfter('listening on port ', loop.process);
    loop.agent = new Agent({ keepAlive: true, maxSockets: 1 });
    return loop;
  }

  get cpuSeconds() {
    return cpuSecondsOf(this.process.pid);
  }

  // To those who join from now on (/welcome), or to everybody who is here (/broadcast).
  send(path, message) {
    const payload = Buffer.from(message);
    // RFC 6455 §5.2, for a message of 126 bytes to 64 KiB.
    const head = Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
    const body = Buffer.concat([head, payload]);
    return new Promise((resolve, reject) => {
      const sent = request(
        { method: 'POST', path, port: this.port, agent: this.agent, host: '127.0.0.1' },
        (response) => {
          let full = '';
          response.on('data', (chunk) => (full += chunk));
          response.on('end', () => (full === '0' ? resolve() : reject(new Error(`full: ${full}`))));
        },
      );
      sent.on('error', reject);
      sent.setHeader('Content-Length', body.length);
      sent.end(body);
    });
  }
}

class Crowd {
  constructor(port, path) {
    this.process = spawn(crowdBinary, [port, path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(this.process);
    this.answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async ask(command) {
    this.process.stdin.write(`${command}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`a crowd ended at ${command}`);
    return value;
  }
}

function kernelSocketBytes() {
  const mem = /^TCP:.* mem (\d+)/m.exec(readFileSync('/proc/net/sockstat', 'utf8'));
  return 4096 * Number(mem[1]);
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];

async function measure() {
  const nodes = await Promise.all(Array.from({ length: nodeCount }, () => Node.start()));
  let cookie = '';
  async function call(method, path, body) {
    const answer = await fetch(`${nodes[0].url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer.json();
  }

  await call('POST', '/session', { username: 'bench', password });
  const { id: tournament } = await call('POST', '/tournaments', { name: 'Measured league' });
  const players = Array.from({ length: 40 }, (_, i) => ({
    name: `Somebody with a longer name ${i + 1}`,
    mmr: 4000,
  }));
  const { items } = await call('POST', `/tournaments/${tournament}/players`, { players });
  const captains = items.slice(0, 4).map(({ id }) => ({ player_id: id }));
  const draft = await call('POST', `/tournaments/${tournament}/drafts`, {
    style: 'snake',
    captains,
    team_size: 10,
  });
  let state = await call('POST', `/drafts/${draft.id}/start`, {});

  const quiet = { user: sum(nodes.map((node) => node.userBytes)), kernel: kernelSocketBytes() };
  const path = `/ws/draft/${draft.id}/`;
  const crowds = nodes.map((node) => new Crowd(new URL(node.url).port, path));
  const shares = nodes.map(
    (_, i) => Math.floor(viewerCount / nodeCount) + (i < viewerCount % nodeCount ? 1 : 0),
  );
  const joining = process.hrtime.bigint();
  if (!options.beside) {
    await Promise.all(crowds.map((crowd, i) => crowd.ask(`join ${shares[i]}`)));
  }
  const joinSeconds = Number(process.hrtime.bigint() - joining) / 1e9;
  const full = { user: sum(nodes.map((node) => node.userBytes)), kernel: kernelSocketBytes() };

  const loops = options.beside ? await Promise.all(nodes.map(() => PlainLoop.start())) : [];
  const plainCrowds = loops.map((loop) => new Crowd(loop.port, path));
  const welcome = {
    type: 'initial_events',
    epoch: 'none',
    seq: state.seq,
    events: [],
    draft: null,
  };
  // Spaces between values are JSON, too: long enough for the one kind of frame that is made here.
  await Promise.all(loops.map((loop) => loop.send('/welcome', JSON.stringify(welcome, null, 16))));
  // By turns, so that the kernel's memory for the ones lies between that for the others.
  for (let joined = 0; options.beside && joined < Math.max(...shares); joined += joinInATurn) {
    for (const side of [crowds, plainCrowds]) {
      await Promise.all(
        side.map((crowd, i) =>
          crowd.ask(`join ${Math.max(0, Math.min(joinInATurn, shares[i] - joined))}`),
        ),
      );
    }
  }
  const cpuOf = (servers) => sum(servers.map((server) => server.cpuSeconds));

  const spans = [];
  const ratios = [];
  let cpu = 0;
  let events = 0;
  for (let made = 0; made < pickCount; made += 1) {
    const first = state.seq + 1;
    await Promise.all(crowds.map((crowd) => crowd.ask(`expect ${first}`)));
    if (options.beside) await sleep(quietBetween);
    const began = process.hrtime.bigint();
    const before = cpuOf(nodes);
    const player_id = state.players.find((player) => player.team_id === null).id;
    const answer = await call('POST', `/drafts/${draft.id}/picks`, {
      player_id,
      round: state.on_clock.round,
    });
    state = answer.state;
    events += answer.events.length;
    const lastOf = await Promise.all(crowds.map((crowd) => crowd.ask(`wait ${state.seq}`)));
    spans.push(Math.max(...lastOf.map((at) => Number(BigInt(at) - began))) / 1e6);
    const spent = cpuOf(nodes) - before;
    cpu += spent;
    if (!options.beside) continue;
    const message = await crowds[0].ask('last');
    await sleep(quietBetween);
    const plainBefore = cpuOf(loops);
    await Promise.all(loops.map((loop) => loop.send('/broadcast', message)));
    await Promise.all(plainCrowds.map((crowd) => crowd.ask(`wait ${state.seq}`)));
    ratios.push(spent / (cpuOf(loops) - plainBefore));
  }
  const seen = (await Promise.all(crowds.map((crowd) => crowd.ask('report')))).map((text) =>
    JSON.parse(text),
  );
  const total = (name) => sum(seen.map((report) => report[name]));

  const faults = total('missing') + total('doubled') + total('out_of_order') + total('restarts');
  const expected = viewerCount * events;
  if (!options.beside) {
    console.log(`  joined, all at once                          ${joinSeconds.toFixed(1)} s`);
    console.log(
      `  user memory of the nodes, a viewer           ${((full.user - quiet.user) / viewerCount).toFixed(0)} bytes`,
    );
    console.log(
      `  kernel memory of both ends, a viewer         ${((full.kernel - quiet.kernel) / viewerCount).toFixed(0)} bytes`,
    );
  }
  console.log(
    `  pick to the last viewer, median · worst      ${quantile(spans, 0.5).toFixed(0)} · ${quantile(spans, 1).toFixed(0)} ms`,
  );
  console.log(
    `  CPU of the nodes, a delivered event          ${((1e6 * cpu) / expected).toFixed(2)} µs`,
  );
  if (options.beside) {
    const [low, middle, high] = [0, 0.5, 1].map((q) => quantile(ratios, q).toFixed(2));
    console.log(
      `  CPU against plain loops beside, a commit     ${middle} × (${low} to ${high}), wanted at most 1.10`,
    );
  }
  console.log(`  events delivered, of ${expected}         ${total('events')}`);
  console.log(
    `  missing, doubled, out of order, begun anew   ${faults}; connections lost ${total('lost')}, refused ${total('refused')}`,
  );

  return faults === 0 && total('events') === expected;
}

let isSound = false;
try {
  isSound = await measure();
} finally {
  await redis.kill();
  await postgres.discard();
}
process.exit(isSound ? 0 : 1);
