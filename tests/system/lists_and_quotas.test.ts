// Lists have pages, an organiser has quotas, and what is dear is made once.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Home, Server } from './harness/server.ts';
import { aDraft, aStartedDraft, aTournament } from './harness/world.ts';

let server: Server;
let anyone: Client;
let staff: Client;
let admin: Client;

beforeAll(async () => {
  server = await Server.fresh({ args: ['--max-people', '2'], env: { DRAFTWIRE_MAX_DRAFTS: '2' } });
  anyone = new Client(server.url);
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
});
afterAll(() => server.discard());

async function pagesOf(client: Client, path: string): Promise<number[][]> {
  const pages: number[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer = await client.send('GET', next);
    const page = JSON.parse(answer.text) as { items: { id: number }[]; next?: string };
    pages.push(page.items.map(({ id }) => id));
    expect(answer.headers['link']).toBe(page.next && `<${page.next}>; rel="next"`);
    next = page.next;
  }
  return pages;
}

describe('pages', () => {
  it('of a roster are the whole of it, each player once', async () => {
    const { tournamentId, players } = await aTournament(
      staff,
      Array.from({ length: 25 }, (_, index) => index),
    );
    const pages = await pagesOf(anyone, `/api/v1/tournaments/${tournamentId}/players?limit=10`);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(players.map(({ id }) => id));
  });

  it('of tournaments and of drafts go from the newest to the oldest', async () => {
    const { tournamentId, draft, captains } = await aDraft(staff);
    const json = { style: 'snake', captains: captains.map(({ id }) => ({ player_id: id })) };
    const second = await staff.ok('createDraft', { tournament_id: tournamentId }, { json });
    await aTournament(staff);
    const pages = await pagesOf(anyone, '/api/v1/tournaments?limit=1');
    expect(pages.filter((page) => page.length !== 1)).toEqual([]);
    const tournaments = pages.flat();
    expect(tournaments).toContain(tournamentId);
    expect(tournaments).toEqual([...tournaments].sort((a, b) => b - a));
    expect(await pagesOf(anyone, `/api/v1/tournaments/${tournamentId}/drafts?limit=1`)).toEqual([
      [second.id],
      [draft.id],
    ]);
  });
});

describe('a quota', () => {
  it('stands on the command line, in the environment and in the file', async () => {
    const home = await Home.withAccounts();
    const file = join(home.directory, 'draftwire.toml');
    await writeFile(file, 'max-tournaments = 1\nmax-players = 3\n');
    const other = await Server.start(home, { args: ['--config', file] });
    try {
      const organiser = await Client.signedIn(other.url, olga);
      const { tournamentId } = await aTournament(organiser, [1, 2]);
      const more = await organiser.refused('createTournament', {}, { json: { name: 'Second' } });
      expect([more.status, more.code]).toEqual([409, 'too_many_tournaments']);
      const ids = { tournament_id: tournamentId };
      const csv = { body: 'name,mmr\nC,3\nD,4\n', type: 'text/csv' };
      const refused = await organiser.refused('addPlayers', ids, csv);
      expect([refused.status, refused.code]).toEqual([409, 'too_many_players']);
      expect((await organiser.ok('listPlayers', ids)).items).toHaveLength(2);
    } finally {
      await other.discard();
    }
  });

  it('holds for organisers, and not for admins', async () => {
    const { tournamentId, captains } = await aDraft(staff);
    const ids = { tournament_id: tournamentId };
    const json = { style: 'snake', captains: captains.map(({ id }) => ({ player_id: id })) };
    await staff.ok('createDraft', ids, { json });
    expect((await staff.refused('createDraft', ids, { json })).code).toBe('too_many_drafts');
    await admin.ok('createDraft', ids, { json });
    await staff.ok('addMember', ids, { json: { account: 'Mika' } });
    await staff.ok('addMember', ids, { json: { account: 'Otto' } });
    expect((await staff.refused('addMember', ids, { json: { account: 'Ada' } })).code).toBe('too_many_people');
  });
});

describe('an abort', () => {
  it('takes its reason from a body as well', async () => {
    const { draft } = await aStartedDraft(staff);
    const ids = { draft_id: draft.id };
    const both = { query: { reason: 'one' }, json: { reason: 'another' } };
    const refused = await staff.refused('abortDraft', ids, both);
    expect([refused.status, refused.errors?.map(({ field }) => field)]).toEqual([422, ['reason']]);
    await staff.ok('abortDraft', ids, { json: { reason: 'power cut' } });
    const [last] = (await anyone.ok('listEvents', ids)).items;
    expect(last).toMatchObject({ event_type: 'draft_aborted', payload: { reason: 'power cut' } });
  });

  it('freezes how many teams there were', async () => {
    const { draft, tournamentId, captains } = await aDraft(staff, { captains: [3, 2, 1] });
    await staff.ok('abortDraft', { draft_id: draft.id });
    await staff.ok('deletePlayer', { player_id: captains[1]?.id ?? 0 });
    const { drafts } = await anyone.ok('getTournament', { tournament_id: tournamentId });
    expect(drafts).toMatchObject([{ id: draft.id, team_count: 3 }]);
  });
});

describe('a dear answer', () => {
  const made = async (): Promise<number> => {
    const { text } = await anyone.send('GET', '/metrics');
    const found = /draftwire_dear_answers_total\{from="made"\} (\d+)/.exec(text);
    if (found === null) throw new Error('the metrics do not count dear answers');
    return Number(found[1]);
  };

  it('is made once, by whatever parameters it is asked for and however many ask', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'shuffle', teamSize: 3 });
    const path = `/api/v1/drafts/${draft.id}`;
    const before = await made();
    const asked = [
      '/balance',
      '/balance?tie_window=0',
      '/balance?team_size=3',
      '/export',
      '/export?format=json',
      '?at=1',
    ];
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => asked.map((rest) => anyone.send('GET', path + rest))).flat(),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(3);
    expect(await made()).toBe(before + 3);
  });
});
