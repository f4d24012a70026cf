// Each line that docs/operations.md says a proxy needs: what goes wrong without it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { olga } from '../system/harness/accounts.ts';
import { Client } from '../system/harness/client.ts';
import { Server } from '../system/harness/server.ts';
import { Viewer } from '../system/harness/viewer.ts';
import { aStartedDraft } from '../system/harness/world.ts';
import { kinds } from './harness/kinds.ts';
import { Proxy } from './harness/proxy.ts';
import { Tap } from './harness/tap.ts';

let server: Server;
let tap: Tap;
let draftId: number;

beforeAll(async () => {
  server = await Server.fresh();
  tap = await Tap.before(server.url);
  draftId = (await aStartedDraft(await Client.signedIn(server.url, olga))).draft.id;
});

afterAll(async () => {
  await tap.cut();
  await server.discard();
});

const lines = kinds.flatMap((kind) =>
  (kind.needs ?? []).map(([line, fault]) => ({
    kind,
    name: kind.name,
    line,
    source: line.source,
    fault,
  })),
);

it.each(lines)('$name without $source: $fault', async ({ kind, line, fault }) => {
  const proxy = await Proxy.before(tap.port, kind, line);
  try {
    const headers = { origin: proxy.url.origin };
    if (fault === 'a foreign host') {
      expect(await Viewer.refusal(proxy.url, `/ws/draft/${draftId}/`, headers)).toBe(403);
    } else if (fault === 'no handshake') {
      await expect(Viewer.watch(proxy.url, 'draft', draftId, { headers })).rejects.toThrow();
    } else {
      const word = `probe=${lines.findIndex((one) => one.kind === kind)}.`;
      const forged = { 'x-forwarded-for': '203.0.113.66' };
      await new Client(proxy.url).send('GET', `/healthz?${word}`, { headers: forged });
      expect(tap.headersOf(word, 'x-forwarded-for').join()).toContain('203.0.113.66');
    }
  } finally {
    await proxy.discard();
  }
});
