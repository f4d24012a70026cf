// The socket's life with a real server that dies, pauses and restarts.
import type { Page } from '@playwright/test';
import { expect, kSnake, openRoom, openStarted, test, toasts } from './fixtures';

// A line that is silent for longer than this is given up by the page; the server says something every 20 s.
const kSilenceMs = 46_000;

const kFullTeams = { ...kSnake, teamSize: 4 };

const state = (page: Page) => page.getByTestId('connection-state');
const count = (page: Page) => page.getByTestId('draft-event-count');

function countSockets(page: Page): () => number {
  let made = 0;
  page.on('websocket', () => (made += 1));
  return () => made;
}

test('a page makes one connection, though its components mount twice', async ({ page, staff }) => {
  const draft = await staff.newDraft(kFullTeams);
  const sockets = countSockets(page);
  await openRoom(page, draft.id);
  await staff.start(draft.id);
  await expect(count(page)).toHaveText('2');
  expect(sockets()).toBe(1);
});

test('a server that is killed is waited for, and what it acknowledged is there', async ({
  page,
  staff,
  league,
}) => {
  const draft = await openStarted(page, staff, kFullTeams);
  for (let death = 1; death <= 2; death += 1) {
    await staff.pick(draft.id);
    await league.server.kill();
    await expect(state(page)).toHaveAttribute('data-state', 'reconnecting');
    await league.server.start();
    // Full jitter: each attempt in vain may double the wait for the next.
    await expect(state(page)).toHaveAttribute('data-state', 'live', { timeout: 30_000 });
    await expect(count(page)).toHaveText(String((await staff.state(draft.id)).seq));
  }
  await staff.pick(draft.id);
  await expect(toasts(page).filter({ hasText: '(Round 3)' })).toBeVisible();
});

test('an orderly restart brings the page back by itself', async ({ page, staff, league }) => {
  const draft = await openStarted(page, staff, kFullTeams);
  const sockets = countSockets(page);
  await league.server.restart();
  await expect.poll(sockets).toBeGreaterThanOrEqual(1);
  await expect(state(page)).toHaveAttribute('data-state', 'live');
  await staff.pick(draft.id);
  await expect(count(page)).toHaveText('4');
});

test('a server that is paused is given up after its silence, and found again when it goes on', async ({
  page,
  staff,
  league,
}) => {
  await page.clock.install();
  const draft = await openStarted(page, staff, kFullTeams);
  const sockets = countSockets(page);
  league.server.pause();
  try {
    await page.clock.fastForward(kSilenceMs);
    await expect(state(page)).toHaveAttribute('data-state', 'reconnecting');
    // The kernel goes on accepting for it: an attempt that hears nothing is given up as well, again and again.
    await expect
      .poll(async () => {
        await page.clock.fastForward(20_000);
        return sockets();
      })
      .toBeGreaterThanOrEqual(3);
    await expect(state(page)).toHaveAttribute('data-state', 'reconnecting');
  } finally {
    league.server.resume();
  }
  await expect
    .poll(async () => {
      await page.clock.fastForward(2_000);
      return state(page).getAttribute('data-state');
    })
    .toBe('live');
  await staff.pick(draft.id);
  await expect(count(page)).toHaveText('4');
  await expect(page.getByTestId('team-column').first()).toContainText('Player 1');
});

test('a tab that wakes after a long sleep does not trust its line', async ({
  page,
  staff,
  league,
}) => {
  await page.clock.install();
  await openStarted(page, staff, kFullTeams);
  const sockets = countSockets(page);
  league.server.pause();
  try {
    // Asleep: time passes and no timer runs.
    await page.clock.setSystemTime(Date.now() + 600_000);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(sockets).toBe(1);
    await expect(state(page)).toHaveAttribute('data-state', 'reconnecting');
  } finally {
    league.server.resume();
  }
  await expect(state(page)).toHaveAttribute('data-state', 'live');
});

test('no network is told as such, and its return brings what was missed', async ({
  page,
  context,
  staff,
  league,
}) => {
  const draft = await openStarted(page, staff, kFullTeams);
  await context.setOffline(true);
  await league.server.kill();
  await expect(state(page)).toHaveAttribute('data-state', 'offline');
  await league.server.start();
  await staff.pick(draft.id);
  await context.setOffline(false);
  await expect(state(page)).toHaveAttribute('data-state', 'live');
  await expect(count(page)).toHaveText('4');
  await expect(toasts(page)).toHaveCount(0);
});
