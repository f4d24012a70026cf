// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Board } from '@/features/draft-room/Board';
import { Referee } from '../../../test/referee';

function board(positions: (index: number) => string[]) {
  const referee = Referee.started({
    style: 'snake',
    captains: [9, 8],
    pool: [4, 3, 2, 1],
    teamSize: 3,
    positions,
  });
  referee.pick();
  return render(
    <Board draft={referee.state} progress={null} myTeamIds={[]} hereIds={[]} arrivedIds={[]} />,
  );
}

const kRoles = ['tank', 'damage', 'support'];

test('a team shows which positions it has and which it lacks, and says so', () => {
  board((index) => [kRoles[index % 3] ?? '']);
  const [first, second] = screen.getAllByTestId('team-column');
  const marks = (column: HTMLElement | undefined) =>
    [...(column?.querySelectorAll('.position-mark') ?? [])].map(
      (mark) => mark.textContent + (mark.hasAttribute('data-lacks') ? '?' : ''),
    );
  expect(marks(first)).toEqual(['D?', 'S', 'T']);
  expect(first?.textContent).toContain('Plays support and tank. Lacks damage.');
  expect(marks(second)).toEqual(['D', 'S?', 'T?']);
  expect(first?.querySelector('[title="tank: 1 of the team plays it"]')).not.toBeNull();
});

test('people without positions leave no line for them', () => {
  board(() => []);
  expect(document.querySelector('.team-positions')).toBeNull();
});
