// Rosters as people have them: what a preview calls importable, an import imports, all of it or nothing.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mika, olga, otto } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Server } from './harness/server.ts';
import type { Player, RosterPreview, RosterStopped } from './harness/wire.ts';
import { aDraft, aTournament, linkFor, linksOf } from './harness/world.ts';

const seed = 20261130;

let server: Server;
let staff: Client;
let ids: { tournament_id: number };

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});

beforeEach(async () => {
  ids = { tournament_id: (await aTournament(staff)).tournamentId };
});

afterAll(async () => {
  await server.discard();
});

type Options = Record<string, string | number>;
type File = string | Buffer;

function preview(body: File, query: Options = {}): Promise<RosterPreview> {
  return staff.ok('previewRoster', ids, { body, type: 'application/octet-stream', query });
}

function imported(body: File, query: Options = {}) {
  return staff.ok('importRoster', ids, { body, type: 'text/plain', query });
}

async function stopped(body: File, query: Options = {}): Promise<RosterStopped> {
  const before = await roster();
  const problem = await staff.refused('importRoster', ids, { body, type: 'text/csv', query });
  expect([problem.status, problem.code]).toEqual([422, 'validation_failed']);
  expect(await roster()).toEqual(before);
  return problem as RosterStopped;
}

async function roster(): Promise<Player[]> {
  return (await staff.ok('listPlayers', ids)).items;
}

async function exported(client = staff): Promise<string> {
  return (await client.call('exportRoster', ids)).text;
}

function example(name: string): Buffer {
  return readFileSync(new URL(`../unit/roster/cases/${name}`, import.meta.url));
}

const told = (read: RosterPreview) => read.rows.map((row) => `${row.line} ${row.status} ${row.name}`);
const essence = (players: Player[]) => players.map(({ name, mmr }) => [name, mmr]);

describe('a file as people have it', () => {
  it.each(['08-sheet-linebreak.tsv', '34-sep.csv', '34-title.csv', '34-twoheader.csv', '34-total.csv'])(
    '%s brings two people, once',
    async (name) => {
      const file = example(name);
      const read = await preview(file);
      expect(read.needs).toEqual([]);
      expect(read.counts.new).toBe(2);
      const { counts, items } = await imported(file);
      expect(counts).toEqual(read.counts);
      expect(await roster()).toMatchObject(items);
      expect((await imported(file)).counts).toMatchObject({ new: 0, update: 0, same: 2 });
      expect(await roster()).toMatchObject(items);
    },
  );

  it('with people twice brings each once, and their next ratings to them', async () => {
    expect((await imported(example('24-dups.csv'))).counts).toMatchObject({ new: 2, duplicate: 3 });
    const next = 'name,mmr\nAsta,5500\nBram,4300\n';
    expect((await preview(next)).rows.map((row) => row.before)).toEqual([{ mmr: 5400 }, { mmr: 4200 }]);
    await imported(next);
    expect(essence(await roster())).toEqual([
      ['Asta', 5500],
      ['Bram', 4300],
    ]);
  });

  it('without ratings waits for them', async () => {
    const file = example('29-na.csv');
    expect((await preview(file)).counts).toMatchObject({ unrated: 6, new: 1 });
    const problem = await stopped(file);
    expect(problem.rows.map((row) => row.status)).toEqual(Array<string>(6).fill('unrated'));
    expect((await imported(file, { unrated_mmr: 3000 })).counts.new).toBe(7);
  });

  it('whose ids a spreadsheet has rounded is refused by the line', async () => {
    const problem = await stopped(example('36-mentions.csv'));
    expect(problem.errors?.map((error) => [error.line, error.field])).toEqual([[4, 'discord_id']]);
  });

  it('with a line break in a name is refused by the line', async () => {
    const problem = await stopped(example('08-sheet-quotedname.tsv'));
    expect(problem.rows.map((row) => row.line)).toEqual([2]);
  });

  it('in another encoding is read, and shown as a guess', async () => {
    const file = Buffer.from('name;mmr\r\nZo\xeb Br\xe4nnstr\xf6m;5400\r\n', 'latin1');
    const read = await preview(file);
    expect(read.encoding.guessed).toBe(true);
    expect(told(read)).toEqual(['2 new Zoë Brännström']);
    expect((await imported(file)).items[0]?.name).toBe('Zoë Brännström');
  });

  it('with a question that is open is not imported, and with its answer it is', async () => {
    const file = 'name,elo,rating\nAsta,1,5400\n';
    const { needs } = await preview(file);
    expect(needs.map((need) => need.code)).toEqual(['choose_rating_column']);
    expect((await stopped(file)).needs).toEqual(needs);
    await imported(file, { columns: 'name:0,mmr:2' });
    expect(essence(await roster())).toEqual([['Asta', 5400]]);
  });
});

