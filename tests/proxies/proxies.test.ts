// Each proxy of deploy/ with the real server behind it, held to what docs/operations.md says of it.
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { chromium, expect as expectPage, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mika, olga } from '../system/harness/accounts.ts';
import { Client } from '../system/harness/client.ts';
import { eventually, within } from '../system/harness/deadline.ts';
import { Server } from '../system/harness/server.ts';
import { Viewer } from '../system/harness/viewer.ts';
import { aDraft, aStartedDraft, pick, undo } from '../system/harness/world.ts';
import type { DraftState } from '../system/harness/wire.ts';
import { kinds } from './harness/kinds.ts';
import { patience, Proxy } from './harness/proxy.ts';
import { Tap } from './harness/tap.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox'],
  });
});

afterAll(() => browser.close());

// From another address than the test's own, with headers that no honest client sends.
function getAs(address: string, url: URL, headers: Record<string, string>): Promise<number> {
  const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const status = new Promise<number>((resolve, reject) => {
    const sent = request(url, { headers, localAddress: address, family: 4 }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end();
  });
  return within(10_000, url.pathname, status);
}

const lies = { 'x-forwarded-for': '203.0.113.66, 203.0.113.67', 'x-forwarded-proto': 'gopher' };

describe.each(kinds)('$name', (kind) => {
  // What tells the server of a client that it can't tell in a header.
  const words = kind.blind === true ? ['--proxy-protocol', 'on'] : [];
  let server: Server;
  let tap: Tap;
  let proxy: Proxy;
  // To the server without the proxy.
  let direct: Tap;
  let staff: Client;
  // As big as a draft may be.
  let big: DraftState;

  beforeAll(async () => {
    server = await Server.fresh({ args: ['--heartbeat-interval', '1', ...words] });
    direct = await Tap.before(server.url);
    if (kind.blind === true) direct.greeting = 'PROXY TCP4 127.0.0.1 127.0.0.1 1024 80\r\n';
    tap = await Tap.before(server.url);
    proxy = await Proxy.before(tap.port, kind);
    staff = await Client.signedIn(direct.url, olga);
    const shape = {
      captains: Array.from({ length: 64 }, () => 5000),
      pool: Array.from({ length: 576 }, () => 3000),
    };
    big = (await aStartedDraft(staff, { ...shape, teamSize: 10 })).draft;
  });

  afterAll(async () => {
    await proxy.discard();
    await tap.cut();
    await direct.cut();
    await server.discard();
  });

  const origin = (): Record<string, string> => ({ origin: proxy.url.origin });

  async function signIn(): Promise<Client> {
    const client = new Client(proxy.url);
    const json = { username: olga.name, password: olga.password };
    await client.ok('signIn', {}, { json, headers: origin() });
    return client;
  }

  it('lets pages of its own address act and watch, and no others', async () => {
    const client = await signIn();
    const world = await aDraft(client);
    const ids = { draft_id: world.draft.id };
    const { state } = { state: await client.ok('startDraft', ids, { headers: origin() }) };
    const viewer = await Viewer.watch(proxy.url, 'draft', state.id, { headers: origin() });
    expect(viewer.extensions).toContain('permessage-deflate');
    const change = await pick(client, state);
    await viewer.reaches(change.state.seq);
    await viewer.leave();
    await undo(client, change.state);
    const options = { headers: origin(), after: viewer.head, epoch: viewer.epoch };
    const back = await Viewer.watch(proxy.url, 'draft', state.id, options);
    expect(back.messages[0]?.type).toBe('resumed');
    expect(back.events.map((event) => event.event_type)).toEqual(['pick_undone']);
    await back.leave();
    const elsewhere = { origin: 'https://elsewhere.example' };
    expect(await Viewer.refusal(proxy.url, `/ws/draft/${state.id}/`, elsewhere)).toBe(403);
    expect((await client.call('undoPick', ids, { json: {}, headers: elsewhere })).status).toBe(403);
  });

  it('says who asks, whatever they say themselves', async () => {
    expect(await getAs('127.0.0.2', new URL('/api/v1/tournaments?probe=rest', proxy.url), lies)).toBe(200);
    const headers = { ...origin(), ...lies };
    const path = `/ws/draft/${big.id}/?probe=live`;
    await (await Viewer.watch(proxy.url, 'draft', big.id, { path, headers })).leave();
    for (const [word, peer] of [
      ['probe=rest', '127.0.0.2'],
      ['probe=live', '127.0.0.1'],
    ] as const) {
      expect(tap.headersOf(word, 'host')).toEqual([proxy.url.host]);
      if (kind.blind === true) {
        expect(tap.sourceOf(word)).toBe(peer);
        continue;
      }
      expect(tap.headersOf(word, 'x-forwarded-for')).toEqual([peer]);
      expect(tap.headersOf(word, 'x-forwarded-proto')).toEqual([proxy.url.protocol.slice(0, -1)]);
    }
  });

  // A blind proxy names this machine as the client, and this machine is a trusted proxy that may name others.
  const setsHeaders = kind.blind === true ? [] : [kind.name];
  it.each(setsHeaders)('gives no more guesses to a client that names other addresses', async () => {
    const client = new Client(proxy.url);
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const json = { username: mika.name, password: 'a wrong pass phrase' };
      const headers = { ...origin(), 'x-forwarded-for': `203.0.113.${guess}` };
      statuses.push((await client.call('signIn', {}, { json, headers })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it('keeps a viewer that hears nothing but heartbeats', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewer = await Viewer.watch(proxy.url, 'draft', draft.id, { headers: origin() });
    for (let beat = 0; beat < patience + 2; beat += 1) await viewer.next('heartbeat');
    const change = await pick(staff, draft);
    await viewer.reaches(change.state.seq);
    await viewer.leave();
  });

  it('passes on what is long, and what did not change', async () => {
    const client = new Client(proxy.url);
    const ids = { draft_id: big.id };
    const query = { format: 'json' };
    const whole = await staff.call('exportDraft', ids, { query });
    expect((await client.call('exportDraft', ids, { query })).text).toBe(whole.text);
    const here = await Viewer.watch(proxy.url, 'draft', big.id, { headers: origin() });
    const there = await Viewer.watch(direct.url, 'draft', big.id);
    expect(JSON.stringify(here.first).length).toBeGreaterThan(50_000);
    expect(here.first).toEqual(there.first);
    await here.leave();
    await there.leave();
    const { etag } = (await client.call('getDraft', ids)).headers;
    const again = await client.call('getDraft', ids, { headers: { 'if-none-match': etag ?? '' } });
    expect(again.status).toBe(304);
  });

  it('shows every pick to 200 viewers', async () => {
    const { draft } = await aStartedDraft(staff);
    const viewers: Viewer[] = [];
    while (viewers.length < 200) {
      const more = Array.from({ length: 20 }, () => Viewer.watch(proxy.url, 'draft', draft.id, { headers: origin() }));
      viewers.push(...(await Promise.all(more)));
    }
    const change = await pick(staff, draft);
    await Promise.all(viewers.map((viewer) => viewer.reaches(change.state.seq, 20_000)));
    await Promise.all(viewers.map((viewer) => viewer.leave()));
  });

  it('shows the room to a browser', async () => {
    const { draft } = await aStartedDraft(staff);
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    await page.goto(new URL(`/drafts/${draft.id}`, proxy.url).href);
    await expectPage(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'live', {
      timeout: 20_000,
    });
    const change = await pick(staff, draft);
    await expectPage(page.getByTestId('draft-event-count')).toHaveText(String(change.state.seq), {
      timeout: 20_000,
    });
    await page.close();
  });

  it('passes on why a viewer is sent away', async () => {
    const lost = Viewer.dial(proxy.url, 'draft', 999_999, { headers: origin() });
    expect((await within(10_000, 'a close', lost.closed)).code).toBe(4404);
    const other = await Server.fresh({ args: ['--public-url', proxy.url.origin, ...words] });
    tap.turnTo(other.url);
    try {
      const client = await eventually(10_000, 'a sign-in at the other server', () => signIn().catch(() => undefined));
      const { draft } = await aStartedDraft(client);
      const viewer = await Viewer.watch(proxy.url, 'draft', draft.id, { headers: origin() });
      await other.stop();
      expect((await within(10_000, 'a close', viewer.closed)).code).toBe(1012);
    } finally {
      tap.turnTo(server.url);
      await other.discard();
    }
  });

  it('keeps links that sign in out of its log, also when no server answers', async () => {
    const paths = ['/seat/', '/invite/', '/watch/'];
    const get = (path: string): Promise<number | undefined> =>
      getAs('127.0.0.1', new URL(path, proxy.url), {}).catch(() => undefined);
    for (const path of paths) expect(await get(`${path}answered-${'s3cret'.repeat(6)}`)).toBe(200);
    await tap.cut();
    for (const path of paths) await get(`${path}refused-${'s3cret'.repeat(6)}`);
    await get('/drafts/1?last');
    await eventually(2_000, 'the last line of the log', () => (proxy.log.includes('?last') ? true : undefined)).catch(
      () => undefined,
    );
    const told = proxy.log.split('\n').filter((line) => line.includes('s3cret'));
    expect(told).toEqual([]);
  });
});
