// HTTP itself: methods, media types, caching, parameters, pages of events, other sites.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { RawSocket } from './harness/raw_socket.ts';
import { openapiFile, routes } from './harness/schema.ts';
import { Server } from './harness/server.ts';
import type { DraftState, Problem } from './harness/wire.ts';
import { aDraft, aStartedDraft, aTournament, logOf, pick, pickToTheEnd, stateOf, undo } from './harness/world.ts';

let server: Server;
let staff: Client;
let admin: Client;
let anyone: Client;
let draft: DraftState;
let ids: Record<string, number>;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
  anyone = new Client(server.url);
  draft = (await aStartedDraft(staff)).draft;
  ids = {
    tournament_id: draft.tournament_id,
    draft_id: draft.id,
    player_id: draft.players[0]?.id ?? 0,
    team_id: draft.teams[0]?.id ?? 0,
    account_id: (await admin.ok('getSession')).account?.id ?? 0,
    invite_id: (await admin.ok('createInvite', {}, { json: { role: 'member' } })).id,
  };
});

afterAll(async () => {
  await server.discard();
});

function filled(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
}

function problemOf(text: string): Problem {
  return JSON.parse(text) as Problem;
}

const templates = [...new Set(routes.map((route) => route.template))];
/** Those that take a file take it as it is. */
const takeFiles = ['previewRoster', 'importRoster'];
const withBody = routes.filter((route) => 'requestBody' in route.operation && !takeFiles.includes(route.id));

describe('the schema', () => {
  it('is served as it is in the repository', async () => {
    const { text } = await anyone.send('GET', '/api/v1/openapi.json');
    expect(JSON.parse(text)).toEqual(JSON.parse(await readFile(openapiFile, 'utf8')));
  });
});

describe.each(templates.filter((template) => template.startsWith('/api')))('%s', (template) => {
  const allowed = routes.filter((route) => route.template === template).map((route) => route.method);

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter((method) => !allowed.includes(method)))(
    'answers %s with 405 and what is allowed',
    async (method) => {
      const answer = await staff.send(method, filled(template), method === 'GET' ? {} : { json: {} });
      const named = (answer.headers.allow ?? '').split(',').map((word) => word.trim());
      expect([answer.status, problemOf(answer.text).code]).toEqual([405, 'method_not_allowed']);
      expect(named.filter((word) => word !== 'HEAD' && word !== 'OPTIONS').toSorted()).toEqual(allowed.toSorted());
    },
  );
});

describe('a path that does not exist', () => {
  it.each(['/api/v1/nothing', '/api/v1/', '/api/v2/drafts/1', '/api/v1/drafts/1/nothing', '/api/v1/drafts//events'])(
    '(%s) is 404',
    async (path) => {
      const answer = await anyone.send('GET', path);
      expect([answer.status, problemOf(answer.text).code]).toEqual([404, 'not_found']);
    },
  );

  it.each(['999999', '0', '-1', 'abc', '1.5', '99999999999999999999999', '1%20', '%31x', "1'--"])(
    '(a draft with the id %s) is 404',
    async (id) => {
      const answer = await anyone.send('GET', `/api/v1/drafts/${id}`);
      expect([answer.status, problemOf(answer.text).code]).toEqual([404, 'not_found']);
    },
  );

  it('is 404 for staff of everything too', async () => {
    const unknown = { tournament_id: 999999, draft_id: 999999, player_id: 999999, team_id: 999999 };
    const captains = [{ player_id: 1 }, { player_id: 2 }];
    expect((await admin.refused('getTournament', unknown)).status).toBe(404);
    expect((await admin.refused('editTournament', unknown, { json: { name: 'x' } })).status).toBe(404);
    expect((await admin.refused('deleteTournament', unknown)).status).toBe(404);
    expect((await admin.refused('addPlayers', unknown, { json: { name: 'x', mmr: 1 } })).status).toBe(404);
    expect((await admin.refused('editPlayer', unknown, { json: { mmr: 1 } })).status).toBe(404);
    expect((await admin.refused('deletePlayer', unknown)).status).toBe(404);
    expect((await admin.refused('createDraft', unknown, { json: { style: 'snake', captains } })).status).toBe(404);
    expect((await admin.refused('startDraft', unknown)).status).toBe(404);
    expect((await admin.refused('undoPick', unknown, { json: {} })).status).toBe(404);
    expect((await admin.refused('pickPlayer', unknown, { json: { player_id: 1, round: 1 } })).status).toBe(404);
    expect((await admin.refused('rotateSeat', { ...ids, team_id: 999999 })).status).toBe(404);
  });
});

