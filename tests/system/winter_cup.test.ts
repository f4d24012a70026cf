// A whole draft night, the way that a league holds it: a real roster, eight captains by their links, two undos, and
// people who watch.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { parseCsv } from './harness/csv.ts';
import { advance, fold } from './harness/fold.ts';
import { exampleRoster } from './harness/process.ts';
import { assertMatches } from './harness/schema.ts';
import { sentenceOf } from './harness/sentences.ts';
import { Server } from './harness/server.ts';
import { Viewer } from './harness/viewer.ts';
import type { DraftChange, DraftEvent, DraftState, Player, TieRoll } from './harness/wire.ts';
import { currentRound, freePlayer, linksOf, logOf, poolOf, stateOf } from './harness/world.ts';

interface Undone {
  before: DraftState;
  after: DraftState;
}

let server: Server;
let staff: Client;
let file: string[][];
let roster: Player[];
let started: DraftState;
let final: DraftState;
let log: DraftEvent[];
let draftViewer: Viewer;
let tournamentViewer: Viewer;
let lateViewer: Viewer;
let returningViewer: Viewer;
let returningSeqs: number[];
let midway: Undone;
let atTheEnd: Undone;
const seats = new Map<number, Client>();

// What the rules let a state be compared by: not its place in the log.
function position(state: DraftState): DraftState {
  return { ...state, seq: 0 };
}

function seatOnClock(state: DraftState): Client {
  const seat = seats.get(state.on_clock?.captain_id ?? 0);
  if (seat === undefined) throw new Error('no seat for the captain on the clock');
  return seat;
}

async function seatPicks(state: DraftState, playerId = freePlayer(state)): Promise<DraftState> {
  const answer: DraftChange = await seatOnClock(state).ok(
    'pickPlayer',
    { draft_id: state.id },
    { json: { player_id: playerId, round: currentRound(state) } },
  );
  return answer.state;
}

async function seatsPickUntil(round: number, state: DraftState): Promise<DraftState> {
  let now = state;
  while (now.on_clock !== null && now.on_clock.round < round) now = await seatPicks(now);
  return now;
}

async function pickAndUndo(before: DraftState): Promise<Undone> {
  const playerId = poolOf(before).at(-1)?.id ?? 0;
  await seatPicks(before, playerId);
  const { state: after } = await staff.ok('undoPick', { draft_id: before.id }, { json: { reason: 'misclick' } });
  return { before, after };
}

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  file = parseCsv(await readFile(exampleRoster, 'utf8')).slice(1);
  const tournament = await staff.ok('createTournament', {}, { json: { name: 'Winter Cup' } });
  const ids = { tournament_id: tournament.id };
  const body = await readFile(exampleRoster);
  roster = (await staff.ok('addPlayers', ids, { body, type: 'text/csv' })).items;
  tournamentViewer = await Viewer.watch(server.url, 'tournament', tournament.id);
  const captains = roster.slice(0, 8).map((player) => ({ player_id: player.id, team_name: `Team ${player.name}` }));
  const pending = await staff.ok('createDraft', ids, { json: { style: 'shuffle', team_size: 5, captains } });
  draftViewer = await Viewer.watch(server.url, 'draft', pending.id);
  for (const { captain_id, link } of await linksOf(staff, pending.id)) {
    seats.set(captain_id, await Client.inSeat(server.url, link));
  }
  started = await staff.ok('startDraft', { draft_id: pending.id });

  let now = await seatsPickUntil(6, started);
  midway = await pickAndUndo(now);
  const leaving = await Viewer.watch(server.url, 'draft', pending.id);
  returningSeqs = leaving.seqs;
  await leaving.leave();
  now = await seatsPickUntil(20, midway.after);
  lateViewer = await Viewer.watch(server.url, 'draft', pending.id);
  returningViewer = await Viewer.watch(server.url, 'draft', pending.id, { after: leaving.head, epoch: leaving.epoch });
  now = await seatsPickUntil(32, now);
  atTheEnd = await pickAndUndo(now);
  final = await seatPicks(atTheEnd.after);
  log = await logOf(new Client(server.url), pending.id, 50);
  const head = final.seq;
  for (const viewer of [draftViewer, lateViewer, returningViewer]) await viewer.reaches(head);
  await tournamentViewer.reaches(log.at(-1)?.tournament_seq ?? 0);
}, 60_000);

afterAll(async () => {
  await server.discard();
});

