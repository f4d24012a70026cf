import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '@/api/client';
import { sendUntilAnswered, type SendingLine } from '@/realtime/sending';

const lost = () => Promise.reject(new ApiProblem(0, 'offline', 'The server could not be reached.'));
const refused = () => Promise.reject(new ApiProblem(409, 'round_not_current', 'Round 2 is next.'));
const answered = () => Promise.resolve('answer');

const isLate = vi.fn();

function line({ isBack = true, isDone = false } = {}): SendingLine {
  return { isLate, isBack: () => Promise.resolve(isBack), isDone: () => Promise.resolve(isDone) };
}

/** Sends a command whose attempts go as told, and gives what came of it and how often it was sent. */
async function send(attempts: readonly (() => Promise<string>)[], by: SendingLine) {
  let sent = 0;
  const attempt = () => attempts[sent++]?.() ?? Promise.reject(new Error('sent too often'));
  const outcome = await sendUntilAnswered(attempt, by).catch((error: unknown) => error);
  return { outcome, sent };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  isLate.mockClear();
});

test('what is answered is sent once', async () => {
  expect(await send([answered], line())).toEqual({ outcome: 'answer', sent: 1 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isLate).not.toHaveBeenCalled();
});

test('what was lost is sent again once the line is back', async () => {
  expect(await send([lost, lost, answered], line())).toEqual({ outcome: 'answer', sent: 3 });
});

test('what was carried out though its answer was lost is not sent again', async () => {
  expect(await send([lost], line({ isDone: true }))).toEqual({ outcome: null, sent: 1 });
});

test('what is refused because the first attempt did it has worked', async () => {
  let asked = 0;
  const by = { ...line(), isDone: () => Promise.resolve(++asked > 1) };
  expect(await send([lost, refused], by)).toEqual({ outcome: null, sent: 2 });
});

test('what is refused at once is refused, whatever the log says', async () => {
  const { outcome, sent } = await send([refused], line({ isDone: true }));
  expect([(outcome as ApiProblem).code, sent]).toEqual(['round_not_current', 1]);
});

test('what is refused at the second attempt for another reason is refused', async () => {
  const { outcome, sent } = await send([lost, refused], line());
  expect([(outcome as ApiProblem).code, sent]).toEqual(['round_not_current', 2]);
});

test('a line that does not come back ends it with its problem', async () => {
  const { outcome, sent } = await send([lost], line({ isBack: false }));
  expect([(outcome as ApiProblem).code, sent]).toEqual(['offline', 1]);
});

test('an answer that takes over 3 s is told once for each attempt', async () => {
  const sending = send([() => new Promise(() => undefined)], line());
  await vi.advanceTimersByTimeAsync(2_900);
  expect(isLate).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isLate).toHaveBeenCalledOnce();
  void sending;
});
