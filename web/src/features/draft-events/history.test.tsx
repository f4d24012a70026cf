// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { Toaster } from 'sonner';
import { expect, test, vi } from 'vitest';
import { DraftStage } from '@/draft/stage';
import { DraftStore } from '@/draft/store';
import { DraftEventFab } from '@/features/draft-events/DraftEventFab';
import { DraftEventModal } from '@/features/draft-events/DraftEventModal';
import { historyGroups } from '@/features/draft-events/historyRows';
import { LiveRegion } from '@/features/draft-events/LiveRegion';
import { useDraftToasts } from '@/features/draft-events/useDraftToasts';
import type { DraftEvent } from '@/types/draftEvent';
import { Referee } from '../../../test/referee';

function played() {
  const referee = Referee.started({
    style: 'snake',
    captains: [9, 8],
    pool: [1, 2, 3, 4],
    teamSize: 3,
  });
  referee.pick();
  referee.pick();
  referee.undo('Wrong name');
  referee.pick();
  referee.pick();
  return referee;
}

const nothing = () => Promise.resolve();

test('the newest is on top, in groups of a phase, and what was undone is kept and marked', () => {
  const { log } = played();
  const groups = historyGroups(log, 'all', 2);
  const rows = groups.flatMap((group) => group.rows);
  expect(rows.map(({ event }) => event.seq)).toEqual(log.map(({ seq }) => seq).reverse());
  expect(groups.map(({ phase }) => phase)).toEqual([2, 1, 2, 1, null]);
  const undone = rows.filter(({ isUndone }) => isUndone).map(({ event }) => event.event_type);
  expect(undone).toEqual(['player_picked']);
  expect(historyGroups(log, 'rolls', 2)).toEqual([]);
  expect(historyGroups(log, 'turns', 2).flatMap(({ rows: turns }) => turns)).toHaveLength(5);
});

test('the history shows each event by its sequence and kind, and filters', () => {
  const { log } = played();
  render(
    <DraftEventModal
      events={log}
      teamCount={2}
      roundCount={8}
      linkedSeq={3}
      onLoadOlder={nothing}
      onClose={vi.fn()}
    />,
  );
  const rows = screen.getAllByTestId('draft-event-row');
  expect(rows.map((row) => row.dataset['seq'])).toEqual(
    log.map(({ seq }) => String(seq)).reverse(),
  );
  expect(rows.at(-1)?.dataset['eventType']).toBe('draft_started');
  expect(screen.getByText('“Wrong name”')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Turns' }));
  expect(
    screen
      .getAllByTestId('draft-event-row')
      .every((row) => row.dataset['eventType'] === 'captain_assigned'),
  ).toBe(true);
});

test('of a long history no more is set than is looked at, and what a link points at', () => {
  const referee = Referee.started({
    style: 'normal',
    captains: [9, 8],
    pool: Array.from({ length: 30 }, (_, index) => index),
    teamSize: 16,
  });
  for (let picks = 0; picks < 30; picks += 1) referee.pick();
  const show = (linkedSeq: number | null) => (
    <DraftEventModal
      events={referee.log}
      teamCount={2}
      roundCount={8}
      linkedSeq={linkedSeq}
      onLoadOlder={nothing}
      onClose={vi.fn()}
    />
  );
  const { rerender } = render(show(null));
  const seqs = () =>
    screen.getAllByTestId('draft-event-row').map((row) => Number(row.dataset['seq']));
  const last = referee.log.length;
  expect(seqs()).toEqual(Array.from({ length: 20 }, (_, index) => last - index));
  rerender(show(5));
  expect(seqs()).toEqual(Array.from({ length: last - 4 }, (_, index) => last - index));
});

test('whoever reads further down is offered the new ones instead of being moved', () => {
  const referee = played();
  const show = (events: readonly DraftEvent[]) => (
    <DraftEventModal
      events={events}
      teamCount={2}
      roundCount={8}
      linkedSeq={null}
      onLoadOlder={nothing}
      onClose={vi.fn()}
    />
  );
  const { rerender } = render(show([...referee.log]));
  const list = screen.getByRole('region', { name: /Events/ });
  referee.undo();
  rerender(show([...referee.log]));
  expect(screen.queryByRole('button', { name: /new$/ })).toBeNull();
  list.scrollTop = 300;
  fireEvent.scroll(list);
  referee.undo();
  rerender(show([...referee.log]));
  expect(screen.getByRole('button', { name: '1 new' })).toBeDefined();
  expect(list.scrollTop).toBe(300);
});

test('Escape closes it, and older events are asked for when a link needs them', () => {
  const close = vi.fn();
  const older = vi.fn(nothing);
  const { log } = played();
  render(
    <DraftEventModal
      events={log.slice(5)}
      teamCount={2}
      roundCount={8}
      linkedSeq={2}
      onLoadOlder={older}
      onClose={close}
    />,
  );
  expect(older).toHaveBeenCalled();
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(close).toHaveBeenCalledOnce();
});

test('the button says how many events there are and how many are new', () => {
  render(<DraftEventFab count={12} unseen={3} isOpen={false} onClick={vi.fn()} />);
  const fab = screen.getByTestId('draft-event-fab');
  expect(within(fab).getByTestId('draft-event-count').textContent).toBe('12');
  expect(fab.getAttribute('aria-label')).toBe('History, 12 events, 3 new');
});

function Toasts({ stage, onOpen }: { stage: DraftStage; onOpen: (seq: number) => void }) {
  useDraftToasts(stage, onOpen);
  return (
    <>
      <Toaster />
      <LiveRegion stage={stage} />
    </>
  );
}

test('only live events make a toast, the page’s own like all others, and a click opens the history there', async () => {
  const referee = new Referee({
    style: 'snake',
    captains: [9, 8],
    pool: [1, 2, 3, 4],
    teamSize: 3,
  });
  const store = new DraftStore();
  const stage = new DraftStage(store, () => true);
  const open = vi.fn();
  store.receive({ type: 'initial_events', epoch: 'e', seq: 0, events: [], draft: referee.state });
  render(<Toasts stage={stage} onOpen={open} />);

  act(() => void store.receive({ type: 'resumed', epoch: 'e', seq: 2, events: referee.start() }));
  expect(document.querySelector('[data-sonner-toast]')).toBeNull();

  // Its own pick comes as the answer and by the channel as well.
  const own = referee.pick();
  act(() => {
    store.append(own, 'live');
    store.receive({ type: 'draft_events', events: own });
  });
  await screen.findByRole('button', { name: 'Captain1 picked Player3 (Round 1)' });
  expect(document.querySelectorAll('[data-sonner-toast]')).toHaveLength(1);

  const events = referee.pick();
  act(() => void store.receive({ type: 'draft_events', events }));
  const toast = await screen.findByRole('button', { name: 'Captain2 picked Player4 (Round 2)' });
  expect(document.querySelectorAll('[data-sonner-toast]')).toHaveLength(2);
  expect(document.querySelector('[aria-atomic="true"]')?.textContent).toContain(
    'is on the clock (Round 3)',
  );
  fireEvent.click(toast);
  expect(open).toHaveBeenCalledWith(events[0]?.seq);
});
