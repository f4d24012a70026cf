// What lists say of drafts that run: enough to decide whether to watch.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually } from './harness/deadline.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import { aDraft, aStartedDraft, aTournament, pick, pickToTheEnd } from './harness/world.ts';

let server: Server;
let anyone: Client;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  anyone = new Client(server.url);
  staff = await Client.signedIn(server.url, olga);
});
afterAll(() => server.discard());

async function progressOf(tournamentId: number): Promise<unknown[]> {
  const { items } = await anyone.ok('listDrafts', { tournament_id: tournamentId });
  return items.map(({ progress }) => progress);
}

it('a running draft is listed with its round, who is on the clock, and how many watch', async () => {
  const { draft, tournamentId, captains } = await aStartedDraft(staff, { style: 'snake', teamSize: 2 });
  const first = { round: 1, round_count: 2, captain_id: captains[0]?.id, captain_name: captains[0]?.name };
  expect(await progressOf(tournamentId)).toEqual([{ ...first, viewers: 0 }]);

  const viewers = [
    await Viewer.watch(server.url, 'draft', draft.id),
    await Viewer.watch(server.url, 'draft', draft.id),
  ];
  expect(await progressOf(tournamentId)).toEqual([{ ...first, viewers: 2 }]);
  for (const viewer of viewers) await viewer.leave();
  await eventually(5_000, 'no viewers', async () => {
    const [progress] = await progressOf(tournamentId);
    return (progress as { viewers: number }).viewers === 0 ? true : undefined;
  });

  const { state } = await pick(staff, draft);
  const second = { round: 2, round_count: 2, captain_id: captains[1]?.id, captain_name: captains[1]?.name, viewers: 0 };
  expect(await progressOf(tournamentId)).toEqual([second]);
  const shown = await anyone.ok('getTournament', { tournament_id: tournamentId });
  expect(shown.drafts.map(({ progress }) => progress)).toEqual([second]);
  const front = await anyone.ok('listTournaments');
  const listed = front.items.find(({ id }) => id === tournamentId);
  expect(listed?.drafts.map(({ progress }) => progress)).toEqual([second]);

  await pickToTheEnd(staff, state);
  expect(await progressOf(tournamentId)).toEqual([null]);
});

it('a draft that waits has no progress', async () => {
  const { tournamentId } = await aDraft(staff);
  expect(await progressOf(tournamentId)).toEqual([null]);
});

it('the first twenty running drafts of an answer are told', async () => {
  const { tournamentId, players } = await aTournament(staff, [5000, 4000, 3000, 2900]);
  const captains = players.slice(0, 2).map(({ id }) => ({ player_id: id }));
  const json = { style: 'snake', team_size: 2, captains };
  for (let made = 0; made < 21; made += 1) {
    const { id } = await staff.ok('createDraft', { tournament_id: tournamentId }, { json });
    await staff.ok('startDraft', { draft_id: id });
  }
  const told = (await progressOf(tournamentId)).map((progress) => progress !== null);
  expect(told).toEqual([...Array.from({ length: 20 }, () => true), false]);
});
