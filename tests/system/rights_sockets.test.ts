// A public channel is open to all, but its pages show controls to captains and staff. When these lose what the controls
// need, their line ends with 4401 within a second, so that their page asks again who they are; it ends for no one else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { eventually, keepsTo, within } from './harness/deadline.ts';
import { aPerson, copyOf } from './harness/people.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import { aDraft, aStartedDraft, linkFor, linksOf, pick, type World } from './harness/world.ts';
import type { DraftState } from './harness/wire.ts';

let server: Server;
let staff: Client;
let admin: Client;

type Draft = World & { draft: DraftState };

const as = (client: Client) => ({ headers: { cookie: client.cookieHeader } });
const watch = (draftId: number, client: Client) => Viewer.watch(server.url, 'draft', draftId, as(client));

async function captainOf(draft: DraftState, teamIndex = 0): Promise<Client> {
  const links = await linksOf(staff, draft.id);
  return Client.inSeat(server.url, linkFor(links, draft.teams[teamIndex]?.captain_id ?? 0));
}

// A captain is known to hold a right when the draft's own list says that they are here.
async function captainsHere(draftId: number, count: number): Promise<void> {
  await eventually(5_000, `${count} captains who are here`, async () => {
    const { items } = await staff.ok('listSeats', { draft_id: draftId });
    return items.filter((seat) => seat.is_here).length === count ? true : undefined;
  });
}

const rotate = (draft: DraftState) => staff.ok('rotateSeat', { draft_id: draft.id, team_id: draft.teams[0]?.id ?? 0 });

// `lose` takes rights away from those whose viewers it returns.
async function sentBackInASecond(lose: () => Promise<Viewer>): Promise<void> {
  await keepsTo(1_000, 'the end of a line whose controls are gone', async () => {
    const viewer = await lose();
    const began = performance.now();
    expect((await within(10_000, 'a close', viewer.closed)).code).toBe(4401);
    return performance.now() - began;
  });
}

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  admin = await Client.signedIn(server.url, ada);
});

afterAll(async () => {
  await server.discard();
});

describe('a line of a public draft ends with 4401 within a second', () => {
  it("when a captain's seat gets a new link", async () => {
    await sentBackInASecond(async () => {
      const { draft } = await aStartedDraft(staff);
      const theirs = await watch(draft.id, await captainOf(draft));
      await captainsHere(draft.id, 1);
      await rotate(draft);
      return theirs;
    });
  });

  it('when another one is captain of the pending draft in their place', async () => {
    await sentBackInASecond(async () => {
      const { draft, captains, pool } = await aDraft(staff);
      const theirs = await watch(draft.id, await captainOf(draft));
      await captainsHere(draft.id, 1);
      const chosen = [pool[0], captains[1]].map((player) => ({ player_id: player?.id }));
      await staff.ok('editDraft', { draft_id: draft.id }, { json: { captains: chosen } });
      return theirs;
    });
  });

  it('when a captain signs out in another tab', async () => {
    await sentBackInASecond(async () => {
      const { draft } = await aStartedDraft(staff);
      const captain = await captainOf(draft);
      const theirs = await watch(draft.id, captain);
      await captainsHere(draft.id, 1);
      await copyOf(captain).ok('signOut');
      return theirs;
    });
  });

  it('when staff signs out, is disabled, gets another role or is removed from the tournament', async () => {
    const losses: ((organiser: Awaited<ReturnType<typeof aPerson>>, at: Draft) => Promise<unknown>)[] = [
      ({ client }) => copyOf(client).ok('signOut'),
      ({ id }) => admin.ok('editAccount', { account_id: id }, { json: { is_disabled: true } }),
      ({ id }) => admin.ok('editAccount', { account_id: id }, { json: { role: 'member' } }),
      ({ id }, { tournamentId }) => staff.ok('removeOrganiser', { tournament_id: tournamentId, account_id: id }),
    ];
    for (const lose of losses) {
      await sentBackInASecond(async () => {
        const world = await aStartedDraft(staff);
        const organiser = await aPerson(admin, 'organiser');
        const at = { tournament_id: world.tournamentId };
        await staff.ok('addOrganiser', at, { json: { account: organiser.name } });
        const theirs = await watch(world.draft.id, organiser.client);
        await lose(organiser, world);
        return theirs;
      });
    }
  });

  it('and the new one is told what they may do, and loses it as well', async () => {
    const { draft } = await aStartedDraft(staff);
    const links = await linksOf(staff, draft.id);
    const client = await Client.inSeat(server.url, linkFor(links, draft.teams[0]?.captain_id ?? 0));
    await client.ok(
      'signInWithSeat',
      {},
      {
        json: {
          token:
            linkFor(links, draft.teams[1]?.captain_id ?? 0)
              .split('/')
              .pop() ?? '',
        },
      },
    );
    const first = await watch(draft.id, client);
    await captainsHere(draft.id, 2);
    await rotate(draft);
    expect((await within(10_000, 'a close', first.closed)).code).toBe(4401);
    const seats = (await client.ok('getSession')).seats ?? [];
    expect(seats.map((seat) => seat.team_id)).toEqual([draft.teams[1]?.id]);
    const second = await watch(draft.id, client);
    await captainsHere(draft.id, 1);
    await client.ok('signOut');
    expect((await within(10_000, 'a close', second.closed)).code).toBe(4401);
  });
});

it('viewers, members, other captains and staff stay while somebody else loses a right', async () => {
  const { draft } = await aStartedDraft(staff);
  const member = await aPerson(admin);
  const staying = await Promise.all([
    Viewer.watch(server.url, 'draft', draft.id),
    watch(draft.id, member.client),
    watch(draft.id, staff),
    watch(draft.id, await captainOf(draft, 1)),
  ]);
  const leaving = await watch(draft.id, await captainOf(draft));
  await captainsHere(draft.id, 2);
  await rotate(draft);
  expect((await within(10_000, 'a close', leaving.closed)).code).toBe(4401);
  const { events } = await pick(staff, draft);
  for (const viewer of staying) await viewer.reaches(events.at(-1)?.seq ?? 0);
  await Promise.all(staying.map((viewer) => viewer.leave()));
});
