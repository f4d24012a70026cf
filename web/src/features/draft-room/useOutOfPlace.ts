import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { Touch } from '@/features/draft-room/touch';
import type { DraftPlayer } from '@/types/draftEvent';

interface PoolMoment {
  readonly people: readonly DraftPlayer[];
  /** The round in which the viewer may pick; null in those of others. */
  readonly turn: number | null;
  /** Whether drafted people leave their place at all. */
  readonly leaves: boolean;
  /** A choice is open: nothing moves. */
  readonly isChoosing: boolean;
}

const kNone: ReadonlySet<number> = new Set();

function draftedIds(people: readonly DraftPlayer[]): Set<number> {
  return new Set(people.flatMap(({ id, team_id }) => (team_id === null ? [] : [id])));
}

function isSame(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

function isBelowSight(list: HTMLElement, id: number): boolean {
  const row = list.querySelector(`[data-player-id="${id}"]`);
  return !row || row.getBoundingClientRect().top >= list.getBoundingClientRect().bottom;
}

/** Whoever may pick sees somebody to pick. */
function showSomebodyFree(list: HTMLElement): void {
  const free = list.querySelectorAll('[data-player-id]:not([data-drafted])');
  const last = free[free.length - 1];
  if (last && last.getBoundingClientRect().bottom <= list.getBoundingClientRect().top)
    list.scrollTop = 0;
}

/**
 * The drafted people who have left their place in the list (decision 35). Who is drafted is greyed where they stand, so
 * that no row moves under a pointer. They leave when the viewer's turn begins and the list lies untouched, as soon as it
 * does, and at once when their row is further down than can be seen. The function has all of them leave now.
 */
export function useOutOfPlace(
  listRef: RefObject<HTMLElement | null>,
  { people, turn, leaves, isChoosing }: PoolMoment,
): [ReadonlySet<number>, () => void] {
  const [out, setOut] = useState<ReadonlySet<number>>(() => draftedIds(people));
  const touch = useRef<Touch | null>(null);
  const isDue = useRef(true);

  const settle = () => {
    isDue.current = false;
    const drafted = draftedIds(people);
    setOut((before) => (isSame(before, drafted) ? before : drafted));
  };
  const settleWhenUntouched = useEffectEvent(() => {
    if (leaves && isDue.current && !isChoosing && touch.current?.isNow !== true) settle();
  });
  const settleUnseen = useEffectEvent(() => {
    const list = listRef.current;
    if (!leaves || !list) return;
    const unseen = [...draftedIds(people)].filter((id) => !out.has(id) && isBelowSight(list, id));
    if (unseen.length > 0) setOut((before) => new Set([...before, ...unseen]));
  });

  useEffect(() => {
    const list = listRef.current;
    if (!list) return undefined;
    const watched = new Touch(list, () => settleWhenUntouched());
    touch.current = watched;
    return () => watched.stop();
  }, [listRef]);
  useEffect(() => {
    if (turn !== null) isDue.current = true;
  }, [turn]);
  useEffect(() => {
    if (leaves) isDue.current = true;
  }, [leaves]);
  useEffect(() => {
    settleUnseen();
    settleWhenUntouched();
  }, [people, turn, leaves, isChoosing]);
  useLayoutEffect(() => {
    if (turn !== null && listRef.current) showSomebodyFree(listRef.current);
  }, [out, turn, listRef]);

  return [leaves ? out : kNone, settle];
}
