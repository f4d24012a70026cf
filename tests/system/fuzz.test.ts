// Nonsense of every kind, the same nonsense every time: nothing but a clean 4xx (or exit status 2) comes back, and
// nothing is broken afterwards. A 5xx, an answer that is no problem+json, or one that the schema does not know
// throws in the client.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { fold } from './harness/fold.ts';
import { run } from './harness/process.ts';
import { RawSocket } from './harness/raw_socket.ts';
import { routes } from './harness/schema.ts';
import { Home, Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftState, OperationId } from './harness/wire.ts';
import { aDraft, aStartedDraft, logOf, stateOf } from './harness/world.ts';

const seed = 20260112;

let server: Server;
let staff: Client;
let admin: Client;
let adminId: number;
let running: DraftState;
let pending: DraftState;
let doomed: DraftState;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
  adminId = (await admin.ok('getSession')).account?.id ?? 0;
  running = (await aStartedDraft(staff, { pool: Array.from({ length: 30 }, (_, index) => index), teamSize: 10 })).draft;
  pending = (await aDraft(staff)).draft;
  doomed = (await aDraft(staff)).draft;
});

afterEach(async () => {
  expect((await staff.send('GET', '/readyz')).status).toBe(200);
  const state = await stateOf(staff, running.id);
  expect(fold(state, await logOf(staff, running.id))).toEqual(state);
});

afterAll(async () => {
  await server.discard();
});

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', ' ', [], {}, -1, 0, 1.5, 1e308, -0, 2 ** 53, '1', 'NaN', [[]], { a: {} }),
  fc.integer(),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constant('x'.repeat(5000)),
  fc.jsonValue({ maxDepth: 4 }),
);

const templates: Partial<Record<OperationId, Record<string, unknown>>> = {
  signIn: { username: 'Olga', password: 'x' },
  signInWithSeat: { token: 'x' },
  createTournament: { name: 'Cup' },
  editTournament: { name: 'Cup', visibility: 'public' },
  addPlayers: { name: 'P', mmr: 1, positions: ['1'] },
  editPlayer: { name: 'P', mmr: 1, positions: ['1'], account_id: null },
  createDraft: { style: 'snake', team_size: 5, tie_window: 0, captains: [{ player_id: 1 }, { player_id: 2 }] },
  editDraft: { style: 'snake', team_size: 5, tie_window: 0, captains: [{ player_id: 1 }, { player_id: 2 }] },
  pickPlayer: { player_id: 1, round: 1 },
  undoPick: { round: 1, reason: 'x' },
  abortDraft: { reason: 'x' },
  openWatchLink: { token: 'x' },
  addOrganiser: { account: 'Mika' },
  addMember: { account: 'Mika' },
  editAccount: { name: 'Ada', role: 'admin', is_disabled: false },
  changePassword: { current_password: 'x', password: 'a new pass phrase' },
  createInvite: { role: 'member' },
  getInvitation: { token: 'x' },
  acceptInvitation: { token: 'x', name: 'Nora', password: 'a new pass phrase' },
};
const ofAdmins: OperationId[] = ['editAccount', 'changePassword', 'createInvite'];
const operations = Object.keys(templates) as OperationId[];

// A body that is nearly right: fields gone, replaced or added.
function damaged(operation: OperationId): fc.Arbitrary<unknown> {
  const template = templates[operation] ?? {};
  const fields = Object.keys(template);
  return fc
    .array(fc.tuple(fc.constantFrom(...fields, 'players', 'captains', '__proto__', ''), fc.option(junk)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => {
      const body = new Map<string, unknown>(Object.entries(template));
      for (const [field, value] of changes) {
        if (value === null) body.delete(field);
        else body.set(field, value);
      }
      return Object.fromEntries(body);
    });
}

function idsFor(operation: OperationId): Record<string, number> {
  const draft = operation === 'editDraft' ? pending : operation === 'abortDraft' ? doomed : running;
  return {
    tournament_id: draft.tournament_id,
    draft_id: draft.id,
    player_id: draft.players.at(-1)?.id ?? 0,
    team_id: draft.teams[0]?.id ?? 0,
    account_id: adminId,
  };
}

// Somebody whose body is looked at.
function senderOf(operation: OperationId): Client {
  return ofAdmins.includes(operation) ? admin : staff;
}

describe.each(operations)('a JSON body of %s', (operation) => {
  it('that is nearly right gets a clean answer', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(operation), async (json) => {
        const { status } = await senderOf(operation).call(operation, idsFor(operation), { json });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60, seed },
    );
  });

  it('with damaged bytes gets a clean answer', async () => {
    const whole = Buffer.from(JSON.stringify(templates[operation]));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const body = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) body[at] = byte;
        const { status } = await senderOf(operation).call(operation, idsFor(operation), {
          body,
          type: 'application/json',
        });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 40, seed },
    );
  });
});

