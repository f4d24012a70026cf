// A browser, a real nginx as deploy/nginx sets it up, and two nodes behind it.
import { chromium, expect as expectPage, type Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { Nginx } from '../harness/nginx.ts';
import { Nodes } from '../harness/nodes.ts';
import { RedisServer } from '../harness/redis.ts';
import { Viewer } from '../harness/viewer.ts';
import { aStartedDraft, pick } from '../harness/world.ts';

let redis: RedisServer;
let nodes: Nodes;
let nginx: Nginx;
let staff: Client;
let browser: Browser;

beforeAll(async () => {
  redis = await RedisServer.start();
  nodes = await Nodes.start(2, redis);
  nginx = await Nginx.before(nodes.servers.map((server) => server.url));
  staff = await Client.signedIn(nginx.url, olga);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox'],
  });
});

afterAll(async () => {
  await browser.close();
  await nginx.discard();
  await nodes.discard();
  await redis.kill();
});

it('shows every pick, also after a node has gone', async () => {
  const { draft } = await aStartedDraft(staff);
  const page = await browser.newPage();
  await page.goto(new URL(`/drafts/${draft.id}`, nginx.url).href);
  const connection = page.getByTestId('connection-state');
  await expectPage(connection).toHaveAttribute('data-state', 'live');
  const first = await pick(staff, draft);
  await expectPage(page.getByTestId('draft-event-count')).toHaveText(String(first.state.seq));

  await nodes.at(0).kill();

  const second = await pick(staff, first.state);
  await expectPage(page.getByTestId('draft-event-count')).toHaveText(String(second.state.seq), { timeout: 20_000 });
  await expectPage(connection).toHaveAttribute('data-state', 'live', { timeout: 20_000 });
  await page.close();
});

it('serves a WebSocket with its origin, and files from its cache', async () => {
  const { draft } = await aStartedDraft(staff);
  const viewer = await Viewer.watch(nginx.url, 'draft', draft.id, { headers: { origin: nginx.url.origin } });
  await viewer.leave();
  expect(await Viewer.refusal(nginx.url, `/ws/draft/${draft.id}/`, { origin: 'https://elsewhere.example' })).toBe(403);
  const html = await (await fetch(nginx.url)).text();
  const asset = /\/assets\/[^"]+\.js/.exec(html)?.[0] ?? '';
  await (await fetch(new URL(asset, nginx.url))).text();
  const again = await fetch(new URL(asset, nginx.url));
  expect(again.headers.get('x-cache')).toBe('HIT');
  await again.text();
  expect((await fetch(new URL('/metrics', nginx.url))).status).toBe(404);
});
