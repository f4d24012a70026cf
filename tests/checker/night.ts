// One draft from its creation to its end: captains by their seat links and staff, who hurry, double click, contradict
// each other and lose patience.
import type { DraftState, SeatLink } from '../system/harness/wire.ts';
import type { Findings } from './findings.ts';
import type { Ledger } from './ledger.ts';
import { Office, type Send } from './office.ts';
import type { Random } from './random.ts';
import type { Caller } from './rest.ts';
import type { TournamentLog } from './tournament_log.ts';
import { pause } from './waiting.ts';

const kTurns = {
  'the captain picks': 52,
  'staff pick': 8,
  'the captain double clicks': 10,
  'two contradict each other': 9,
  'another captain picks out of turn': 5,
  'staff undo': 9,
  'staff undo twice at once': 2,
  'somebody reads': 5,
};

export interface NightSurroundings {
  findings: Findings;
  ledger: Ledger;
  tournament: TournamentLog;
  staff: Caller;
  newCaller: () => Caller;
  // True when the evening is over: no client begins anything any more.
  isOver: () => boolean;
  creations: { acknowledged: number; unknown: number };
}

export class Night {
  private readonly captains = new Map<number, Caller>();
  private reasons = 0;
  private readonly abortsAt: number;
  private readonly hurry: number;

  constructor(
    private readonly random: Random,
    private readonly around: NightSurroundings,
    private readonly players: readonly number[],
  ) {
    this.abortsAt = random.chance(0.15) ? random.between(0, 20) : Infinity;
    this.hurry = random.pick([0, 15, 60]);
  }

  async play(): Promise<void> {
    const created = await this.create();
    if (created === undefined) return;
    const office = new Office(created.draft, this.around.tournament, this.around.ledger, this.around.findings);
    await this.invite(created.state.id);
    await this.prepare(office, created.state.tie_window);
    if (this.abortsAt === 0) {
      await this.untilKnown(
        office,
        (state) => state.status === 'aborted',
        () => office.abort(this.staff(), this.reason()),
      );
      return;
    }
    let state = await this.untilKnown(
      office,
      (now) => now.status !== 'pending',
      () => this.sometimesTwice(() => office.start(this.staff())),
    );
    for (let turn = 1; state?.status === 'active' && !this.around.isOver(); turn += 1) {
      if (turn >= this.abortsAt) await office.abort(this.staff(), this.reason());
      else await this.turn(office, state);
      state = await this.read(office);
      await pause(this.random.between(0, this.hurry));
    }
  }

  private async turn(office: Office, state: DraftState): Promise<void> {
    const clock = state.on_clock;
    if (clock === null) return;
    const { round } = clock;
    const free = state.players.filter((player) => player.team_id === null).map((player) => player.id);
    const player = this.random.pick(free);
    const captain = this.send(this.captains.get(clock.captain_id));
    switch (this.random.weighted(kTurns)) {
      case 'the captain picks':
        await office.pick(captain, round, player);
        return;
      case 'staff pick':
        await office.pick(this.staff(), round, player);
        return;
      case 'the captain double clicks':
        await Promise.all([office.pick(captain, round, player), office.pick(captain, round, player)]);
        return;
      case 'two contradict each other': {
        const others = Array.from({ length: this.random.between(1, 4) }, () => this.random.pick(free));
        await Promise.all([
          office.pick(captain, round, player),
          ...others.map((other) => office.pick(this.staff(), round, other)),
        ]);
        return;
      }
      case 'another captain picks out of turn':
        await office.pick(this.send(this.random.pick([...this.captains.values()])), round, player);
        return;
      case 'staff undo':
        await office.undo(this.staff(), this.reason(), this.random.chance(0.5) ? round - 1 || undefined : undefined);
        return;
      case 'staff undo twice at once':
        if (round > 1) {
          const reason = this.reason();
          const once = (): Promise<unknown> => office.undo(this.staff(), reason, round - 1);
          await Promise.all([once(), once()]);
        }
        return;
      case 'somebody reads':
        await office.read(this.around.newCaller());
        return;
    }
  }

