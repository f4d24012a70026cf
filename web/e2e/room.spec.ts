import { fold } from '@/draft/fold';
import { expect, openRoom, signIn, test, toasts } from './fixtures';

const kSnake = {
  style: 'snake',
  captains: [5000, 4800],
  pool: [4000, 3900, 3800, 3700, 3600, 3500],
  teamSize: 3,
} as const;

test('a captain takes the seat by its link and picks; a viewer sees it and has no controls', async ({
  page,
  anotherPage,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  const [first] = draft.teams;
  await staff.start(draft.id);
  const viewer = await anotherPage();
  await openRoom(viewer, draft.id);

  await page.goto(await staff.seatPath(draft.id, first?.id ?? 0));
  await expect(page).toHaveURL(`/drafts/${draft.id}`);
  await expect(page.getByTestId('on-clock')).toHaveAttribute(
    'data-captain-id',
    String(first?.captain_id),
  );
  await expect(page).toHaveTitle(/Your pick/);
  await expect(page.getByTestId('start-draft')).toHaveCount(0);
  await expect(page.getByTestId('undo-pick')).toHaveCount(0);
  await page
    .getByTestId('player-row')
    .filter({ hasText: 'Player 2' })
    .getByTestId('pick-player')
    .click();
  await page.keyboard.press('Enter');

  const column = (of: typeof page) =>
    of.locator(`[data-testid="team-column"][data-team-id="${first?.id}"]`);
  await expect(column(page)).toContainText('Player 2');
  await expect(column(viewer)).toContainText('Player 2');
  await expect(page.getByTestId('pick-player')).toHaveCount(0);
  await expect(viewer.getByTestId('pick-player')).toHaveCount(0);
  await expect(toasts(viewer)).toHaveText('Captain 1 picked Player 2 (Round 1)');
  await expect(toasts(page)).toHaveCount(0);
});

test('undo asks for a reason, gives the player back, and keeps the pick in the history struck through', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await staff.pick(draft.id);
  await signIn(page);
  await openRoom(page, draft.id);

  await page.getByTestId('undo-pick').click();
  await expect(page.getByRole('dialog')).toContainText(
    'Player 1 returns to the pool, and Captain 1 is on the clock again.',
  );
  await page.getByLabel('Reason').fill('Said the wrong name');
  await page.getByRole('button', { name: 'Undo pick' }).click();

  await expect(page.getByTestId('on-clock')).toHaveAttribute(
    'data-captain-id',
    String(draft.teams[0]?.captain_id),
  );
  await page.getByTestId('draft-event-fab').click();
  const undone = page.locator('[data-event-type="pick_undone"]');
  await expect(undone).toContainText('Round 1 pick undone: Player 1 returns to the pool');
  await expect(undone).toContainText('Said the wrong name');
  await expect(page.locator('[data-event-type="player_picked"] p').first()).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
});

test('a server that dies and comes back is resumed without a toast for what was missed', async ({
  page,
  staff,
  league,
}) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  let isCut = false;
  await page.routeWebSocket(/\/ws\/draft\//, async (route) => {
    if (isCut) await route.close({ code: 1012 });
    else route.connectToServer();
  });
  await openRoom(page, draft.id);
  isCut = true;
  await league.server.kill();
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'reconnecting');
  await league.server.start();
  await staff.pick(draft.id);
  isCut = false;

  await expect(page.getByTestId('draft-event-count')).toHaveText('4');
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'live');
  await expect(page.getByTestId('team-column').first()).toContainText('Player 1');
  await expect(toasts(page)).toHaveCount(0);
  await staff.pick(draft.id);
  await expect(toasts(page)).toHaveText('Captain 2 picked Player 2 (Round 2)');
});

test('a frame that is lost on the way is asked for again', async ({ page, staff }) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  let dropsNext = false;
  let connections = 0;
  await page.routeWebSocket(/\/ws\/draft\//, (route) => {
    connections += 1;
    const server = route.connectToServer();
    server.onMessage((message) => {
      const isLive = message.toString().startsWith('{"type":"draft_events"');
      if (isLive && dropsNext) dropsNext = false;
      else route.send(message);
    });
  });
  await openRoom(page, draft.id);
  dropsNext = true;
  await staff.pick(draft.id);
  await staff.pick(draft.id);
  await expect(page.getByTestId('draft-event-count')).toHaveText(
    String((await staff.state(draft.id)).seq),
  );
  expect(connections).toBe(2);
});

test('a kind of event that came later is a plain row, and the page goes on', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  const [event] = await staff.events(draft.id);
  await page.routeWebSocket(/\/ws\/draft\//, (route) => {
    const server = route.connectToServer();
    server.onMessage((message) => {
      route.send(message);
      const later = {
        ...event,
        seq: 3,
        tournament_seq: 3,
        event_type: 'draft_paused',
        payload: { by: 'somebody' },
      };
      if (message.toString().startsWith('{"type":"initial_events"')) {
        route.send(JSON.stringify({ type: 'draft_events', events: [later] }));
      }
    });
  });
  await openRoom(page, draft.id);
  await page.getByTestId('draft-event-fab').click();
  await expect(page.locator('[data-event-type="draft_paused"]')).toContainText('Draft paused');
  await expect(page.getByTestId('on-clock')).toBeVisible();
  await expect(toasts(page)).toHaveCount(0);
});

test('a draft that does not exist says so and does not try again', async ({ page }) => {
  let connections = 0;
  page.on('websocket', () => (connections += 1));
  await page.goto('/drafts/999999');
  await expect(page.getByRole('heading')).toHaveText('This draft does not exist.');
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'offline');
  expect(connections).toBe(1);
});

test('the page’s fold of the server’s own log is the server’s own state, at every step of every style', async ({
  staff,
}) => {
  for (const style of ['shuffle', 'snake', 'normal'] as const) {
    const pending = await staff.newDraft({
      ...kSnake,
      style,
      captains: [5000, 5000, 5000],
      tieWindow: 300,
    });
    await staff.start(pending.id);
    await staff.pick(pending.id);
    await staff.undo(pending.id);
    for (
      let state = await staff.state(pending.id);
      state.on_clock;
      state = (await staff.pick(pending.id)).state
    );
    await staff.undo(pending.id);
    const events = await staff.events(pending.id);
    for (const { seq } of events) {
      const at = await staff.call('GET', `/drafts/${pending.id}?at=${seq}`);
      expect(fold(pending, events.slice(0, seq)), `${style} at ${seq}`).toEqual(at);
    }
  }
});

test('abort ends it for everybody', async ({ page, anotherPage, staff }) => {
  const draft = await staff.newDraft(kSnake);
  const viewer = await anotherPage();
  await openRoom(viewer, draft.id);
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByRole('button', { name: 'More for staff' }).click();
  await page.getByRole('menuitem', { name: 'Abort the draft' }).click();
  await page.getByRole('button', { name: 'Abort draft' }).click();
  await expect(toasts(viewer)).toHaveText('Draft aborted');
  await expect(viewer.getByTestId('on-clock')).toHaveCount(0);
  await expect(page.getByTestId('start-draft')).toHaveCount(0);
});
