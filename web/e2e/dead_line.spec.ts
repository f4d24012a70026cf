// A line that dies without a word, and what a page does about it: real browser, real server, and a relay between them.
import type { Page } from '@playwright/test';
import { expect, kLooks, kSnake, picture, test as base, toasts, type Staff } from './fixtures';
import { Line } from './line';

const kDoubtMs = 6_000;
const kCertaintyMs = 12_000;
const kBusyMs = 1_500; // what a busy machine adds

const test = base.extend<{ line: Line }>({
  line: async ({ league }, provide) => {
    const line = await Line.to(league.server.url);
    await provide(line);
    await line.destroy();
  },
});

const state = (page: Page) => page.getByTestId('connection-state');
const note = (page: Page) => page.locator('.line-notice');
const count = (page: Page) => page.getByTestId('draft-event-count');
const isLive = (page: Page) => expect(state(page)).toHaveAttribute('data-state', 'live');

async function openRoom(page: Page, line: Line, draftId: number): Promise<void> {
  await page.goto(`${line.url}/drafts/${draftId}`);
  await isLive(page);
}

/** A captain on the clock, at a page behind the line. */
async function takeSeat(page: Page, staff: Staff, line: Line) {
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await page.goto(`${line.url}${await staff.seatPath(draft.id, draft.teams[0]?.id ?? 0)}`);
  await expect(page.getByTestId('pick-player').first()).toBeVisible();
  await isLive(page);
  return draft;
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Pick ${name}`, exact: true }).click();
}

const picksOf = async (staff: Staff, draftId: number) =>
  (await staff.events(draftId)).filter(({ event_type: type }) => type === 'player_picked');

test('a captain’s page doubts a dead line within 6 s, is certain within 12, and says of when the board is', async ({
  page,
  staff,
  line,
}) => {
  await takeSeat(page, staff, line);
  let sockets = 0;
  page.on('websocket', () => (sockets += 1));
  const died = Date.now();
  line.die();
  await expect(state(page)).toHaveAttribute('data-state', 'reconnecting', {
    timeout: kDoubtMs + kBusyMs,
  });
  await expect(note(page)).toContainText(/What you see is as of \d\d:\d\d:\d\d\./);
  for (const { name, viewport } of kLooks) {
    await page.setViewportSize(viewport);
    await picture(page, `dead-line-${name}`);
  }
  await expect.poll(() => sockets, { timeout: kCertaintyMs + kBusyMs }).toBeGreaterThanOrEqual(1);
  expect(Date.now() - died).toBeLessThan(kCertaintyMs + kBusyMs);
  line.live();
  await expect(state(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
  await expect(note(page)).toHaveCount(0);
});

test('a viewer’s page asks nothing, and gives a dead line up 5 s after the heartbeat that did not come', async ({
  page,
  staff,
  line,
}) => {
  await page.clock.install();
  const draft = await staff.newDraft(kSnake);
  await staff.start(draft.id);
  await openRoom(page, line, draft.id);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  line.die();
  await page.clock.runFor(24_000);
  await isLive(page);
  expect(asked).toEqual([]);
  await page.clock.runFor(2_000);
  await expect(state(page)).toHaveAttribute('data-state', 'reconnecting');
  await expect(note(page)).toContainText('What you see is as of');
});

test('a machine without a network says so at once, and its return is seen', async ({
  page,
  context,
  staff,
  line,
}) => {
  await takeSeat(page, staff, line);
  await context.setOffline(true);
  await expect(state(page)).toHaveAttribute('data-state', 'offline', { timeout: kBusyMs });
  await expect(note(page)).toContainText('There is no network.');
  await context.setOffline(false);
  await isLive(page);
});

test('a pick whose way is dead says that it is being sent, and is made once when there is a line', async ({
  page,
  staff,
  line,
}) => {
  const draft = await takeSeat(page, staff, line);
  await choose(page, 'Player 2');
  line.die();
  await page.getByTestId('confirm-pick').click();
  await expect(page.getByTestId('confirm-pick')).toHaveText('Sending…', {
    timeout: 3_000 + kBusyMs,
  });
  await picture(page, 'dead-line-sending');
  await expect(state(page)).toHaveAttribute('data-state', 'reconnecting');
  line.live();
  await expect(count(page)).toHaveText('4', { timeout: 30_000 });
  await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await picksOf(staff, draft.id)).toHaveLength(1);
});

test('a pick that was made though its answer was lost is one pick, and no error', async ({
  page,
  staff,
  line,
}) => {
  const draft = await takeSeat(page, staff, line);
  await choose(page, 'Player 2');
  line.die('back');
  await page.getByTestId('confirm-pick').click();
  await expect.poll(async () => (await picksOf(staff, draft.id)).length).toBe(1);
  await expect(count(page)).toHaveText('2');
  await expect(page.getByTestId('confirm-pick')).toHaveText('Sending…');
  line.live();
  await expect(count(page)).toHaveText('4', { timeout: 30_000 });
  await expect(page.getByTestId('confirm-pick')).toHaveCount(0, { timeout: 10_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await picksOf(staff, draft.id)).toHaveLength(1);
});

test('what is being sent can be given up', async ({ page, staff, line }) => {
  await takeSeat(page, staff, line);
  await choose(page, 'Player 2');
  line.die();
  await page.getByTestId('confirm-pick').click();
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeDisabled();
  await expect(cancel).toBeEnabled();
  await cancel.click();
  await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an undo and a start whose answers were lost happen once', async ({ page, staff, line }) => {
  const draft = await staff.newDraft(kSnake);
  await page.goto(`${line.url}/sign-in`);
  await page.getByLabel('Username').fill('morgan');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'morgan' })).toBeVisible();
  await openRoom(page, line, draft.id);
  line.die('back');
  await page.getByTestId('start-draft').click();
  await expect.poll(async () => (await staff.state(draft.id)).status).toBe('active');
  line.live();
  await expect(count(page)).toHaveText('2', { timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await staff.pick(draft.id);
  await expect(count(page)).toHaveText('4');
  await page.getByTestId('undo-pick').click();
  line.die('back');
  await page.getByRole('button', { name: 'Undo pick' }).click();
  await expect.poll(async () => (await staff.state(draft.id)).seq).toBe(5);
  line.live();
  await expect(count(page)).toHaveText('5', { timeout: 30_000 });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await staff.state(draft.id)).seq).toBe(5);
});

test('of two tabs of a captain the slower one is told what the other picked', async ({
  page,
  context,
  staff,
  line,
}) => {
  const draft = await takeSeat(page, staff, line);
  const other = await context.newPage();
  await openRoom(other, line, draft.id);
  await choose(page, 'Player 1');
  await choose(other, 'Player 2');
  await other.getByTestId('confirm-pick').click();
  const told = page.getByText('Already picked on your other device: Player 2');
  await expect(told).toBeVisible();
  await expect(page.getByTestId('confirm-pick')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(toasts(other)).toHaveText('Captain 1 picked Player 2 (Round 1)');
});

test('a tab that did not hear of the other’s pick is told when it confirms', async ({
  page,
  context,
  staff,
  line,
}) => {
  await page.routeWebSocket(/\/ws\/draft\//, (route) => {
    const server = route.connectToServer();
    server.onMessage((message) => {
      if (!message.toString().startsWith('{"type":"draft_events"')) route.send(message);
    });
  });
  const draft = await takeSeat(page, staff, line);
  const other = await context.newPage();
  await openRoom(other, line, draft.id);
  await choose(page, 'Player 2');
  await choose(other, 'Player 2');
  await other.getByTestId('confirm-pick').click();
  await expect(count(other)).toHaveText('4');
  await page.getByTestId('confirm-pick').click();
  await expect(page.getByText('Already picked on your other device: Player 2')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(count(page)).toHaveText('4');
  expect(await picksOf(staff, draft.id)).toHaveLength(1);
});
