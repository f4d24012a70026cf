// Many at once on one draft: one writer wins, everybody else is told so, and the log stays a log.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client, type Answer } from './harness/client.ts';
import { fold } from './harness/fold.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftState, Problem } from './harness/wire.ts';
import {
  aDraft,
  aStartedDraft,
  currentRound,
  freePlayer,
  linkFor,
  linksOf,
  logOf,
  pick,
  poolOf,
  stateOf,
} from './harness/world.ts';

const crowd = 50;

let server: Server;
let staff: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
});

afterAll(async () => {
  await server.discard();
});

function codes(answers: Answer[]): string[] {
  return answers.filter((answer) => answer.status >= 400).map((answer) => (JSON.parse(answer.text) as Problem).code);
}

function accepted(answers: Answer[]): number {
  return answers.filter((answer) => answer.status < 300).length;
}

function copies(of: Client, count: number): Client[] {
  return Array.from({ length: count }, () => {
    const client = new Client(server.url);
    for (const [name, value] of of.cookies) client.cookies.set(name, value);
    return client;
  });
}

// Every one of 50 clients, on a connection of its own, picks for the same round.
async function everyonePicks(draft: DraftState, playerOf: (index: number) => number): Promise<Answer[]> {
  const round = currentRound(draft);
  return Promise.all(
    copies(staff, crowd).map((client, index) =>
      client.call('pickPlayer', { draft_id: draft.id }, { json: { player_id: playerOf(index), round } }),
    ),
  );
}

const wide = {
  pool: Array.from({ length: crowd }, (_, index) => 3000 - index),
  teamSize: 10,
  captains: [5000, 4900, 4800, 4700, 4600, 4500],
};

describe('fifty clients at once', () => {
  it('make one pick when they want the same player', async () => {
    const { draft } = await aStartedDraft(staff, wide);
    const answers = await everyonePicks(draft, () => freePlayer(draft));
    expect(accepted(answers)).toBe(1);
    expect(new Set(codes(answers))).toEqual(new Set(['round_not_current']));
  });

  it('make one pick when each wants somebody else', async () => {
    const { draft, pool } = await aStartedDraft(staff, wide);
    const answers = await everyonePicks(draft, (index) => pool[index]?.id ?? 0);
    expect(accepted(answers)).toBe(1);
    expect((await stateOf(staff, draft.id)).rounds.filter((round) => round.choice_id !== null)).toHaveLength(1);
  });

  it('leave a log without a gap, whose fold is the state', async () => {
    const { draft, pool } = await aStartedDraft(staff, wide);
    let now = draft;
    for (let turn = 0; turn < 4; turn += 1) {
      const free = poolOf(now);
      await everyonePicks(now, (index) => free[index % free.length]?.id ?? 0);
      now = await stateOf(staff, draft.id);
    }
    const log = await logOf(staff, draft.id);
    expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1));
    expect(fold(now, log)).toEqual(now);
    expect(poolOf(now)).toHaveLength(pool.length - 4);
  });

  it('tell the others the current head', async () => {
    const { draft } = await aStartedDraft(staff, wide);
    await pick(staff, draft);
    const problem = await staff.refused(
      'pickPlayer',
      { draft_id: draft.id },
      { json: { player_id: freePlayer(draft), round: 1 } },
    );
    expect(problem).toMatchObject({ status: 409, code: 'round_not_current', seq: draft.seq + 2 });
  });

  it('start a draft once', async () => {
    const { draft } = await aDraft(staff);
    const answers = await Promise.all(
      copies(staff, crowd).map((client) => client.call('startDraft', { draft_id: draft.id })),
    );
    expect(accepted(answers)).toBe(1);
    expect(new Set(codes(answers))).toEqual(new Set(['draft_not_pending']));
  });

  it('undo one pick when all of them mean the same', async () => {
    const { draft } = await aStartedDraft(staff, wide);
    let now = draft;
    for (let turn = 0; turn < 5; turn += 1) now = (await pick(staff, now)).state;
    const answers = await Promise.all(
      copies(staff, crowd).map((client) => client.call('undoPick', { draft_id: draft.id }, { json: { round: 5 } })),
    );
    expect(accepted(answers)).toBe(1);
    expect(currentRound(await stateOf(staff, draft.id))).toBe(5);
  });
});

describe('a double click', () => {
  it('picks once', async () => {
    const { draft } = await aStartedDraft(staff);
    const seat = await Client.inSeat(
      server.url,
      linkFor(await linksOf(staff, draft.id), draft.on_clock?.captain_id ?? 0),
    );
    const [first, second] = poolOf(draft);
    const answers = await Promise.all(
      [first, second].map((player) =>
        seat.call('pickPlayer', { draft_id: draft.id }, { json: { player_id: player?.id, round: 1 } }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it('on the last pick completes once', async () => {
    const { draft } = await aStartedDraft(staff, { pool: [3000], teamSize: 2 });
    const json = { player_id: freePlayer(draft), round: 1 };
    const answers = await Promise.all(
      copies(staff, 2).map((client) => client.call('pickPlayer', { draft_id: draft.id }, { json })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
    expect((await logOf(staff, draft.id)).filter((event) => event.event_type === 'draft_completed')).toHaveLength(1);
  });

  it('never fills a team beyond its size', async () => {
    const { draft } = await aStartedDraft(staff, { style: 'shuffle', captains: [5000, 5000, 5000], teamSize: 2 });
    let now = draft;
    while (now.on_clock !== null) {
      const json = { player_id: freePlayer(now), round: currentRound(now) };
      await Promise.all(copies(staff, 4).map((client) => client.call('pickPlayer', { draft_id: draft.id }, { json })));
      now = await stateOf(staff, draft.id);
    }
    expect(now.teams.map((team) => team.member_ids.length)).toEqual([2, 2, 2]);
  });
});

describe('drafts of one tournament at once', () => {
  it('share one sequence without a gap', async () => {
    const { tournamentId, captains } = await aDraft(staff);
    const viewer = await Viewer.watch(server.url, 'tournament', tournamentId);
    const json = { style: 'snake', team_size: 3, captains: captains.map((captain) => ({ player_id: captain.id })) };
    const drafts = await Promise.all(
      Array.from({ length: 6 }, () => staff.ok('createDraft', { tournament_id: tournamentId }, { json })),
    );
    await Promise.all(
      drafts.map(async (draft) => {
        let now = await staff.ok('startDraft', { draft_id: draft.id });
        while (now.on_clock !== null) now = (await pick(staff, now)).state;
      }),
    );
    const logs = await Promise.all(drafts.map((draft) => logOf(staff, draft.id)));
    const all = logs.flat().toSorted((left, right) => left.tournament_seq - right.tournament_seq);
    await viewer.reaches(all.length);
    expect(all.map((event) => event.tournament_seq)).toEqual(all.map((_, index) => index + 1));
    expect(viewer.events).toEqual(all);
    await viewer.leave();
  });
});

describe('joining while picks are made', () => {
  it('never leaves a hole between the first message and the live ones', async () => {
    const { draft } = await aStartedDraft(staff, { ...wide, captains: [5000, 4900, 4800, 4700] });
    const joiners: Promise<Viewer>[] = [];
    let now = draft;
    while (now.on_clock !== null) {
      for (let each = 0; each < 4; each += 1) joiners.push(Viewer.watch(server.url, 'draft', draft.id));
      now = (await pick(staff, now)).state;
    }
    for (const viewer of await Promise.all(joiners)) {
      await viewer.reaches(now.seq);
      await viewer.leave();
    }
  });
});
