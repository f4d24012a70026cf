import { useEffect, useMemo, useState } from 'react';
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
  const elapsedMs = thrown !== null && thrown.tie === rolling ? thrown.elapsedMs : 0;
  return useMemo(() => {
    if (rolling) return progressAt(rolling, elapsedMs);
    return settled ? finalProgress(settled) : null;
  }, [rolling, settled, elapsedMs]);
}
