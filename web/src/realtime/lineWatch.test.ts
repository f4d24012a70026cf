import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LineWatch, type WatchedLine } from '@/realtime/lineWatch';

// The far end: what it does with a question, and how often it was asked.
let answers: 'at once' | 'never' | 'not at all';
let asked: AbortSignal[];
let givenUpAt: number | null;

const line: WatchedLine = {
  ask: (signal) => {
    asked.push(signal);
    if (answers === 'not at all') return Promise.reject(new Error('no network'));
    return answers === 'at once' ? Promise.resolve() : new Promise(() => undefined);
  },
  giveUp: () => {
    givenUpAt = Date.now();
  },
  doubtChanged: () => undefined,
  now: () => Date.now(),
};

function watched(isClose: boolean): LineWatch {
  const watch = new LineWatch(line);
  watch.watchClosely(isClose);
  watch.heard();
  return watch;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  answers = 'never';
  asked = [];
  givenUpAt = null;
});
afterEach(() => vi.useRealTimers());

test('doubt comes within 6 s of the last word, certainty within 12', async () => {
  const watch = watched(true);
  await pass(5_900);
  expect(watch.isDoubted).toBe(false);
  await pass(100);
  expect(watch.isDoubted).toBe(true);
  expect(watch.heardAt).toBe(0);
  await pass(20_000);
  expect(givenUpAt).toBe(12_000);
  expect(watch.isDoubted).toBe(false);
});

test('a line on which nothing happens is asked once in 5 s, and trusted while it answers', async () => {
  answers = 'at once';
  const watch = watched(true);
  await pass(60_000);
  expect(asked).toHaveLength(12);
  expect(watch.isDoubted).toBe(false);
  expect(givenUpAt).toBeNull();
});

test('where something happens there is nothing to ask', async () => {
  const watch = watched(true);
  for (let words = 0; words < 20; words += 1) {
    await pass(4_000);
    watch.heard();
  }
  expect(asked).toEqual([]);
});

test('a page without controls never asks', async () => {
  const watch = watched(false);
  await pass(24_000);
  expect(asked).toEqual([]);
  expect([watch.isDoubted, givenUpAt]).toEqual([false, null]);
});

test('a question that cannot even be sent is doubt at once, and is asked again', async () => {
  answers = 'not at all';
  const watch = watched(true);
  await pass(5_000);
  expect(watch.isDoubted).toBe(true);
  answers = 'at once';
  await pass(2_000);
  expect(watch.isDoubted).toBe(false);
  expect(asked).toHaveLength(2);
});

test('a word in the middle of a doubt ends it and the question', async () => {
  const watch = watched(true);
  await pass(7_000);
  watch.heard();
  expect(watch.isDoubted).toBe(false);
  expect(asked[0]?.aborted).toBe(true);
  await pass(5_500);
  expect(givenUpAt).toBeNull();
});

test('without a network a page doubts at once, with controls or without, and gives up what stays silent', async () => {
  for (const isClose of [true, false]) {
    const watch = watched(isClose);
    const began = Date.now();
    await pass(1_000);
    watch.doubt();
    expect(watch.isDoubted).toBe(true);
    await pass(20_000);
    expect(givenUpAt).toBe(began + 12_000);
  }
});

test('an answer that is late makes it ask at once', async () => {
  const watch = watched(true);
  watch.suspect();
  expect(asked).toHaveLength(1);
  await pass(1_000);
  expect(watch.isDoubted).toBe(true);
});

test('after a sleep the line has time to answer before it is given up', async () => {
  const watch = watched(true);
  vi.setSystemTime(3_600_000);
  await pass(5_000);
  expect(watch.isDoubted).toBe(false);
  await pass(1_000);
  expect([watch.isDoubted, givenUpAt]).toEqual([true, null]);
  watch.heard();
  await pass(1_000);
  expect(watch.isDoubted).toBe(false);
});

test('a channel that is closed is not doubted and asks nothing', async () => {
  const watch = watched(true);
  await pass(7_000);
  watch.closed();
  expect(watch.isDoubted).toBe(false);
  watch.suspect();
  watch.doubt();
  await pass(30_000);
  expect(asked).toHaveLength(1);
  expect([watch.isDoubted, givenUpAt]).toEqual([false, null]);
});