  // A draft whose creation was not answered is known to no client; it stays in the list.
  private async create(): Promise<{ state: DraftState; draft: ReturnType<TournamentLog['created']> } | undefined> {
    const { staff, tournament, creations } = this.around;
    const teams = this.random.between(2, 5);
    const json = {
      style: this.random.pick(['shuffle', 'shuffle', 'snake', 'normal']),
      team_size: this.random.between(3, 8),
      tie_window: this.random.pick([0, 50, 500]),
      captains: this.players.slice(0, teams).map((id) => ({ player_id: id })),
    };
    while (!this.around.isOver()) {
      const outcome = await staff.call({ method: 'POST', path: `/tournaments/${tournament.id}/drafts`, json });
      if (outcome.kind === 'done') {
        creations.acknowledged += 1;
        const state = outcome.body as DraftState;
        return { state, draft: tournament.created(state) };
      }
      if (outcome.kind === 'refused') throw new Error(`a draft is refused: ${JSON.stringify(outcome.problem)}`);
      creations.unknown += 1;
      await pause(100);
    }
    return undefined;
  }

  private async invite(draft: number): Promise<void> {
    const seats = await this.insist<{ items: SeatLink[] }>(this.around.staff, `/drafts/${draft}/seats`);
    for (const { captain_id, link } of seats?.items ?? []) {
      const caller = this.around.newCaller();
      const token = new URL(link).pathname.split('/').at(-1);
      for (;;) {
        const outcome = await caller.call({ method: 'POST', path: '/seat-session', json: { token } });
        if (outcome.kind === 'refused') throw new Error(`a seat is refused: ${JSON.stringify(outcome.problem)}`);
        if (outcome.kind === 'done') caller.cookie = outcome.cookie;
        if (outcome.kind === 'done' || this.around.isOver()) break;
        await pause(100);
      }
      this.captains.set(captain_id, caller);
    }
  }

  private async prepare(office: Office, window: number): Promise<void> {
    const changes = this.random.chance(0.6) ? this.random.between(1, 8) : 0;
    for (let each = 1; each <= changes; each += 1) {
      if (!(await office.changeWindow({ by: this.around.staff }, window + each))) return;
      await pause(this.random.between(0, 250));
    }
  }

  // Asks for it again while the outcome is not known; the draft's state says whether it was done.
  private async untilKnown(
    office: Office,
    isDone: (state: DraftState) => boolean,
    ask: () => Promise<unknown>,
  ): Promise<DraftState | undefined> {
    for (;;) {
      await ask();
      const state = await this.read(office);
      if (state === undefined || isDone(state)) return state;
    }
  }

  private async read(office: Office): Promise<DraftState | undefined> {
    while (!this.around.isOver()) {
      const state = await office.read(this.around.staff);
      if (state !== undefined) return state;
      await pause(this.random.between(20, 150));
    }
    return undefined;
  }

  private async insist<T>(by: Caller, path: string): Promise<T | undefined> {
    while (!this.around.isOver()) {
      const outcome = await by.call({ method: 'GET', path });
      if (outcome.kind === 'done') return outcome.body as T;
      if (outcome.kind === 'refused') throw new Error(`${path} is refused: ${JSON.stringify(outcome.problem)}`);
      await pause(100);
    }
    return undefined;
  }

  private async sometimesTwice(command: () => Promise<unknown>): Promise<void> {
    await Promise.all(this.random.chance(0.3) ? [command(), command()] : [command()]);
  }

  private reason(): string {
    this.reasons += 1;
    return `reason ${this.reasons}`;
  }

  private staff(): Send {
    return this.send(this.around.staff);
  }

  // Some lose patience: their command may be done after they are gone.
  private send(by: Caller | undefined): Send {
    if (by === undefined) throw new Error('a captain without a seat');
    return { by, patienceMs: this.random.chance(0.08) ? this.random.between(0, 60) : undefined };
  }
}
