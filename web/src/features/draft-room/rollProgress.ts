// Where the dice of a roll are at a moment: in the air, landed, or out. Pure; the board draws what it says.
import { rollTimes } from '@/draft/stage';
import type { TieRoll } from '@/types/draftEvent';

export interface LandedDie {
  readonly captainId: number;
  readonly roll: number;
  readonly throwIndex: number;
}

export interface CaptainDie {
  /** Null while it tumbles. */
  readonly roll: number | null;
  readonly isOut: boolean;
}

export interface RollProgress {
  readonly landed: readonly LandedDie[];
  readonly dice: ReadonlyMap<number, CaptainDie>;
  readonly isOver: boolean;
  /** Shown in motion; a roll that is told of later only lies there. */
  readonly isRolling: boolean;
}

const kFirstLandsAt = 0.4;
const kLastLandsAt = 0.85;

interface Landing extends LandedDie {
  readonly atMs: number;
}

/** Dice of a throw land one after another. */
export function landings(tie: TieRoll): Landing[] {
  const { throwMs } = rollTimes(tie);
  return tie.roll_rounds.flatMap((rolls, throwIndex) =>
    rolls.map(({ captain_id, roll }, index) => {
      const share = rolls.length === 1 ? 1 : index / (rolls.length - 1);
      const within = kFirstLandsAt + (kLastLandsAt - kFirstLandsAt) * share;
      return { captainId: captain_id, roll, throwIndex, atMs: throwMs * (throwIndex + within) };
    }),
  );
}

export function progressAt(tie: TieRoll, elapsedMs: number): RollProgress {
  const { throwMs, totalMs } = rollTimes(tie);
  const landed = landings(tie).filter(({ atMs }) => atMs <= elapsedMs);
  const isOver = elapsedMs >= totalMs;
  const lastThrow = tie.roll_rounds.length - 1;
  const throwIndex = Math.min(Math.floor(elapsedMs / throwMs), lastThrow);
  const throwing = new Set(tie.roll_rounds[throwIndex]?.map(({ captain_id }) => captain_id));
  const dice = new Map<number, CaptainDie>();
  for (const { id } of tie.tied_captains) {
    const own = landed.filter(({ captainId }) => captainId === id);
    const isIn = throwing.has(id) && !(isOver && id !== tie.winner_id);
    const die = own.find((each) => each.throwIndex === throwIndex) ?? (isIn ? null : own.at(-1));
    dice.set(id, { roll: die?.roll ?? null, isOut: !isIn });
  }
  return { landed, dice, isOver, isRolling: true };
}

export function finalProgress(tie: TieRoll): RollProgress {
  return { ...progressAt(tie, Number.POSITIVE_INFINITY), isRolling: false };
}

/** When the picture changes next. */
export function momentsOf(tie: TieRoll): number[] {
  const { throwMs, totalMs } = rollTimes(tie);
  const throws = tie.roll_rounds.map((_, index) => index * throwMs);
  return [...throws, ...landings(tie).map(({ atMs }) => atMs), totalMs];
}
