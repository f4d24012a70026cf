// Every command that was sent, what became of it as far as its sender knows, and what the log must say in the end:
// an acknowledged command is in it once, a refused one not at all, one without an answer at most once.
import type { DraftEvent } from '../system/harness/wire.ts';
import { canonical, firstDifference } from './canonical.ts';
import type { DraftLog } from './draft_log.ts';
import type { Findings } from './findings.ts';
import type { Outcome } from './rest.ts';
import type { Signal } from './waiting.ts';

interface Tally {
  acknowledged: number;
  unknown: number;
  logged: number;
}

export interface Acknowledged {
  events: readonly DraftEvent[];
  by: string;
}

export class Ledger {
  readonly counts = { acknowledged: 0, refused: 0, unknown: 0 };
  private readonly tallies = new Map<string, Tally>();
  private readonly acknowledged: Acknowledged[] = [];

  constructor(
    private readonly findings: Findings,
    private readonly acknowledgement: Signal,
  ) {}

  // Commands with the same key do the same to the draft.
  note(key: string, outcome: Outcome): void {
    const tally = this.tallyOf(key);
    if (outcome.kind === 'done') {
      tally.acknowledged += 1;
      this.counts.acknowledged += 1;
      this.acknowledgement.tell();
    } else if (outcome.kind === 'unknown') {
      tally.unknown += 1;
      this.counts.unknown += 1;
    } else {
      this.counts.refused += 1;
    }
  }

  noteEvents(events: readonly DraftEvent[], by: string): void {
    this.acknowledged.push({ events, by });
  }

  // Against the whole logs.
  check(drafts: Iterable<DraftLog>): void {
    const logs = new Map<number, DraftLog>();
    for (const draft of drafts) {
      logs.set(draft.id, draft);
      for (const event of draft.whole) {
        const key = keyOf(event);
        if (key !== undefined) this.tallyOf(key).logged += 1;
      }
    }
    this.checkCounts();
    this.checkEvents(logs);
  }

  private checkCounts(): void {
    for (const [key, { acknowledged, unknown, logged }] of this.tallies) {
      if (logged < acknowledged) {
        const detail = `${key}: acknowledged ${acknowledged} times, ${logged} in the log`;
        this.findings.report('what was acknowledged is in the log', detail);
      }
      if (logged > acknowledged + unknown) {
        const detail = `${key}: ${logged} in the log, ${acknowledged} acknowledged and ${unknown} without an answer`;
        this.findings.report('a command is done once, and a refused one not at all', detail);
      }
    }
  }

  private checkEvents(logs: ReadonlyMap<number, DraftLog>): void {
    const claimed = new Map<string, string>();
    for (const { events, by } of this.acknowledged) {
      for (const event of events) {
        const place = `draft ${event.draft_id}, seq ${event.seq}`;
        const logged = logs.get(event.draft_id)?.at(event.seq);
        if (canonical(logged ?? null) !== canonical(event)) {
          const detail = `${by}: ${place}: ${firstDifference(logged, event)}`;
          this.findings.report('what was acknowledged is in the log', detail);
        }
        const other = claimed.get(place);
        if (other !== undefined) {
          this.findings.report('a commit answers one command', `${place} was given to ${other} and to ${by}`);
        }
        claimed.set(place, by);
      }
    }
  }

  private tallyOf(key: string): Tally {
    let tally = this.tallies.get(key);
    if (tally === undefined) {
      tally = { acknowledged: 0, unknown: 0, logged: 0 };
      this.tallies.set(key, tally);
    }
    return tally;
  }
}

// The key of the command that makes this event; of events that come along with others, none.
function keyOf(event: DraftEvent): string | undefined {
  switch (event.event_type) {
    case 'draft_started':
      return startKey(event.draft_id);
    case 'player_picked':
      return pickKey(event.draft_id, event.payload.round, event.payload.picked_id);
    case 'pick_undone':
      return undoKey(event.draft_id, event.payload.reason ?? '');
    case 'draft_aborted':
      return abortKey(event.draft_id, event.payload.reason ?? '');
    case 'tie_roll':
    case 'captain_assigned':
    case 'draft_completed':
      return undefined;
  }
}

export function startKey(draft: number): string {
  return `start of draft ${draft}`;
}

export function pickKey(draft: number, round: number, player: number): string {
  return `pick of player ${player} for round ${round} of draft ${draft}`;
}

export function undoKey(draft: number, reason: string): string {
  return `undo "${reason}" in draft ${draft}`;
}

export function abortKey(draft: number, reason: string): string {
  return `abort "${reason}" of draft ${draft}`;
}
