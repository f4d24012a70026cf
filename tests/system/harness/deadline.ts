// Waiting is always for something, and never for ever.

export async function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what}: not within ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// A promise of time, which the product keeps and a machine that does much else may not let it: one attempt of five has
// to. An attempt says how long it took, in milliseconds, and has a limit of its own that is wide.
export async function keepsTo(milliseconds: number, what: string, attempt: () => Promise<number>): Promise<void> {
  const took: number[] = [];
  while (took.length < 5) {
    const time = await attempt();
    if (time <= milliseconds) return;
    took.push(Math.round(time));
  }
  throw new Error(`${what}: not once within ${milliseconds} ms, but in ${took.join(', ')} ms`);
}

// Asks again until `probe` gives something: for what can only be observed by asking (a process that is coming up,
// a counter in /metrics).
export async function eventually<T>(
  milliseconds: number,
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what}: not within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
