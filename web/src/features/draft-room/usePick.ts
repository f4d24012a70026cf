import { useCallback, useRef, useState } from 'react';
import { messageOf } from '@/api/client';
import { AlreadyPicked } from '@/draft/alreadyPicked';
import { mayPick, type RoomRole } from '@/features/draft-room/roles';
import type { DraftPlayer, DraftState, PlayerPickedEvent } from '@/types/draftEvent';
import { words, type Piece } from '@/words/catalogue';

export interface PickActions {
  /** Throws `AlreadyPicked` when somebody else, or another device, was faster. */
  readonly pick: (playerId: number, round: number, signal: AbortSignal) => Promise<void>;
  /** The pick that stands for a round, as far as its event is known. */
  readonly pickOf: (round: number) => PlayerPickedEvent | null;
}

interface Selection {
  readonly playerId: number;
  readonly round: number;
}

export interface PickInTwoSteps {
  readonly selected: DraftPlayer | null;
  readonly isBusy: boolean;
  /** Why the last attempt was refused. */
  readonly problem: string | null;
  /** Who picked instead. */
  readonly note: readonly Piece[] | null;
  readonly select: (playerId: number) => void;
  /** Gives the selection up; what is being sent is not sent again. */
  cancel(): void;
  /** Resolves to whether it was this page that picked. */
  confirm(): Promise<boolean>;
}

/** How a pick that was not made here is told to those who were about to make it. */
export function pickedElsewhere(
  { actor, payload }: PlayerPickedEvent,
  role: RoomRole,
  draft: DraftState,
): readonly Piece[] {
  const player = { name: payload.picked_name };
  if (!actor) return words.pieces('pick.already', { player });
  const mine = draft.teams.filter((team) => role.seatTeamIds.includes(team.id));
  const isMine = actor.kind === 'seat' && mine.some((team) => team.captain_id === actor.id);
  return isMine
    ? words.pieces('pick.elsewhere', { player })
    : words.pieces('pick.by_other', { player, actor: { name: actor.name } });
}

/** A selection and its confirmation. A selection holds for one round and one person who is still there. */
export function usePick(
  draft: DraftState,
  role: RoomRole,
  people: readonly DraftPlayer[],
  { pick, pickOf }: PickActions,
): PickInTwoSteps {
  const [selection, setSelection] = useState<Selection | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState<readonly Piece[] | null>(null);
  const sending = useRef<AbortController | null>(null);
  const round = draft.on_clock?.round;

  const selected =
    mayPick(role, draft) && selection?.round === round
      ? (people.find(({ id, team_id }) => id === selection?.playerId && team_id === null) ?? null)
      : null;

  if (selection && !selected && !isBusy) {
    setSelection(null);
    const made = selection.round === round ? null : pickOf(selection.round);
    if (made) setNote(pickedElsewhere(made, role, draft));
  }

  const select = useCallback(
    (playerId: number) => {
      setProblem(null);
      setNote(null);
      setSelection(round === undefined ? null : { playerId, round });
    },
    [round],
  );

  const cancel = () => {
    sending.current?.abort();
    setSelection(null);
  };

  const confirm = async () => {
    if (!selected || round === undefined || isBusy) return false;
    const attempt = new AbortController();
    sending.current = attempt;
    setIsBusy(true);
    setProblem(null);
    let isPicked = false;
    try {
      await pick(selected.id, round, attempt.signal);
      isPicked = true;
    } catch (error) {
      if (error instanceof AlreadyPicked) setNote(pickedElsewhere(error.event, role, draft));
      else if (!attempt.signal.aborted) setProblem(messageOf(error));
    }
    setIsBusy(false);
    // The next round may have come with the socket before this answer, and with it the next selection.
    setSelection((current) => (current?.round === round ? null : current));
    return isPicked;
  };

  return { selected, isBusy, problem, note, select, cancel, confirm };
}
