// What strangers without an account do to a pick and to a look at a draft: the 99th percentile while they ask for what
// costs the server most, over that of the quiet server, in turns of one run.
//   node bench/strangers.mjs [SCENARIO…] [--turns N] [--json]
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { quantile, Server, password } from './server.mjs';

const samplesOfTurn = 150;
const pause = 4; // ms between two requests
const settling = 300; // ms from when strangers begin, or have gone, until the next sample

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: 'string', default: '4' }, json: { type: 'boolean', default: false } },
});
async function tournament(people) {
  const { id } = await server.call('POST', '/tournaments', { name: `League of ${people}` });
  const players = Array.from({ length: people }, (_, i) => ({
    name: `Player ${i}`,
    mmr: 2000 + i,
  }));
  const { items } = await server.call('POST', `/tournaments/${id}/players`, { players });
  return { id, players: items };
}

async function draft(captains, people, setUp) {
  const { id, players } = await tournament(people);
  const created = await server.call('POST', `/tournaments/${id}/drafts`, {
    captains: players.slice(0, captains).map((player) => ({ player_id: player.id })),
    ...setUp,
  });
  return { id: created.id, free: players.slice(captains).map((player) => player.id) };
}

// What strangers ask for: a draft as large as one may be, and for its past all of its rounds picked.
const nothing = () => ({});
async function pending() {
  const { id } = await draft(64, 704, { style: 'shuffle', team_size: 10 });
  return { draft: id };
}
async function picked() {
  const made = await draft(64, 704, { style: 'shuffle', team_size: 10 });
  let state = await server.call('POST', `/drafts/${made.id}/start`, {});
  for (const player_id of made.free) {
    if (!state.on_clock) break;
    ({ state } = await server.call('POST', `/drafts/${made.id}/picks`, {
      player_id,
      round: state.on_clock.round,
    }));
  }
  return { draft: made.id, head: state.seq };
}

// No stranger, but an organiser, may ask for this: as large a file as there may be.
async function roster() {
  const { id } = await tournament(1);
  const people = Array.from({ length: 5000 }, (_, i) => `Player ${i},${2000 + i},mid;carry`);
  return {
    tournament: id,
    file: `name,mmr,positions,remark\n${people.map((line) => `${line},${'x'.repeat(170)}\n`).join('')}`,
    cookie: server.cookie,
  };
}

const scenarios = {
  'wrong-passwords': {
    kind: 'wrong',
    connections: 400,
    asks: nothing,
    what: '400 wrong passwords in flight',
  },
  'right-passwords': {
    kind: 'right',
    connections: 100,
    asks: nothing,
    what: '100 right passwords in flight',
  },
  balance: {
    kind: 'balance',
    connections: 64,
    asks: pending,
    what: '64 that ask for the dearest balance',
  },
  past: {
    kind: 'past',
    connections: 64,
    asks: picked,
    what: '64 that ask for exports and states of the past',
  },
  preview: {
    kind: 'preview',
    connections: 16,
    asks: roster,
    what: '16 previews of a roster of 5,000 people in 1 MiB in flight',
  },
};

const unknown = positionals.filter((name) => !(name in scenarios));
if (unknown.length > 0) {
  console.error(
    `there is no scenario ${unknown[0]}; expected one of: ${Object.keys(scenarios).join(' ')}`,
  );
  process.exit(2);
}

const server = await Server.with('demo-league');
const crowd = fork(new URL('strangers_crowd.mjs', import.meta.url));
// Strangers have machines of their own: what theirs compute is not to take the processor from the server.
execFileSync('chrt', ['--all-tasks', '--idle', '--pid', '0', String(crowd.pid)]);
const measured = await draft(8, 48, { style: 'normal' });
await server.call('POST', `/drafts/${measured.id}/start`, {});

function on(agent) {
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = { cookie: server.cookie };
      if (text !== undefined) headers['content-type'] = 'application/json';
      const began = performance.now();
      const sent = request(`${server.url}/api/v1${path}`, { method, agent, headers }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          if (answer.statusCode < 300) resolve(performance.now() - began);
          else reject(new Error(`${method} ${path}: ${answer.statusCode}`));
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
}

const captain = on(new Agent({ keepAlive: true, maxSockets: 1 }));
const viewer = on(new Agent({ keepAlive: true, maxSockets: 1 }));
const path = `/drafts/${measured.id}`;

async function measure(into) {
  const picks = async () => {
    for (let i = 0; i < samplesOfTurn; i += 1) {
      into.pick.push(
        await captain('POST', `${path}/picks`, { player_id: measured.free[0], round: 1 }),
      );
      await after(pause);
      await captain('POST', `${path}/undo`, {});
    }
  };
  const looks = async () => {
    for (let i = 0; i < samplesOfTurn; i += 1) {
      into.look.push(await viewer('GET', path));
      await after(2 * pause);
    }
  };
  await Promise.all([picks(), looks()]);
}

async function run({ kind, connections, asks }) {
  const strangers = {
    url: server.url,
    account: { username: 'bench', password },
    kind,
    connections,
    ...(await asks()),
  };
  const quiet = { pick: [], look: [] };
  const busy = { pick: [], look: [] };
  const answers = {};
  for (let turn = 0; turn < Number(options.turns); turn += 1) {
    await measure(quiet);
    crowd.send({ start: strangers });
    await after(settling);
    await measure(busy);
    crowd.send('stop');
    const [counted] = await once(crowd, 'message');
    for (const [status, count] of Object.entries(counted))
      answers[status] = (answers[status] ?? 0) + count;
    await after(settling);
  }
  const compared = (name) => {
    const [before, during] = [quiet[name], busy[name]].map((times) =>
      Number(quantile(times, 0.99)),
    );
    return { quiet: before, busy: during, ratio: Number((during / before).toFixed(2)) };
  };
  return { pick: compared('pick'), look: compared('look'), answers };
}

const found = {};
await measure({ pick: [], look: [] }); // warm
for (const [name, scenario] of Object.entries(scenarios)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  found[name] = await run(scenario);
  if (options.json) continue;
  const { pick, look, answers } = found[name];
  console.log(`${scenario.what} (answers: ${JSON.stringify(answers)})`);
  for (const [what, { quiet, busy, ratio }] of [
    ['a pick', pick],
    ["a draft's GET", look],
  ]) {
    console.log(`  p99 of ${what}: quiet ${quiet} ms, with them ${busy} ms: ${ratio} ×`);
  }
}
if (options.json) console.log(JSON.stringify(found));
crowd.disconnect();
await server.stop();
