// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kViewer, type RoomRole } from '@/features/draft-room/roles';
import { TurnSignals } from '@/features/draft-room/TurnSignals';
import { setSoundOn, turnSound, TurnSound } from '@/features/draft-room/turnSound';
import { useMyTurn } from '@/features/draft-room/useMyTurn';
import type { DraftState } from '@/types/draftEvent';
import { Referee } from '../../../test/referee';

// What the browser offers and jsdom lacks, as far as it can be heard or seen.
class HeardOscillator {
  type = '';
  frequency = { value: 0 };
  connect = (next: unknown) => next;
  start = () => heard.push(this.frequency.value);
  stop = () => undefined;
}
class HeardContext {
  currentTime = 0;
  destination = {};
  state = 'suspended';
  resume = () => {
    this.state = 'running';
    return Promise.resolve();
  };
  constructor() {
    made.push(this);
  }
  createOscillator = () => new HeardOscillator();
  createGain = () => ({
    gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
    connect: (next: unknown) => next,
  });
}
class ShownNotification {
  static permission = 'granted';
  readonly isShown: boolean;
  constructor(text: string) {
    this.isShown = shown.push(text) > 0;
  }
}

const made: HeardContext[] = [];
const heard: number[] = [];
const shown: string[] = [];
const shaken: unknown[] = [];
const kCaptain: RoomRole = { isStaff: false, seatTeamIds: [2] };

beforeEach(() => {
  vi.stubGlobal('AudioContext', HeardContext);
  vi.stubGlobal('Notification', ShownNotification);
  Object.defineProperties(navigator, {
    userActivation: { value: undefined, configurable: true },
    vibrate: { value: (pattern: unknown) => shaken.push(pattern), configurable: true },
  });
  document.head.innerHTML = '<link rel="icon" href="/calm.svg" />';
  localStorage.clear();
  // What was clicked once stays so until the page goes.
  const stop = turnSound.keepReady();
  fireEvent.keyDown(document.body);
  stop();
});

