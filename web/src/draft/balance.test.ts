import { expect, test } from 'vitest';
import { projections, roundCount, suggestedWindow, type SetupToPlay } from '@/draft/balance';

const kSetup: SetupToPlay = {
  captains: [5000, 4990, 4800],
  pool: [100, 300, 200],
  teamSize: 2,
  tieWindow: 0,
};

const of = (setup: SetupToPlay, style: string) =>
  projections(setup).find((each) => each.style === style);

test('each style is played with the highest rating left', () => {
  expect(of(kSetup, 'normal')).toMatchObject({ lowest: 4900, highest: 5300, spread: 400 });
  expect(of(kSetup, 'shuffle')).toMatchObject({ lowest: 5100, highest: 5190, rolls: 0 });
});

test('a snake turns round after each phase', () => {
  const setup = { ...kSetup, captains: [0, 0], pool: [10, 9, 8, 7], teamSize: 3 };
  expect(of(setup, 'snake')).toMatchObject({ lowest: 17, highest: 17 });
  expect(of(setup, 'normal')).toMatchObject({ lowest: 16, highest: 18 });
});

test('a tie falls to the first in draft order, and counts as a roll', () => {
  expect(of({ ...kSetup, tieWindow: 10 }, 'shuffle')).toMatchObject({ rolls: 1 });
});

test('a pool that is too small ends the draft early', () => {
  expect(roundCount({ ...kSetup, pool: [1] })).toBe(1);
  expect(roundCount({ ...kSetup, captains: [] })).toBe(0);
});

test('the suggested window is the narrowest round one that rolls every fourth pick', () => {
  const suggestion = suggestedWindow(kSetup);
  expect(suggestion).toEqual({ tieWindow: 10, rolls: 1, rounds: 3 });
  const [rolls] = projections({ ...kSetup, tieWindow: 5 }).map((each) => each.rolls);
  expect(rolls).toBe(0);
});

test('nothing is suggested where nothing is picked', () => {
  expect(suggestedWindow({ ...kSetup, pool: [] })).toBeNull();
  expect(suggestedWindow({ ...kSetup, captains: [5000] })).toBeNull();
});
