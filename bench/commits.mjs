// What a durable pick costs over HTTP, beside a bare program on the same disk in the same turn: a lone pick, 64
// connections over 1,000 drafts, and half of what those did.
//   node bench/commits.mjs [--turns N] [--json] [-- OPTION OF THE SERVER…]
import { execFileSync } from 'node:child_process';
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { quantile, Server } from './server.mjs';

const programs = process.env.DRAFTWIRE_BENCH ?? 'build/release/bench';
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
});

const connections = 64;
const picks = { lone: 300, crowd: 5000, half: 2500 };
const loneASecond = 100;

const server = await Server.with('thousand-drafts', positionals);
const drafts = join(server.folder, 'drafts');
const captains = 8;
writeFileSync(
  drafts,
  server.made.drafts
    .map((draft) => `${draft.draft_id} 1 ${draft.player_ids.slice(captains).join(' ')}\n`)
    .join(''),
);

function bare(commits, together, ...more) {
  const file = join(server.folder, 'bare.db');
  const words = [file, commits, together, ...more].map(String);
  const made = JSON.parse(execFileSync(join(programs, 'bare_commits'), words));
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  return made;
}

function crowd(of, count, perSecond) {
  const { port } = new URL(server.url);
  const words = [port, server.cookie, drafts, String(of), String(count)];
  if (perSecond) words.push(String(perSecond));
  const cpu = server.cpu;
  const made = JSON.parse(execFileSync(join(programs, 'pick_crowd'), words));
  return { ...made, cpu_ms: (1000 * (server.cpu - cpu)) / count };
}

const turns = [];
for (let turn = 0; turn < Number(options.turns); turn += 1) {
  const alone = bare(2000, 1);
  const paced = bare(picks.lone, 1, loneASecond);
  const together = bare(400, 32);
  const lone = crowd(1, picks.lone, loneASecond);
  const many = crowd(connections, picks.crowd);
  const half = crowd(connections, picks.half, many.per_second / 2);
  turns.push({ alone, paced, together, lone, many, half });
}
await server.stop();

const middle = (of) => Number(quantile(turns.map(of), 0.5, 4));
const result = {
  bare_median_ms: middle((turn) => turn.alone.median_ms),
  bare_per_second: middle((turn) => turn.alone.per_second),
  bare_32_together_per_second: middle((turn) => turn.together.per_second),
  lone_median_ms: middle((turn) => turn.lone.median_ms),
  lone_over_bare: middle((turn) => turn.lone.median_ms / turn.alone.median_ms),
  bare_paced_median_ms: middle((turn) => turn.paced.median_ms),
  lone_over_bare_paced: middle((turn) => turn.lone.median_ms / turn.paced.median_ms),
  many_per_second: middle((turn) => turn.many.per_second),
  many_over_bare: middle((turn) => turn.many.per_second / turn.alone.per_second),
  many_median_ms: middle((turn) => turn.many.median_ms),
  many_cpu_ms: middle((turn) => turn.many.cpu_ms),
  half_median_ms: middle((turn) => turn.half.median_ms),
  half_p99_ms: middle((turn) => turn.half.p99_ms),
  half_p99_over_bare_median: middle((turn) => turn.half.p99_ms / turn.alone.median_ms),
};
if (options.json) {
  console.log(JSON.stringify({ result, turns }));
} else {
  const { format } = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  console.log(`bare commit     median ${format(result.bare_median_ms)} ms, ${format(result.bare_per_second)} a second,
                ${format(result.bare_32_together_per_second)} picks a second with 32 in each
lone pick       median ${format(result.lone_median_ms)} ms, ${format(result.lone_over_bare)} of a bare commit's, ${format(result.lone_over_bare_paced)} of one that
                comes as seldom (${format(result.bare_paced_median_ms)} ms)
64 connections  ${format(result.many_per_second)} picks a second, ${format(result.many_over_bare)} of bare commits one at a time;
                median ${format(result.many_median_ms)} ms, server CPU ${format(result.many_cpu_ms)} ms a pick
half of that    median ${format(result.half_median_ms)} ms, p99 ${format(result.half_p99_ms)} ms, ${format(result.half_p99_over_bare_median)} of a bare commit's median`);
}
