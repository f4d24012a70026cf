// What was seen that must never be seen. The first one ends a run.
export interface Finding {
  promise: string;
  detail: string;
  afterSeconds: number;
}

const kMaxKept = 50;

export class Findings {
  readonly list: Finding[] = [];
  private readonly began = performance.now();
  private tellFirst: () => void = () => undefined;
  readonly first = new Promise<void>((resolve) => {
    this.tellFirst = resolve;
  });

  get any(): boolean {
    return this.list.length > 0;
  }

  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  // `promise` is the sentence that was broken, `detail` by whom and how.
  report(promise: string, detail: string): void {
    if (this.list.length < kMaxKept) this.list.push({ promise, detail, afterSeconds: this.seconds });
    this.tellFirst();
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
