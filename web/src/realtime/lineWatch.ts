// Whether the line of a channel still lives, as far as the page can tell. A line that died without a word looks like one
// on which nothing happens, so somebody has to ask:
//
//   quiet ──5 s without a word──▶ asking ──1 s──▶ doubted ──12 s without a word──▶ given up
//     ▲                             │                │
//     └───────── any word, by the channel or as an answer ─────────┘
//
// Only a page with controls asks. One without them goes by the heartbeat alone (socket.ts), and costs the server nothing.

import { Listeners } from '@/realtime/listeners';

export interface WatchedLine {
  /** Asks the server something light. Resolves when it answers, whatever it says. */
  ask(signal: AbortSignal): Promise<void>;
  /** The line is dead: make another one. */
  giveUp(): void;
  doubtChanged(): void;
  now(): number;
}

const kAskAfterMs = 5_000;
const kDoubtAfterMs = 1_000;
const kAskAgainMs = 2_000;
const kGiveUpAfterMs = 12_000;
// A question of its own right, asked late, still gets this long.
const kLeastPatienceMs = 5_000;

type Step = 'ask' | 'doubt' | 'give up';

export class LineWatch {
  private heardAt_ = 0;
  private isUp = false;
  private asksBySelf = false;
  private isDoubted_ = false;
  private question: AbortController | null = null;
  private readonly words = new Listeners();
  private readonly steps = new Map<Step, ReturnType<typeof setTimeout>>();

  constructor(private readonly line: WatchedLine) {}

  /** It may be dead: what the page shows may be behind. */
  get isDoubted(): boolean {
    return this.isDoubted_;
  }

  /** When anything came last; 0 before the first word. */
  get heardAt(): number {
    return this.heardAt_;
  }

  /** Calls back at every word. */
  onWord = this.words.add;

  /** Whether to ask when nothing comes: for a page with controls. */
  watchClosely(isClose: boolean): void {
    if (this.asksBySelf === isClose) return;
    this.asksBySelf = isClose;
    if (!this.isDoubted_ && !this.question) this.rest();
  }

  /** Something came, by the channel or as an answer. */
  heard(): void {
    this.heardAt_ = this.line.now();
    this.isUp = true;
    this.rest();
    this.setDoubted(false);
    this.words.tell();
  }

  /** The channel is closed: there is nothing to doubt. */
  closed(): void {
    this.isUp = false;
    this.rest();
    this.setDoubted(false);
  }

  /** An answer is late, or did not come: don't wait for a silence. */
  suspect(): void {
    this.ask();
  }

  /** There is reason to doubt already: the machine says that it has no network. */
  doubt(): void {
    if (!this.isUp) return;
    this.giveUpInTime();
    this.setDoubted(true);
    if (this.asksBySelf) this.ask();
  }

  private ask(): void {
    if (!this.isUp || this.question) return;
    const question = new AbortController();
    this.question = question;
    this.later('doubt', kDoubtAfterMs, () => this.setDoubted(true));
    this.giveUpInTime();
    this.line.ask(question.signal).then(
      () => {
        if (this.question === question) this.heard();
      },
      () => {
        if (this.question !== question) return;
        this.question = null;
        this.setDoubted(true);
        this.later('ask', kAskAgainMs, () => this.ask());
      },
    );
  }

  private giveUpInTime(): void {
    if (this.steps.has('give up')) return;
    const left = this.heardAt_ + kGiveUpAfterMs - this.line.now();
    this.later('give up', Math.max(left, kLeastPatienceMs), () => {
      this.closed();
      this.line.giveUp();
    });
  }

  /** Forgets what was under way, and asks again after a silence. */
  private rest(): void {
    this.question?.abort();
    this.question = null;
    for (const timer of this.steps.values()) clearTimeout(timer);
    this.steps.clear();
    if (!this.isUp || !this.asksBySelf) return;
    const silence = this.line.now() - this.heardAt_;
    this.later('ask', Math.max(0, kAskAfterMs - silence), () => this.ask());
  }

  private later(step: Step, ms: number, work: () => void): void {
    clearTimeout(this.steps.get(step));
    const timer = setTimeout(() => {
      this.steps.delete(step);
      work();
    }, ms);
    this.steps.set(step, timer);
  }

  private setDoubted(isDoubted: boolean): void {
    if (isDoubted === this.isDoubted_) return;
    this.isDoubted_ = isDoubted;
    this.line.doubtChanged();
  }
}