describe.each(withBody)('$id', (route) => {
  it('refuses a body that is not JSON by its type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await admin.send(route.method, filled(route.template), { body: '{}', type });
      expect([answer.status, problemOf(answer.text).code]).toEqual([415, 'unsupported_media_type']);
    }
  });

  it.each([
    ['a cut object', '{"name":'],
    ['an array', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['two values', '{} {}'],
    ['a trailing comma', '{"name":"x",}'],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['a thousand brackets', '['.repeat(1000)],
    ['NaN', '{"round":NaN}'],
  ])('refuses %s as malformed', async (_, body) => {
    const answer = await admin.send(route.method, filled(route.template), { body });
    expect([answer.status, problemOf(answer.text).code]).toEqual([400, 'malformed_json']);
  });

  it('refuses a field that it does not know', async () => {
    const answer = await admin.send(route.method, filled(route.template), { json: { surprise: 1 } });
    expect([answer.status, problemOf(answer.text).code]).toEqual([422, 'validation_failed']);
    expect(problemOf(answer.text).errors?.map((error) => error.field)).toContain('surprise');
  });

  it('refuses a body that is too large before reading it', async () => {
    const socket = await RawSocket.open(server.url);
    socket.write(
      `${route.method} ${filled(route.template)} HTTP/1.1\r\nHost: ${server.url.host}\r\nCookie: ${staff.cookieHeader}\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n{`,
    );
    expect(await socket.until('an answer', (text) => text.includes('payload_too_large'))).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});

describe('validation', () => {
  const errorsOf = async (json: unknown): Promise<[string, string][]> => {
    const problem = await staff.refused('createDraft', ids, { json });
    expect([problem.status, problem.code]).toEqual([422, 'validation_failed']);
    return (problem.errors ?? []).map((error) => [error.field, error.message]);
  };
  const fieldsOf = async (json: unknown): Promise<string[]> => (await errorsOf(json)).map(([field]) => field);
  const captains = (): { player_id: number }[] => draft.teams.map((team) => ({ player_id: team.captain_id }));

  it('names everything that is wrong at once, each by its place', async () => {
    const json = {
      style: 'best',
      team_size: 11,
      tie_window: -1,
      captains: [{ player_id: 'x' }, { player_id: ids['player_id'], team_name: 7 }],
    };
    expect((await fieldsOf(json)).toSorted()).toEqual(
      ['captains/0/player_id', 'captains/1/team_name', 'style', 'team_size', 'tie_window'].toSorted(),
    );
  });

  it.each([
    ['team_size', 1],
    ['team_size', 11],
    ['team_size', 2.5],
    ['team_size', '5'],
    ['team_size', null],
    ['team_size', 1e30],
    ['tie_window', 100001],
    ['tie_window', true],
    ['style', 'Shuffle'],
    ['style', 3],
    ['captains', {}],
    ['captains', []],
  ])('refuses %s %j', async (field, value) => {
    expect(await fieldsOf({ style: 'snake', captains: captains(), [field]: value })).toEqual([field]);
  });

  it('refuses a missing style and missing captains', async () => {
    expect((await fieldsOf({})).toSorted()).toEqual(['captains', 'style']);
  });

  it('refuses one captain, the same one twice and a stranger', async () => {
    const [first] = captains();
    const other = await aTournament(staff, [1]);
    expect(await fieldsOf({ style: 'snake', captains: [first] })).toEqual(['captains']);
    expect((await fieldsOf({ style: 'snake', captains: [first, first] })).join()).toMatch(
      /^captains(\/1(\/player_id)?)?$/,
    );
    const stranger = { player_id: other.players[0]?.id };
    expect((await fieldsOf({ style: 'snake', captains: [first, stranger] })).join()).toMatch(
      /^captains\/1(\/player_id)?$/,
    );
  });

  it('refuses 65 captains', async () => {
    const world = await aTournament(
      staff,
      Array.from({ length: 65 }, () => 1000),
    );
    const json = { style: 'snake', captains: world.players.map((player) => ({ player_id: player.id })) };
    const problem = await staff.refused('createDraft', { tournament_id: world.tournamentId }, { json });
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([422, 'captains']);
  });

  it('accepts 64 captains', async () => {
    const world = await aTournament(
      staff,
      Array.from({ length: 65 }, () => 1000),
    );
    const json = {
      style: 'snake',
      captains: world.players.slice(1).map((player) => ({ player_id: player.id })),
    };
    const made = await staff.ok('createDraft', { tournament_id: world.tournamentId }, { json });
    expect(made.teams).toHaveLength(64);
  });

  it('leaves size 5 and window 0 when nothing else is said', async () => {
    const made = await staff.ok('createDraft', ids, { json: { style: 'shuffle', captains: captains() } });
    expect([made.team_size, made.tie_window]).toEqual([5, 0]);
  });

  it('of an edit changes nothing when a part is wrong', async () => {
    const { draft: pending } = await aDraft(staff);
    await staff.refused('editDraft', { draft_id: pending.id }, { json: { style: 'snake', team_size: 99 } });
    expect(await stateOf(staff, pending.id)).toEqual(pending);
  });

  it.each(['', '   ', '\u3000', 'x'.repeat(101), 'new\nline', 'nul\u0000'])('refuses the name %j', async (name) => {
    const problem = await staff.refused('createTournament', {}, { json: { name } });
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([422, 'name']);
  });

  it.each(['x'.repeat(100), '霜'.repeat(100), '🐧'.repeat(99) + '1', 'O\'Frost "Ace", <b>jr</b> & co'])(
    'accepts the name %j',
    async (name) => {
      expect((await staff.ok('createTournament', {}, { json: { name } })).name).toBe(name);
    },
  );
});

describe('the state of a draft', () => {
  const etagOf = async (id: number, headers: Record<string, string> = {}) => {
    const answer = await anyone.call('getDraft', { draft_id: id }, { headers });
    return { status: answer.status, etag: answer.headers.etag ?? '', text: answer.text };
  };

  it('that is known already is 304 without a body', async () => {
    const { etag } = await etagOf(draft.id);
    const again = await etagOf(draft.id, { 'if-none-match': etag });
    expect([again.status, again.text, again.etag]).toEqual([304, '', etag]);
  });

  it('is found in a list of tags, weak or not', async () => {
    const { etag } = await etagOf(draft.id);
    expect((await etagOf(draft.id, { 'if-none-match': `"other", W/${etag.replace(/^W\//, '')}` })).status).toBe(304);
  });

  it('that has changed is sent with another tag', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    const { etag } = await etagOf(fresh.id);
    await pick(staff, fresh);
    const again = await etagOf(fresh.id, { 'if-none-match': etag });
    expect(again.status).toBe(200);
    expect(again.etag).not.toBe(etag);
  });

  it('has another tag after an undo, though the position is the same', async () => {
    const { draft: fresh } = await aStartedDraft(staff);
    const { etag } = await etagOf(fresh.id);
    await pick(staff, fresh);
    await undo(staff, fresh);
    expect((await etagOf(fresh.id)).etag).not.toBe(etag);
  });

  it('has another tag after an edit of the pending set-up', async () => {
    const { draft: pending } = await aDraft(staff);
    const { etag } = await etagOf(pending.id);
    await staff.ok('editDraft', { draft_id: pending.id }, { json: { team_size: 4 } });
    expect((await etagOf(pending.id, { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('time travel', () => {
  it('beyond the head is refused', async () => {
    const problem = await anyone.refused('getDraft', { draft_id: draft.id }, { query: { at: draft.seq + 1 } });
    expect([problem.status, problem.code]).toEqual([422, 'validation_failed']);
  });

  it.each(['x', '1.0', '', ' 1', '0x1', '99999999999999999999'])('to "%s" is malformed', async (at) => {
    const problem = await anyone.refused('getDraft', { draft_id: draft.id }, { query: { at } });
    expect([problem.status, problem.code]).toEqual([400, 'malformed_parameter']);
  });

  it('to the head is the state', async () => {
    expect(await stateOf(anyone, draft.id, draft.seq)).toEqual(await stateOf(anyone, draft.id));
  });
});

describe('pages of events', () => {
  let log: number[];
  let long: DraftState;
  const page = async (query: Record<string, string | number>): Promise<number[]> =>
    (await anyone.ok('listEvents', { draft_id: long.id }, { query })).items.map((event) => event.seq);

  beforeAll(async () => {
    const captains = Array.from({ length: 12 }, (_, index) => 5000 - index);
    const pool = Array.from({ length: 60 }, (_, index) => 4000 - index);
    const { draft: fresh } = await aStartedDraft(staff, { captains, pool, teamSize: 6 });
    long = await pickToTheEnd(staff, fresh);
    log = (await logOf(anyone, long.id, 7)).map((event) => event.seq);
  });

  it('put together are the log', () => {
    expect(log).toEqual(Array.from({ length: 122 }, (_, index) => index + 1));
  });

  it('descend from the newest, 100 unless told', async () => {
    expect(await page({})).toEqual(log.toReversed().slice(0, 100));
  });

  it('descend before an event', async () => {
    expect(await page({ before: 10, limit: 3 })).toEqual([9, 8, 7]);
  });

  it('ascend after an event', async () => {
    expect(await page({ after: 10, limit: 3 })).toEqual([11, 12, 13]);
  });

  it('ascend between two events', async () => {
    expect(await page({ after: 10, before: 13 })).toEqual([11, 12]);
  });

  it('are empty beyond the ends', async () => {
    expect([await page({ after: 122 }), await page({ after: 9999 }), await page({ before: 1 })]).toEqual([[], [], []]);
  });

  it('may hold one event and 500', async () => {
    expect([(await page({ limit: 1 })).length, (await page({ limit: 500 })).length]).toEqual([1, 122]);
  });

  it.each([0, 501, -1])('of %i events are refused', async (limit) => {
    const problem = await anyone.refused('listEvents', { draft_id: long.id }, { query: { limit } });
    expect(problem.status === 422 || (limit < 0 && problem.status === 400)).toBe(true);
  });

  it.each(['limit', 'after', 'before'])('with a %s that is no number are malformed', async (name) => {
    const problem = await anyone.refused('listEvents', { draft_id: long.id }, { query: { [name]: 'x' } });
    expect([problem.status, problem.code]).toEqual([400, 'malformed_parameter']);
  });
});

describe('another site', () => {
  const unsafe = routes.filter((route) => route.method !== 'GET');

  it.each(unsafe)('is refused $id', async (route) => {
    const marks = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: server.url.origin.replace('127.0.0.1', 'localhost') },
    ];
    for (const headers of marks) {
      const answer = await admin.send(route.method, filled(route.template), { json: {}, headers });
      expect([answer.status, problemOf(answer.text).code]).toEqual([403, 'cross_site']);
    }
  });

  it('may read', async () => {
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect((await anyone.call('getDraft', ids, { headers })).status).toBe(200);
  });

  it('is not our own page', async () => {
    const headers = { origin: server.url.origin, 'sec-fetch-site': 'same-origin' };
    expect((await staff.call('createTournament', {}, { json: { name: 'From the page' }, headers })).status).toBe(201);
  });
});

describe('an export', () => {
  it('in an unknown format is malformed', async () => {
    const problem = await anyone.refused('exportDraft', ids, { query: { format: 'xlsx' } });
    expect([problem.status, problem.code]).toEqual([400, 'malformed_parameter']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('as CSV never makes a formula of the name %s', async (name) => {
    const { tournamentId, players } = await aTournament(staff, [5000, 4000]);
    await staff.ok('addPlayers', { tournament_id: tournamentId }, { json: { name, mmr: 1 } });
    const captains = players.map((player) => ({ player_id: player.id, team_name: name }));
    const made = await staff.ok('createDraft', { tournament_id: tournamentId }, { json: { style: 'snake', captains } });
    await pick(staff, await staff.ok('startDraft', { draft_id: made.id }));
    const { text } = await anyone.call('exportDraft', { draft_id: made.id }, { query: { format: 'csv' } });
    const cells = text.split(/[\r\n,]+/).map((cell) => cell.replaceAll('"', ''));
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(text).toContain(name);
  });
});

describe('a tournament', () => {
  it('counts its players and drafts', async () => {
    const world = await aDraft(staff);
    const detail = await anyone.ok('getTournament', { tournament_id: world.tournamentId });
    const { items } = await anyone.ok('listTournaments');
    expect([detail.player_count, detail.draft_count, detail.drafts.map((each) => each.id)]).toEqual([
      10,
      1,
      [world.draft.id],
    ]);
    expect(items.find((each) => each.id === world.tournamentId)).toMatchObject({ player_count: 10, draft_count: 1 });
  });

  it('that is deleted takes its drafts and players along', async () => {
    const world = await aDraft(staff);
    await staff.ok('deleteTournament', { tournament_id: world.tournamentId });
    const gone = { tournament_id: world.tournamentId, draft_id: world.draft.id, player_id: world.pool[0]?.id ?? 0 };
    expect((await anyone.refused('getTournament', gone)).status).toBe(404);
    expect((await anyone.refused('getDraft', gone)).status).toBe(404);
    expect((await staff.refused('editPlayer', gone, { json: { mmr: 1 } })).status).toBe(404);
  });
});

describe('the service', () => {
  it('says that it lives and can serve', async () => {
    const statuses = await Promise.all(
      ['/healthz', '/readyz'].map(async (path) => (await anyone.send('GET', path)).status),
    );
    expect(statuses).toEqual([200, 200]);
  });

  it('has metrics that Prometheus can read', async () => {
    const { text, headers } = await anyone.send('GET', '/metrics');
    const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(samples.filter((line) => !/^[a-zA-Z_:][\w:]*(\{.*\})? [-+0-9.eInfNa]+$/.test(line))).toEqual([]);
    expect(samples.length).toBeGreaterThan(0);
  });

  it('answers HEAD as GET, without the body', async () => {
    const [head, get] = [
      await anyone.send('HEAD', '/api/v1/tournaments'),
      await anyone.send('GET', '/api/v1/tournaments'),
    ];
    expect([head.status, head.text, head.headers['content-type']]).toEqual([200, '', get.headers['content-type']]);
  });

  it('serves its pages as HTML that is never cached', async () => {
    for (const path of ['/', '/tournaments/1', '/drafts/1', '/seat/token', '/sign-in']) {
      const { status, headers } = await anyone.send('GET', path);
      expect([status, headers['content-type'], headers['cache-control']], path).toEqual([
        200,
        expect.stringMatching(/^text\/html/),
        expect.stringMatching(/no-cache|no-store/),
      ]);
    }
  });
});
