// Under which names a server answers, and what it says of those that are wrong: to browsers, and to its operator.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client, type Answer } from '../harness/client.ts';
import { eventually, within } from '../harness/deadline.ts';
import { handshake, RawSocket } from '../harness/raw_socket.ts';
import { Server } from '../harness/server.ts';
import { Viewer } from '../harness/viewer.ts';
import type { Problem } from '../harness/wire.ts';
import { aStartedDraft } from '../harness/world.ts';

const site = 'draft.example';

interface Asking {
  host?: string;
  origin?: string;
  accept?: string;
  forwardedFor?: string;
}

// As it is, and with no header but these.
function ask(server: Server, method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const headers: Record<string, string> = { host: asking.host ?? server.url.host };
  if (asking.origin !== undefined) headers['origin'] = asking.origin;
  if (asking.accept !== undefined) headers['accept'] = asking.accept;
  if (asking.forwardedFor !== undefined) headers['x-forwarded-for'] = asking.forwardedFor;
  const answered = new Promise<Answer>((resolve, reject) => {
    const sent = request({ hostname: server.url.hostname, port: server.url.port, method, path, headers });
    sent.once('error', reject);
    sent.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.end();
  });
  return within(5_000, `${method} ${path}`, answered);
}

function problemOf(answer: Answer): Problem {
  return JSON.parse(answer.text) as Problem;
}

function warnings(server: Server, text: string): number {
  return server.log.split('\n').filter((line) => line.includes(text)).length;
}

async function warned(server: Server, text: string): Promise<void> {
  await eventually(5_000, `a warning: ${text}`, () => (warnings(server, text) > 0 ? true : undefined));
}

describe('a server that knows its public URL', () => {
  let server: Server;

  beforeAll(async () => {
    const args = ['--public-url', `https://${site}`, '--allow-origin', 'http://league.example'];
    server = await Server.fresh({ args });
  });

  afterAll(async () => {
    await server.discard();
  });

  it('answers to that name, and to those that are allowed', async () => {
    for (const host of [site, `${site}:443`, 'league.example']) {
      expect((await ask(server, 'GET', '/api/v1/tournaments', { host })).status).toBe(200);
      expect((await ask(server, 'GET', '/', { host })).status).toBe(200);
    }
  });

  it.each(['/', '/drafts/1', '/api/v1/session', '/api/v1/nothing', '/favicon.svg'])(
    'answers %s under another name with 421',
    async (path) => {
      const answer = await ask(server, 'GET', path);
      expect([answer.status, problemOf(answer).code]).toEqual([421, 'foreign_host']);
      expect(problemOf(answer).detail).toContain(server.url.host);
      expect(problemOf(answer).detail).toContain(`https://${site}`);
    },
  );

  it('says it on a page to a browser', async () => {
    const page = await ask(server, 'GET', '/drafts/1', { accept: 'text/html' });
    expect([page.status, page.headers['content-type']]).toEqual([421, 'text/html; charset=utf-8']);
    expect(page.text).toContain('This site is served under another name than the server expects');
    expect(page.text).toContain(server.url.host);
    expect(page.text).toContain(`https://${site}`);
  });

  it.each(['/healthz', '/readyz', '/metrics'])('answers %s under any name', async (path) => {
    expect((await ask(server, 'GET', path)).status).toBe(200);
  });

  it('opens channels to its own pages, under its own name', async () => {
    const path = '/ws/draft/999/';
    const refusal = (host: string, origin: string): Promise<number> =>
      Viewer.refusal(server.url, path, { host, origin });
    expect(await refusal(server.url.host, server.url.origin)).toBe(403);
    expect(await refusal(site, `http://${site}`)).toBe(403);
    expect(await refusal(server.url.host, `https://${site}`)).toBe(421);
    expect(await Viewer.refusal(server.url, path, { host: server.url.host })).toBe(421);
    const headers = { host: site, origin: `https://${site}` };
    const viewer = Viewer.dial(server.url, 'draft', 999, { headers });
    expect((await within(5_000, 'a close', viewer.closed)).code).toBe(4404);
  });

  it('takes the host of an absolute target in the place of Host', async () => {
    expect((await ask(server, 'GET', `http://${site}/api/v1/session`, { host: 'evil.example' })).status).toBe(200);
    expect((await ask(server, 'GET', 'http://evil.example/api/v1/session', { host: site })).status).toBe(421);
  });

  it('warns of each pair of names once', async () => {
    for (let times = 0; times < 3; times += 1) {
      await ask(server, 'GET', '/', { host: 'once.example' });
      await ask(server, 'DELETE', '/api/v1/session', { host: site, origin: 'https://once.example' });
    }
    await warned(server, `origin https://once.example for host ${site}: --public-url is https://${site}`);
    await warned(server, 'origin (none) for host once.example');
    expect(warnings(server, 'once.example')).toBe(2);
  });
});

