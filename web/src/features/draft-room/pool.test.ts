import { expect, test } from 'vitest';
import { arrangePool, kWholePool, poolPlayers } from '@/features/draft-room/poolOrder';
import { positionsOf } from '@/draft/positions';
import { finalProgress, momentsOf, progressAt } from '@/features/draft-room/rollProgress';
import { rollTimes } from '@/draft/stage';
import { outcomeOfPick } from '@/draft/rules';
import type { RoomRole } from '@/features/draft-room/roles';
import { pickedElsewhere } from '@/features/draft-room/usePick';
import { thresholds, whatIf, whatIfs, type WhatIf } from '@/features/draft-room/whatIf';
import { textOf } from '@/words/catalogue';
import { Referee, toldDice } from '../../../test/referee';

const kStaff: RoomRole = { isStaff: true, seatTeamIds: [] };

function referee() {
  return Referee.started({
    style: 'shuffle',
    captains: [5000, 5000, 5600],
    pool: [4000, 4600, 500, 4600],
    names: ['Ann', 'Bo', 'Cy', 'Żaneta', 'ewa', 'Émile', 'Bert'],
    positions: (index) => [String(index % 3)],
    roll: toldDice(6, 6, 2, 5),
  });
}

test('rows never move because somebody was picked', () => {
  const game = referee();
  const order = () => arrangePool(poolPlayers(game.state), kWholePool).map(({ name }) => name);
  const before = order();
  expect(before).toEqual(['Bert', 'ewa', 'Żaneta', 'Émile']);
  game.pick();
  game.pick();
  expect(order()).toEqual(before);
});

test('search forgives case and accents; position and name sort as asked', () => {
  const people = poolPlayers(referee().state);
  const found = (view: Partial<typeof kWholePool>) =>
    arrangePool(people, { ...kWholePool, ...view }).map(({ name }) => name);
  expect(found({ search: 'EMI' })).toEqual(['Émile']);
  expect(found({ search: 'zan' })).toEqual(['Żaneta']);
  expect(found({ position: '1' })).toEqual(['ewa']);
  expect(found({ sort: 'name' })).toEqual(['Bert', 'Émile', 'ewa', 'Żaneta']);
  expect(positionsOf(people)).toEqual(['0', '1', '2']);
});

test('who has left their place comes after all others, or not at all; a search finds them', () => {
  const people = poolPlayers(referee().state);
  const out = new Set(people.filter(({ name }) => name === 'Bert').map(({ id }) => id));
  const shown = (view: Partial<typeof kWholePool>, hides: boolean) =>
    arrangePool(people, { ...kWholePool, ...view }, out, hides).map(({ name }) => name);
  expect(shown({}, false)).toEqual(['ewa', 'Żaneta', 'Émile', 'Bert']);
  expect(shown({ sort: 'name' }, false)).toEqual(['Émile', 'ewa', 'Żaneta', 'Bert']);
  expect(shown({}, true)).toEqual(['ewa', 'Żaneta', 'Émile']);
  expect(shown({ search: 'e' }, true)).toEqual(['ewa', 'Żaneta', 'Émile', 'Bert']);
});

test('a pick from elsewhere is told by who made it', () => {
  const game = referee();
  const { teams, on_clock: turn } = game.state;
  const seat: RoomRole = { isStaff: false, seatTeamIds: [turn?.team_id ?? 0] };
  const [picked] = game.pick();
  if (picked?.event_type !== 'player_picked') throw new Error('no pick');
  const captain = teams.find((team) => team.id === turn?.team_id)?.captain_id ?? 0;
  const told = (actor: typeof picked.actor, role: RoomRole) =>
    textOf(pickedElsewhere({ ...picked, actor }, role, game.state));
  const { picked_name: name } = picked.payload;
  const bySeat = { id: captain, name: 'Bo', kind: 'seat' } as const;
  expect(told(bySeat, seat)).toBe(`Already picked on your other device: ${name}`);
  expect(told(bySeat, kStaff)).toBe(`Already picked by Bo: ${name}`);
  expect(told({ id: captain, name: 'Kay', kind: 'account' }, seat)).toBe(
    `Already picked by Kay: ${name}`,
  );
  expect(told(null, seat)).toBe(`Already picked: ${name}`);
});

const spoken = (said: WhatIf) => ({ ...said, then: textOf(said.then) });

