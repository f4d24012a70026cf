// Runs draftwire serve, torments it, and says whether it kept its promises. See docs/checker.md.
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { Findings, describeError } from './findings.ts';
import type { Cluster, Node } from './cluster.ts';
import { LeagueCluster } from './league_cluster.ts';
import { leagueNemeses } from './league_nemesis.ts';
import { LocalCluster } from './local_node.ts';
import { processNemeses, type Nemesis } from './nemesis.ts';
import { Random } from './random.ts';
import { Caller } from './rest.ts';
import { Season, type Run } from './season.ts';
import { Signal, Turn, pause, within } from './waiting.ts';

const usage = `checker: runs draftwire serve under writers, viewers and a nemesis, and checks the log against all they saw
  --seconds S      how long (60)
  --seed N         replay the decisions of an earlier run (drawn, and printed)
  --nodes N        several nodes on PostgreSQL with Redis (1: SQLite), each in a network namespace where that is allowed
  --senders A,B    of the nodes in turn: epoll, io-uring (epoll)
  --only NAME      only this nemesis, or none
  --keep           leave the database and the servers' logs
DRAFTWIRE names the executable (build/draftwire).`;

const kStaff = { username: 'Kay', password: 'a long pass phrase' };
const kHeartbeatSeconds = 1;
const kSeasonMs = 14_000;
// Seasons that go on at the same time: a large one, whose channel is loud, and a small one.
const kRows = [
  { tables: 7, viewers: 28 },
  { tables: 2, viewers: 14 },
];
const kStrikesUntilPeace = 5;
// A run that is shorter may miss some of it.
const kThoroughSeconds = 60;
const kMustHappen = [
  'first initial_events',
  'first resumed',
  'draft_events',
  'heartbeat',
  'viewers',
  'commands acknowledged',
  'commands refused',
  'commands without an answer',
];

// So many commands in that time outrun a reader who has stopped; a machine that is busy with other things may be slower.
const kFastCommands = 4_000;
const kMustHappenWhenFast = ['snapshots of a draft under way'];

