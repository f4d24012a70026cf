// One draft as it was heard of from all sides: viewers, answers, pages of the log. Two who were told different things
// about one number are a finding, whichever is right.
import { advance, fold } from '../system/harness/fold.ts';
import type { DraftEvent, DraftState } from '../system/harness/wire.ts';
import { canonical, fingerprint, firstDifference, shortened } from './canonical.ts';
import { describeError, type Findings } from './findings.ts';

type EventType = DraftEvent['event_type'];

const kEnds: ReadonlySet<EventType> = new Set([
  'captain_assigned',
  'draft_completed',
  'draft_aborted',
  'pick_undone',
] as const);
const kBegins: ReadonlySet<EventType> = new Set(['draft_started', 'player_picked', 'pick_undone', 'draft_aborted']);

export function endsCommit(event: DraftEvent): boolean {
  return kEnds.has(event.event_type);
}

// Whether these are the events of one commit: all of them, in the order of the rules, and with its number.
export function isOneCommit(events: readonly DraftEvent[]): boolean {
  const [first, ...rest] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined || !kBegins.has(first.event_type) || !endsCommit(last)) return false;
  const middle = rest.slice(0, -1);
  const isShape = endsCommit(first)
    ? rest.length === 0
    : rest.length === 1 || (rest.length === 2 && middle[0]?.event_type === 'tie_roll');
  return isShape && events.every((event, index) => event.seq === first.seq + index && event.commit_seq === first.seq);
}

interface WaitingState {
  state: DraftState;
  by: string;
}

export class DraftLog {
  readonly id: number;
  // Of what was heard.
  highest = 0;
  // Everything up to here was heard.
  head = 0;
  // The highest place that the server has acknowledged.
  acknowledged = 0;
  // When the creation was answered.
  readonly heardOf = performance.now();

  private readonly events: (DraftEvent | undefined)[] = [];
  private readonly texts: string[] = [];
  private readonly windows: Set<number>;
  private readonly setup: string;
  private folded: DraftState;
  private readonly folds = new Map<number, string>();
  private readonly seenStates = new Set<string>();
  private waiting: WaitingState[] = [];
  private saidToReach = 0;
  private readonly acknowledgedWindows: { window: number; at: number }[] = [];

  // `created` is the state that the creation was answered with.
  constructor(
    private readonly created: DraftState,
    private readonly findings: Findings,
  ) {
    this.id = created.id;
    this.folded = fold(created, []);
    this.setup = canonical({ ...created, tie_window: 0 });
    this.windows = new Set([created.tie_window]);
    this.windowWasAcknowledged(created.tie_window);
  }

  at(seq: number): DraftEvent | undefined {
    return this.events[seq - 1];
  }

  // Everything that was heard without a hole.
  get whole(): readonly DraftEvent[] {
    return this.events.slice(0, this.head) as DraftEvent[];
  }

  // False when this contradicts what was heard before.
  hear(event: DraftEvent, by: string): boolean {
    const text = canonical(event);
    const known = this.texts[event.seq - 1];
    if (known !== undefined) {
      if (known === text) return true;
      const difference = firstDifference(this.at(event.seq), event);
      this.findings.report(
        'an event is never changed: all are told the same about one place',
        `draft ${this.id}, seq ${event.seq}: ${by} was told otherwise than somebody before: ${difference}`,
      );
      return false;
    }
    this.events[event.seq - 1] = event;
    this.texts[event.seq - 1] = text;
    this.highest = Math.max(this.highest, event.seq);
    while (this.events[this.head] !== undefined) this.head += 1;
    return true;
  }

  // A refusal tells of commits that no client has heard of yet, but that are there.
  wasSaidToReach(seq: number): void {
    this.saidToReach = Math.max(this.saidToReach, seq);
  }

  windowWasAcknowledged(window: number): void {
    this.acknowledgedWindows.push({ window, at: performance.now() });
  }

  // The last one that was acknowledged up to that time, by performance.now(); 0 when there is none.
  windowAcknowledgedBy(time: number): number {
    return this.acknowledgedWindows.findLast(({ at }) => at <= time)?.window ?? 0;
  }

  willAskForWindow(window: number): void {
    this.windows.add(window);
  }

  // The state at `seq` must be the fold of the events up to it; this waits until they were heard.
  checkState(state: DraftState, by: string): void {
    if (state.seq === 0) {
      this.checkSetup(state, by);
      return;
    }
    const key = fingerprint(state);
    if (this.seenStates.has(key)) return;
    this.seenStates.add(key);
    this.foldAsFarAsKnown();
    if (state.seq > this.folded.seq) this.waiting.push({ state, by });
    else this.compare(state, by);
  }

  // What could not be checked when it was heard.
  checkWaiting(): void {
    this.foldAsFarAsKnown();
    const due = this.waiting.filter(({ state }) => state.seq <= this.folded.seq);
    this.waiting = this.waiting.filter(({ state }) => state.seq > this.folded.seq);
    for (const { state, by } of due) this.compare(state, by);
  }

  // When the whole log is known, nothing may wait any more.
  checkNothingWaits(): void {
    this.checkWaiting();
    if (this.saidToReach > this.head) {
      const detail = `draft ${this.id}: a refusal spoke of seq ${this.saidToReach}, the log ends at ${this.head}`;
      this.findings.report('a refusal has the seq of the log', detail);
    }
    for (const { state, by } of this.waiting) {
      this.findings.report(
        'a state is the fold of the log up to its seq',
        `draft ${this.id}: ${by} was given a state at ${state.seq}, the log ends at ${this.head}`,
      );
    }
  }

  statusAt(seq: number): DraftState['status'] | undefined {
    if (seq === 0) return 'pending';
    switch (this.at(seq)?.event_type) {
      case undefined:
        return undefined;
      case 'draft_completed':
        return 'completed';
      case 'draft_aborted':
        return 'aborted';
      default:
        return 'active';
    }
  }

  private checkSetup(state: DraftState, by: string): void {
    if (this.windows.has(state.tie_window) && canonical({ ...state, tie_window: 0 }) === this.setup) return;
    const difference = firstDifference({ ...this.created, tie_window: state.tie_window }, state);
    this.findings.report(
      'before the start the state is the set-up',
      `draft ${this.id}: ${by} was given another (window ${state.tie_window}): ${difference}`,
    );
  }

  private foldAsFarAsKnown(): void {
    let commit: DraftEvent[] = [];
    for (let seq = this.folded.seq + 1; seq <= this.head; seq += 1) {
      const event = this.at(seq);
      if (event === undefined) return;
      commit.push(event);
      if (!endsCommit(event)) continue;
      try {
        this.folded = advance(this.folded, commit);
      } catch (error) {
        // What follows can not be judged any more.
        this.head = this.folded.seq;
        this.findings.report('a log obeys the rules', `draft ${this.id} at ${seq}: ${describeError(error)}`);
        return;
      }
      this.folds.set(seq, fingerprint(this.folded));
      commit = [];
    }
  }

  private compare(state: DraftState, by: string): void {
    const expected = this.folds.get(state.seq);
    if (expected === fingerprint(state)) return;
    const reason =
      expected === undefined
        ? 'no commit ends there'
        : firstDifference(fold(this.created, this.whole.slice(0, state.seq)), state);
    this.findings.report(
      'a state is the fold of the log up to its seq',
      `draft ${this.id}: ${by} was given a state at ${state.seq} that is not: ${shortened(reason)}`,
    );
  }
}
