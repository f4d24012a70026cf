import { fold } from '@/draft/fold';
import {
  expect,
  expectToFit,
  kLooks,
  kSnake,
  openRoom,
  picture,
  signIn,
  test,
  toasts,
} from './fixtures';

for (const { name, viewport } of kLooks) {
  test(`a captain takes the seat by its link and picks; a viewer sees it and has no controls, ${name}`, async ({
    page,
    anotherPage,
    staff,
  }) => {
    const draft = await staff.newDraft(kSnake);
    const [first] = draft.teams;
    await staff.start(draft.id);
    const viewer = await anotherPage();
    await viewer.setViewportSize(viewport);
    await page.setViewportSize(viewport);
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
    await picture(page, `flow-picking-${name}`);
    await picture(viewer, `flow-watching-${name}`);
    await page.keyboard.press('Enter');

    const column = (of: typeof page) =>
      of.locator(`[data-testid="team-column"][data-team-id="${first?.id}"]`);
    await expect(column(page)).toContainText('Player 2');
    await expect(column(viewer)).toContainText('Player 2');
    await expect(page.getByTestId('pick-player')).toHaveCount(0);
    await expect(viewer.getByTestId('pick-player')).toHaveCount(0);
    await expect(toasts(viewer)).toHaveText('Captain 1 picked Player 2 (Round 1)');
    await expect(toasts(page)).toHaveText('Captain 1 picked Player 2 (Round 1)');
    await toasts(viewer).click();
    const row = viewer.locator('[data-testid="draft-event-row"][data-event-type="player_picked"]');
    await expect(row).toBeInViewport();
    await expectToFit(viewer, 'the room with its history');
    await picture(viewer, `flow-history-${name}`);
  });
}

test('an open room says how many watch', async ({ page, anotherPage, staff }) => {
  const draft = await staff.newDraft(kSnake);
  await openRoom(page, draft.id);
  const viewer = await anotherPage();
  await openRoom(viewer, draft.id);
  await expect(page.getByRole('banner')).toContainText('2watching');
  await viewer.close();
  await expect(page.getByRole('banner')).toContainText('1watching');
});

test('dice tumble in the columns and nobody sees the winner before; who comes later sees the end', async ({
  page,
  anotherPage,
  staff,
}) => {
  const draft = await staff.newDraft({
    style: 'shuffle',
    captains: [5000, 5000, 5000],
    pool: [4000, 3900, 3800],
    teamSize: 2,
  });
  await openRoom(page, draft.id);
  await staff.start(draft.id);
  await expect(page.getByRole('banner')).toContainText('Rolling for round 1');
  await expect(page.locator('[data-die="in"] .die-tumbling').first()).toBeVisible();
  await expect(page.getByTestId('on-clock')).toHaveCount(0);
  await expect(page.locator('[data-testid="team-column"][data-on-clock]')).toHaveCount(0);
  await picture(page, 'room-rolling');
  const late = await anotherPage();
  await openRoom(late, draft.id);
  await expect(late.locator('.die-tumbling')).toHaveCount(0);
  const { on_clock: turn } = await staff.state(draft.id);
  await expect(late.getByTestId('on-clock')).toHaveAttribute(
    'data-captain-id',
    String(turn?.captain_id),
  );
  await expect(page.getByTestId('on-clock')).toHaveAttribute(
    'data-captain-id',
    String(turn?.captain_id),
  );
  await expect(page.locator('[data-die="in"]')).toHaveAttribute(
    'data-team-id',
    String(turn?.team_id),
  );
  await expect(page.locator('[data-die="out"]')).toHaveCount(2);
});

test('names of scripts that run from right to left leave the sentence around them in order', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft({
    ...kSnake,
    names: ['نجمة الصحراء', 'Captain 2', 'שחר (7)'],
  });
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  await staff.pick(draft.id);
  await expect(toasts(page)).toHaveText('نجمة الصحراء picked שחר (7) (Round 1)');
  await page.getByTestId('draft-event-fab').click();
  const row = page.locator('[data-event-type="player_picked"] p').first();
  await expect(row).toHaveText('نجمة الصحراء picked שחר (7) (Round 1)');
  const names = row.locator('bdi');
  const [captain, picked] = [await names.nth(0).boundingBox(), await names.nth(1).boundingBox()];
  const round = await row.evaluate((paragraph) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setStartAfter(paragraph.querySelectorAll('bdi')[1] ?? paragraph);
    return range.getBoundingClientRect().left;
  });
  expect(captain?.x).toBeLessThan(picked?.x ?? 0);
  expect(round).toBeGreaterThanOrEqual((picked?.x ?? 0) + (picked?.width ?? 0) - 1);
});

