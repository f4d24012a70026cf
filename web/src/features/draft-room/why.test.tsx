// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OrderStrip } from '@/features/draft-room/OrderStrip';
import { WhyThisCaptain } from '@/features/draft-room/WhyThisCaptain';
import type { DraftState } from '@/types/draftEvent';
import { Referee, toldDice } from '../../../test/referee';

function reasonFor(draft: DraftState): string {
  if (!draft.on_clock) throw new Error('nobody is on the clock');
  render(<WhyThisCaptain draft={draft} turn={draft.on_clock} />);
  fireEvent.click(screen.getByRole('button'));
  return screen.getByRole('dialog').textContent;
}

function chips(): string[] {
  return screen.getAllByRole('listitem').map((item) => item.textContent);
}

test('the lowest total is explained by how far it is below the next', () => {
  const { state } = Referee.started({ style: 'shuffle', captains: [5200, 5000], pool: [1, 2] });
  const reason = reasonFor(state);
  expect(reason).toContain('The team with the lowest total picks. Theirs is 200 below the next.');
  expect(reason).toContain('Captain25,000');
});

test('a roll is explained by who was tied, the window and the dice', () => {
  const { state } = Referee.started({
    style: 'shuffle',
    captains: [5000, 5040, 6000],
    pool: [1, 2, 3],
    tieWindow: 50,
    roll: toldDice(3, 3, 2, 6),
  });
  const reason = reasonFor(state);
  expect(reason).toContain('Captain1 and Captain2 were within 50 of the lowest, so they rolled.');
  for (const roll of [3, 2, 6]) expect(reason).toContain(`rolled ${roll}`);
});

test('the window is told when it would have mattered but did not', () => {
  const { state } = Referee.started({
    style: 'shuffle',
    captains: [5000, 5200],
    pool: [1, 2],
    tieWindow: 150,
  });
  expect(reasonFor(state)).toContain('Totals within 150 would have rolled.');
});

test('the last team with an empty place needs no other reason', () => {
  const referee = Referee.started({
    style: 'shuffle',
    captains: [100, 200],
    pool: [50, 40],
    teamSize: 2,
  });
  referee.pick();
  expect(reasonFor(referee.state)).toContain('Only this team has an empty place.');
});

test('a snake is explained by its direction', () => {
  const referee = Referee.started({ style: 'snake', captains: [9, 8], pool: [1, 2, 3, 4] });
  referee.pick();
  referee.pick();
  expect(reasonFor(referee.state)).toContain(
    'In rounds 3 to 4 every team picks once, and this is round 3. A snake runs in draft order, then backwards, and so on; here it runs backwards.',
  );
});

test('the strip of a shuffle says who is next, by how much, who would roll, and who is full', () => {
  const referee = Referee.started({
    style: 'shuffle',
    captains: [5000, 5040, 6000],
    pool: [1, 2, 3],
    teamSize: 2,
    tieWindow: 50,
    roll: toldDice(6, 1),
  });
  const { rerender } = render(<OrderStrip draft={referee.state} isSharing={false} />);
  expect(chips()).toEqual([
    'ACaptain15,000lowestwithin the tie window',
    'BCaptain25,040+40within the tie window',
    'CCaptain36,000+1,000',
  ]);
  expect(screen.getByText('tie window 50')).toBeDefined();
  referee.pick();
  rerender(<OrderStrip draft={referee.state} isSharing={false} />);
  expect(chips().at(-1)).toBe('ACaptain1full');
});

test('the strip of a snake lists the coming picks, and where every team picks once more', () => {
  const referee = Referee.started({ style: 'snake', captains: [9, 8], pool: [1, 2, 3, 4] });
  referee.pick();
  render(<OrderStrip draft={referee.state} isSharing={false} />);
  expect(chips()).toEqual(['BCaptain22', '3–4Picks 3 to 4', 'BCaptain23', 'ACaptain14']);
});
