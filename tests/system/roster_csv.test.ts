// A roster as a file: all of it or nothing, and every bad line by its number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Server } from './harness/server.ts';
import type { Player, Problem } from './harness/wire.ts';
import { aTournament } from './harness/world.ts';

let server: Server;
let staff: Client;
let ids: { tournament_id: number };

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  ids = { tournament_id: (await aTournament(staff)).tournamentId };
});

afterAll(async () => {
  await server.discard();
});

async function imported(body: string | Buffer, type = 'text/csv'): Promise<Player[]> {
  return (await staff.ok('addPlayers', ids, { body, type })).items;
}

async function refusal(body: string | Buffer): Promise<Problem> {
  const before = await staff.ok('listPlayers', ids);
  const problem = await staff.refused('addPlayers', ids, { body, type: 'text/csv' });
  expect(await staff.ok('listPlayers', ids)).toEqual(before);
  return problem;
}

async function badLines(body: string): Promise<[number | undefined, string][]> {
  const problem = await refusal(body);
  expect([problem.status, problem.code]).toEqual([422, 'validation_failed']);
  for (const error of problem.errors ?? []) {
    if (error.line !== undefined) expect(error.message).toMatch(new RegExp(`^line ${error.line}: `));
  }
  return (problem.errors ?? []).map((error) => [error.line, error.field]);
}

function essence(players: Player[]): unknown[] {
  return players.map(({ name, mmr, positions }) => [name, mmr, positions]);
}

describe('a roster file', () => {
  it.each([
    ['in plain form', 'name,mmr\nAnn,1\nBob,2\n'],
    ['without the last line end', 'name,mmr\nAnn,1\nBob,2'],
    ['from a spreadsheet, with a byte order mark and CRLF', '\uFEFFname,mmr\r\nAnn,1\r\nBob,2\r\n'],
    ['with quotes around everything', '"name","mmr"\n"Ann","1"\n"Bob","2"\n'],
    ['with columns in another order', 'mmr,name\n1,Ann\n2,Bob\n'],
    ['with columns that mean nothing to us', 'id,name,team,mmr\n9,Ann,x,1\n8,Bob,"y,z",2\n'],
    ['with empty lines', 'name,mmr\n\nAnn,1\n\nBob,2\n\n'],
    ['with spaces around the cells', 'name , mmr\n Ann , 1 \nBob,2\n'],
    ['with semicolons between the cells', 'name;mmr\nAnn;1\nBob;2\n'],
    ['copied from a sheet, with tabs', 'name\tmmr\nAnn\t1\nBob\t2\n'],
    ['with a header in capitals', 'Name,MMR\nAnn,1\nBob,2\n'],
  ])('%s is read', async (_, body) => {
    expect(essence(await imported(body))).toEqual([
      ['Ann', 1, []],
      ['Bob', 2, []],
    ]);
  });

  it('keeps commas, quotes and line ends in quoted cells', async () => {
    const players = await imported('name,mmr\n"O\'Frost, ""Ace""",5\n');
    expect(essence(players)).toEqual([['O\'Frost, "Ace"', 5, []]]);
  });

  it('splits positions at semicolons', async () => {
    const players = await imported('name,mmr,positions\nAnn,1,"1;2"\nBob,2,\nCy,3, 4 ; 5 \n');
    expect(players.map((player) => player.positions)).toEqual([['1', '2'], [], ['4', '5']]);
  });

  it('takes ratings from 0 to 1,000,000', async () => {
    expect((await imported('name,mmr\nAnn,0\nBob,1000000\n')).map((player) => player.mmr)).toEqual([0, 1_000_000]);
  });

  it('keeps the order of the file', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `Player ${(index * 7919) % 300}`);
    const players = await imported(`name,mmr\n${names.map((name) => `${name},1000`).join('\n')}\n`);
    expect(players.map((player) => player.name)).toEqual(names);
  });

  it('is known by its type with a charset too', async () => {
    expect(essence(await imported('name,mmr\nAnn,1\n', 'text/csv; charset=utf-8'))).toEqual([['Ann', 1, []]]);
  });
});