test('with more teams than fit, the board scrolls sideways and keeps the one on the clock in view', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft({
    style: 'normal',
    captains: Array.from({ length: 40 }, (_, i) => 5000 - i),
    pool: Array.from({ length: 40 }, (_, i) => 4000 - i),
    teamSize: 2,
  });
  await staff.start(draft.id);
  for (let picks = 0; picks < 18; picks += 1) await staff.pick(draft.id);
  await openRoom(page, draft.id);
  const active = page.locator('[data-testid="team-column"][data-on-clock]');
  await expect(active).toBeInViewport({ ratio: 0.9 });
  await staff.pick(draft.id);
  await staff.pick(draft.id);
  await staff.pick(draft.id);
  await expect(active).toContainText('Captain 22');
  await expect(active).toBeInViewport({ ratio: 0.9 });
  await expectToFit(page, 'a room of 40 teams');
});

for (const teams of [2, 8, 16]) {
  test(`${teams} teams fit whole at every desktop size`, async ({ page, staff }) => {
    const draft = await staff.newDraft({
      style: 'snake',
      captains: Array.from({ length: teams }, (_, i) => 5000 - i),
      pool: Array.from({ length: teams * 4 }, (_, i) => 4900 - i * 31),
    });
    await staff.start(draft.id);
    for (let picks = 0; picks < teams; picks += 1) await staff.pick(draft.id);
    for (const [width, height] of [
      [1280, 720],
      [1440, 900],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await openRoom(page, draft.id);
      await expectToFit(page, `${teams} teams at ${width}`);
      for (const column of await page.getByTestId('team-column').all())
        await expect.soft(column).toBeInViewport({ ratio: 0.99 });
      await picture(page, `room-${teams}-teams-${width}`);
    }
  });
}

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

test('a press beside a question closes it, and presses nothing below', async ({ page, staff }) => {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await staff.pick(draft.id);
  await signIn(page);
  await openRoom(page, draft.id);
  const pick = await page.getByTestId('pick-player').first().boundingBox();
  await page.getByTestId('undo-pick').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.mouse.click((pick?.x ?? 0) + 5, (pick?.y ?? 0) + 5);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Confirm the pick' })).toHaveCount(0);
});

test('an order too long for names shows marks alone, and names once few picks are left', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft({
    style: 'snake',
    captains: [5000, 4900, 4800, 4700, 4600, 4500],
    pool: Array.from({ length: 12 }, (_, index) => 4000 - index),
    teamSize: 3,
  });
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  const names = page.getByRole('navigation', { name: 'Order' }).locator('.order-name');
  await expect(names).toHaveCount(12);
  await expect(names.first()).toBeHidden();
  for (let picks = 0; picks < 6; picks += 1) await staff.pick(draft.id);
  await expect(names).toHaveCount(6);
  await expect(names.first()).toBeVisible();
});

test('a long history is there down to the first event, as one scrolls to it', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft({
    style: 'normal',
    captains: [5000, 4900, 4800, 4700, 4600, 4500, 4400, 4300],
    pool: Array.from({ length: 64 }, (_, index) => 4000 - index),
    teamSize: 9,
  });
  await staff.start(draft.id);
  for (let picks = 0; picks < 60; picks += 1) await staff.pick(draft.id);
  const count = (await staff.events(draft.id)).length;
  await openRoom(page, draft.id);
  await page.getByTestId('draft-event-fab').click();
  const rows = page.getByTestId('draft-event-row');
  await expect(rows.first()).toHaveAttribute('data-seq', String(count));
  expect(await rows.count()).toBeLessThan(count / 2);
  const list = page.getByRole('region', { name: /Events/ });
  const first = page.locator('[data-testid="draft-event-row"][data-seq="1"]');
  await expect(async () => {
    await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(first).toBeInViewport({ timeout: 300 });
  }).toPass();
  const seqs = await rows.evaluateAll((all) => all.map((row) => Number(row.dataset['seq'])));
  expect(seqs).toEqual(Array.from({ length: count }, (_, index) => count - index));
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
  await expect(page.getByRole('heading')).toHaveText('There is no such draft, or it is private.');
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

test('what was set up for an aborted draft is set up again with one click', async ({
  page,
  staff,
}) => {
  const draft = await staff.newDraft(kSnake);
  const leftOut = draft.players.find(({ team_id }) => team_id === null)?.id ?? 0;
  const team = draft.teams[1];
  await staff.call('PATCH', `/drafts/${draft.id}`, {
    name: 'Final',
    leave_out: [leftOut],
    captains: draft.teams.map(({ captain_id: id }) => ({
      player_id: id,
      team_name: id === team?.captain_id ? 'The Owls' : null,
    })),
  });
  await signIn(page);
  await openRoom(page, draft.id);
  await page.getByRole('button', { name: 'More for staff' }).click();
  await page.getByRole('menuitem', { name: 'Abort the draft' }).click();
  await page.getByRole('button', { name: 'Abort draft' }).click();
  await page.getByRole('button', { name: 'Set up again' }).click();
  await expect(page.getByTestId('start-draft')).toBeVisible();
  const id = Number(page.url().split('/').at(-1));
  expect(id).not.toBe(draft.id);
  const again = await staff.state(id);
  expect(again).toMatchObject({ status: 'pending', name: 'Final', leave_out: [leftOut] });
  expect(again.teams.map(({ captain_id, name }) => [captain_id, name])).toEqual(
    draft.teams.map((each) => [each.captain_id, each === team ? 'The Owls' : each.name]),
  );
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