describe('a file that is none', () => {
  it.each([
    ['a workbook', Buffer.from('PK\x03\x04\x14\x00xl/workbook.xml')],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\x00\x00', 'latin1')],
    ['UTF-32', Buffer.from('\xff\xfe\x00\x00n\x00\x00\x00', 'latin1')],
  ])('%s is told as what it is', async (_, body) => {
    for (const operation of ['previewRoster', 'importRoster'] as const) {
      const problem = await staff.refused(operation, ids, { body, type: 'application/octet-stream' });
      expect([problem.status, problem.code]).toEqual([400, 'unreadable_file']);
    }
  });

  it('over 1 MiB or of more than 5,000 people is refused', async () => {
    const many = `name,mmr\n${Array.from({ length: 5001 }, (_, i) => `P${i},1`).join('\n')}`;
    for (const body of ['x'.repeat(1024 * 1024 + 1), many]) {
      for (const operation of ['previewRoster', 'importRoster'] as const) {
        const answer = await staff.call(operation, ids, { body, type: 'text/csv' });
        expect(answer.status).toBe(413);
      }
    }
    expect(await roster()).toEqual([]);
  });

  it('of another type is refused', async () => {
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'image/png']) {
      expect((await staff.refused('previewRoster', ids, { body: 'name,mmr\nA,1', type })).status).toBe(415);
    }
  });

  it.each([
    ['separator', 'x'],
    ['encoding', 'klingon'],
    ['columns', 'mmr:0'],
    ['unrated_mmr', '1000001'],
    ['on_existing', 'maybe'],
    ['persons', '2:1'],
    ['colums', 'name:0,mmr:1'],
  ])('with a wrong %s is refused by that name', async (name, value) => {
    for (const operation of ['previewRoster', 'importRoster'] as const) {
      const problem = await staff.refused(operation, ids, {
        body: 'name,mmr\nA,1\n',
        type: 'text/csv',
        query: { [name]: value },
      });
      expect([problem.status, problem.errors?.map((error) => error.field)]).toEqual([400, [name]]);
    }
  });
});

describe('other people', () => {
  it('may not import: a member, another organiser, a captain in a seat, a viewer who is not signed in', async () => {
    const world = await aDraft(staff);
    const at = { tournament_id: world.tournamentId };
    const links = await linksOf(staff, world.draft.id);
    const clients: [Client, number][] = [
      [await Client.signedIn(server.url, mika), 403],
      [await Client.signedIn(server.url, otto), 403],
      [await Client.inSeat(server.url, linkFor(links, world.captains[0]?.id ?? 0)), 403],
      [new Client(server.url), 401],
    ];
    for (const [client, status] of clients) {
      for (const operation of ['previewRoster', 'importRoster'] as const) {
        expect((await client.refused(operation, at, { body: 'name,mmr\nA,1\n', type: 'text/csv' })).status).toBe(
          status,
        );
      }
    }
    expect((await staff.ok('listPlayers', at)).items).toHaveLength(world.players.length);
  });
});

describe('an export', () => {
  it('is found unchanged, whatever the names are', async () => {
    await imported('name,mmr,positions,discord_id\n"=1+1, ""x""",5400,1;mid,80351110224678912\n\'Bo,7,,\n霜,0,+,\n');
    await staff.ok('addPlayers', ids, { json: { name: '霜', mmr: 0, positions: ['mid/top'] } });
    const before = await roster();
    expect((await imported(await exported())).counts).toMatchObject({ new: 0, update: 0, same: 4, duplicate: 0 });
    expect(await roster()).toEqual(before);
  });

  it('has Discord ids for staff alone', async () => {
    await imported('name,mmr,discord_id\nBo,7,80351110224678912\n');
    expect(await exported()).toBe('name,mmr,positions,discord_id\r\nBo,7,,80351110224678912\r\n');
    expect(await exported(new Client(server.url))).toBe('name,mmr,positions\r\nBo,7,\r\n');
  });

  it('of a draft brings its people', async () => {
    const world = await aDraft(staff);
    const { text } = await staff.call('exportDraft', { draft_id: world.draft.id }, { query: { format: 'csv' } });
    expect((await imported(text)).counts.new).toBe(world.captains.length);
    expect(essence(await roster())).toEqual(essence(world.captains));
    expect((await imported(text)).counts.same).toBe(world.captains.length);
  });
});

describe('two imports at once', () => {
  it('bring everybody once', async () => {
    const file = `name,mmr\n${Array.from({ length: 300 }, (_, i) => `P${i},${i}`).join('\n')}`;
    const done = await Promise.all(Array.from({ length: 6 }, () => imported(file)));
    expect(done.map(({ counts }) => counts.new).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 300]);
    expect(await roster()).toHaveLength(300);
  });
});

describe('any file', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '5400', '5.4k', '5,400', '-', 'N/A', 'Asta', 'asta', 'Bo', 'Total', '80351110224678912', '"'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const line = fc.array(cell, { minLength: 1, maxLength: 4 });
  const file = fc
    .tuple(
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('name mmr', 'Player Elo Roles', ''),
      fc.array(line, { maxLength: 8 }),
    )
    .map(([separator, header, lines]) =>
      [header.split(' '), ...lines].map((cells) => cells.join(separator)).join('\n'),
    );

  it('that a preview calls importable is imported as it says, and any other changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        ids = { tournament_id: (await aTournament(staff, [5400])).tournamentId };
        const before = await roster();
        const read = await preview(text);
        const isImportable = read.needs.length === 0 && read.counts.bad === 0 && read.counts.unrated === 0;
        const answer = await staff.call('importRoster', ids, { body: text, type: 'text/plain' });
        expect(answer.status).toBe(isImportable ? 201 : 422);
        const after = await roster();
        if (!isImportable) {
          expect(after).toEqual(before);
          return;
        }
        expect(after).toHaveLength(before.length + read.counts.new);
        for (const row of read.rows.filter(({ status }) => status === 'new')) {
          expect(after).toContainEqual(
            expect.objectContaining({ name: row.name, mmr: row.mmr, positions: row.positions }),
          );
        }
        expect((await imported(text)).counts).toMatchObject({ new: 0, update: 0 });
        expect(await roster()).toEqual(after);
      }),
      { seed, numRuns: 60 },
    );
  });
});
