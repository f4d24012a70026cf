import { useLayoutEffect, useState, type RefObject } from 'react';
import { measuredRows } from '@/features/draft-room/measuredRows';

/** The rows that suit the board's size, kept as it changes; null while those of its style sheet are right. */
export function useMeasuredRows(
  boardRef: RefObject<HTMLElement | null>,
  teamCount: number,
  teamSize: number,
): number | null {
  const [rows, setRows] = useState<number | null>(null);
  useLayoutEffect(() => {
    const board = boardRef.current;
    if (!board || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => {
      const { paddingLeft, paddingTop } = getComputedStyle(board);
      const width = board.clientWidth - 2 * (Number.parseFloat(paddingLeft) || 0);
      const height = board.clientHeight - 2 * (Number.parseFloat(paddingTop) || 0);
      setRows(measuredRows(teamCount, teamSize, width, height));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(board);
    return () => observer.disconnect();
  }, [boardRef, teamCount, teamSize]);
  return rows;
}
