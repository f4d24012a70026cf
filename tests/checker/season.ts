// One tournament: some drafts at a time, some viewers, and at its end the audit. A run is a row of seasons, so that it
// can be as long as one likes.
import type { Player } from '../system/harness/wire.ts';
import { Audit } from './audit.ts';
import { anyNode, type Cluster } from './cluster.ts';
import type { Findings } from './findings.ts';
import { Ledger } from './ledger.ts';
import { kDeliveryLimitMs, type Channel, type Surroundings } from './line.ts';
import { Night } from './night.ts';
import type { Random } from './random.ts';
import { Caller } from './rest.ts';
import { TournamentLog } from './tournament_log.ts';
import { Viewer } from './viewer.ts';
import { pause, type Signal, type Turn } from './waiting.ts';

export interface SeasonPlan {
  name: string;
  playMs: number;
  tables: number;
  viewers: number;
}

export interface Run {
  cluster: Cluster;
  findings: Findings;
  // Those who break something and those who need everything whole take turns.
  stage: Turn;
  staffCookie: string | undefined;
  epoch: string;
  counts: Record<string, number>;
  // A client is told that its command is durable; a viewer, of a commit.
  acknowledgement: Signal;
  announcement: Signal;
}

const kPlayers = 48;

export class Season {
  private readonly ledger: Ledger;
  private readonly staff: Caller;
  private readonly creations = { acknowledged: 0, unknown: 0 };

  constructor(
    private readonly plan: SeasonPlan,
    private readonly random: Random,
    private readonly run: Run,
  ) {
    this.ledger = new Ledger(run.findings, run.acknowledgement);
    this.staff = this.newCaller('staff');
    this.staff.cookie = run.staffCookie;
  }

  async play(): Promise<void> {
    const { id, players } = await this.open();
    const tournament = new TournamentLog(id, this.run.findings);
    const viewers = this.gather(tournament);
    const living = viewers.map((viewer) => viewer.live());
    const watching = setInterval(() => {
      for (const viewer of viewers) viewer.lookForLag();
      tournament.checkWaiting();
    }, 500);
    const end = performance.now() + this.plan.playMs;
    const isOver = (): boolean => performance.now() > end || this.run.findings.any;
    try {
      await Promise.all(
        Array.from({ length: this.plan.tables }, (_, table) => this.playAt(table, tournament, players, isOver)),
      );
      for (const viewer of viewers) viewer.settle();
      await Promise.all(living);
      await this.run.stage.take(() => this.conclude(tournament, viewers));
    } finally {
      clearInterval(watching);
      this.addCounts(tournament);
    }
    await Promise.all(viewers.map((viewer) => viewer.leave()));
  }

  private async playAt(
    table: number,
    tournament: TournamentLog,
    players: readonly number[],
    isOver: () => boolean,
  ): Promise<void> {
    const random = this.random.stream(`table ${table}`);
    for (let number = 1; !isOver(); number += 1) {
      const chance = random.stream(`night ${number}`);
      const around = {
        findings: this.run.findings,
        ledger: this.ledger,
        tournament,
        staff: this.staff,
        newCaller: () => this.newCaller(`table ${table}`),
        isOver,
        creations: this.creations,
      };
      await new Night(chance, around, shuffled(players, chance)).play();
    }
  }

  private gather(tournament: TournamentLog): Viewer[] {
    const around: Surroundings = {
      findings: this.run.findings,
      tournament,
      counts: this.run.counts,
      epoch: this.run.epoch,
      announcement: this.run.announcement,
      settleMs: this.run.cluster.settleMs,
    };
    const whole: Channel = { kind: 'tournament', id: tournament.id };
    // The last few drafts: those that are played, and some that are over.
    const channels = (): Channel[] => {
      const recent = [...tournament.drafts.keys()].slice(-2 * this.plan.tables);
      return [whole, whole, ...recent.map((id): Channel => ({ kind: 'draft', id }))];
    };
    return Array.from({ length: this.plan.viewers }, (_, index) => {
      const name = `${this.plan.name}, viewer ${index + 1}`;
      const random = this.random.stream(name);
      return new Viewer(name, random, this.run.cluster, around, whole, channels);
    });
  }

  private async conclude(tournament: TournamentLog, viewers: readonly Viewer[]): Promise<void> {
    if (this.run.findings.any) return;
    const nodes = this.run.cluster.nodes.map((node) => new Caller(() => node.life.url));
    const reached = viewers.map(async (viewer) => {
      if (await viewer.reachesTheHead(kDeliveryLimitMs)) return;
      const detail = `${viewer.where}: still at ${viewer.head} ${kDeliveryLimitMs / 1000} s after the last commit`;
      this.run.findings.report('every viewer comes to the head', detail);
    });
    await Promise.all(reached);
    const audit = new Audit(tournament, this.ledger, this.run.findings, this.random.stream('audit'));
    await audit.run(nodes, this.creations);
  }

  private async open(): Promise<{ id: number; players: number[] }> {
    const { id } = (await this.insist('/tournaments', { name: `The ${this.plan.name}` })) as { id: number };
    const roster = Array.from({ length: kPlayers }, (_, index) => {
      return { name: `Player ${index + 1}`, mmr: 1000 + 50 * this.random.between(0, 80), positions: [] };
    });
    const added = (await this.insist(`/tournaments/${id}/players`, { players: roster })) as { items: Player[] };
    return { id, players: added.items.map((player) => player.id) };
  }

  private async insist(path: string, json: unknown): Promise<unknown> {
    for (;;) {
      const outcome = await this.staff.call({ method: 'POST', path, json });
      if (outcome.kind === 'done') return outcome.body;
      if (outcome.kind === 'refused') throw new Error(`POST ${path}: ${JSON.stringify(outcome)}`);
      await pause(100);
    }
  }

  private newCaller(name: string): Caller {
    const random = this.random.stream(`${name}, which node`);
    return new Caller(() => anyNode(this.run.cluster, random).life.url);
  }

  private addCounts(tournament: TournamentLog): void {
    const { counts } = this.run;
    const add = (name: string, more: number): void => void (counts[name] = (counts[name] ?? 0) + more);
    add('seasons', 1);
    add('drafts', tournament.drafts.size);
    add('events in the logs', tournament.head);
    add('commands acknowledged', this.ledger.counts.acknowledged);
    add('commands refused', this.ledger.counts.refused);
    add('commands without an answer', this.ledger.counts.unknown);
  }
}

function shuffled(players: readonly number[], random: Random): number[] {
  return players
    .map((player) => ({ player, key: random.unit() }))
    .sort((left, right) => left.key - right.key)
    .map(({ player }) => player);
}
