// Somebody who watches: comes, tells the truth or a lie about what they have seen, reads well or badly, and leaves.
import { anyNode, type Cluster } from './cluster.ts';
import { Line, type Channel, type Cursor, type Greeting, type Surroundings } from './line.ts';
import type { Random } from './random.ts';
import { holdsWithin, pause, within } from './waiting.ts';

const kGreetings = {
  honest: 50,
  'without a cursor': 15,
  'with an old cursor': 12,
  'from the beginning': 5,
  'with another epoch': 6,
  'without an epoch': 3,
  'far beyond the head': 4,
  'just beyond the head': 3,
  'with no number': 2,
};
const kHabits = { steady: 50, stops: 14, 'stops at once': 20, trickles: 10, hasty: 6 };

export class Viewer {
  private line: Line | undefined;
  private cursor: Cursor | undefined;
  private isSettling = false;
  private wake: () => void = () => undefined;
  private readonly settling = new Promise<void>((resolve) => {
    this.wake = resolve;
  });

  constructor(
    private readonly name: string,
    private readonly random: Random,
    private readonly cluster: Cluster,
    private readonly around: Surroundings,
    private channel: Channel,
    // Where else there is something to watch.
    private readonly channels: () => readonly Channel[],
  ) {}

  // Until settle().
  async live(): Promise<void> {
    await this.orSettling(this.random.between(0, 1500));
    while (!this.isSettling) {
      if (this.random.chance(0.25)) {
        this.moveTo(this.random.pick(this.channels()));
      }
      await this.watchOnce();
      if (this.random.chance(0.7)) await this.orSettling(this.random.between(0, 400));
    }
  }

  // From now on the viewer is honest, reads, and stays.
  settle(): void {
    this.isSettling = true;
    this.wake();
  }

  // Whether it came to the head of its channel in time, after settle() and the end of live().
  async reachesTheHead(milliseconds: number): Promise<boolean> {
    const end = performance.now() + milliseconds;
    const isThere = (line: Line): boolean => line.isFollowing && line.head >= line.knownHead;
    while (performance.now() < end) {
      const line = this.dial(this.honestGreeting());
      await holdsWithin(end - performance.now(), () => !line.isOpen || isThere(line));
      if (isThere(line)) return true;
      this.remember(line);
      await line.leave(false);
      await pause(50);
    }
    return false;
  }

  get where(): string {
    return this.line?.toString() ?? this.name;
  }

  get head(): number {
    return this.line?.head ?? -1;
  }

  lookForLag(): void {
    this.line?.lookForLag();
  }

  async leave(): Promise<void> {
    await this.line?.leave(true);
  }

  private moveTo(channel: Channel): void {
    if (channel.kind !== this.channel.kind || channel.id !== this.channel.id) this.cursor = undefined;
    this.channel = channel;
  }

  private async watchOnce(): Promise<void> {
    const habit = this.random.weighted(kHabits);
    // A viewer that asks for much and reads nothing has full buffers from the start.
    const isGreedy = habit === 'stops at once' && this.random.chance(0.75);
    if (isGreedy) this.moveTo(this.random.pick(this.channels().filter(({ kind }) => kind === 'tournament')));
    const line = this.dial(this.greet(isGreedy ? 'from the beginning' : this.random.weighted(kGreetings)));
    const stay = habit === 'hasty' ? this.random.between(0, 60) : this.random.between(300, 8_000);
    await Promise.race([this.read(line, habit, stay), line.closed]);
    if (line.isReading) this.remember(line);
    await line.leave(this.random.chance(0.3));
    // No server was there: with jitter, as every client that comes back should.
    if (line.head < 0) await this.orSettling(this.random.between(20, 300));
  }

  private async read(line: Line, habit: keyof typeof kHabits, stay: number): Promise<void> {
    if (habit === 'stops at once' || habit === 'stops') {
      if (habit === 'stops') {
        await this.orSettling(this.random.between(0, 1500));
        line.stopReading();
      } else {
        line.stopReadingOnceConnected();
      }
      await this.orSettling(this.random.between(habit === 'stops' ? 500 : 4_000, 12_000));
      line.readOn();
      await holdsWithin(5_000, () => !line.isOpen || line.head >= line.knownHead);
    }
    if (habit === 'trickles') {
      for (let sip = 0; sip < 40 && line.isOpen && !this.isSettling; sip += 1) {
        line.stopReading();
        await this.orSettling(this.random.between(50, 300));
        line.readOn();
        await pause(1);
      }
    }
    await this.orSettling(stay);
  }

  private dial(greeting: Greeting): Line {
    this.line = new Line(this.name, anyNode(this.cluster, this.random).life, this.channel, greeting, this.around);
    return this.line;
  }

  private remember(line: Line): void {
    if (line.head >= 0) this.cursor = { after: line.head, epoch: this.around.epoch };
  }

  private honestGreeting(): Greeting {
    const { cursor } = this;
    if (cursor === undefined) return { name: 'new', query: {}, expects: 'initial_events' };
    const query = { after: String(cursor.after), epoch: cursor.epoch };
    return { name: `resuming after ${cursor.after}`, query, expects: 'resumed' };
  }

  private greet(kind: keyof typeof kGreetings): Greeting {
    const { epoch } = this.around;
    const seen = this.cursor?.after ?? 0;
    const named = (query: Record<string, string>, expects: Greeting['expects']): Greeting => {
      return { name: `${kind} ${query['after'] ?? ''}`.trim(), query, expects };
    };
    const old = (): string => String(this.random.between(0, seen));
    switch (kind) {
      case 'honest':
        return this.honestGreeting();
      case 'without a cursor':
        return named({}, 'initial_events');
      case 'with an old cursor':
        return named({ after: old(), epoch }, 'resumed');
      case 'from the beginning':
        return named({ after: '0', epoch }, 'resumed');
      case 'with another epoch':
        return named({ after: old(), epoch: this.otherEpoch() }, 'initial_events');
      case 'without an epoch':
        return named({ after: old() }, 'initial_events');
      case 'far beyond the head':
        return named({ after: String(seen + this.random.between(100_000, 1_000_000)), epoch }, 'initial_events');
      case 'just beyond the head':
        return named({ after: String(seen + this.random.between(1, 6)), epoch }, 'either');
      case 'with no number':
        return named({ after: this.random.pick(['-1', 'x', '', '1.5']), epoch }, 'refusal');
    }
  }

  // Another one altogether, or nearly the same.
  private otherEpoch(): string {
    const { epoch } = this.around;
    return this.random.pick([`${epoch}0`, epoch.slice(1), epoch.toUpperCase() + '-', '0', 'another']);
  }

  private async orSettling(milliseconds: number): Promise<void> {
    if (!this.isSettling) await within(milliseconds, this.settling);
  }
}
