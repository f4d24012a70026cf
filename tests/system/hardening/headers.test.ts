// What a running server tells browsers, by its settings and by the proxy in front.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { RawSocket } from '../harness/raw_socket.ts';
import { Server } from '../harness/server.ts';

const friend = 'https://league.example';
let server: Server;
let client: Client;

beforeAll(async () => {
  server = await Server.fresh({
    args: ['--allow-frame', friend, '--allow-origin', friend, '--log-level', 'debug'],
  });
  client = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

describe('every answer', () => {
  it.each(['/', '/drafts/1', '/sign-in', '/healthz', '/metrics', '/api/v1/session', '/api/v1/nothing', '/nothing'])(
    'has a strict policy and nosniff: %s',
    async (path) => {
      const { headers } = await client.send('GET', path);
      expect(headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self';/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('has them when the request is none, too', async () => {
    const socket = await RawSocket.open(server.url);
    socket.write('nonsense\r\n\r\n');
    const text = (await socket.untilClosed()).toString('latin1');
    expect(text).toContain("\r\nContent-Security-Policy: default-src 'self';");
    expect(text).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
  });
});

describe('frames', () => {
  it('may show the room where that is allowed, and nothing else', async () => {
    const room = await client.send('GET', '/drafts/1');
    expect(room.headers['content-security-policy']).toMatch(/frame-ancestors https:\/\/league\.example$/);
    const home = await client.send('GET', '/');
    expect(home.headers['content-security-policy']).toMatch(/frame-ancestors 'none'$/);
    expect(home.headers['x-frame-options']).toBe('DENY');
  });
});

describe('scripts of another site', () => {
  it('read what is public where that is allowed, and change nothing', async () => {
    const read = await client.send('GET', '/api/v1/tournaments', { headers: { origin: friend } });
    expect(read.headers['access-control-allow-origin']).toBe(friend);
    expect(read.headers['access-control-allow-credentials']).toBeUndefined();
    const asked = await client.send('OPTIONS', '/api/v1/tournaments', { headers: { origin: friend } });
    expect(asked.headers['access-control-allow-methods']).toBe('GET, HEAD');
    const headers = { origin: friend, 'sec-fetch-site': 'same-site' };
    const change = await client.send('POST', '/api/v1/tournaments', { json: { name: 'Theirs' }, headers });
    expect([change.status, (JSON.parse(change.text) as { code: string }).code]).toEqual([403, 'cross_site']);
  });

  it('read nothing elsewhere', async () => {
    const origin = 'https://evil.example';
    const { headers } = await client.send('GET', '/api/v1/tournaments', { headers: { origin } });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('behind TLS', () => {
  it('the cookie is for this host and https alone, and browsers stay there', async () => {
    const { headers } = await client.send('POST', '/api/v1/session', {
      json: { username: olga.name, password: olga.password },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(headers['set-cookie']?.[0]).toMatch(
      /^__Host-draftwire_session=[^;]+; HttpOnly; SameSite=Lax; Path=\/; .*Secure$/,
    );
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('nothing of that is said on a plain line', async () => {
    const { headers } = await client.send('GET', '/');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

describe('tokens in links', () => {
  it.each(['seat', 'invite', 'watch'])('of /%s/ are in no log and in no referrer', async (first) => {
    const token = `secret-of-${first}`;
    const { headers } = await client.send('GET', `/${first}/${token}`, { headers: { accept: 'text/html' } });
    expect(headers['referrer-policy']).toBe('no-referrer');
    await client.send('GET', '/healthz');
    await server.hasLogged(`GET /${first}/…`);
    expect(server.log).not.toContain(token);
  });
});
