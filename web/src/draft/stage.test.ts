import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftStage, rollTimes, type News } from '@/draft/stage';
import { DraftStore } from '@/draft/store';
import type { DraftEvent } from '@/types/draftEvent';
import { Referee, toldDice } from '../../test/referee';

let isCalm: boolean;

beforeEach(() => {
  isCalm = false;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function room() {
  const referee = new Referee({
    style: 'shuffle',
    captains: [5000, 5000, 5000],
    pool: [100, 200, 300, 400, 500, 600],
    teamSize: 3,
    roll: toldDice(6, 2, 1),
  });
  const store = new DraftStore();
  const stage = new DraftStage(store, () => isCalm);
  const news: News[] = [];
  stage.onNews((told) => news.push(...told));
  store.receive({ type: 'initial_events', epoch: 'e', seq: 0, events: [], draft: referee.state });
  const live = (events: DraftEvent[]) => store.receive({ type: 'draft_events', events });
  return {
    referee,
    store,
    stage,
    news,
    live,
    told: () => news.map(({ event }) => event.event_type),
  };
}

test('nobody learns the winner before the dice have landed', () => {
  const { referee, stage, live, told } = room();
  live(referee.start());

  expect(stage.getSnapshot().rolling?.winner_id).toBe(11);
  expect(stage.getSnapshot().draft).toMatchObject({ status: 'active', on_clock: null, seq: 1 });
  expect(stage.getSnapshot().events).toHaveLength(1);
  expect(told()).toEqual(['draft_started']);

  vi.advanceTimersByTime(4_000);

  expect(stage.getSnapshot().rolling).toBeNull();
  expect(stage.getSnapshot().draft).toEqual(referee.state);
  expect(told()).toEqual(['draft_started', 'tie_roll', 'captain_assigned']);
});

test('the next commit ends the dice', () => {
  const { referee, stage, live, told } = room();
  live(referee.start());
  live(referee.pick());
  expect(told().slice(0, 4)).toEqual([
    'draft_started',
    'tie_roll',
    'captain_assigned',
    'player_picked',
  ]);
  expect(stage.getSnapshot().rolling?.round).toBe(2);
});

test('whoever wants calm sees the final state at once', () => {
  const { referee, stage, live } = room();
  isCalm = true;
  live(referee.start());
  expect(stage.getSnapshot().draft).toEqual(referee.state);
  expect(stage.getSnapshot().rolling).toBeNull();
});

test('what a resume brings is not animated and is told as such', () => {
  const { referee, store, stage, news } = room();
  store.receive({ type: 'resumed', epoch: 'e', seq: 3, events: referee.start() });
  expect(stage.getSnapshot().rolling).toBeNull();
  expect(news.map(({ origin }) => origin)).toEqual(['resumed', 'resumed', 'resumed']);
});

test('the dice that stand after an undo are not thrown again', () => {
  const { referee, stage, live } = room();
  isCalm = true;
  live(referee.start());
  live(referee.pick());
  live(referee.undo());
  isCalm = false;
  live(referee.pick());
  expect(stage.getSnapshot().rolling).toBeNull();
});

test('every event is told once, whoever caused it', () => {
  const { referee, store, stage, live, news } = room();
  isCalm = true;
  live(referee.start());
  news.length = 0;
  const events = referee.pick();
  store.append(events, 'live');
  live(events);
  expect(stage.getSnapshot().draft).toEqual(referee.state);
  expect(news.map(({ event }) => event.seq)).toEqual(events.map(({ seq }) => seq));
});

test('a roll takes less than four seconds however often it is thrown again', () => {
  const { referee } = room();
  const [, roll] = referee.start();
  if (roll?.event_type !== 'tie_roll') throw new Error('no roll');
  const [thrown] = roll.payload.roll_rounds;
  const often = { ...roll.payload, roll_rounds: Array.from({ length: 9 }, () => thrown ?? []) };
  expect(rollTimes(often).totalMs).toBeLessThan(4_000);
  expect(rollTimes(roll.payload).totalMs).toBeLessThan(2_000);
});
