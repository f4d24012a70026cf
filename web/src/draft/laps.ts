// In which rounds every team picks once: 1 to 8 of eight teams, then 9 to 16. Pure.

export interface Lap {
  /** Rounds, both of them in it. */
  readonly from: number;
  readonly to: number;
}

/** The lap of a phase; the last one may be cut short by the number of rounds. */
export function lapOf(phase: number, teamCount: number, roundCount: number): Lap {
  const from = (phase - 1) * teamCount + 1;
  return { from, to: Math.max(from, Math.min(phase * teamCount, roundCount)) };
}
