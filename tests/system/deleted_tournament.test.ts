// A tournament that was deleted is gone for everybody, and can be brought back by its staff.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mika, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Server } from './harness/server.ts';
import { aDraft, logOf, pickToTheEnd, stateOf } from './harness/world.ts';

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});
afterAll(() => server.discard());

async function aPlayedTournament() {
  const { draft, pool, tournamentId } = await aDraft(staff);
  await pickToTheEnd(staff, await staff.ok('startDraft', { draft_id: draft.id }));
  return { draftId: draft.id, playerId: pool[0]?.id ?? 0, tournamentId };
}

async function everythingOf({ draftId, tournamentId }: { draftId: number; tournamentId: number }) {
  const tournament = { tournament_id: tournamentId };
  return {
    detail: await staff.ok('getTournament', tournament),
    players: (await staff.ok('listPlayers', tournament)).items,
    state: await stateOf(staff, draftId),
    log: await logOf(staff, draftId),
    listed: (await staff.ok('listTournaments')).items.map(({ id }) => id),
  };
}

describe('a tournament that was deleted', () => {
  it('is not there for anybody, nor is anything in it', async () => {
    const { draftId, playerId, tournamentId } = await aPlayedTournament();
    await staff.ok('deleteTournament', { tournament_id: tournamentId });
    for (const client of [staff, new Client(server.url)]) {
      expect((await client.refused('getTournament', { tournament_id: tournamentId })).status).toBe(404);
      expect((await client.refused('listPlayers', { tournament_id: tournamentId })).status).toBe(404);
      expect((await client.refused('getDraft', { draft_id: draftId })).status).toBe(404);
      expect((await client.refused('listEvents', { draft_id: draftId })).status).toBe(404);
      const { items } = await client.ok('listTournaments');
      expect(items.map(({ id }) => id)).not.toContain(tournamentId);
    }
    expect((await staff.refused('editPlayer', { player_id: playerId }, { json: { mmr: 1 } })).status).toBe(404);
    expect((await staff.refused('deleteTournament', { tournament_id: tournamentId })).status).toBe(404);
  });

  it('comes back whole, also after a restart', async () => {
    const tournament = await aPlayedTournament();
    const before = await everythingOf(tournament);
    await staff.ok('deleteTournament', { tournament_id: tournament.tournamentId });
    await server.kill();
    server = await Server.start(server.home);
    staff = await Client.signedIn(server.url, olga);
    const back = await staff.ok('restoreTournament', { tournament_id: tournament.tournamentId });
    expect(back).toEqual(before.detail);
    expect(await everythingOf(tournament)).toEqual(before);
  });

  it('comes back by its staff alone; for others it does not exist', async () => {
    const { tournamentId } = await aPlayedTournament();
    const at = { tournament_id: tournamentId };
    await staff.ok('deleteTournament', at);
    const other = await Client.signedIn(server.url, mika);
    expect((await other.refused('restoreTournament', at)).status).toBe(404);
    expect((await new Client(server.url).refused('restoreTournament', at)).status).toBe(404);
    await staff.ok('restoreTournament', at);
    expect((await other.refused('restoreTournament', at)).status).toBe(403);
  });

  it('changes nothing when it is there already', async () => {
    const tournament = await aPlayedTournament();
    const before = await everythingOf(tournament);
    await staff.ok('restoreTournament', { tournament_id: tournament.tournamentId });
    expect(await everythingOf(tournament)).toEqual(before);
  });
});
