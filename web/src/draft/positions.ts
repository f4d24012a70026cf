// What the teams have and lack of the positions that people of a draft play. Pure.
import type { DraftPlayer } from '@/types/draftEvent';

const collator = new Intl.Collator('en', { numeric: true });
const graphemes = new Intl.Segmenter();

// More marks than these do not fit beside each other in a narrow column.
const kMostMarks = 8;
const kLongestMark = 3;

/** Every position that somebody plays, in the order of their names, 2 before 10. */
export function positionsOf(players: readonly DraftPlayer[]): string[] {
  return [...new Set(players.flatMap((player) => player.positions))].sort(collator.compare);
}

function letters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function areDifferent(marks: readonly string[]): boolean {
  return new Set(marks).size === marks.length;
}

/** Beginnings of one length if they differ, else the first letters of the words, else numbers. */
function shortMarks(positions: readonly string[]): readonly string[] {
  const spelled = positions.map((position) => letters(position.trim().toLocaleUpperCase('en')));
  for (let length = 1; length <= kLongestMark; ++length) {
    const beginnings = spelled.map((each) => each.slice(0, length).join(''));
    if (areDifferent(beginnings)) return beginnings;
  }
  const initials = positions.map((position) =>
    position
      .trim()
      .toLocaleUpperCase('en')
      .split(/[\s_-]+/u)
      .slice(0, kLongestMark)
      .map((word) => letters(word)[0] ?? '')
      .join(''),
  );
  return areDifferent(initials) ? initials : positions.map((_, index) => String(index + 1));
}

export interface Position {
  readonly name: string;
  /** What stands for it where there is little room. Unlike that of every other. */
  readonly mark: string;
}

/**
 * The positions of a draft with their marks. Nothing where marks would tell a viewer nothing: fewer than two positions, or
 * so many that people typed what they liked.
 */
export function markedPositions(players: readonly DraftPlayer[]): readonly Position[] {
  const names = positionsOf(players);
  if (names.length < 2 || names.length > kMostMarks) return [];
  const marks = shortMarks(names);
  return names.map((name, index) => ({ name, mark: marks[index] ?? name }));
}

/** How many of a team's members play each of the positions. */
export function positionCounts(
  positions: readonly Position[],
  members: readonly DraftPlayer[],
): readonly number[] {
  return positions.map(
    ({ name }) => members.filter((member) => member.positions.includes(name)).length,
  );
}
