// How many viewers a process takes follows from the descriptors that it may open; one too many costs the others nothing.
import { expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { within } from './harness/deadline.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import { aStartedDraft, pick } from './harness/world.ts';

it('raises its own soft limit, says how many viewers fit, and refuses the next one with 503', async () => {
  const server = await Server.fresh({ limits: 'ulimit -Sn 64; ulimit -Hn 256' });
  const staff = await Client.signedIn(server.url, olga);
  const { draft } = await aStartedDraft(staff);
  const said = /up to (\d+) viewers at once/.exec(server.log)?.[1];
  const fits = Number(said);
  expect(fits).toBeGreaterThan(64);
  expect(fits).toBeLessThan(256);

  const viewers: Viewer[] = [];
  for (let i = 0; i < fits; i += 1) viewers.push(await Viewer.watch(server.url, 'draft', draft.id));
  const path = `/ws/draft/${draft.id}/`;
  expect(await Viewer.refusal(server.url, path)).toBe(503);
  // Who asks by REST still has a place, and everybody who is there still gets every event.
  const { state } = await pick(staff, draft);
  await Promise.all(viewers.map((viewer) => viewer.reaches(state.seq)));

  await viewers.pop()?.leave();
  const next = async (): Promise<void> => {
    const viewer = Viewer.dial(server.url, 'draft', draft.id);
    await viewer.until('a first message', () => viewer.messages.length > 0).catch(next);
  };
  await within(5_000, 'the place that became free', next());
  await server.discard();
});
