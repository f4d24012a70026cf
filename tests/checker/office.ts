// One draft as its commands are sent: what is asked, what is answered, and what the answer must be true to.
import type { DraftChange, DraftState } from '../system/harness/wire.ts';
import type { Findings } from './findings.ts';
import { abortKey, pickKey, startKey, undoKey, type Ledger } from './ledger.ts';
import type { Call, Caller, Outcome } from './rest.ts';
import type { DraftLog } from './draft_log.ts';
import type { TournamentLog } from './tournament_log.ts';

const kAllowed: ReadonlySet<number> = new Set([200, 201, 403, 409]);

export interface Send {
  by: Caller;
  patienceMs?: number | undefined;
}

export class Office {
  constructor(
    private readonly draft: DraftLog,
    private readonly tournament: TournamentLog,
    private readonly ledger: Ledger,
    private readonly findings: Findings,
  ) {}

  async pick(send: Send, round: number, player: number): Promise<DraftState | undefined> {
    const call: Call = { method: 'POST', path: this.path('/picks'), json: { player_id: player, round } };
    return this.change(send, pickKey(this.draft.id, round, player), call);
  }

  async undo(send: Send, reason: string, round: number | undefined): Promise<DraftState | undefined> {
    const json = round === undefined ? { reason } : { round, reason };
    return this.change(send, undoKey(this.draft.id, reason), { method: 'POST', path: this.path('/undo'), json });
  }

  async start(send: Send): Promise<DraftState | undefined> {
    const call: Call = { method: 'POST', path: this.path('/start') };
    return this.stateAnswer(await this.command(send, startKey(this.draft.id), call), 'the answer to a start');
  }

  async abort(send: Send, reason: string): Promise<DraftState | undefined> {
    const call: Call = { method: 'DELETE', path: this.path(`?reason=${encodeURIComponent(reason)}`) };
    return this.stateAnswer(await this.command(send, abortKey(this.draft.id, reason), call), 'the answer to an abort');
  }

  // Whether it was acknowledged; after anything else the set-up is not known any more.
  async changeWindow(send: Send, window: number): Promise<boolean> {
    this.draft.willAskForWindow(window);
    const call: Call = { method: 'PATCH', path: this.path(''), json: { tie_window: window } };
    const outcome = await this.send(send, call);
    if (outcome.kind !== 'done') return false;
    this.draft.windowWasAcknowledged(window);
    this.stateAnswer(outcome, 'the answer to a change of the set-up');
    return true;
  }

  // The state now: never older than what was acknowledged before it was asked for.
  async read(by: Caller): Promise<DraftState | undefined> {
    const { acknowledged } = this.draft;
    const acknowledgedWindow = this.draft.windowAcknowledgedBy(performance.now());
    const outcome = await this.send({ by }, { method: 'GET', path: this.path('') });
    const state = this.stateAnswer(outcome, 'a reader', false);
    if (state === undefined) return undefined;
    const isOldSetup = state.seq === 0 && state.tie_window < acknowledgedWindow;
    if (state.seq < acknowledged || isOldSetup) {
      const known = isOldSetup ? `window ${acknowledgedWindow}` : `seq ${acknowledged}`;
      this.findings.report(
        'who reads sees what was acknowledged before',
        `draft ${this.draft.id}: a reader got seq ${state.seq}, window ${state.tie_window} after ${known}`,
      );
    }
    return state;
  }

  private async change(send: Send, key: string, call: Call): Promise<DraftState | undefined> {
    const outcome = await this.command(send, key, call);
    if (outcome.kind !== 'done') return undefined;
    const { state, events } = outcome.body as DraftChange;
    const by = `the answer to the ${key}`;
    this.tournament.hearCommit(events, by);
    this.ledger.noteEvents(events, by);
    if (state.seq !== events.at(-1)?.seq) {
      const detail = `${by}: state at ${state.seq}, events to ${String(events.at(-1)?.seq)}`;
      this.findings.report('an answer has the state after its own events', detail);
    }
    return this.stateAnswer(outcome, by, true, state);
  }

  private stateAnswer(
    outcome: Outcome,
    by: string,
    isAcknowledgement = true,
    state = outcome.kind === 'done' ? (outcome.body as DraftState) : undefined,
  ): DraftState | undefined {
    if (state === undefined) return undefined;
    this.draft.checkState(state, by);
    if (isAcknowledgement) this.draft.acknowledged = Math.max(this.draft.acknowledged, state.seq);
    return state;
  }

  private async command(send: Send, key: string, call: Call): Promise<Outcome> {
    const outcome = await this.send(send, call);
    this.ledger.note(key, outcome);
    return outcome;
  }

  private async send({ by, patienceMs }: Send, call: Call): Promise<Outcome> {
    const outcome = await by.call(patienceMs === undefined ? call : { ...call, patienceMs });
    const status = outcome.kind === 'unknown' ? 200 : outcome.status;
    if (!kAllowed.has(status)) {
      const said = outcome.kind === 'refused' ? (outcome.problem.detail ?? '') : '';
      const detail = `${call.method} ${call.path}: ${status} ${said}`;
      this.findings.report('a command is done, or refused for a reason', detail);
    }
    const seq = outcome.kind === 'refused' && outcome.status === 409 ? outcome.problem.seq : undefined;
    if (seq !== undefined) this.draft.wasSaidToReach(seq);
    return outcome;
  }

  private path(rest: string): string {
    return `/drafts/${this.draft.id}${rest}`;
  }
}
