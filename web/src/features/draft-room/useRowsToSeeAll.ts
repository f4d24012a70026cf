import { useLayoutEffect, useState, type RefObject } from 'react';
import { kManyTeams, rowsToSeeAll } from '@/features/draft-room/rowsToSeeAll';

/** The rows in which all of many teams are seen at the board's size, kept as it changes; null for the usual ones. */
export function useRowsToSeeAll(
  boardRef: RefObject<HTMLElement | null>,
  teamCount: number,
  teamSize: number,
): number | null {
  const [rows, setRows] = useState<number | null>(null);
  useLayoutEffect(() => {
    const board = boardRef.current;
    if (!board || teamCount < kManyTeams) return undefined;
    const measure = () => {
      const { paddingLeft, paddingTop } = getComputedStyle(board);
      const width = board.clientWidth - 2 * (Number.parseFloat(paddingLeft) || 0);
      const height = board.clientHeight - 2 * (Number.parseFloat(paddingTop) || 0);
      setRows(rowsToSeeAll(teamCount, teamSize, width, height));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(board);
    return () => observer.disconnect();
  }, [boardRef, teamCount, teamSize]);
  return teamCount < kManyTeams ? null : rows;
}
