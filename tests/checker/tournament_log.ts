// All drafts of one tournament as they were heard of, and the messages that told of them.
import type { DraftEvent, DraftHead, DraftState, ServerMessage } from '../system/harness/wire.ts';
import { firstDifference } from './canonical.ts';
import { DraftLog, endsCommit, isOneCommit } from './draft_log.ts';
import { describeError, type Findings } from './findings.ts';

// Longer ones are told to one viewer only.
const kLargestShared = 60_000;

interface WaitingHeads {
  heads: DraftHead[];
  place: number;
  mustName: readonly number[];
  by: string;
}

export class TournamentLog {
  readonly drafts = new Map<number, DraftLog>();
  // Everything up to here, in the tournament's sequence, was heard.
  head = 0;
  highest = 0;

  private readonly places: (DraftEvent | undefined)[] = [];
  private readonly parsed = new Map<string, ServerMessage>();
  private waiting: WaitingHeads[] = [];

  constructor(
    readonly id: number,
    private readonly findings: Findings,
  ) {}

  created(state: DraftState): DraftLog {
    const draft = new DraftLog(state, this.findings);
    this.drafts.set(state.id, draft);
    return draft;
  }

  // A message that many get is read and taken in once.
  read(text: string, by: string): ServerMessage | undefined {
    const known = this.parsed.get(text);
    if (known !== undefined) return known;
    let message: ServerMessage;
    try {
      message = JSON.parse(text) as ServerMessage;
    } catch (error) {
      this.findings.report('a frame is one JSON message', `${by}: ${describeError(error)}: ${text.slice(0, 200)}`);
      return undefined;
    }
    this.takeIn(message, by);
    if (text.length < kLargestShared) this.parsed.set(text, message);
    return message;
  }

  hear(events: readonly DraftEvent[], by: string): void {
    for (const event of events) {
      const draft = this.drafts.get(event.draft_id);
      if (draft === undefined || event.tournament_id !== this.id) {
        const where = `draft ${event.draft_id} of tournament ${event.tournament_id}`;
        this.findings.report('a channel carries its own events', `${by} got an event of ${where}`);
      } else if (draft.hear(event, by)) {
        this.place(event, by);
      }
    }
  }

  hearCommit(events: readonly DraftEvent[], by: string): void {
    this.hear(events, by);
    const first = events[0];
    const isWhole = isOneCommit(events) && events.every((event) => event.draft_id === first?.draft_id);
    if (isWhole) return;
    const types = events.map((event) => `${event.draft_id}:${event.seq} ${event.event_type}`).join(', ');
    this.findings.report('a commit is never torn', `${by} got [${types}] as one`);
  }

  // The drafts as a tournament's channel names them at `place` of its sequence.
  checkHeads(heads: DraftHead[], place: number, mustName: readonly number[], by: string): void {
    if (place > this.head) this.waiting.push({ heads, place, mustName, by });
    else this.compareHeads({ heads, place, mustName, by });
  }

  checkWaiting(): void {
    for (const draft of this.drafts.values()) draft.checkWaiting();
    const due = this.waiting.filter(({ place }) => place <= this.head);
    this.waiting = this.waiting.filter(({ place }) => place > this.head);
    for (const each of due) this.compareHeads(each);
  }

  checkNothingWaits(): void {
    this.checkWaiting();
    for (const draft of this.drafts.values()) draft.checkNothingWaits();
    for (const { place, by } of this.waiting) {
      this.findings.report('a head is a place of the log', `${by} got ${place}, the log ends at ${this.head}`);
    }
  }

  private takeIn(message: ServerMessage, by: string): void {
    switch (message.type) {
      case 'draft_events': {
        this.hearCommit(message.events, by);
        return;
      }
      case 'initial_events':
      case 'resumed': {
        this.hear(message.events, by);
        const last = message.events.at(-1);
        if (last !== undefined && !endsCommit(last)) {
          this.findings.report(
            'a commit is never torn',
            `${by} got a "${message.type}" that ends in the middle of one`,
          );
        }
        if ('draft' in message) this.takeInState(message.draft, message.seq, message.epoch, by);
        return;
      }
      case 'snapshot':
        if ('draft' in message) this.takeInState(message.draft, message.seq, message.epoch, by);
        return;
      case 'heartbeat':
      case 'viewers':
        return;
    }
  }

  private takeInState(state: DraftState, seq: number, epoch: string, by: string): void {
    if (state.seq !== seq || state.epoch !== epoch) {
      const said = `${state.seq} of ${state.epoch} in a message at ${seq} of ${epoch}`;
      this.findings.report('a message has the state at its own seq', `${by} got a state at ${said}`);
    }
    this.drafts.get(state.id)?.checkState(state, by);
  }

  private place(event: DraftEvent, by: string): void {
    const at = event.tournament_seq;
    const there = this.places[at - 1];
    if (there !== undefined && (there.draft_id !== event.draft_id || there.seq !== event.seq)) {
      this.findings.report(
        'a place of the tournament has one event',
        `${by}: tournament_seq ${at}: ${firstDifference(there, event)}`,
      );
      return;
    }
    this.places[at - 1] = event;
    this.highest = Math.max(this.highest, at);
    while (this.places[this.head] !== undefined) this.head += 1;
  }

  private compareHeads({ heads, place, mustName, by }: WaitingHeads): void {
    const seqs = new Map<number, number>();
    for (const event of this.places.slice(0, place)) {
      if (event !== undefined) seqs.set(event.draft_id, event.seq);
    }
    for (const id of [...seqs.keys(), ...mustName]) {
      if (heads.some((head) => head.id === id)) continue;
      this.findings.report('a tournament names all of its drafts', `${by} at ${place}: draft ${id} is missing`);
    }
    for (const head of heads) {
      const seq = seqs.get(head.id) ?? 0;
      const status = this.drafts.get(head.id)?.statusAt(seq) ?? 'pending';
      if (head.seq === seq && head.status === status) continue;
      this.findings.report(
        'a tournament names each draft as it is at its seq',
        `${by} at ${place}: draft ${head.id} is said ${head.status} at ${head.seq}, and is ${status} at ${seq}`,
      );
    }
  }
}
