// Who leaves a roster, who drafts, and what ratings are, as a client sees it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { fold } from './harness/fold.ts';
import { Server } from './harness/server.ts';
import { aDraft, aStartedDraft, logOf, pickToTheEnd, poolOf, stateOf } from './harness/world.ts';

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});
afterAll(() => server.discard());

describe('who left the roster', () => {
  it('comes back as they were, with the same id', async () => {
    const { pool, tournamentId } = await aDraft(staff);
    const before = (await staff.ok('listPlayers', { tournament_id: tournamentId })).items;
    const player = { player_id: pool[0]?.id ?? 0 };
    await staff.ok('deletePlayer', player);
    expect((await staff.refused('deletePlayer', player)).status).toBe(404);
    await staff.ok('restorePlayer', player);
    expect((await staff.ok('listPlayers', { tournament_id: tournamentId })).items).toEqual(before);
  });

  it('is in no draft that starts after that', async () => {
    const { draft, pool } = await aDraft(staff);
    const gone = pool[0]?.id ?? 0;
    await staff.ok('deletePlayer', { player_id: gone });
    const started = await staff.ok('startDraft', { draft_id: draft.id });
    expect(started.players.map((player) => player.id)).not.toContain(gone);
  });
});

describe('a draft', () => {
  it('leaves out who is out, and a pick of them is refused', async () => {
    const { draft, pool } = await aDraft(staff);
    const out = pool[0]?.id ?? 0;
    await staff.ok('editPlayer', { player_id: out }, { json: { is_out: true } });
    const started = await staff.ok('startDraft', { draft_id: draft.id });
    expect(started.leave_out).toEqual([out]);
    expect(poolOf(started).map((player) => player.id)).not.toContain(out);
    const problem = await staff.refused('pickPlayer', { draft_id: draft.id }, { json: { player_id: out, round: 1 } });
    expect(problem.status).toBeGreaterThanOrEqual(409);
    const done = await pickToTheEnd(staff, started);
    expect(fold(done, await logOf(staff, draft.id))).toEqual(done);
  });

  it('keeps its name and its scale when the tournament goes on with others', async () => {
    const { draft, tournamentId } = await aDraft(staff, { captains: [500, 400], pool: [300, 200], tieWindow: 5 });
    const tournament = { tournament_id: tournamentId };
    await staff.ok('editTournament', tournament, { json: { rating_name: 'Elo', rating_decimals: 2 } });
    await staff.ok('editDraft', { draft_id: draft.id }, { json: { name: 'Tuesday' } });
    const started = await staff.ok('startDraft', { draft_id: draft.id });
    expect(started).toMatchObject({ name: 'Tuesday', rating_name: 'Elo', rating_decimals: 2, tie_window: 500 });
    const busy = await staff.refused('editTournament', tournament, { json: { rating_decimals: 0 } });
    expect([busy.status, busy.code]).toEqual([409, 'tournament_has_active_draft']);
    const done = await pickToTheEnd(staff, started);
    await staff.ok('editTournament', tournament, { json: { rating_name: 'MMR', rating_decimals: 0 } });
    expect(await stateOf(staff, draft.id)).toEqual(done);
    const { text } = await staff.call('exportDraft', { draft_id: draft.id }, { query: { format: 'csv' } });
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'team,role,player,Elo,round',
      `${done.teams[0]?.name ?? ''},captain,${done.players[0]?.name ?? ''},500.00,`,
    ]);
  });

  it.each(['Player', 'team', 'Round', 'role', 'Name', 'Positions', 'Discord ID'])(
    'is exported with five different titles when a rating is called %s, and reads back',
    async (ratingName) => {
      const { draft, tournamentId } = await aDraft(staff);
      await staff.ok('editTournament', { tournament_id: tournamentId }, { json: { rating_name: ratingName } });
      const { text } = await staff.call('exportDraft', { draft_id: draft.id }, { query: { format: 'csv' } });
      const titles = (text.split('\r\n')[0] ?? '').toLowerCase().split(',');
      expect(new Set(titles).size).toBe(5);
      const preview = await staff.ok(
        'previewRoster',
        { tournament_id: tournamentId },
        { headers: { 'content-type': 'text/csv' }, body: text },
      );
      expect(preview.needs).toEqual([]);
      const { players } = await stateOf(staff, draft.id);
      const captains = players.filter(({ team_id }) => team_id !== null);
      expect(preview.rows.map(({ name, mmr }) => [name, mmr])).toEqual(captains.map(({ name, mmr }) => [name, mmr]));
    },
  );

  it('is not changed in its running by who left or is out', async () => {
    const { draft, pool } = await aStartedDraft(staff);
    await staff.ok('editPlayer', { player_id: pool[0]?.id ?? 0 }, { json: { is_out: true } });
    expect(await stateOf(staff, draft.id)).toEqual(draft);
  });
});
