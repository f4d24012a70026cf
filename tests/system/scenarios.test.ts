// The scenarios of tests/scenarios against a real server. Its dice are its own: a draft in which other captains win is
// aborted and played again until the winners are those of the scenario.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mika, olga } from './harness/accounts.ts';
import { Client, type Answer } from './harness/client.ts';
import { allScenarios, namesIn, type Expectation, type Scenario, type Step } from './harness/scenario.ts';
import { Server } from './harness/server.ts';
import type { DraftChange, DraftEvent, DraftState, Player, Problem, TieRoll } from './harness/wire.ts';
import { linkFor, linksOf, logOf, stateOf } from './harness/world.ts';

const nobodysId = 999_999_999;
const attempts = 300;

let server: Server;
let staff: Client;
let stranger: Client;

beforeAll(async () => {
  server = await Server.fresh();
  staff = await Client.signedIn(server.url, olga);
  stranger = await Client.signedIn(server.url, mika);
});

afterAll(async () => {
  await server.discard();
});

// The dice chose somebody else than the scenario tells of.
class OtherWinner extends Error {}

function tiedIn(tie: TieRoll): string {
  return tie.tied_captains.map((captain) => captain.name).join(',');
}

// Everybody still in throws, and the highest stay, until the winner is left.
function expectPossibleRolls(tie: TieRoll): void {
  let stillIn = tie.tied_captains.map((captain) => captain.id);
  for (const dice of tie.roll_rounds) {
    expect(dice.map((die) => die.captain_id)).toEqual(stillIn);
    for (const die of dice) expect([1, 2, 3, 4, 5, 6]).toContain(die.roll);
    const highest = Math.max(...dice.map((die) => die.roll));
    stillIn = dice.filter((die) => die.roll === highest).map((die) => die.captain_id);
  }
  expect(stillIn).toEqual([tie.winner_id]);
}

class Play {
  private readonly seats = new Map<string, Client>();
  private state: DraftState;
  private log: DraftEvent[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly players: Player[],
    pending: DraftState,
  ) {
    this.state = pending;
  }

  async run(): Promise<void> {
    for (const expectation of this.scenario.expectations) this.expect(expectation);
    for (const step of this.scenario.steps) {
      const before = this.state;
      const answer = await this.send(step, await this.clientOf(step.by));
      this.state = await stateOf(staff, this.state.id);
      if (step.refusal === undefined) await this.expectCommit(step, answer);
      else this.expectRefusal(step, answer, before);
      for (const expectation of step.expectations) this.expect(expectation);
    }
    expect(await logOf(staff, this.state.id)).toEqual(this.log);
  }

  private idOf(name: string): number {
    return this.players.find((player) => player.name === name)?.id ?? nobodysId;
  }

  private nameOf(id: number | null): string {
    return this.players.find((player) => player.id === id)?.name ?? '?';
  }

  private async clientOf(who: string): Promise<Client> {
    if (who === 'staff') return staff;
    if (who === 'stranger') return stranger;
    if (who === 'nobody') return new Client(server.url);
    const known = this.seats.get(who);
    if (known !== undefined) return known;
    const link = linkFor(await linksOf(staff, this.state.id), this.idOf(who));
    const seated = await Client.inSeat(server.url, link);
    this.seats.set(who, seated);
    return seated;
  }

  private send(step: Step, client: Client): Promise<Answer> {
    const ids = { draft_id: this.state.id };
    switch (step.command) {
      case 'start':
        return client.call('startDraft', ids);
      case 'pick':
        return client.call('pickPlayer', ids, { json: { player_id: this.idOf(step.player), round: step.round } });
      case 'undo':
        return client.call('undoPick', ids, { json: { round: step.round, reason: step.reason } });
      case 'abort':
        return client.call('abortDraft', ids, step.reason === undefined ? {} : { query: { reason: step.reason } });
    }
  }

  private expectRefusal(step: Step, answer: Answer, before: DraftState): void {
    expect(answer.status, `line ${step.line} is refused: ${answer.text}`).toBeGreaterThanOrEqual(400);
    expect((JSON.parse(answer.text) as Problem).code, `line ${step.line}`).toBe(step.refusal);
    expect(this.state, `line ${step.line} changes nothing`).toEqual(before);
  }

