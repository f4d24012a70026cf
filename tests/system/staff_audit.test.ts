// Every use of staff's power is in the audit log, with who it was, what it was done to, and from where.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ada, mika, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Server } from './harness/server.ts';
import { aDraft, aStartedDraft, aTournament, linkFor, linksOf, pick } from './harness/world.ts';

let server: Server;
let admin: Client;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  admin = await Client.signedIn(server.url, ada);
  staff = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

// What the log tells of `act`, oldest first: action, subject, detail. All by Olga, from here.
async function told(act: () => Promise<unknown>): Promise<unknown[]> {
  const [last] = (await admin.ok('listAudit', {}, { query: { limit: 1 } })).items;
  await act();
  const { items } = await admin.ok('listAudit', {}, { query: { limit: 100 } });
  const entries = items.filter(({ id }) => id > (last?.id ?? 0)).toReversed();
  for (const { actor, address } of entries) expect([actor?.name, address]).toEqual([olga.name, '127.0.0.1']);
  return entries.map(({ action, subject, detail }) => [action, subject, detail]);
}

it('tournaments: made, renamed, hidden, shown, deleted', async () => {
  let at = { tournament_id: 0 };
  const edit = (json: object) => () => staff.ok('editTournament', at, { json });
  expect(
    await told(async () => {
      const made = await staff.ok('createTournament', {}, { json: { name: 'Winter Cup', visibility: 'private' } });
      at = { tournament_id: made.id };
    }),
  ).toEqual([['tournament_created', 'Winter Cup', 'private']]);
  expect(await told(edit({ name: 'Spring Cup', visibility: 'public' }))).toEqual([
    ['tournament_renamed', 'Spring Cup', 'Winter Cup'],
    ['visibility_changed', 'Spring Cup', 'public'],
  ]);
  expect(await told(edit({ name: 'Spring Cup', visibility: 'public' }))).toEqual([]);
  expect(await told(() => staff.ok('rotateWatchLink', at))).toEqual([['watch_link_rotated', 'Spring Cup', '']]);
  expect(await told(() => staff.ok('deleteTournament', at))).toEqual([['tournament_deleted', 'Spring Cup', '']]);
});

it.each([
  ['organiser', 'addOrganiser', 'removeOrganiser'],
  ['member', 'addMember', 'removeMember'],
] as const)('people: an %s who is added and removed', async (part, add, remove) => {
  const { tournamentId } = await aTournament(staff);
  const at = { tournament_id: tournamentId };
  const { name } = await staff.ok('getTournament', at);
  let account_id = 0;
  expect(
    await told(async () => {
      ({ account_id } = await staff.ok(add, at, { json: { account: mika.name } }));
    }),
  ).toEqual([[`${part}_added`, name, mika.name]]);
  expect(await told(() => staff.ok(remove, { ...at, account_id }))).toEqual([[`${part}_removed`, name, mika.name]]);
});

it('rosters: an import, a change, a player who is removed', async () => {
  const { tournamentId } = await aTournament(staff);
  const at = { tournament_id: tournamentId };
  const { name } = await staff.ok('getTournament', at);
  let player = { player_id: 0 };
  expect(
    await told(async () => {
      const body = 'name,mmr\nAnn,1\nBo,2\n';
      const { items } = await staff.ok('addPlayers', at, { body, type: 'text/csv' });
      player = { player_id: items[0]?.id ?? 0 };
    }),
  ).toEqual([['roster_imported', name, '2 players']]);
  const change = () => staff.ok('editPlayer', player, { json: { name: 'Anna' } });
  expect(await told(change)).toEqual([['player_changed', 'Anna', name]]);
  expect(await told(() => staff.ok('deletePlayer', player))).toEqual([['player_deleted', 'Anna', name]]);
});

it('drafts: made, changed, started, picked in for a captain, undone, aborted', async () => {
  const { draft, tournamentId, captains } = await aDraft(staff);
  const { name } = await staff.ok('getTournament', { tournament_id: tournamentId });
  const at = { draft_id: draft.id };
  const title = `draft ${draft.id} of ${name}`;
  const json = { style: 'snake', captains: captains.map((captain) => ({ player_id: captain.id })) };
  const another = await told(() => staff.ok('createDraft', { tournament_id: tournamentId }, { json }));
  expect(another).toEqual([['draft_created', expect.stringMatching(/^draft \d+ of /), '']]);
  const change = () => staff.ok('editDraft', at, { json: { team_size: 2 } });
  expect(await told(change)).toEqual([['draft_changed', title, '']]);
  expect(await told(() => staff.ok('startDraft', at))).toEqual([['draft_started', title, '']]);
  const state = await staff.ok('getDraft', at);
  const [first, captain] = [state.players.find((player) => player.team_id === null), captains[0]];
  expect(await told(() => pick(staff, state, first?.id))).toEqual([
    ['picked_for_captain', title, `${first?.name ?? ''} for ${captain?.name ?? ''}`],
  ]);
  const takeBack = () => staff.ok('undoPick', at, { json: { reason: 'a slip' } });
  expect(await told(takeBack)).toEqual([['pick_undone', title, 'a slip']]);
  const abort = () => staff.ok('abortDraft', at, { query: { reason: 'rain' } });
  expect(await told(abort)).toEqual([['draft_aborted', title, 'rain']]);
});

it('seats: a link that is replaced', async () => {
  const { draft, tournamentId, captains } = await aDraft(staff);
  const { name } = await staff.ok('getTournament', { tournament_id: tournamentId });
  const rotate = () => staff.ok('rotateSeat', { draft_id: draft.id, team_id: draft.teams[0]?.id ?? 0 });
  expect(await told(rotate)).toEqual([['seat_rotated', `draft ${draft.id} of ${name}`, captains[0]?.name]]);
});

it("a captain who picks for themselves uses nobody else's power", async () => {
  const { draft, captains } = await aStartedDraft(staff);
  const captain = await Client.inSeat(server.url, linkFor(await linksOf(staff, draft.id), captains[0]?.id ?? 0));
  expect(await told(() => pick(captain, draft))).toEqual([]);
});

it('what is refused is not told', async () => {
  const { draft } = await aStartedDraft(staff);
  const refused = () => staff.refused('editDraft', { draft_id: draft.id }, { json: { team_size: 2 } });
  expect(await told(refused)).toEqual([]);
});
