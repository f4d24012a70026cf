import { expect, test } from 'vitest';
import {
  amongThese,
  choiceOf,
  draftOf,
  editOf,
  elsewhere,
  newChoice,
  setupToPlay,
  withLeftOut,
} from '@/draft/setupChoice';
import { aPlayer } from '../../test/a_roster';
import { Referee } from '../../test/referee';

const kPlayers = [
  aPlayer(1, 'Ann', { mmr: 3 }),
  aPlayer(2, 'Bo', { mmr: 2, is_out: true }),
  aPlayer(3, 'Cy', { mmr: 1, draft_ids: [7] }),
];

test('those who are out are left out unless the organiser takes them in', () => {
  const choice = newChoice(kPlayers);
  expect(draftOf(choice).leave_out).toEqual([2]);
  expect(draftOf(withLeftOut(choice, [2], false)).leave_out).toEqual([]);
});

test('who is left out is no captain any more, and not in the pool', () => {
  const choice = withLeftOut({ ...newChoice(kPlayers), captains: [1, 3] }, [3], true);
  expect(choice.captains).toEqual([1]);
  expect(setupToPlay(choice, kPlayers)).toMatchObject({ captains: [3], pool: [] });
});

test('who has left the roster meanwhile is neither captain nor left out', () => {
  const choice = { ...newChoice(kPlayers), captains: [1, 3] };
  const now = amongThese(choice, kPlayers.slice(2));
  expect(draftOf(now)).toMatchObject({ captains: [{ player_id: 3 }], leave_out: [] });
});

test('a draft and a team without a name of their own are sent without one', () => {
  const choice = {
    ...newChoice(kPlayers),
    name: '  ',
    captains: [1],
    teamNames: new Map([[1, ' ']]),
  };
  expect(draftOf(choice)).toMatchObject({
    name: null,
    captains: [{ player_id: 1, team_name: null }],
  });
});

test('an edit has only what became another', () => {
  const referee = new Referee({ style: 'snake', captains: [5000, 4000], pool: [1, 2] });
  const before = choiceOf(referee.state);
  expect(editOf(before, before)).toEqual({});
  expect(editOf(before, { ...before, name: 'Week 3' })).toEqual({ name: 'Week 3' });
  const turned = editOf(before, { ...before, captains: before.captains.toReversed() });
  expect(Object.keys(turned)).toEqual(['captains']);
});

test('who plays elsewhere is marked with that draft, and not with this one', () => {
  const titles = new Map([[7, 'Week 2']]);
  expect([...elsewhere(kPlayers, titles, null)]).toEqual([[3, 'Week 2']]);
  expect([...elsewhere(kPlayers, titles, 7)]).toEqual([]);
});
