import { useEffect, useState } from 'react';
import {
  finalProgress,
  momentsOf,
  progressAt,
  type RollProgress,
} from '@/features/draft-room/rollProgress';
import type { TieRoll } from '@/types/draftEvent';

interface Thrown {
  readonly tie: TieRoll;
  readonly elapsedMs: number;
}

/** The dice on the board: in motion while `rolling`, at rest for the roll of the current round. */
export function useRollProgress(
  rolling: TieRoll | null,
  settled: TieRoll | null,
): RollProgress | null {
  const [thrown, setThrown] = useState<Thrown | null>(null);
  useEffect(() => {
    if (!rolling) return undefined;
    const timers = momentsOf(rolling).map((atMs) =>
      setTimeout(() => setThrown({ tie: rolling, elapsedMs: atMs }), atMs),
    );
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [rolling]);
  if (rolling) return progressAt(rolling, thrown?.tie === rolling ? thrown.elapsedMs : 0);
  return settled ? finalProgress(settled) : null;
}