describe('a CSV file', () => {
  it('of nonsense gets a clean answer', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '',
        '"',
        '""',
        '"a',
        'a"',
        '"a""b"',
        ',',
        '\r',
        '\n',
        ';',
        '\u0000',
        '20001',
        '-1',
        '1.5',
        '\uFEFF',
      ),
      fc.integer().map(String),
    );
    const header = fc.constantFrom('name,mmr', 'mmr,name,positions', 'name', '', '"name","mmr"', 'name,mmr,name');
    const file = fc
      .tuple(header, fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'))
      .map(([first, rows, end]) => [first, ...rows.map((row) => row.join(','))].join(end));
    await fc.assert(
      fc.asyncProperty(file, async (body) => {
        const { status } = await staff.call('addPlayers', idsFor('addPlayers'), { body, type: 'text/csv' });
        expect([201, 400, 422]).toContain(status);
      }),
      { numRuns: 250, seed },
    );
  });

  it('of random bytes gets a clean answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const body = Buffer.concat([Buffer.from('name,mmr\n'), bytes]);
        const { status } = await staff.call('addPlayers', idsFor('addPlayers'), { body, type: 'text/csv' });
        expect([201, 400, 422]).toContain(status);
      }),
      { numRuns: 120, seed },
    );
  });
});

describe('a query', () => {
  it('of nonsense gets a clean answer', async () => {
    const name = fc.oneof(
      fc.constantFrom('at', 'after', 'before', 'limit', 'format', 'reason'),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
    );
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
      fc.constantFrom('1e9', '0x10', '٣', '1 ', '+1', '-0', '00', '1;2', 'null'),
    );
    const paths = ['', '/events', '/export', '/balance'].map((rest) => `/api/v1/drafts/${running.id}${rest}`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.dictionary(name, value, { maxKeys: 4 }), async (path, query) => {
        expect((await staff.send('GET', path, { query })).status).toBeLessThan(500);
      }),
      { numRuns: 250, seed },
    );
  });

  it('with broken escapes gets a clean answer', async () => {
    const piece = fc.constantFrom(
      '%',
      '%0',
      '%00',
      '%zz',
      '%ff',
      '%c3%28',
      '&',
      '=',
      '&&',
      'at',
      'limit',
      '1',
      '+',
      '?',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const path = `/api/v1/drafts/${running.id}/events?${pieces.join('')}`;
        expect((await staff.send('GET', path)).status).toBeLessThan(500);
      }),
      { numRuns: 150, seed },
    );
  });
});

describe('a path', () => {
  it('of nonsense gets a clean answer', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'drafts',
        'tournaments',
        'players',
        'seats',
        'rotate',
        'picks',
        '..',
        '.',
        '',
        '%2e%2e',
        '%2f',
        '1',
      ),
      fc.integer().map(String),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => encodeURIComponent(text)),
    );
    const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE');
    // Without a session, so that no path that happens to exist does anything.
    const nobody = new Client(server.url);
    await fc.assert(
      fc.asyncProperty(method, fc.array(piece, { maxLength: 6 }), async (verb, pieces) => {
        const { status } = await nobody.send(verb, `/api/v1/${pieces.join('/')}`);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 250, seed },
    );
  });

  it('that climbs out of the pages finds nothing', async () => {
    const climbs = [
      '/../../etc/passwd',
      '/assets/../../etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
      '/assets/%2e%2e/%2e%2e/etc/passwd',
    ];
    for (const path of climbs) {
      const { text } = await staff.send('GET', path);
      expect(text).not.toContain('root:');
    }
  });
});