describe('a line', () => {
  it.each([
    ['1000001', 'a rating above 1,000,000'],
    ['-1', 'a rating below 0'],
    ['4.5', 'a rating with a fraction'],
    ['1e3', 'a rating with an exponent'],
    ['', 'no rating'],
    ['abc', 'a rating of letters'],
    ['0x10', 'a hexadecimal rating'],
    ['"1,000"', 'a rating with a thousands mark'],
    ['99999999999999999999', 'a rating beyond any integer'],
    ['+5', 'a rating with a plus'],
    ['٣', 'a rating in other digits'],
  ])('with the rating %s (%s) is refused by its number', async (mmr) => {
    expect(await badLines(`name,mmr\nAnn,1\nBob,${mmr}\n`)).toEqual([[3, 'mmr']]);
  });

  it.each(['', '   ', '""', '\u3000', 'x'.repeat(101)])('with the name "%s" is refused by its number', async (name) => {
    expect(await badLines(`name,mmr\n${name},1\n`)).toEqual([[2, 'name']]);
  });

  it('with too few cells is refused by its number', async () => {
    expect((await badLines('name,mmr\nAnn,1\nBob\n')).map(([line]) => line)).toEqual([3]);
  });

  it('with too many cells is refused by its number', async () => {
    expect((await badLines('name,mmr\nAnn,1\nBob,2,3\n')).map(([line]) => line)).toEqual([3]);
  });

  it('is counted as an editor counts, also after a cell with a line end', async () => {
    expect((await badLines('name,mmr,note\nAnn,1,"two\nlines"\nBob,x,\n')).map(([line]) => line)).toEqual([4]);
  });
});

describe('a bad file', () => {
  it('is refused whole, with every bad line and everything wrong in it', async () => {
    const lines = await badLines('name,mmr\nAnn,1\n,x\nBob,-5\nCy,3\nDee,\n');
    expect(lines.toSorted()).toEqual([
      [3, 'mmr'],
      [3, 'name'],
      [4, 'mmr'],
      [6, 'mmr'],
    ]);
  });

  it.each([
    ['that is empty', ''],
    ['that is only a mark', '\uFEFF'],
    ['without a header', 'Ann,1\nBob,2\n'],
    ['without the rating column', 'name,positions\nAnn,1\n'],
    ['without the name column', 'mmr\n1\n'],
    ['with a column twice', 'name,mmr,mmr\nAnn,1,2\n'],
    ['of a header alone', 'name,mmr\n'],
    ['with an open quote', 'name,mmr\n"Ann,1\nBob,2\n'],
    ['with text after a closing quote', 'name,mmr\n"Ann"x,1\n'],
  ])('%s is refused', async (_, body) => {
    const problem = await refusal(body);
    expect([problem.status, problem.code]).toEqual([422, 'validation_failed']);
  });

  it('in another encoding is malformed', async () => {
    const problem = await refusal(Buffer.from('name,mmr\nZo\xeb,1\n', 'latin1'));
    expect([400, 422]).toContain(problem.status);
  });

  it('with a NUL is refused', async () => {
    expect((await badLines('name,mmr\nA\u0000nn,1\n')).map(([line]) => line)).toEqual([2]);
  });
});

describe('players as JSON', () => {
  it('may be one', async () => {
    const { items } = await staff.ok('addPlayers', ids, { json: { name: 'Solo', mmr: 7, positions: ['1', '2'] } });
    expect(essence(items)).toEqual([['Solo', 7, ['1', '2']]]);
  });

  it('may be several, in the order given', async () => {
    const players = [3, 1, 2].map((mmr) => ({ name: `No ${mmr}`, mmr }));
    const { items } = await staff.ok('addPlayers', ids, { json: { players } });
    expect(items.map((player) => player.mmr)).toEqual([3, 1, 2]);
  });

  it('are all or nothing, each error by its place', async () => {
    const before = await staff.ok('listPlayers', ids);
    const players = [{ name: 'Fine', mmr: 1 }, { name: 'No rating' }, { name: ' ', mmr: '5' }];
    const problem = await staff.refused('addPlayers', ids, { json: { players } });
    expect(problem.errors?.map((error) => error.field).toSorted()).toEqual(
      ['players/1/mmr', 'players/2/mmr', 'players/2/name'].toSorted(),
    );
    expect(await staff.ok('listPlayers', ids)).toEqual(before);
  });

  it('without a rating are refused, never 0', async () => {
    for (const json of [{ name: 'x' }, { name: 'x', mmr: null }, { name: 'x', mmr: '' }, { name: 'x', mmr: 1.5 }]) {
      const problem = await staff.refused('addPlayers', ids, { json });
      expect([problem.status, problem.errors?.map((error) => error.field)]).toEqual([422, ['mmr']]);
    }
  });
});
