import { expect, test } from 'vitest';
import { DraftStore } from '@/draft/store';
import { Referee } from '../../test/referee';

function known() {
  const referee = Referee.started({ style: 'snake', captains: [9, 8], pool: [1, 2, 3, 4, 5, 6] });
  const store = new DraftStore();
  const initial = () =>
    ({
      type: 'initial_events',
      epoch: referee.state.epoch,
      seq: referee.state.seq,
      events: referee.log.slice(-20),
      draft: referee.state,
    }) as const;
  store.receive(initial());
  return { referee, store, initial };
}

test('an older state never replaces a newer one', () => {
  const { referee, store, initial } = known();
  const late = initial();
  store.receive({ type: 'draft_events', events: referee.pick() });
  store.receive(late);
  expect(store.getSnapshot().draft).toEqual(referee.state);
});

test('a pending draft’s set-up changes with a snapshot at the same seq', () => {
  const { pending } = new Referee({ style: 'snake', captains: [9, 8], pool: [1] });
  const store = new DraftStore();
  store.receive({ type: 'snapshot', epoch: pending.epoch, seq: 0, draft: pending });
  const changed = { ...pending, style: 'normal' as const };
  store.receive({ type: 'snapshot', epoch: pending.epoch, seq: 0, draft: changed });
  expect(store.getSnapshot().draft).toEqual(changed);
});

test('an answer to an own request and the socket’s copy of it count once', () => {
  const { referee, store } = known();
  const events = referee.pick();
  const seen: number[] = [];
  store.onCommit((commit) => seen.push(...commit.events.map(({ seq }) => seq)));
  store.append(events, 'live');
  store.receive({ type: 'draft_events', events });
  expect(seen).toEqual(events.map(({ seq }) => seq));
});

test('a snapshot keeps no events that would leave a hole before it', () => {
  const { referee, store } = known();
  referee.pick();
  store.receive({
    type: 'snapshot',
    epoch: referee.state.epoch,
    seq: referee.state.seq,
    draft: referee.state,
  });
  expect(store.getSnapshot().events).toEqual([]);
  store.prepend(referee.log);
  expect(store.getSnapshot().events).toEqual(referee.log);
});

test('older events are put before those that are known, only when they join', () => {
  const { referee, store } = known();
  for (let picks = 0; picks < 6; picks += 1) referee.pick();
  const late = new DraftStore();
  late.receive({
    type: 'initial_events',
    epoch: referee.state.epoch,
    seq: referee.state.seq,
    events: referee.log.slice(-4),
    draft: referee.state,
  });
  late.prepend(referee.log.slice(0, 3));
  expect(late.getSnapshot().events).toHaveLength(4);
  late.prepend([...referee.log.slice(0, -4)].reverse());
  expect(late.getSnapshot().events).toEqual(referee.log);
  expect(store.seq).toBe(2);
});

test('a board is stale from the word of the server on until it takes it back', () => {
  const { store } = known();
  store.receive({ type: 'viewers', count: 3, stale: true });
  expect(store.getSnapshot().isStale).toBe(true);
  store.receive({ type: 'viewers', count: 3 });
  expect(store.getSnapshot().isStale).toBe(false);
});
