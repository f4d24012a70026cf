// A right that is taken away on one node is gone from the lines of the others within a second.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mika, olga } from '../harness/accounts.ts';
import { Client } from '../harness/client.ts';
import { keepsTo, within } from '../harness/deadline.ts';
import { elsewhere, Nodes } from '../harness/nodes.ts';
import { Viewer } from '../harness/viewer.ts';
import { aStartedDraft, linkFor, linksOf } from '../harness/world.ts';

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

const codeOf = async (viewer: Viewer) => (await within(10_000, 'a close', viewer.closed)).code;

// How long the viewers are still there.
async function untilTheyGet(code: number, viewers: Viewer[]): Promise<number> {
  const began = performance.now();
  for (const viewer of viewers) expect(await codeOf(viewer)).toBe(code);
  return performance.now() - began;
}

it('viewers on another node are sent back, and only its people are let in again', async () => {
  await keepsTo(1_000, 'the end of a public channel', async () => {
    const { draft, tournamentId } = await aStartedDraft(here);
    const cookie = { headers: { cookie: here.cookieHeader } };
    const viewers = [
      await Viewer.watch(there, 'draft', draft.id),
      await Viewer.watch(there, 'draft', draft.id, cookie),
    ];
    await here.ok('editTournament', { tournament_id: tournamentId }, { json: { visibility: 'private' } });
    const took = await untilTheyGet(1012, viewers);
    expect(await codeOf(Viewer.dial(there, 'draft', draft.id))).toBe(4404);
    expect((await new Client(there).refused('getDraft', { draft_id: draft.id })).status).toBe(404);
    await (await Viewer.watch(there, 'draft', draft.id, cookie)).leave();
    return took;
  });
});

it('a member who is removed on one node is turned out of the other', async () => {
  const { draft, tournamentId } = await aStartedDraft(here);
  const at = { tournament_id: tournamentId };
  await here.ok('editTournament', at, { json: { visibility: 'private' } });
  const member = elsewhere(await nodes.signIn(0, mika), there);
  await keepsTo(1_000, "the end of a member's right", async () => {
    const { account_id } = await here.ok('addMember', at, { json: { account: mika.name } });
    await member.ok('getDraft', { draft_id: draft.id });
    const theirs = await Viewer.watch(there, 'draft', draft.id, { headers: { cookie: member.cookieHeader } });
    await here.ok('removeMember', { ...at, account_id });
    const took = await untilTheyGet(4404, [theirs]);
    expect((await member.refused('getDraft', { draft_id: draft.id })).status).toBe(404);
    return took;
  });
});

it('a captain whose seat gets a new link on one node is sent back by the other', async () => {
  await keepsTo(1_000, "the end of a captain's line", async () => {
    const { draft } = await aStartedDraft(here);
    const seat = { draft_id: draft.id, team_id: draft.teams[0]?.id ?? 0 };
    const link = linkFor(await linksOf(here, draft.id), draft.teams[0]?.captain_id ?? 0);
    const captain = elsewhere(await Client.inSeat(here.base, link), there);
    const theirs = await Viewer.watch(there, 'draft', draft.id, { headers: { cookie: captain.cookieHeader } });
    await theirs.until('the captain who is here', () =>
      theirs.messages.some((message) => message.type === 'viewers' && (message.seats_here?.length ?? 0) === 1),
    );
    await here.ok('rotateSeat', seat);
    return untilTheyGet(4401, [theirs]);
  });
});