describe('a server behind a proxy that rewrites Host', () => {
  it('refuses what its pages do, says why to them, and warns once with both names', async () => {
    const server = await Server.fresh();
    const asking = { origin: `https://${site}` };
    const path = '/ws/draft/1/';
    expect(await Viewer.refusal(server.url, path, asking)).toBe(403);
    // A refused handshake is invisible to a page: it asks again like this.
    const why = await ask(server, 'POST', path, asking);
    expect([why.status, problemOf(why).code]).toEqual([403, 'cross_site']);
    expect(problemOf(why).detail).toContain(`https://${site}`);
    expect(problemOf(why).detail).toContain(server.url.host);
    const signingOut = await ask(server, 'DELETE', '/api/v1/session', asking);
    expect([signingOut.status, problemOf(signingOut).code]).toEqual([403, 'cross_site']);
    expect((await ask(server, 'POST', path, { origin: server.url.origin })).status).toBe(405);
    await warned(server, `origin https://${site} for host ${server.url.host}: --public-url is not set`);
    expect(warnings(server, site)).toBe(1);
    await server.discard();
  });
});

describe('a proxy on this machine that does not say for whom it asks', () => {
  it('is warned of once', async () => {
    const server = await Server.fresh();
    const text = 'without X-Forwarded-For';
    await ask(server, 'GET', '/');
    await ask(server, 'GET', '/', { host: site, forwardedFor: '192.0.2.7' });
    await ask(server, 'GET', '/healthz', { host: site });
    expect(warnings(server, text)).toBe(0);
    await ask(server, 'GET', '/', { host: site });
    await ask(server, 'GET', '/api/v1/session', { host: 'another.example' });
    await warned(server, text);
    expect(warnings(server, text)).toBe(1);
    await server.discard();
  });
});

describe('a target', () => {
  let server: Server;

  beforeAll(async () => {
    server = await Server.fresh({ args: ['--log-level', 'debug'] });
  });

  afterAll(async () => {
    await server.discard();
  });

  it('means the same to REST and to a channel, however it is written', async () => {
    const { draft } = await aStartedDraft(await Client.signedIn(server.url, olga));
    const id = String(draft.id);
    const escaped = id.replaceAll(/\d/g, '%3$&');
    const authority = `http://${server.url.host}`;
    for (const [rest, channel] of [
      [`/api/v1/drafts/${escaped}`, `/ws/draft/${escaped}/`],
      [`/%61pi/v1/dr%61fts/${id}`, `/%77s/dr%61ft/${id}`],
      [`${authority}/api/v1/drafts/${id}`, `${authority}/ws/draft/${id}/`],
      [`HTTP://${server.url.host}/api/v1/drafts/${escaped}`, `HTTP://${server.url.host}/ws/draft/${escaped}`],
    ] as const) {
      expect((await ask(server, 'GET', rest)).status, rest).toBe(200);
      const socket = await RawSocket.open(server.url);
      socket.write(handshake(server.url, channel));
      await socket.until(`a first message at ${channel}`, (text) => text.includes('"initial_events"'));
      socket.destroy();
    }
  });

  it.each(['/%73eat/', '//seat/', '/seat%2F', 'http://draft.example/watch/', 'HTTPS://draft.example/invite/'])(
    'with a token behind %s leaves it in no log and in no referrer',
    async (path) => {
      const token = `secret-of-${Buffer.from(path).toString('hex')}`;
      const { headers } = await ask(server, 'GET', path + token, { accept: 'text/html' });
      expect(headers['referrer-policy']).toBe('no-referrer');
      await ask(server, 'GET', `/mark-${token.slice(10)}`);
      await eventually(5_000, 'the next line', () =>
        server.log.includes(`/mark-${token.slice(10)}`) ? true : undefined,
      );
      expect(server.log).not.toContain(token);
    },
  );
});