interface Options {
  seed: number;
  seconds: number;
  nodes: number;
  senders: readonly string[];
  only: string | undefined;
  keep: boolean;
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      nodes: { type: 'string', default: '1' },
      senders: { type: 'string', default: 'epoll' },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const whole = (name: string, text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name}: expected a whole number, not '${text}'`);
    return Number(text);
  };
  return {
    seed: whole('seed', values.seed ?? String(Date.now() % 1_000_000)),
    seconds: whole('seconds', values.seconds),
    nodes: whole('nodes', values.nodes),
    senders: values.senders.split(','),
    only: values.only,
    keep: values.keep,
  };
}

function firstOf(cluster: Cluster): Node {
  const [first] = cluster.nodes;
  if (first === undefined) throw new Error('--nodes: expected 1 or more');
  return first;
}

async function started(
  { nodes, senders }: Options,
  executable: string,
  findings: Findings,
): Promise<{ cluster: Cluster; nemeses: readonly Nemesis[] }> {
  const args = ['--heartbeat-interval', String(kHeartbeatSeconds)];
  if (nodes === 1) {
    return { cluster: await LocalCluster.start(executable, kStaff, senders, args, findings), nemeses: processNemeses };
  }
  const cluster = await LeagueCluster.start(nodes, executable, kStaff, senders, args, findings);
  if (!cluster.network.isOfHosts) {
    process.stdout.write('no network namespaces are allowed here (they take root): nothing is cut off from anything\n');
  }
  return { cluster, nemeses: [...processNemeses, ...leagueNemeses(cluster)] };
}

async function signIn(cluster: Cluster): Promise<string> {
  const caller = new Caller(() => firstOf(cluster).life.url);
  const outcome = await caller.call({ method: 'POST', path: '/session', json: kStaff });
  if (outcome.kind !== 'done' || outcome.cookie === undefined) throw new Error(`sign in: ${JSON.stringify(outcome)}`);
  return outcome.cookie;
}

// The epoch of the log, which no restart may change: any draft tells it.
async function epochOf(cluster: Cluster, cookie: string): Promise<string> {
  const caller = new Caller(() => firstOf(cluster).life.url);
  caller.cookie = cookie;
  const post = async (path: string, json: unknown): Promise<unknown> => {
    const outcome = await caller.call({ method: 'POST', path, json });
    if (outcome.kind !== 'done') throw new Error(`POST ${path}: ${JSON.stringify(outcome)}`);
    return outcome.body;
  };
  const { id } = (await post('/tournaments', { name: 'The first' })) as { id: number };
  const roster = ['A', 'B', 'C'].map((name) => ({ name, mmr: 1000 }));
  const { items } = (await post(`/tournaments/${id}/players`, { players: roster })) as { items: { id: number }[] };
  const captains = items.slice(0, 2).map((player) => ({ player_id: player.id }));
  return ((await post(`/tournaments/${id}/drafts`, { style: 'normal', captains })) as { epoch: string }).epoch;
}

async function torment(run: Run, random: Random, nemeses: readonly Nemesis[], isOver: () => boolean): Promise<void> {
  const weights = Object.fromEntries(nemeses.map((nemesis) => [nemesis.name, nemesis.weight]));
  const { acknowledgement, announcement } = run;
  for (let strikes = 1; !isOver(); strikes += 1) {
    // Now and then some peace: only then does a reader fall far behind.
    const isPeace = strikes % kStrikesUntilPeace === 0;
    await pause(isPeace ? random.between(8_000, 12_000) : random.between(300, 2_500));
    const name = random.weighted(weights);
    const nemesis = nemeses.find((each) => each.name === name);
    await run.stage.take(async () => {
      if (isOver() || nemesis === undefined) return;
      await nemesis.strike(run.cluster, { random, acknowledgement, announcement });
      run.counts[`nemesis: ${name}`] = (run.counts[`nemesis: ${name}`] ?? 0) + 1;
    });
  }
}

interface Row {
  tables: number;
  viewers: number;
}

async function playRow(run: Run, row: Row, random: Random, end: number): Promise<void> {
  for (let number = 1; performance.now() < end && !run.findings.any; number += 1) {
    const name = `season of ${row.tables} tables, ${number}`;
    const playMs = Math.min(kSeasonMs + random.between(-4_000, 4_000), Math.max(2_000, end - performance.now()));
    const plan = { name, playMs, ...row };
    await new Season(plan, random.stream(name), run).play();
  }
}

function printCounts(counts: Record<string, number>): void {
  const names = Object.keys(counts).sort();
  for (const name of names) process.stdout.write(`  ${String(counts[name]).padStart(9)}  ${name}\n`);
}

async function main(): Promise<number> {
  const given = options();
  const { seed, seconds, nodes, senders, only, keep } = given;
  const executable = resolve(process.env.DRAFTWIRE ?? 'build/draftwire');
  process.stdout.write(
    `seed ${seed}, ${seconds} s; again with: ./dev checker --seed ${seed} --seconds ${seconds} --nodes ${nodes} ` +
      `--senders ${senders.join(',')}\n`,
  );
  const random = new Random(String(seed));
  const findings = new Findings();
  const { cluster, nemeses: known } = await started(given, executable, findings);
  const nemeses = only === undefined ? known : known.filter((nemesis) => nemesis.name === only);
  const staffCookie = await signIn(cluster);
  const epoch = await epochOf(cluster, staffCookie);
  const run: Run = {
    cluster,
    findings,
    stage: new Turn(),
    staffCookie,
    epoch,
    counts: {},
    acknowledgement: new Signal(),
    announcement: new Signal(),
  };

  const end = performance.now() + seconds * 1000;
  let isPlayed = false;
  const rows = Promise.all(
    kRows.map((row) => playRow(run, row, random.stream(`row of ${row.tables} tables`), end)),
  ).finally(() => {
    isPlayed = true;
  });
  const isOver = (): boolean => isPlayed || findings.any;
  const tormented = nemeses.length === 0 ? Promise.resolve() : torment(run, random.stream('nemesis'), nemeses, isOver);
  const played = Promise.all([rows, tormented]);
  await Promise.race([played, findings.first]);
  if (!findings.any) {
    const isFast = (run.counts['commands acknowledged'] ?? 0) >= kFastCommands;
    const expected = isFast ? [...kMustHappen, ...kMustHappenWhenFast] : kMustHappen;
    const missing = seconds < kThoroughSeconds ? [] : expected.filter((name) => run.counts[name] === undefined);
    for (const name of missing) findings.report('a run tries everything', `there were no ${name}`);
  }
  // What is broken may keep the others waiting: no longer than this.
  await within(
    3_000,
    played.catch(() => undefined),
  );

  process.stdout.write(`after ${findings.seconds.toFixed(1)} s:\n`);
  printCounts(run.counts);
  process.stdout.write(`  slowest start until ready: ${Math.round(cluster.slowestStart)} ms\n`);
  for (const { promise, detail, afterSeconds } of findings.list) {
    process.stdout.write(`BROKEN after ${afterSeconds.toFixed(1)} s: ${promise}\n    ${detail}\n`);
  }
  if (keep || findings.any) {
    await cluster.kill();
    process.stdout.write(`the database and the servers' logs are in ${cluster.directory}\n`);
  } else {
    await cluster.dispose();
  }
  process.stdout.write(findings.any ? `FAILED with seed ${seed}\n` : 'every promise was kept\n');
  return findings.any ? 1 : 0;
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`checker: ${describeError(error)}\n`);
    process.exit(2);
  },
);