  private async expectCommit(step: Step, answer: Answer): Promise<void> {
    expect(answer.status, `line ${step.line}: ${answer.text}`).toBeLessThan(300);
    const commit = (await logOf(staff, this.state.id)).slice(this.log.length);
    this.log.push(...commit);
    if (step.command === 'pick' || step.command === 'undo') {
      expect(JSON.parse(answer.text), `line ${step.line}`).toEqual({
        state: this.state,
        events: commit,
      } satisfies DraftChange);
    }
    const types = commit.map((event) => event.event_type);
    expect(types, `line ${step.line}`).toEqual(step.events.map((event) => event.type));
    for (const [index, event] of commit.entries()) this.expectFields(step, index, event);
  }

  private expectFields(step: Step, index: number, event: DraftEvent): void {
    const expected = step.events[index];
    const shown = new Map<string, string>(
      Object.entries(event.payload).map(([name, value]) => [name, String(value as unknown)]),
    );
    if (event.event_type === 'tie_roll') {
      const tie = event.payload;
      expectPossibleRolls(tie);
      if (tie.original_seq !== null) {
        const original = this.log.find((earlier) => earlier.seq === tie.original_seq);
        expect(original?.event_type === 'tie_roll' && original.payload.roll_rounds).toEqual(tie.roll_rounds);
      }
      const winner = expected?.fields.get('winner_name');
      if (winner !== undefined && winner !== tie.winner_name && tie.original_seq === null) throw new OtherWinner();
      shown.set('tied', tiedIn(tie));
    }
    for (const [name, value] of expected?.fields ?? []) {
      if (name !== 'rolls') expect(shown.get(name), `line ${expected?.line ?? 0}, ${name}`).toBe(value);
    }
  }

  private expect(expectation: Expectation): void {
    const { line, subject, name, fields } = expectation;
    const { on_clock: turn, players, rounds, teams } = this.state;
    const shown = new Map<string, unknown>();
    if (subject === 'pool') {
      const pool = players.filter((player) => player.team_id === null);
      expect(
        pool.map((player) => player.name),
        `line ${line}`,
      ).toEqual(namesIn(name));
    } else if (subject === 'turns') {
      expect(
        rounds.map((round) => this.nameOf(round.captain_id)),
        `line ${line}`,
      ).toEqual(namesIn(name));
    } else if (subject === 'team') {
      const team = teams.find((candidate) => candidate.captain_id === this.idOf(name));
      shown.set('members', team?.member_ids.map((id) => this.nameOf(id)).join(','));
      shown.set('total_mmr', team?.total_mmr);
    } else {
      shown.set('status', this.state.status).set('seq', this.state.seq);
      shown.set('on_clock', turn === null ? 'nobody' : this.nameOf(turn.captain_id));
      shown.set('round', turn?.round ?? 'none').set('phase', turn?.phase ?? 'none');
    }
    for (const [field, value] of fields) expect(String(shown.get(field)), `line ${line}, ${field}`).toBe(value);
  }
}

async function playUntilTheDiceAgree(scenario: Scenario): Promise<void> {
  const tournament = await staff.ok('createTournament', {}, { json: { name: scenario.name } });
  const ids = { tournament_id: tournament.id };
  const roster = [...scenario.captains, ...scenario.pool];
  const { items: players } = await staff.ok('addPlayers', ids, { json: { players: roster } });
  const captains = players.slice(0, scenario.captains.length).map((captain) => ({ player_id: captain.id }));
  const { style, teamSize: team_size, tieWindow: tie_window } = scenario;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const draft = await staff.ok('createDraft', ids, { json: { style, team_size, tie_window, captains } });
    try {
      await new Play(scenario, players, draft).run();
      return;
    } catch (error) {
      if (!(error instanceof OtherWinner)) throw error;
      await staff.ok('abortDraft', { draft_id: draft.id });
    }
  }
  throw new Error(`in ${attempts} drafts the dice never chose as the scenario tells`);
}

describe('the scenarios', () => {
  it.each(allScenarios())('$name', async (scenario) => {
    await playUntilTheDiceAgree(scenario);
  });
});