describe('import', () => {
  it('keeps every name, rating and position in the order of the file', () => {
    const imported = roster.map(({ name, mmr, positions }) => [name, String(mmr), positions.join(';')]);
    expect(imported).toEqual(file);
  });
});

describe('the draft', () => {
  it('rolls in the first round between the captains with the lowest rating', () => {
    const roll = log.find((event) => event.event_type === 'tie_roll')?.payload;
    const lowest = roster.slice(0, 8).filter((player) => player.mmr === 5200);
    expect(roll).toMatchObject({ round: 1, original_seq: null });
    expect((roll as TieRoll).tied_captains.map((captain) => captain.name)).toEqual(lowest.map((player) => player.name));
  });

  it('ends completed with eight full teams', () => {
    expect(final.status).toBe('completed');
    expect(final.teams.map((team) => team.member_ids.length)).toEqual(Array.from({ length: 8 }, () => 5));
  });

  it('has drafted everybody exactly once', () => {
    const drafted = final.teams.flatMap((team) => team.member_ids);
    expect(new Set(drafted)).toEqual(new Set(roster.map((player) => player.id)));
    expect(drafted).toHaveLength(roster.length);
  });

  it('names in each event the captain whose seat picked', () => {
    const picks = log.filter((event) => event.event_type === 'player_picked');
    expect(picks.map((event) => event.actor?.name)).toEqual(picks.map((event) => event.payload.captain_name));
  });

  it('is before the pick again after an undo in the middle', () => {
    expect(position(midway.after)).toEqual(position(midway.before));
  });

  it('is before the pick again after an undo of the last one', () => {
    expect(position(atTheEnd.after)).toEqual(position(atTheEnd.before));
  });

  it('is the fold of its log at every event', async () => {
    const anyone = new Client(server.url);
    for (let seq = 1; seq <= final.seq; seq += 1) {
      expect(await stateOf(anyone, final.id, seq)).toEqual(fold(final, log.slice(0, seq)));
    }
  });
});

describe('who watches', () => {
  it("sees on the draft's channel every event of the log once and in order", () => {
    expect(draftViewer.events).toEqual(log);
  });

  it("sees on the tournament's channel every event of the log once and in order", () => {
    expect(tournamentViewer.events).toEqual(log);
  });

  it('gets each commit as one message', () => {
    const commits = draftViewer.messages.filter((message) => message.type === 'draft_events');
    const heads = commits.map((message) => message.events[0]?.event_type);
    expect(new Set(heads)).toEqual(new Set(['draft_started', 'player_picked', 'pick_undone']));
  });

  it('and comes late has the state of the others in the end', () => {
    const first = lateViewer.first;
    if (first.type !== 'initial_events' || !('draft' in first)) throw new Error('no state in the first message');
    const live = lateViewer.events.filter((event) => event.seq > first.seq);
    expect(advance(first.draft, live)).toEqual(final);
  });

  it('and comes back has every event once', () => {
    expect(returningViewer.first.type).toBe('resumed');
    expect([...returningSeqs, ...returningViewer.seqs].slice(-log.length)).toEqual(
      log.map((event) => event.seq).slice(-(returningSeqs.length + returningViewer.seqs.length)),
    );
  });
});

describe('the export', () => {
  it('holds as JSON the state, the whole log and its sentences', async () => {
    const exported = await new Client(server.url).ok(
      'exportDraft',
      { draft_id: final.id },
      { query: { format: 'json' } },
    );
    assertMatches('DraftExport', exported);
    expect(exported).toEqual({ draft: final, events: log, history: log.map(sentenceOf) });
  });

  it('lists as CSV every member of every team in pick order', async () => {
    const { text } = await new Client(server.url).call(
      'exportDraft',
      { draft_id: final.id },
      { query: { format: 'csv' } },
    );
    const [header, ...rows] = parseCsv(text.replace(/^\uFEFF/, ''));
    const players = new Map(final.players.map((player) => [player.id, player]));
    const rounds = new Map(final.rounds.map((round) => [round.choice_id, String(round.round)]));
    const expected = final.teams.flatMap((team) =>
      team.member_ids.map((id, place) => [
        team.name,
        place === 0 ? 'captain' : 'player',
        players.get(id)?.name,
        String(players.get(id)?.mmr),
        rounds.get(id) ?? '',
      ]),
    );
    expect(header).toEqual(['team', 'role', 'player', 'mmr', 'round']);
    expect(rows).toEqual(expected);
  });
});
