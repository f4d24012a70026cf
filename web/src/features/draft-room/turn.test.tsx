// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setSoundOn } from '@/features/draft-room/myTurnSignal';
import { kViewer, type RoomRole } from '@/features/draft-room/roles';
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
  createOscillator = () => new HeardOscillator();
  createGain = () => ({
    gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
    connect: (next: unknown) => next,
  });
  close = () => Promise.resolve();
}
class ShownNotification {
  static permission = 'granted';
  readonly isShown: boolean;
  constructor(text: string) {
    this.isShown = shown.push(text) > 0;
  }
}

const heard: number[] = [];
const shown: string[] = [];
const shaken: unknown[] = [];
const kCaptain: RoomRole = { isStaff: false, seatTeamIds: [2] };

beforeEach(() => {
  vi.stubGlobal('AudioContext', HeardContext);
  vi.stubGlobal('Notification', ShownNotification);
  Object.defineProperties(navigator, {
    userActivation: { value: { hasBeenActive: true }, configurable: true },
    vibrate: { value: (pattern: unknown) => shaken.push(pattern), configurable: true },
  });
  document.head.innerHTML = '<link rel="icon" href="/calm.svg" />';
  localStorage.clear();
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

const icon = () => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '';

test('my turn is called once, by sound, vibration, title and icon', () => {
  const referee = snake();
  const { rerender } = render(<Signals draft={referee.state} role={kCaptain} />);
  expect(heard).toEqual([]);
  const calm = icon();
  referee.pick();
  rerender(<Signals draft={referee.state} role={kCaptain} />);
  expect(heard).toHaveLength(2);
  expect(shaken).toHaveLength(1);
  expect(document.title).toMatch(/Your pick/);
  expect(icon()).not.toBe(calm);
  rerender(<Signals draft={{ ...referee.state }} role={kCaptain} />);
  expect(heard).toHaveLength(2);
});

test('a double pick calls again, for it is another turn', () => {
  const referee = snake();
  referee.pick();
  const { rerender } = render(<Signals draft={referee.state} role={kCaptain} />);
  referee.pick();
  rerender(<Signals draft={referee.state} role={kCaptain} />);
  expect(heard).toHaveLength(4);
});

test('nobody is called for the turns of others', () => {
  const referee = snake();
  const staff: RoomRole = { isStaff: true, seatTeamIds: [] };
  for (const role of [kViewer, staff, { isStaff: false, seatTeamIds: [1] }]) {
    referee.pick();
    const { rerender, unmount } = render(<Signals draft={referee.state} role={role} />);
    if (referee.state.on_clock?.team_id !== 1) {
      rerender(<Signals draft={{ ...referee.state }} role={role} />);
      expect([heard, shaken, shown]).toEqual([[], [], []]);
      expect(document.title).toMatch(/Captain2\u2069 is on the clock/);
    }
    unmount();
    if (referee.state.on_clock?.team_id === 2) referee.pick();
    if (referee.state.on_clock?.team_id === 1) referee.undo();
  }
});

test('who is muted hears nothing and still sees it', () => {
  const referee = snake();
  referee.pick();
  setSoundOn(false);
  render(<Signals draft={referee.state} role={kCaptain} />);
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

test('a draft that is over leaves no title behind', () => {
  const referee = snake();
  const { unmount } = render(<Signals draft={referee.state} role={kViewer} />);
  unmount();
  expect(document.title).toBe('Draftwire');
});
