// 5,000 clients that send or read as slowly as they can, by Debian's slowhttptest, and somebody who wants to look at a
// draft meanwhile.
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { eventually, keepsTo } from '../harness/deadline.ts';
import { Server } from '../harness/server.ts';
import type { DraftState } from '../harness/wire.ts';
import { aStartedDraft } from '../harness/world.ts';

const crowd = 5_000;
const samples = 200; // they have to fit into the time that the server gives a head
const sameForAPerson = 25; // ms

let server: Server;
let client: Client;
let draft: DraftState;
let largestFile: string;

beforeAll(async () => {
  server = await Server.fresh();
  client = await Client.signedIn(server.url, olga);
  draft = (await aStartedDraft(client)).draft;
  const { text } = await client.send('GET', '/');
  largestFile = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
});

afterAll(async () => {
  await server.discard();
});

async function connections(): Promise<number> {
  const { text } = await client.send('GET', '/metrics');
  return Number(/^draftwire_connections (\d+)$/m.exec(text)?.[1]);
}

// The 99th percentile of looks at a draft and at a page, in milliseconds.
async function p99(): Promise<number> {
  const took: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const began = performance.now();
    const path = sample % 2 === 0 ? `/api/v1/drafts/${String(draft.id)}` : `/drafts/${String(draft.id)}`;
    expect((await client.send('GET', path)).status).toBe(200);
    took.push(performance.now() - began);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(samples * 0.99)] ?? NaN;
}

function slowClients(args: string[]): { child: ChildProcess; ended: Promise<void> } {
  const common = ['-c', String(crowd), '-r', String(crowd), '-l', '25', '-p', '5', '-v', '0'];
  const child = spawn('slowhttptest', [...args, ...common], { cwd: server.home.directory, stdio: 'ignore' });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
  return { child, ended };
}

// The percentile with a crowd that is there all the while; infinite when it could not come or stay together.
async function whileThereAre(args: string[]): Promise<number> {
  const { child, ended } = slowClients(args);
  let during = Infinity;
  try {
    const isThere = async () => ((await connections()) > crowd * 0.98 ? true : undefined);
    if (await eventually(20_000, 'the crowd', isThere).catch(() => false)) during = await p99();
    if ((await connections()) < crowd * 0.9) during = Infinity;
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  await eventually(30_000, 'the end of the crowd', async () => ((await connections()) < 10 ? true : undefined));
  return during;
}

it.each([
  ['heads', () => ['-H', '-i', '5', '-u', new URL('/drafts/1', server.url).href]],
  ['bodies', () => ['-B', '-i', '5', '-s', '100000', '-x', '10', '-u', new URL('/api/v1/session', server.url).href]],
  ['readers', () => ['-X', '-w', '64', '-y', '128', '-n', '5', '-z', '8', '-u', new URL(largestFile, server.url).href]],
])('5,000 slow %s leave the requests of others as fast as before', { timeout: 300_000 }, async (what, argsOf) => {
  let figures = '';
  // What other tests do to the machine for a moment is no effect of the crowd.
  await keepsTo(sameForAPerson, 'what is more than three times as slow as before', async () => {
    const before = await p99();
    const during = await whileThereAre(argsOf());
    figures = `| slow ${what} | ${before.toFixed(1)} ms | ${during.toFixed(1)} ms |\n`;
    return during <= 3 * before ? 0 : during;
  });
  const file = process.env.SLOW_CLIENTS_FIGURES;
  if (file !== undefined) await appendFile(file, figures);
});
