import { useState } from 'react';
import { messageOf } from '@/api/client';

export interface Action {
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** Resolves to whether it worked. A second call while one is under way does nothing. */
  run(work: () => Promise<unknown>): Promise<boolean>;
  forget(): void;
}

/** A button's request: it waits for its answer and keeps the words of a refusal. */
export function useAction(): Action {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    async run(work) {
      if (isBusy) return false;
      setIsBusy(true);
      setProblem(null);
      try {
        await work();
        return true;
      } catch (error) {
        setProblem(messageOf(error));
        return false;
      } finally {
        setIsBusy(false);
      }
    },
    forget: () => setProblem(null),
  };
}