describe('headers', () => {
  it('of nonsense get an answer or a close, and no crash', async () => {
    const name = fc.constantFrom(
      'Cookie',
      'If-None-Match',
      'Origin',
      'Content-Type',
      'Content-Length',
      'Accept',
      'Range',
      'Transfer-Encoding',
      'Expect',
      'Connection',
      'Upgrade',
      'Host',
      'Sec-WebSocket-Key',
      'X-Forwarded-For',
      'bad name',
      '',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 60 }),
      fc.constantFrom(
        'chunked',
        'identity',
        '-1',
        '18446744073709551616',
        'close',
        'upgrade',
        'websocket',
        '100-continue',
        'x'.repeat(9000),
        'bytes=0-',
        '"',
        'draftwire_session=',
        'a=b; a=c; ;;=',
      ),
    );
    const headers = fc.array(fc.tuple(name, value), { maxLength: 5 });
    const path = fc.constantFrom('/', '/api/v1/session', `/ws/draft/${running.id}/`, `/api/v1/drafts/${running.id}`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('GET', 'POST', 'FOO'), path, headers, async (method, target, lines) => {
        const socket = await RawSocket.open(server.url);
        const fields = lines.map(([field, text]) => `${field}: ${text}\r\n`).join('');
        socket.write(`${method} ${target} HTTP/1.1\r\nHost: ${server.url.host}\r\n${fields}\r\n`);
        socket.end();
        const received = (await socket.untilClosed()).toString('latin1');
        expect(received).toMatch(/^($|HTTP\/1\.1 [1-4]\d\d )/);
        socket.destroy();
      }),
      { numRuns: 120, seed },
    );
  });

  it('that never end are refused', async () => {
    const socket = await RawSocket.open(server.url);
    socket.write(`GET / HTTP/1.1\r\nHost: ${server.url.host}\r\n`);
    for (let line = 0; line < 400; line += 1) socket.write(`X-Filler-${line}: ${'y'.repeat(500)}\r\n`);
    expect((await socket.untilClosed()).toString('latin1')).toMatch(/^($|HTTP\/1\.1 4\d\d )/);
  });

  it('that smuggle a second request are refused', async () => {
    const socket = await RawSocket.open(server.url);
    socket.write(
      `POST /api/v1/session HTTP/1.1\r\nHost: ${server.url.host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/tournaments HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    const received = (await socket.untilClosed()).toString('latin1');
    expect(received).toMatch(/^($|HTTP\/1\.1 4\d\d )/);
    expect(received).not.toContain('"items"');
  });
});

describe('random bytes', () => {
  it('for a request get an answer or a close, and no crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        const socket = await RawSocket.open(server.url);
        socket.write(Buffer.concat([bytes, Buffer.from('\r\n\r\n')]));
        socket.end();
        expect((await socket.untilClosed()).toString('latin1')).toMatch(/^($|HTTP\/1\.1 4\d\d )/);
      }),
      { numRuns: 60, seed },
    );
  });

  it('on a WebSocket end it or not, and no crash', async () => {
    const path = `/ws/draft/${running.id}/`;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const socket = await RawSocket.upgraded(server.url, path);
        socket.write(Buffer.from(bytes));
        socket.end();
        await socket.untilClosed();
      }),
      { numRuns: 60, seed },
    );
  });

  it("in a channel's query get a first message, or 400 for a cursor that is no number", async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, text, async (after, epoch) => {
        const path = `/ws/draft/${running.id}/?${new URLSearchParams({ after, epoch }).toString()}`;
        if (!/^\d+$/.test(after)) {
          expect(await Viewer.refusal(server.url, path)).toBe(400);
          return;
        }
        const viewer = await Viewer.watch(server.url, 'draft', running.id, { path });
        expect(viewer.first.type).toBe('initial_events');
        await viewer.leave();
      }),
      { numRuns: 40, seed },
    );
  });
});

describe('the command line', () => {
  it('of nonsense ends with status 2 and one line', async () => {
    const home = await Home.empty();
    const word = fc.oneof(
      fc.constantFrom(
        'serve',
        'account',
        'add',
        'populate',
        'demo',
        '-',
        '--=',
        '-x',
        '--listen=',
        '--database',
        '--role',
      ),
      fc
        .string({ unit: 'grapheme', maxLength: 20 })
        .map((text) => text.replaceAll('\u0000', ''))
        .filter((text) => !/^(--|--help.*|--version.*|-h.*)$/.test(text)),
    );
    // The last word is always wrong, so that nothing is ever served or written.
    const words = fc.array(word, { maxLength: 5 }).map((some) => [...some, '--no-such-option']);
    await fc.assert(
      fc.asyncProperty(words, async (args) => {
        const finished = await run(args, { cwd: home.directory });
        expect([finished.status, finished.stdout]).toEqual([2, '']);
        expect(finished.stderr).toMatch(/^[^\n]+\n$/);
      }),
      { numRuns: 100, seed },
    );
    await home.remove();
  });
});

it('the operations with a body are all here', () => {
  const files = ['previewRoster', 'importRoster']; // any bytes: roster_import.test.ts
  const bodied = routes
    .filter((route) => 'requestBody' in route.operation && !files.includes(route.id))
    .map((route) => route.id);
  expect(operations.toSorted()).toEqual(bodied.toSorted());
});