afterEach(() => {
  for (const told of [heard, shown, shaken]) told.length = 0;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function Signals({ draft, role }: { draft: DraftState; role: RoomRole }) {
  useMyTurn(draft, role);
  return null;
}

function snake() {
  return Referee.started({ style: 'snake', captains: [9, 8], pool: [1, 2, 3, 4, 5, 6] });
}

/** A constructor that says no, as Chrome on Android has it for notifications. */
function forbid(name: string, permission?: string): void {
  const constructor = () => {
    throw new TypeError('Illegal constructor');
  };
  vi.stubGlobal(name, Object.assign(vi.fn(constructor), { permission }));
}

/** A sound starts a moment after the turn: this is after it, if it were to come. */
const whatWasBegun = () => new Promise((done) => setTimeout(done));

const icon = () => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '';

test('my turn is called once, by sound, vibration, title and icon', async () => {
  const referee = snake();
  const { rerender } = render(<Signals draft={referee.state} role={kCaptain} />);
  expect(heard).toEqual([]);
  const calm = icon();
  referee.pick();
  rerender(<Signals draft={referee.state} role={kCaptain} />);
  await waitFor(() => expect(heard).toHaveLength(2));
  expect(shaken).toHaveLength(1);
  expect(document.title).toMatch(/Your pick/);
  expect(icon()).not.toBe(calm);
  rerender(<Signals draft={{ ...referee.state }} role={kCaptain} />);
  await whatWasBegun();
  expect(heard).toHaveLength(2);
});

test('a double pick calls again, for it is another turn', async () => {
  const referee = snake();
  referee.pick();
  const { rerender } = render(<Signals draft={referee.state} role={kCaptain} />);
  referee.pick();
  rerender(<Signals draft={referee.state} role={kCaptain} />);
  await waitFor(() => expect(heard).toHaveLength(4));
});

test('nobody is called for the turns of others', async () => {
  const referee = snake();
  const staff: RoomRole = { isStaff: true, seatTeamIds: [] };
  for (const role of [kViewer, staff, { isStaff: false, seatTeamIds: [1] }]) {
    referee.pick();
    const { rerender, unmount } = render(<Signals draft={referee.state} role={role} />);
    if (referee.state.on_clock?.team_id !== 1) {
      rerender(<Signals draft={{ ...referee.state }} role={role} />);
      await whatWasBegun();
      expect([heard, shaken, shown]).toEqual([[], [], []]);
      expect(document.title).toMatch(/Captain2\u2069 is on the clock/);
    }
    unmount();
    if (referee.state.on_clock?.team_id === 2) referee.pick();
    if (referee.state.on_clock?.team_id === 1) referee.undo();
  }
});

test('who is muted hears nothing and still sees it', async () => {
  const referee = snake();
  referee.pick();
  setSoundOn(false);
  render(<Signals draft={referee.state} role={kCaptain} />);
  await whatWasBegun();
  expect([heard, shaken]).toEqual([[], []]);
  expect(document.title).toMatch(/Your pick/);
});

test('a hidden tab is called by a notification, a shown one is not', () => {
  const referee = snake();
  referee.pick();
  render(<Signals draft={referee.state} role={kCaptain} />);
  expect(shown).toEqual([]);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  render(<Signals draft={referee.state} role={kCaptain} />);
  expect(shown).toEqual(['Your pick: you are on the clock.']);
});

test('the sound is made and started inside the first click or key, kept, and used for every turn', async () => {
  made.length = 0;
  const sound = new TurnSound();
  const stop = sound.keepReady();
  expect([sound.isReady, made]).toEqual([false, []]);
  await sound.chime();
  expect(heard).toEqual([]);
  fireEvent.click(document.body);
  expect(made.map(({ state }) => state)).toEqual(['running']);
  await sound.chime();
  await sound.chime();
  expect(heard).toHaveLength(4);
  fireEvent.keyDown(document.body);
  expect(made).toHaveLength(1);
  stop();
});

test('a sound that was put to rest wakes with the next click', () => {
  made.length = 0;
  const sound = new TurnSound();
  const stop = sound.keepReady();
  fireEvent.click(document.body);
  const [context] = made;
  if (context) context.state = 'interrupted';
  fireEvent.touchEnd(document.body);
  expect(context?.state).toBe('running');
  stop();
});

test('a turn whose sound could not start in time stays silent, and does not sound at another moment', async () => {
  made.length = 0;
  const sound = new TurnSound();
  const stop = sound.keepReady();
  fireEvent.click(document.body);
  let wake: () => void = () => undefined;
  const [context] = made;
  if (context) {
    context.state = 'suspended';
    context.resume = () => new Promise((done) => (wake = done));
  }
  const asked = sound.chime();
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5_000);
  wake();
  await asked;
  expect(heard).toEqual([]);
  stop();
});

test('a browser that lets pages do none of it shows the turn all the same', () => {
  forbid('AudioContext');
  forbid('Notification', 'granted');
  const stop = new TurnSound().keepReady();
  fireEvent.click(document.body);
  stop();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const referee = snake();
  referee.pick();
  render(<Signals draft={referee.state} role={kCaptain} />);
  expect(document.title).toMatch(/Your pick/);
});

test.each([
  ['granted', 'Comes while this page is behind another one.'],
  ['denied', 'Blocked for this site.'],
  ['default', 'Pages cannot notify in this browser'],
])('a captain reads what works here: notifications %s', (permission, said) => {
  forbid('Notification', permission);
  render(<TurnSignals />);
  fireEvent.click(screen.getByRole('button', { name: 'When it is your turn' }));
  const { textContent } = screen.getByRole('dialog');
  expect(textContent).toContain(said);
  expect(textContent).toContain('A phone vibrates with it.');
});

test('a browser without vibration says so', () => {
  Reflect.deleteProperty(navigator, 'vibrate');
  render(<TurnSignals />);
  fireEvent.click(screen.getByRole('button', { name: 'When it is your turn' }));
  expect(screen.getByRole('dialog').textContent).toContain('This browser does not vibrate.');
});

test('a draft that is over leaves no title behind', () => {
  const referee = snake();
  const { unmount } = render(<Signals draft={referee.state} role={kViewer} />);
  unmount();
  expect(document.title).toBe('Draftwire');
});
