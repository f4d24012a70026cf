// What becomes private on one node is private on the others within a second.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mika, olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { within } from '../harness/deadline.ts';
import { elsewhere, Nodes } from '../harness/nodes.ts';
import { Viewer } from '../harness/viewer.ts';
import { aStartedDraft } from '../harness/world.ts';

let nodes: Nodes;
let here: Client;
let there: URL;

beforeAll(async () => {
  nodes = await Nodes.start(2);
  here = await nodes.signIn(0, olga);
  there = nodes.at(1).url;
});

afterAll(async () => {
  await nodes.discard();
});

const codeOf = async (viewer: Viewer) => (await within(1_500, 'a close', viewer.closed)).code;

it('viewers on another node are sent back, and only its people are let in again', async () => {
  const { draft, tournamentId } = await aStartedDraft(here);
  const cookie = { headers: { cookie: here.cookieHeader } };
  const anyone = await Viewer.watch(there, 'draft', draft.id);
  const mine = await Viewer.watch(there, 'draft', draft.id, cookie);
  await here.ok('editTournament', { tournament_id: tournamentId }, { json: { visibility: 'private' } });
  expect([await codeOf(anyone), await codeOf(mine)]).toEqual([1012, 1012]);
  expect(await codeOf(Viewer.dial(there, 'draft', draft.id))).toBe(4404);
  expect((await new Client(there).refused('getDraft', { draft_id: draft.id })).status).toBe(404);
  await (await Viewer.watch(there, 'draft', draft.id, cookie)).leave();
});

it('a member who is removed on one node is turned out of the other', async () => {
  const { draft, tournamentId } = await aStartedDraft(here);
  const at = { tournament_id: tournamentId };
  await here.ok('editTournament', at, { json: { visibility: 'private' } });
  const { account_id } = await here.ok('addMember', at, { json: { account: mika.name } });
  const member = elsewhere(await nodes.signIn(0, mika), there);
  await member.ok('getDraft', { draft_id: draft.id });
  const theirs = await Viewer.watch(there, 'draft', draft.id, { headers: { cookie: member.cookieHeader } });
  await here.ok('removeMember', { ...at, account_id });
  expect(await codeOf(theirs)).toBe(4404);
  expect((await member.refused('getDraft', { draft_id: draft.id })).status).toBe(404);
});