test('where the order is set, what follows is said only when it is a second pick or the end', () => {
  const game = Referee.started({
    style: 'snake',
    captains: [9, 8],
    pool: [1, 2, 3, 4],
    teamSize: 3,
  });
  const thens: string[] = [];
  while (game.state.on_clock) {
    const said = whatIfs(game.state, true)(1);
    thens.push(said ? textOf(said.then) : 'nothing said');
    game.pick();
  }
  expect(thens).toEqual(['', 'You pick again', '', 'Ends the draft']);
});

test('what a pick would lead to is said in words', () => {
  const { state } = referee();
  const say = (mmr: number, isMine: boolean) => {
    const outcome = outcomeOfPick(state, mmr);
    return outcome && spoken(whatIf(state, outcome, isMine));
  };
  expect(state.on_clock?.captain_id).toBe(12);
  expect(say(500, true)).toEqual({ total: 5500, then: 'Ann is next', tone: 'next' });
  expect(say(0, true)).toMatchObject({ then: 'Roll with Ann', tone: 'roll' });
  expect(say(0, false)).toMatchObject({ then: 'Ann and Bo roll' });
  const ahead = {
    ...state,
    teams: state.teams.map((team) => (team.id === 2 ? { ...team, total_mmr: 10 } : team)),
  };
  const outcome = outcomeOfPick(ahead, 20);
  expect(outcome && spoken(whatIf(ahead, outcome, true))).toMatchObject({
    then: 'You pick again',
    tone: 'again',
  });
  expect(outcome && spoken(whatIf(ahead, outcome, false))).toMatchObject({
    then: 'Bo picks again',
  });
});

test('people of one rating share what a pick would lead to, and nobody has it while nobody picks', () => {
  const game = referee();
  const of = whatIfs(game.state, false);
  expect(of(4600)).toBe(of(4600));
  expect(whatIfs(game.pending, false)(4600)).toBeNull();
});

test('what follows is said once, where it changes on the way down the list', () => {
  const game = referee();
  const of = (mmr: number) => whatIfs(game.state, false)(mmr);
  const shown = arrangePool(poolPlayers(game.state), kWholePool);
  const said = shown.map(({ mmr }) => textOf(of(mmr)?.then ?? []));
  expect(said).toEqual(['Ann is next', 'Ann is next', 'Ann is next', 'Ann is next']);
  expect([...thresholds(shown, of)]).toEqual([shown[0]?.id]);
  const level = Referee.started({
    style: 'shuffle',
    captains: [5000, 5040, 6000],
    pool: [900, 800, 40, 30],
    roll: toldDice(6),
  });
  const rows = arrangePool(poolPlayers(level.state), kWholePool);
  const mark = thresholds(rows, (mmr) => whatIfs(level.state, false)(mmr));
  expect(rows.filter(({ id }) => mark.has(id)).map(({ mmr }) => mmr)).toEqual([900, 40, 30]);
});

test('of many who would roll their number is said', () => {
  const game = Referee.started({
    style: 'shuffle',
    captains: [5000, 5000, 5000, 5000, 5000],
    pool: [100, 0],
    roll: toldDice(6, 1, 1, 1, 1),
  });
  const said = (mmr: number) => textOf(whatIfs(game.state, false)(mmr)?.then ?? []);
  expect(said(100)).toBe('Roll of 4 captains');
});

test('dice land one after another, losers stay out, and only the end shows the winner', () => {
  const tie = referee().state.rounds[0]?.tie_roll_data;
  if (!tie) throw new Error('no roll');
  const { throwMs, totalMs } = rollTimes(tie);
  expect(progressAt(tie, 0).landed).toEqual([]);
  expect([...progressAt(tie, 0).dice.values()]).toEqual([
    { roll: null, isOut: false },
    { roll: null, isOut: false },
  ]);
  expect(progressAt(tie, throwMs * 0.5).landed.map(({ roll }) => roll)).toEqual([6]);
  expect(progressAt(tie, throwMs * 1.9).isOver).toBe(false);
  const end = finalProgress(tie);
  expect(end.landed.map(({ roll }) => roll)).toEqual([6, 6, 2, 5]);
  expect(end.dice.get(11)).toEqual({ roll: 2, isOut: true });
  expect(end.dice.get(12)).toEqual({ roll: 5, isOut: false });
  expect(Math.max(...momentsOf(tie))).toBe(totalMs);
});
